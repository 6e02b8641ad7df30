"""An article is built from its text, what the input says of it, and what the text says of itself."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from quotebase.model import Article
from quotebase.read.credits import NO_CREDITS, credits_of
from quotebase.read.dates import iso_date

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""The names that a field may have in the input, in any case; the first that holds something counts."""

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace())
_BY = re.compile(r"by\s+(?=\w)", re.IGNORECASE)


def article_of(text: str, fields: Mapping[str, object], origin: str | None = None) -> Article:
    """The article with this text, kept as it is, and the metadata found in ``fields``.

    A NUL and a lone half of a surrogate pair, which no database and no UTF-8 file can hold, become U+FFFD, so
    that offsets stay. Outlet and author that ``fields`` lack are taken from credits in the text.
    """
    text = _storable(text)
    given = {name.lower(): value for name, value in fields.items()}
    found = {name: _first(given, aliases) for name, aliases in FIELDS.items()}
    title, outlet, author, url = found["title"], found["outlet"], found["author"], found["url"]
    published = iso_date(found["published"]) if found["published"] else None
    if author is not None:
        author = _BY.sub("", author, count=1) if _BY.match(author) else author
    credit = credits_of(text) if outlet is None or author is None else NO_CREDITS
    return Article(
        text=text,
        id=found["id"] or content_id(text, title=title, outlet=outlet, published=published, url=url),
        title=title,
        outlet=outlet or credit.outlet,
        author=author or credit.author,
        published=published,
        url=url,
        language=found["language"],
        origin=origin,
        id_given=found["id"] is not None,
    )


def described(article: str | Article, **known: str | date | None) -> Article:
    """``article``, or the article with this text, with what is ``known`` of it; ``None`` is not known."""
    given = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in known.items()
        if value is not None
    }
    if isinstance(article, str):
        return article_of(article, given)
    changes: dict[str, Any] = {**given, "id_given": article.id_given or "id" in given}
    return replace(article, **changes)


def failed(origin: str, problem: str, given_id: str | None = None) -> Article:
    """An article that could not be read, with the one-line message ``origin: problem``."""
    return Article(
        text="",
        id=given_id or content_id(origin),
        errors=(f"{origin}: {problem}",),
        origin=origin,
        id_given=given_id is not None,
    )


def content_id(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> str:
    """16 hexadecimal digits that stand for this content, the same on every machine and Python."""
    digest = hashlib.sha256()
    for part in (text, title, outlet, published, url):
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded) + encoded)
    return digest.hexdigest()[:16]


def given_id(value: object) -> str | None:
    """An ``id`` of the input as text, or ``None`` where there is none."""
    return _line(value)


def _first(given: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((line for name in names if (line := _line(given.get(name)))), None)


def _line(value: object) -> str | None:
    """A metadata value as one line of text; ``None`` for what holds none."""
    match value:
        case bool():
            return None
        case int():
            return str(value)
        case str():
            return " ".join(_storable(value).translate(_CONTROL).split()) or None
        case list():
            return ", ".join(line for item in value if (line := _line(item))) or None
        case {"name": name}:
            return _line(name)
        case _:
            return None


def _storable(text: str) -> str:
    return text if text.isascii() and "\x00" not in text else _NOT_STORABLE.sub("\ufffd", text)
