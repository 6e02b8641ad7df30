"""The articles and what a careful reader finds in them.

A file of ``articles/`` is one article: its ``variety`` of English, ``genre`` and ``year``, its ``text``, and
``quotes``, all of them in the order of their first character. Of each are given:

``kind``            ``direct``, ``mixed`` or ``indirect``
``text``            the words; a list where cue or paragraph split them. ``after`` says behind which words of
                    the article they stand, where they occur in it more than once
``mention, cue``    the words that name who speaks, and those that report: the nearest to ``text``, in its
                    paragraph if they stand there
``speaker, type``   who it is, by the fullest name in the article
``channel, channel_name, addressee, via``
``optional``        a reader may take it for a quotation or not: neither finding it nor missing it counts

A field that is not given must be empty; one that is ``"?"`` is not compared, because the article does not
say it clearly; names with ``|`` between them are names of one thing.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotebase.model import Span, Spans

FOLDER = Path(__file__).parent / "articles"
HEAD = {"variety", "genre", "year", "text", "quotes"}
WHERE = {"kind", "text", "after", "mention", "cue", "optional"}
NAMES = ("speaker", "type", "channel", "channel_name", "addressee", "via")
UNKNOWN = "?"


@dataclass(frozen=True)
class Expected:
    """A quotation that a reader finds; ``source`` and ``cue`` are ``None`` where they are not compared."""

    kind: str
    spans: Spans
    source: Spans | None
    cue: Spans | None
    fields: dict[str, str]
    optional: bool = False


@dataclass(frozen=True)
class Annotated:
    """An article with its quotations."""

    name: str
    variety: str
    genre: str
    year: int
    text: str
    quotes: tuple[Expected, ...]


@cache
def articles() -> tuple[Annotated, ...]:
    """All articles, in the order of their names."""
    return tuple(
        annotated(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.toml"))
    )


def annotated(name: str, document: dict[str, Any]) -> Annotated:
    """The article of ``document``; raises ``ValueError`` where a string does not stand in it as it should."""
    if document.keys() != HEAD:
        raise ValueError(f"{name}: needs {', '.join(sorted(HEAD))}, has {', '.join(sorted(document))}")
    text = document["text"]
    quotes = []
    for entry in document["quotes"]:
        try:
            quotes.append(_expected(text, entry))
        except ValueError as error:
            raise ValueError(f"{name}: {entry.get('text')}: {error}") from None
    return Annotated(name, document["variety"], document["genre"], document["year"], text, tuple(quotes))


def _expected(text: str, entry: dict[str, Any]) -> Expected:
    if strange := entry.keys() - WHERE - set(NAMES):
        raise ValueError(f"unknown field {', '.join(sorted(strange))}")
    spans = _content(text, entry)
    cue = _beside(text, entry.get("cue", ""), spans, spans)
    source = _beside(text, entry.get("mention", ""), cue or spans, spans)
    fields = {name: entry.get(name, "") for name in NAMES}
    if fields["channel"] == UNKNOWN:
        fields["channel_name"] = UNKNOWN
    return Expected(entry["kind"], spans, source, cue, fields, entry.get("optional", False))


def _content(text: str, entry: dict[str, Any]) -> Spans:
    parts = entry["text"] if isinstance(entry["text"], list) else [entry["text"]]
    at = _once(text, entry["after"]).end if "after" in entry else _once(text, parts[0]).start
    spans = []
    for part in parts:
        start = text.find(part, at)
        if start < 0:
            raise ValueError(f"{part!r} does not stand in the article, or not in this order")
        at = start + len(part)
        spans.append(Span(start, at))
    return tuple(spans)


def _once(text: str, words: str) -> Span:
    if text.count(words) != 1:
        raise ValueError(f"{words!r} stands in the article {text.count(words)} times, not once")
    start = text.index(words)
    return Span(start, start + len(words))


def _beside(text: str, words: str, near: Spans, content: Spans) -> Spans | None:
    """Where ``words`` stand nearest to ``near``, outside ``content``."""
    if words in ("", UNKNOWN):
        return () if not words else None
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalnum() else re.escape(words)
    places = [Span(*found.span()) for found in re.finditer(pattern, text)]
    places = [place for place in places if all(_gap(place, span) >= 0 for span in content)]
    if not places:
        raise ValueError(f"{words!r} does not stand beside it")

    def distance(place: Span) -> tuple[bool, int]:
        nearest = min(near, key=lambda span: _gap(place, span))
        first, later = sorted((place, nearest))
        return "\n" in text[first.end : later.start], _gap(place, nearest)

    return (min(places, key=distance),)


def _gap(one: Span, other: Span) -> int:
    """Letters between two spans; negative where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)
