"""Stage 6: the content of an attribution becomes exact spans and a kind; which quotation holds which."""

from typing import NamedTuple

from quotebase.model import QuoteKind, Span, Spans

from .attribution.findings import Attribution
from .text.chunks import Chunks
from .text.scan import Tokens

_DEEPEST = 20
"""No reader follows reports inside reports deeper than this."""


class Content(NamedTuple):
    """The words of one attribution: their spans, kind, and the quoted stretches (chunks) among them."""

    spans: Spans
    kind: QuoteKind
    stretches: tuple[int, ...]


def content_of(attribution: Attribution, tokens: Tokens, chunks: Chunks) -> Content | None:
    """Spans of the words, ascending and apart, without outer marks and edge punctuation."""
    kinds = chunks.kinds
    found: list[Span] = []
    stretches: list[int] = []
    inside = outside = False
    for begin, end in sorted(attribution.content):
        quoted = chunks.quoted(begin, end)
        stretches += quoted
        if quoted and not kinds[begin:end].strip("Q,.!"):
            inside = True
            for at in quoted:
                stretch = chunks.stretches[at]
                _append(found, _trim(tokens, stretch.first, stretch.stop, quoted=True))
            continue
        inside = inside or not chunks.stretches.keys().isdisjoint(range(begin, end))  # titles too are marked
        outside = True
        _append(found, _trim(tokens, chunks.first[begin], chunks.stop[end - 1], quoted=False))
    if not found:
        return None
    kind: QuoteKind = "mixed" if inside and outside else "direct" if inside else "indirect"
    return Content(tuple(found), kind, tuple(stretches))


def _append(found: list[Span], span: Span | None) -> None:
    if span is None or (found and span.start < found[-1].end):
        return
    found.append(span)


def _trim(tokens: Tokens, first: int, stop: int, *, quoted: bool) -> Span | None:
    classes = tokens.classes
    edge = ",¶~" if quoted else ",;:-¶~"
    while stop > first and classes[stop - 1] in edge:
        stop -= 1
    while first < stop and classes[first] in ",;:¶~" + ("" if quoted else "-."):
        first += 1
    return tokens.span(first, stop) if first < stop else None


def parents(all_spans: list[Spans]) -> list[int | None]:
    """For each quotation, in order of first character, the index of the smallest one around it."""
    found: list[int | None] = []
    open_: list[int] = []
    for index, spans in enumerate(all_spans):
        start = spans[0].start
        while open_ and all_spans[open_[-1]][-1].end <= start:
            open_.pop()
        found.append(_parent(all_spans, open_[-_DEEPEST:], spans) if open_ else None)
        open_.append(index)
    return found


def _parent(all_spans: list[Spans], candidates: list[int], spans: Spans) -> int | None:
    """The last of ``candidates`` that has all of ``spans`` inside."""
    start, end = spans[0].start, spans[-1].end
    length = sum(stop - begin for begin, stop in spans)
    for outer in reversed(candidates):
        if _holds(all_spans[outer], start, end, length):
            return outer
    return None


def _holds(spans: Spans, start: int, end: int, length: int) -> bool:
    """Whether one of ``spans`` has ``start`` to ``end`` inside, and more than ``length`` characters."""
    return any(outer <= start and end <= stop and stop - outer > length for outer, stop in spans)
