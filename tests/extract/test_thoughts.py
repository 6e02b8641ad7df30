"""Thoughts: left out unless they are asked for, and then told from speech."""

from dataclasses import replace

import pytest

from quotebase import Quote
from quotebase.pipeline import analyse
from quotebase.read import read
from scripts.docs import ROOT
from tests.extract.cases import corpus


def found(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.cue.kind if quote.cue else None) for quote in thoughts(text)]


def thoughts(text: str) -> tuple[Quote, ...]:
    return analyse(text, ["thoughts"]).quotes


def test_what_a_document_states_is_speech() -> None:
    (quote,) = analyse("The poll showed that voters were tired.").quotes
    assert (quote.text, quote.cue and quote.cue.kind) == ("voters were tired", "speech")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Berg believes that the bridge is safe.", "the bridge is safe"),
        ("Anna Berg hopes to win the vote.", "to win the vote"),
        ("Rossi wants the bridge to close.", "the bridge to close"),
        ("The photo showed that voters were tired.", "voters were tired"),
    ],
)
def test_a_thought_is_found_only_where_it_is_asked_for(text: str, content: str) -> None:
    assert analyse(text).quotes == ()
    assert found(text) == [(content, "thought")]


def test_speech_stays_speech() -> None:
    text = "Rossi wants a bridge. Anna Berg said that the bridge was safe. The sign reads: “No entry.”"
    assert [pair for pair in found(text) if pair[1] == "speech"] == [
        ("the bridge was safe", "speech"),
        ("No entry.", "speech"),
    ]


def test_words_that_someone_said_are_no_thought_of_another() -> None:
    text = "Rossi believes what “she” said. “It is over,” Anna Berg said."
    assert ("It is over", "speech") in found(text)


def test_speech_is_the_same_with_thoughts_and_without() -> None:
    """To the last field, but for ``parent``, which counts the thoughts as well."""
    articles = [article.text for article in read([ROOT / "seeds" / "articles"])]
    for text in articles + [case.text for case in corpus()]:
        plain = [replace(quote, parent=None) for quote in analyse(text).quotes]
        among = {replace(quote, parent=None) for quote in thoughts(text)}
        assert [quote for quote in plain if quote not in among] == [], text


def test_a_loose_report_inside_a_thought_is_part_of_it() -> None:
    text = "Rossi believes that the report praising the mayor is wrong."
    assert analyse(text).quotes == ()
    assert found(text) == [("the report praising the mayor is wrong", "thought")]
