"""Two articles of the shape that the product is for: who said what, and through which channel."""

from pathlib import Path

import pytest

from quotebase.model import Quote
from tests.extract.cases import extracted

ARTICLES = Path(__file__).parent / "articles"
WIRE = (ARTICLES / "wire.txt").read_text(encoding="utf-8")
COMMENT = (ARTICLES / "comment.txt").read_text(encoding="utf-8")

SEEN = [
    (WIRE, "The heads of Suria", "State Chancery", ("statement", None)),
    (WIRE, "quick and hard answer", "Helen Carrow", None),
    (WIRE, "he had talked to", "Ilir Gashi", ("social", "Twitter")),
    (WIRE, "would be a grave step", "Leena Saar", ("social", "Twitter")),
    (WIRE, "It would be an open breach", "Leena Saar", ("social", "Twitter")),
    (WIRE, "I think the Carrow people", "Nora Whitlock", None),
    (WIRE, "The truth is, if he goes ahead", "Nora Whitlock", None),
    (WIRE, "the union should freeze", "Paul Denham", ("social", "Twitter")),
    (WIRE, "After Hallgren recognises", "Paul Denham", ("social", "Twitter")),
    (COMMENT, "In the event of (the islands)", "Maxim Orlov", ("interview", "Reuters")),
    (COMMENT, "Norland would have to take on some duties", "Maxim Orlov", ...),
    (COMMENT, "Our western colleagues", "Sergei Lunin", None),
]


def those_with(text: str, words: str) -> list[Quote]:
    return [quote for quote in extracted(text) if words in quote.text]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "channel"),
    [pytest.param(*row, id=row[1]) for row in SEEN],
)
def test_the_words_have_their_speaker_and_channel(
    text: str, words: str, speaker: str, channel: object
) -> None:
    quotes = [quote for quote in those_with(text, words) if quote.speaker and quote.speaker.name == speaker]
    assert len(quotes) == 1
    heard = quotes[0].channel
    assert channel is ... or channel == (heard and (heard.kind, heard.name))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (WIRE, "It would be an open breach", "shuts the last door."),
        (COMMENT, "Our western colleagues", "written answers next week"),
    ],
)
def test_a_quotation_that_its_cue_splits_is_one(text: str, first: str, last: str) -> None:
    (quote,) = those_with(text, first)
    assert quote.text.endswith(last)
    assert len(quote.spans) == 2
    assert quote.kind == "direct"


@pytest.mark.parametrize(
    "words", ["false-flag", "options on the table", "nuclear option", "no", "aggression"]
)
def test_what_is_only_put_in_marks_is_no_quotation_of_its_own(words: str) -> None:
    assert words not in {
        quote.text.strip("“”‘’\"', ") for text in (WIRE, COMMENT) for quote in extracted(text)
    }


@pytest.mark.parametrize(
    ("text", "full_name", "mention"), [(WIRE, "Leena Saar", "she"), (WIRE, "Nora Whitlock", "Whitlock")]
)
def test_a_short_mention_is_kept_beside_the_full_name(text: str, full_name: str, mention: str) -> None:
    speakers = [quote.speaker for quote in extracted(text) if quote.speaker]
    assert mention in {speaker.text for speaker in speakers if speaker.name == full_name}


def test_the_office_is_kept_as_the_role() -> None:
    (quote,) = those_with(WIRE, "would be a grave step")
    assert quote.speaker
    assert quote.speaker.role == "Eastland's Prime Minister"


def test_credits_at_the_end_are_no_quotations() -> None:
    assert all("contributed" not in quote.text for quote in extracted(WIRE))
    assert all("republished" not in quote.text for quote in extracted(COMMENT))
