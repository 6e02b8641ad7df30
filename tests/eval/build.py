"""Small annotated articles and quotations made by hand."""

from typing import Any

from quotebase.model import Channel, ChannelKind, Cue, Party, Quote, QuoteKind, Span, Speaker, SpeakerType
from tests.eval.annotation import Annotated, annotated

TEXT = """\
“The roof leaks,” Anna Berg told the Linz Gazette. She said nobody had mended it “in years”.

The “roof fund” is empty, according to Paul Rossi.
"""
ROOF: dict[str, Any] = {
    "kind": "direct",
    "text": "The roof leaks",
    "mention": "Anna Berg",
    "cue": "told",
    "speaker": "Anna Berg",
    "type": "person",
    "channel": "interview",
    "channel_name": "Linz Gazette",
}
MENDED: dict[str, Any] = {
    "kind": "mixed",
    "text": "nobody had mended it “in years”",
    "mention": "She",
    "cue": "said",
    "speaker": "Anna Berg",
    "type": "person",
    "channel": "?",
}
FUND: dict[str, Any] = {
    "kind": "mixed",
    "text": "The “roof fund” is empty",
    "mention": "Paul Rossi",
    "cue": "according to",
    "speaker": "Paul Rossi",
    "type": "person",
}


def article(*entries: dict[str, Any], text: str = TEXT) -> Annotated:
    """``text`` with the annotations ``entries``; with all three of them where none is given."""
    quotes = list(entries) or [ROOF, MENDED, FUND]
    document = {"variety": "British", "genre": "local", "year": 2001, "text": text, "quotes": quotes}
    return annotated("roof", document)


def quote(
    words: str,
    source: str | None = None,
    cue: str | None = None,
    *,
    kind: QuoteKind = "direct",
    name: str | None = None,
    type_: SpeakerType | None = "person",
    channel: tuple[ChannelKind, str | None] | None = None,
    addressee: str | None = None,
    text: str = TEXT,
) -> Quote:
    """A quotation of ``words``, as an extractor would give it, by ``name`` or else by ``source``."""

    def spans(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),)

    speaker = source and Speaker(name or source, type_, None, source, spans(source))
    return Quote(
        kind=kind,
        text=words,
        spans=spans(words),
        cue=Cue(cue, cue, spans(cue)) if cue else None,
        speaker=speaker or None,
        channel=Channel(*channel, text="", spans=()) if channel else None,
        addressee=Party(addressee, addressee, ()) if addressee else None,
        via=None,
        parent=None,
        confidence=1.0,
        rule="by-hand",
    )


def all_right() -> list[Quote]:
    """What a perfect extractor finds in the article."""
    return [
        quote("The roof leaks", "Anna Berg", "told", channel=("interview", "Linz Gazette")),
        quote("nobody had mended it “in years”", "She", "said", kind="mixed", name="Anna Berg"),
        quote("The “roof fund” is empty", "Paul Rossi", "according to", kind="mixed"),
    ]
