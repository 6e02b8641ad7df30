"""Why an article's quotations are what they are, and why other words in quotation marks are none.

Built from what the stages found; extraction itself does nothing for it.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from quotebase.model import Article, Quote, Span

from .analysis import Analysis
from .assemble import content_of
from .attribution.findings import Attribution
from .passed_over import PassedOver, passed_over
from .rules import rules

WIDTH = 80
_LABEL = 9
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Explained:
    """One quotation and how it came about.

    ``says`` is what its rule looks for, ``frames`` what its cue's verb may be followed by, ``how`` the way
    its speaker's name was found, ``heard`` what tells its channel, ``dropped`` the other readings that wanted
    the same words.
    """

    number: int
    quote: Quote
    says: str
    frames: tuple[str, ...]
    how: str
    heard: str | None
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say of one article's quotations, and of the stretches in marks that are none."""

    article: Article
    quotes: tuple[Explained, ...]
    passed_over: tuple[PassedOver, ...]

    def render(self, color: bool = False) -> str:
        """The explanation in lines of at most 80 columns; ``color`` sets it off for a terminal."""
        return "\n".join(_rendered(self, color))

    def to_dict(self) -> dict[str, Any]:
        """The explanation as JSON-able values; offsets are code points into the article's text."""
        return {
            "id": self.article.id,
            "quotes": [asdict(explained) for explained in self.quotes],
            "passed_over": [asdict(stretch) for stretch in self.passed_over],
        }


def explained(article: Article, analysis: Analysis) -> Explanation:
    """The explanation of what the stages found in ``article``."""
    dropped = _dropped(analysis)
    quotes = []
    for index, (quote, how) in enumerate(zip(analysis.quotes, analysis.how, strict=True)):
        attribution, content = analysis.kept[index]
        quotes.append(
            Explained(
                number=index + 1,
                quote=quote,
                says=rules()[quote.rule].says,
                frames=tuple(sorted(attribution.cue.verb.frames)) if attribution.cue else (),
                how=how,
                heard=analysis.why[index],
                dropped=tuple(
                    _reading(other, analysis)
                    for other, spans, stretches in dropped
                    if spans == content.spans or set(stretches) & set(content.stretches)
                ),
            )
        )
    return Explanation(article, tuple(quotes), tuple(passed_over(analysis)))


def _dropped(analysis: Analysis) -> list[tuple[Attribution, tuple[Span, ...], tuple[int, ...]]]:
    kept = {id(attribution) for attribution, _ in analysis.kept}
    found = []
    for attribution in analysis.attributions:
        if id(attribution) not in kept:
            content = content_of(attribution, analysis.tokens, analysis.chunks)
            if content is not None:
                found.append((attribution, content.spans, content.stretches))
    return found


def _reading(attribution: Attribution, analysis: Analysis) -> str:
    if attribution.cue_range is None:
        return attribution.rule
    return f"{attribution.rule}, cue “{analysis.tokens.slice(*attribution.cue_range)}”"


def _rendered(explanation: Explanation, color: bool) -> Iterator[str]:
    def bold(text: str) -> str:
        return f"{_BOLD}{text}{_END}" if color else text

    def dim(text: str) -> str:
        return f"{_DIM}{text}{_END}" if color else text

    title = explanation.article.title or explanation.article.origin
    if title:
        yield from (bold(line) for line in textwrap.wrap(" ".join(title.split()), WIDTH))
        yield ""
    if not explanation.quotes:
        yield "no quotations"
    for one in explanation.quotes:
        if one.number > 1:
            yield ""
        text = f"“{one.quote.text}”" if one.quote.kind == "direct" else one.quote.text
        yield from (bold(line) for line in _hung(f"{one.number}", text, 5))
        for label, value in _facts(one):
            first, *rest = _hung(f"     {label}", value, 5 + _LABEL)
            yield first.replace(label, dim(label), 1)
            yield from rest
    if explanation.passed_over:
        yield ""
        yield bold("in quotation marks, but no quotation")
    for stretch in explanation.passed_over:
        start, end = stretch.span
        yield from _hung(
            f"     {start}–{end}", f"“{_snippet(stretch.text)}”: {stretch.reason}", 5 + 2 * _LABEL
        )


def _facts(one: Explained) -> Iterator[tuple[str, str]]:
    quote = one.quote
    yield "kind", f"{quote.kind}, at " + ", ".join(f"{start}–{end}" for start, end in quote.spans)
    yield "rule", f"{quote.rule}: {one.says} (right {quote.confidence:.0%} of the time)"
    if quote.cue:
        cue = f"“{quote.cue.text}”"
        cue += f" ({quote.cue.lemma})" if quote.cue.lemma != quote.cue.text else ""
        yield "cue", f"{cue}, {quote.cue.kind}, {quote.cue.modality}"
    if one.frames:
        yield "frames", ", ".join(one.frames)
    if quote.speaker:
        name, mention = quote.speaker.name or "nobody known", quote.speaker.text
        who = name if name == mention else f"{name}, by “{mention}”"
        yield "speaker", f"{who}: {one.how}"
    else:
        yield "speaker", one.how
    if quote.speaker and quote.speaker.role:
        yield "role", quote.speaker.role
    if quote.channel:
        named = f"{quote.channel.kind}, {quote.channel.name}" if quote.channel.name else quote.channel.kind
        yield "channel", f"{named}, by “{quote.channel.text}”: {one.heard}"
    if quote.addressee:
        yield "told", f"{quote.addressee.name}, by “{quote.addressee.text}”"
    if quote.via:
        yield "via", f"{quote.via.name}, by “{quote.via.text}”"
    if quote.parent is not None:
        yield "inside", f"quotation {quote.parent + 1}"
    for reading in one.dropped:
        yield "dropped", reading


def _hung(label: str, text: str, indent: int) -> list[str]:
    """``text`` in lines behind ``label``, each line after the first indented as far."""
    return textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=f"{label:<{indent - 1}} ",
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )


def _snippet(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder=" …") or text[:60]
