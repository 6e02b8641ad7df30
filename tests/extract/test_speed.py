"""How much work extraction does, counted in calls: the same number on every machine, however busy.

Seconds are for ``test_pathological``, which sees what goes on inside one call.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from quotebase.extract.attribution.frames import FRAMES, Frame
from quotebase.extract.text.chunks import CHUNKS
from quotebase.extract.text.scan import CLASSES
from tests.extract.cases import extracted
from tests.extract.test_pathological import UNITS, distinct_names

ARTICLES = Path(__file__).parent / "articles"
REPEATS = 1_600
GROWTH = 4
MOST_GROWTH = 9.0
"""In proportion it would be 4, to the square 16: how far a cue looks back is bounded, but not by little."""
MOST_CALLS = 6.0
"""Calls a character that an article full of quotations may take: half as many again as it does."""


def calls(text: str) -> int:
    """How many functions are called, Python's own included, to extract from ``text``."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        extracted(text)
    finally:
        sys.setprofile(before)
    return count


def growth(make: Callable[[int], str]) -> float:
    """How many times more calls ``REPEATS`` take than a quarter of them."""
    extracted(make(1))
    return calls(make(REPEATS)) / calls(make(REPEATS // GROWTH))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_takes_few_calls_a_character(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    extracted(text)
    assert calls(text) < MOST_CALLS * len(text)


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_calls_grow_no_faster_than_the_text(unit: str) -> None:
    assert growth(lambda count: UNITS[unit] * count) < MOST_GROWTH


def test_calls_grow_no_faster_than_the_names() -> None:
    assert growth(distinct_names) < MOST_GROWTH


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_a_frame_is_tried_wherever_it_could_fit(frame: Frame) -> None:
    chance = random.Random(frame.name)
    letters = [*CLASSES, *CHUNKS, *"MPQpy.to2I,:wHCEx" * 4]
    shapes = ("".join(chance.choices(letters, k=6)) for _ in range(20_000))
    fitting = {shape[0] for shape in shapes if frame.shape.match(shape)}
    assert fitting
    assert fitting <= frame.openings
