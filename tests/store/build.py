"""Articles for the tests of store and query: one by hand in a line, or any at all by hypothesis."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from quotebase.model import (
    Article,
    Channel,
    ChannelKind,
    Cue,
    CueKind,
    Modality,
    Party,
    Quote,
    QuoteKind,
    Span,
    Spans,
    Speaker,
    SpeakerType,
)
from quotebase.read import content_id

NOWHERE = (Span(0, 1),)


def quote(
    words: str = "We are ready", speaker: str | Speaker | None = "Sergey Lavrov", **fields: Any
) -> Quote:
    """A quotation of ``words``, with the fields that a test is about."""
    if isinstance(speaker, str):
        speaker = Speaker(speaker, "person", None, speaker, NOWHERE)
    plain = Quote(
        kind="direct",
        text=words,
        spans=(Span(0, len(words)),),
        cue=Cue("said", "say", NOWHERE),
        speaker=speaker,
        channel=None,
        addressee=None,
        via=None,
        parent=None,
        confidence=0.9,
        rule="quote-cue-speaker",
    )
    return replace(plain, **fields)


def article(*quotes: Quote, text: str = "A text.", url: str | None = None, **fields: Any) -> Article:
    """An article with these quotations."""
    return Article(text=text, id=fields.pop("id", "given"), url=url, quotes=quotes, **fields)


# What PostgreSQL and UTF-8 can hold.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
names = st.one_of(texts, st.sampled_from(["Sergey Lavrov", "LAVROV", "Łukasz Ørsted", "", "?"]))
numbers = st.integers(0, 2**31 - 1)


@st.composite
def _spans(draw: st.DrawFn) -> Spans:
    bounds = sorted(draw(st.lists(numbers, min_size=2, max_size=6, unique=True)))
    return tuple(Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False))


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


spans = _spans()
cues = st.builds(
    Cue, texts, texts, spans, st.sampled_from(get_args(CueKind)), st.sampled_from(get_args(Modality))
)
speakers = st.builds(
    Speaker,
    _maybe(names),
    _maybe(st.sampled_from(get_args(SpeakerType))),
    _maybe(texts),
    texts,
    spans,
    _maybe(texts),
)
channels = st.builds(Channel, st.sampled_from(get_args(ChannelKind)), _maybe(names), texts, spans)
parties = st.builds(Party, names, texts, spans)
quotes = st.builds(
    Quote,
    st.sampled_from(get_args(QuoteKind)),
    texts,
    spans,
    _maybe(cues),
    _maybe(speakers),
    _maybe(channels),
    _maybe(parties),
    _maybe(parties),
    st.none(),
    st.floats(0, 1),
    texts,
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article that can be stored, with quotations inside one another."""
    found = draw(st.lists(quotes, max_size=5))
    for inner in range(1, len(found)):
        parent = draw(_maybe(st.integers(0, inner - 1)))
        found[inner] = replace(found[inner], parent=parent)
    dates = st.sampled_from(["2022", "2022-02", "2022-02-21", "2022-02-21T10:00:00Z", "some day", ""])
    given = draw(st.none() | texts)
    text = draw(texts)
    return Article(
        text=text,
        id=content_id(text) if given is None else given,
        title=draw(_maybe(texts)),
        outlet=draw(_maybe(names)),
        author=draw(_maybe(texts)),
        published=draw(_maybe(dates)),
        url=draw(_maybe(texts)),
        language=draw(_maybe(texts)),
        quotes=tuple(found),
        origin=draw(_maybe(texts)),
        id_given=given is not None,
    )
