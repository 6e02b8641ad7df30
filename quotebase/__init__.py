"""Who said what, where, and through which channel: quotations from an archive of news.

::

    import quotebase

    article = quotebase.extract("“We are ready,” Kaja Kallas told Reuters.")
    article.quotes[0].speaker.name

    db = quotebase.open("quotes.db")
    db.ingest("articles/")
    for found in db.quotes(speaker="Kallas", channel="twitter"):
        print(found.quote.text)

Extraction needs no database, and importing this package loads neither the engine nor SQLAlchemy: each comes
with its first use.
"""

import importlib
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from quotebase._version import __version__
from quotebase.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseTooNew,
    ExportError,
    InputError,
    LexiconError,
    QueryError,
    QuotebaseError,
    StoreError,
)
from quotebase.model import Article, Channel, Cue, Include, Party, Quote, Span, Speaker

# The engine's package has the name of the function below: once it is imported, the name stays the function's.
importlib.import_module("quotebase.extract")

if TYPE_CHECKING:
    from quotebase import models
    from quotebase.database import Database, open
    from quotebase.extract.explanation import Explanation

__all__ = [
    "Article",
    "Channel",
    "Cue",
    "Database",
    "DatabaseBusy",
    "DatabaseMissing",
    "DatabaseTooNew",
    "ExportError",
    "InputError",
    "LexiconError",
    "Party",
    "QueryError",
    "Quote",
    "QuotebaseError",
    "Span",
    "Speaker",
    "StoreError",
    "__version__",
    "explain",
    "extract",
    "models",
    "open",
]

_LATER = {"Database": "quotebase.database", "open": "quotebase.database"}


def extract(
    article: str | Article,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
    language: str | None = None,
    include: Collection[Include] = (),
) -> Article:
    """Return the article with its quotations in ``.quotes``, their offsets counted in the text given.

    ``article`` is a text, with what is known of it in the keywords, or an :class:`Article`, in which the
    keywords replace what they name. ``published`` is ISO 8601 or a date; ``include={"thoughts"}`` takes what
    someone believes, wants or plans too. No text raises an error.
    """
    from quotebase import pipeline
    from quotebase.read import described

    pipeline.check_include(include)
    article = described(
        article,
        id=id,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
        language=language,
    )
    return pipeline.extracted(article, include)


def explain(article: str | Article, *, include: Collection[Include] = ()) -> "Explanation":
    """Return which rule made which quotation, and why other stretches in quotation marks are none."""
    from quotebase import pipeline
    from quotebase.read import described

    pipeline.check_include(include)
    return pipeline.explain(described(article), include)


def __getattr__(name: str) -> Any:
    if name in _LATER:
        value = getattr(importlib.import_module(_LATER[name]), name)
    elif name == "models":
        value = importlib.import_module("quotebase.models")
    else:
        raise AttributeError(f"module 'quotebase' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
