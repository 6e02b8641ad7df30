"""Lines that are broken at a width are read as the paragraphs they make, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.extract.text.wrapping import unwrapped
from tests.extract.cases import extracted

WIRE = """\
OSLO (Reuters) - The National Union of
Bakers said on Monday it had rejected an improved
wage offer from the mill because it fell short of
its demands.
"We have rejected the offer and we will now get a new
mandate from the bakers so that we can go on,"
Helen Dahl, the union's chief negotiator, told Reuters.
"""

PARAGRAPHS = """\
The bakers rejected the offer.
"We have rejected it," Helen Dahl said.
The mill did not answer.
She left.
"""


def test_what_is_said_goes_on_over_the_ends_of_lines() -> None:
    first, second = extracted(WIRE)
    assert first.speaker is not None
    assert first.speaker.name == "National Union of Bakers"
    assert first.text == (
        "it had rejected an improved\nwage offer from the mill because it fell short of\nits demands"
    )
    assert second.text.startswith("We have rejected the offer and we will now get a new\nmandate")
    assert second.speaker is not None
    assert second.speaker.name == "Helen Dahl"


def test_words_are_as_they_stand_in_the_text() -> None:
    for quote in extracted(WIRE):
        for part in (quote, quote.cue, quote.speaker, quote.channel, quote.addressee, quote.via):
            if part is not None:
                assert part.text == " ".join(WIRE[start:end] for start, end in part.spans)


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert "its demands.\n" in unwrapped(WIRE)
    assert "union of bakers" in unwrapped(WIRE).lower()


@pytest.mark.parametrize(
    "text",
    [PARAGRAPHS, PARAGRAPHS.replace("\n", "\n\n"), "", "\n", "one\ntwo", "a, b\n\nc, d\n\ne, f\n\ng\n"],
)
def test_lines_that_are_paragraphs_stay_so(text: str) -> None:
    assert unwrapped(text) is text


@given(st.text(alphabet="ab ,.\n”\u2028é", max_size=200))
def test_only_ends_of_line_change_and_only_to_blanks(text: str) -> None:
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, plain, strict=True))
