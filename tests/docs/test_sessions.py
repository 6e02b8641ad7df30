"""Examples in documents are run, and what they print is put under them."""

import pytest

from scripts.sessions import ExampleError, refreshed


def console(*lines: str) -> str:
    return "\n".join(["```console", *lines, "```", ""])


def pycon(*lines: str) -> str:
    return "\n".join(["```pycon", *lines, "```", ""])


def test_the_output_of_a_command_replaces_what_stood_under_it() -> None:
    assert refreshed(console("$ echo new", "old", "$ echo b")) == console(
        "$ echo new", "new", "$ echo b", "b"
    )


def test_a_command_may_run_over_several_lines() -> None:
    document = console("$ printf '%s\\n' \\", ">     one two", "one", "two")
    assert refreshed(document) == document


def test_a_later_block_finds_what_an_earlier_one_made() -> None:
    made = console("$ echo kept > note.txt")
    read = pycon(">>> from pathlib import Path", ">>> Path('note.txt').read_text()", "'kept\\n'")
    assert refreshed(made + "text\n" + read) == made + "text\n" + read


def test_messages_stand_where_a_reader_sees_them() -> None:
    document = console("$ echo a; echo b >&2; echo c", "a", "b", "c")
    assert refreshed(document) == document


def test_a_command_that_fails_is_an_error_that_shows_what_it_said() -> None:
    with pytest.raises(ExampleError, match=r"\$ echo gone; exit 3\nexited with 3:\ngone"):
        refreshed(console("$ echo gone; exit 3"))


def test_a_failing_command_may_show_its_exit_code() -> None:
    document = console("$ (exit 3); echo $?", "3")
    assert refreshed(document) == document


def test_statements_share_one_namespace_in_the_whole_document() -> None:
    document = "```python\nx = 2\n```\n" + pycon(
        ">>> for i in range(x):", "...     print(i)", "...", "0", "1"
    )
    assert refreshed(document) == document


def test_a_statement_that_is_shown_to_raise_may() -> None:
    shown = pycon(">>> 1 / 0", "Traceback (most recent call last):", "  ...", "ValueError: was")
    now = pycon(
        ">>> 1 / 0", "Traceback (most recent call last):", "  ...", "ZeroDivisionError: division by zero"
    )
    assert refreshed(shown) == now


def test_a_statement_that_is_not_shown_to_raise_must_not() -> None:
    with pytest.raises(ExampleError, match="1 / 0\nraised ZeroDivisionError: division by zero"):
        refreshed(pycon(">>> 1 / 0", "0"))


def test_a_script_that_raises_is_an_error() -> None:
    with pytest.raises(ExampleError, match="raised ZeroDivisionError: division by zero"):
        refreshed("```python\n1 / 0\n```\n")


def test_other_blocks_and_the_text_between_are_left_alone() -> None:
    document = "# Title\n\n```sh\nrm -rf /\n```\n\n```json\n{}\n```\n"
    assert refreshed(document) == document


def test_blank_lines_in_an_output_are_kept_but_for_those_at_the_end_of_a_block() -> None:
    document = console("$ printf 'a\\n\\nb\\n\\n'", "a", "", "b", "", "$ printf 'c\\n\\n'", "c")
    assert refreshed(document) == document


def test_what_a_script_prints_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert refreshed("```python\nprint(1)\n```\n") == "```python\nprint(1)\n```\n"
    assert capsys.readouterr().out == ""
