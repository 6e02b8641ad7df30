"""No shape of a chunk is left out where the pattern of all of them is tried."""

import regex

from quotebase.extract.text.chunks import _BEHIND_PLAIN, _SHAPES
from quotebase.extract.text.scan import CLASSES


def test_every_letter_that_may_stand_second_in_a_shape_of_plain_words_is_tried() -> None:
    """A shape that begins with a plain word is tried only before the letters of ``_BEHIND_PLAIN``."""
    plain = [regex.compile(shape, regex.VERBOSE) for _, openings, shape in _SHAPES if "x" in openings]
    second = {
        letter
        for pattern in plain
        for letter in CLASSES
        for before in CLASSES
        if (match := pattern.match(f"{before}x{letter}", pos=1, partial=True)) and match.end() > len("x") + 1
    }
    assert second - set(_BEHIND_PLAIN) == set()
    assert second
