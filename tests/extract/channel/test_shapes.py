"""The table of shapes that tell a channel, and the lists of words around one: every example is a test."""

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from quotebase.extract.channel.shapes import SIGNS, Shape, shapes
from quotebase.extract.text.chunks import CHUNKS
from quotebase.extract.text.scan import CLASSES
from quotebase.pipeline import analyse

LISTS: dict[str, dict[str, Any]] = tomllib.loads(
    (files("quotebase.lexicon") / "en" / "channel_words.toml").read_text(encoding="utf-8")
)
every_shape = pytest.mark.parametrize("shape", shapes(), ids=[shape.name for shape in shapes()])
every_list = pytest.mark.parametrize("row", LISTS.values(), ids=list(LISTS))


def told(example: str) -> list[tuple[str, str]]:
    """The channels of a text, each by its words and by the shape that tells it."""
    analysis = analyse(re.sub(r"[|]", "", example))
    pairs = zip(analysis.quotes, analysis.why, strict=True)
    return [(quote.channel.text, (why or "").partition(",")[0]) for quote, why in pairs if quote.channel]


def credited(example: str) -> list[str]:
    """The words that credit an outlet for what a text quotes."""
    return [quote.via.text for quote in analyse(re.sub(r"[|]", "", example)).quotes if quote.via]


@every_shape
def test_a_shape_has_examples_and_counterexamples(shape: Shape) -> None:
    assert shape.examples
    assert shape.counterexamples


@every_shape
def test_a_shape_tells_the_words_between_the_bars_of_its_examples(shape: Shape) -> None:
    missed = [
        (example, told(example))
        for example in shape.examples
        if (example.split("|")[1], shape.name) not in told(example)
    ]
    assert missed == []


@every_shape
def test_a_shape_tells_nothing_in_its_counterexamples(shape: Shape) -> None:
    wrong = [text for text in shape.counterexamples if shape.name in [name for _, name in told(text)]]
    assert wrong == []


def test_no_sign_is_the_letter_of_a_chunk() -> None:
    signs = "".join(signs for name, (signs, _) in SIGNS.items() if name not in ("SAID", "MENTION"))
    assert sorted(set(signs) & set(CHUNKS | CLASSES)) == []


@every_list
def test_a_list_around_channels_has_words_and_examples(row: dict[str, Any]) -> None:
    assert row["words"]
    assert row["examples"]
    assert row["counterexamples"]


@every_list
def test_an_example_of_a_list_is_heard_or_passed_on_by_the_words_between_its_bars(
    row: dict[str, Any],
) -> None:
    missed = [
        (example, told(example), credited(example))
        for example in row["examples"]
        if example.split("|")[1] not in [*(text for text, _ in told(example)), *credited(example)]
    ]
    assert missed == []


@every_list
def test_a_counterexample_of_a_list_is_heard_through_nothing(row: dict[str, Any]) -> None:
    assert [(text, told(text)) for text in row["counterexamples"] if told(text) or credited(text)] == []
