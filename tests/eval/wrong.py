"""What is wrong in an article, with the paragraph that it is wrong in, to be read by a person."""

from collections.abc import Iterable

from quotebase.model import Article, Quote, Spans
from quotebase.pipeline import extract

from .annotation import UNKNOWN, Annotated
from .scoring import Match, letters, matches, mistakes


def described(article: Annotated) -> list[str]:
    """What is missed, wrong or found too much in ``article``, one text each."""
    found = extract(Article(text=article.text, id=article.name))
    return [
        _described(article, match, found)
        for match in matches(article, found)
        if not (match.expected and match.expected.optional)
        and (match.expected is None or match.found is None or mistakes(match))
    ]


def _described(article: Annotated, match: Match, found: Iterable[Quote]) -> str:
    quotation = match.expected or match.found
    assert quotation is not None
    spans = quotation.spans
    lines = [_paragraph(article.text, spans)]
    if match.expected:
        fields = {
            name.replace("_", " "): value
            for name, value in match.expected.fields.items()
            if value not in ("", UNKNOWN)
        }
        beside = (match.expected.source, match.expected.cue)
        source, cue = (_words(article.text, part or ()) for part in beside)
        told = "".join(f", {name} {value!r}" for name, value in fields.items())
        lines.append(
            f"  expected: {match.expected.kind} {_words(article.text, spans)},"
            f" source {source}, cue {cue}{told}"
        )
    if match.expected and match.found:
        lines.append(f"  found: {_told(match.found)}")
        lines += [f"  wrong: {mistake}" for mistake in mistakes(match)]
    elif match.found:
        lines.append(f"  too much: {_told(match.found)}")
    else:
        inside = letters(article.text, spans)
        over = [quote for quote in found if inside & letters(article.text, quote.spans)]
        lines.append(f"  found: {'; '.join(_told(quote) for quote in over) or 'nothing'}")
    return "\n".join(lines)


def _told(quote: Quote) -> str:
    speaker = f"‹{quote.speaker.text}›" if quote.speaker else "none"
    cue = f"‹{quote.cue.text}›" if quote.cue else "none"
    return f"{quote.kind} ‹{quote.text}›, source {speaker}, cue {cue}, by {quote.rule}"


def _words(text: str, spans: Spans) -> str:
    return " … ".join(f"‹{text[start:end]}›" for start, end in spans) or "none"


def _paragraph(text: str, spans: Spans) -> str:
    first = text.rfind("\n", 0, spans[0].start) + 1
    stop = text.find("\n", spans[-1].end)
    return text[first : stop if stop >= 0 else len(text)]
