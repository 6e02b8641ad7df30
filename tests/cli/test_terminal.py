"""Lines that fit a terminal, whatever the letters are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.cli.terminal import (
    Column,
    columns_of,
    fitted,
    grid_row,
    harmless,
    plain,
    wants_colour,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Lavrov", 6),
        ("Zelenśkyj", 9),
        ("e\u0301te\u0301", 3),
        ("習近平", 6),
        ("📰", 2),
        ("a\u200db", 2),
        ("", 0),
    ],
)
def test_wide_letters_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_lines_are_broken_at_spaces() -> None:
    assert wrapped("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_longer_than_a_line_is_broken_within() -> None:
    assert wrapped("a bcdefghij k", 4) == ["a", "bcde", "fghi", "j k"]


def test_wide_letters_are_counted_when_lines_are_broken() -> None:
    assert wrapped("習近平習近平", 7) == ["習近平", "習近平"]


def test_nothing_is_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


@given(st.text(), st.integers(2, 30))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= width for line in lines)


def test_control_characters_of_an_article_cannot_drive_the_terminal() -> None:
    assert plain("\x1b[2Jred\x07 \u202etxt\x9b\n\tend") == "[2Jred txt end"


def test_a_harmless_text_keeps_its_offsets_and_its_lines() -> None:
    assert harmless("\x1b[2Ja\r\n\tb\u202ec") == "\ufffd[2Ja\r\n\tb\ufffdc"


def test_columns_take_what_they_need_where_all_fit() -> None:
    columns = (Column("ID", number=True), Column("NAME"))
    assert fitted(columns, [["7", "Ada Byron"]], 80) == [2, 9]


def test_the_widest_column_is_narrowed_where_they_do_not_fit() -> None:
    columns = (Column("ID", number=True, wraps=False), Column("NAME"), Column("ROLE"))
    assert fitted(columns, [["7", "Ada Byron", "x" * 60]], 40) == [2, 9, 25]


def test_numbers_stand_right_and_long_cells_go_on_below() -> None:
    columns = (Column("N", number=True), Column("NAME"), Column("LAST"))
    assert grid_row(["7", "Ada Byron", "x"], columns, [3, 5, 4]) == ["  7  Ada    x", "     Byron"]


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_in_a_pipe_only_where_it_is_ordered(
    settings: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert wants_colour() is coloured
