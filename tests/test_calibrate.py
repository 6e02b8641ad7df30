"""``python -m quotebase.calibrate``: how often each rule is right on annotated articles."""

import json
from pathlib import Path

import pytest

from quotebase.calibrate import Annotation, main, measure, right_ones
from quotebase.extract.confidence import Measured, parse
from quotebase.model import Article, Span
from quotebase.pipeline import extract

TEXT = "“The roof leaks,” Anna Berg said. “Nobody mends it,” said Paul Rossi."
ROOF, BERG = "The roof leaks", "Anna Berg"
MENDS, ROSSI = "Nobody mends it", "Paul Rossi"


def annotated(*pairs: tuple[str, str], text: str = TEXT) -> list[Annotation]:
    """An annotation for each pair of words and source, which stand in ``text``."""

    def span(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),) if part else ()

    return [Annotation(span(words), span(source)) for words, source in pairs]


def right(*pairs: tuple[str, str], text: str = TEXT) -> set[int]:
    return right_ones(text, extract(Article(text, "")), annotated(*pairs, text=text))


def test_a_quotation_with_the_annotated_words_and_source_is_right() -> None:
    assert right((ROOF, BERG), (MENDS, ROSSI)) == {0, 1}


def test_a_quotation_that_nobody_annotated_is_wrong() -> None:
    assert right((MENDS, ROSSI)) == {1}


def test_a_quotation_of_another_source_is_wrong() -> None:
    assert right((ROOF, ROSSI), (MENDS, ROSSI)) == {1}


def test_half_of_the_letters_are_enough() -> None:
    assert right(("roof leaks", BERG)) == {0}
    assert right(("leaks", BERG)) == set()


def test_marks_and_blanks_do_not_count() -> None:
    assert right(("“The roof leaks,” ", BERG)) == {0}


def test_an_annotation_counts_for_one_quotation() -> None:
    both = "The roof leaks,” Anna Berg said. “Nobody mends it"
    assert len(right((both, BERG))) <= 1


def test_a_source_that_shares_less_than_half_counts_where_the_last_word_is_the_same() -> None:
    text = "Anna Berg came late. “The roof leaks,” she said."
    assert right((ROOF, "she"), text=text) == {0}
    assert right((ROOF, BERG), text=text) == {0}
    assert right((ROOF, "late"), text=text) == set()


def test_where_no_source_is_annotated_a_quotation_with_speaker_is_wrong() -> None:
    assert right((ROOF, "")) == set()


def test_what_is_measured_is_counted_by_rule_and_kind() -> None:
    measured = measure([(TEXT, annotated((ROOF, BERG)))] * 3)
    assert measured.articles == 3
    assert measured.cells == {
        ("quote-speaker-cue", "direct"): Measured(3, 3),
        ("quote-cue-speaker", "direct"): Measured(3, 0),
    }
    made, right_, expected = measured.states["plain"]
    assert (made, right_) == (6, 3)
    assert expected == 3.0


def test_a_thought_counts_for_no_rule() -> None:
    text = "Anna Berg believes that the bridge was safe."
    measured = measure([(text, annotated(("the bridge was safe", BERG), text=text))])
    assert measured.cells == {}
    assert measured.states["thought"][:2] == (1, 1)


def gold_file(folder: Path, *rows: str) -> str:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return str(path)


def row() -> str:
    spans = {"content": [[1, 15]], "source": [[18, 27]]}
    return json.dumps({"id": "x", "text": TEXT, "attributions": [{**spans, "speech": True}]})


def test_the_table_is_written_and_the_same_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, output = gold_file(tmp_path, row(), row()), tmp_path / "confidence.toml"
    assert main([gold, "--output", str(output)]) == 0
    assert capsys.readouterr() == ("", "2 articles, 4 quotations of speech, 2 of them right\n")
    first = output.read_text(encoding="utf-8")
    assert parse(first).cells["quote-speaker-cue", "direct"] == Measured(2, 2)
    assert main([gold, "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8") == first


def test_a_row_that_is_no_annotated_article_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = gold_file(tmp_path, row(), '{"text": "No."}')
    assert main([gold, "--output", str(tmp_path / "out.toml")]) == 2
    assert capsys.readouterr().err == (
        f"error: {gold}:2: is no annotated article (KeyError: 'attributions'); see its form in --help\n"
    )
    assert not (tmp_path / "out.toml").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert capsys.readouterr().err.startswith(f"error: {tmp_path}/none.jsonl: No such file")
