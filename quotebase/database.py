"""The database in Python: ingest articles, ask for quotations, get typed objects lazily.

::

    with quotebase.open("quotes.db") as db:
        db.ingest("articles/")
        for found in db.quotes("sanctions", speaker="Lavrov", since="2022"):
            print(found.speaker, found.quote.text, found.article.title)
"""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy.orm import Session

from quotebase import query
from quotebase.errors import QuotebaseError
from quotebase.model import Article, Include
from quotebase.query import (
    ArticleCount,
    ChannelCount,
    Detail,
    Filters,
    OutletCount,
    QuoteRecord,
    SpeakerCount,
    Stats,
)
from quotebase.read import described
from quotebase.store import Saved, Store, open_store, shown

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger("quotebase")


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the articles; ``failures`` has a line for each that failed, naming it and the reason."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    failures: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.new + self.changed + self.unchanged + self.failed


class Asked(TypedDict, total=False):
    """What may be asked for besides words; each as :class:`Filters` describes it."""

    speaker: str | None
    channel: str | None
    outlet: str | None
    kind: str | None
    since: str | date | None
    until: str | date | None
    via: str | None
    addressee: str | None
    modality: str | None
    cue: str | None
    limit: int | None
    offset: int


class Quotes:
    """The quotations that some filters ask for: fetched when they are iterated over, each time anew.

    ``len()`` counts them in the database. Iterating keeps memory bounded whatever their number.
    """

    def __init__(self, store: Store, filters: Filters) -> None:
        self.filters = filters
        self._store = store

    def __iter__(self) -> Iterator[QuoteRecord]:
        with self._store.session() as session:
            yield from query.find(session, self.filters)

    def __len__(self) -> int:
        return self.count()

    def __bool__(self) -> bool:
        return self.first() is not None

    def __repr__(self) -> str:
        asked = ", ".join(f"{name}={value!r}" for name, value in asdict(self.filters).items() if value)
        return f"Quotes({asked})"

    def count(self) -> int:
        """Return how many there are, the limit and offset included."""
        with self._store.session() as session:
            number = query.count(session, self.filters)
        rest = max(0, number - self.filters.offset)
        return rest if self.filters.limit is None else min(rest, self.filters.limit)

    def first(self) -> QuoteRecord | None:
        """Return the first, ``None`` where nothing is found."""
        limit = 1 if self.filters.limit is None else min(1, self.filters.limit)
        return next(iter(Quotes(self._store, replace(self.filters, limit=limit))), None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a flat dict for each, with the columns of an export (docs/export.md)."""
        from quotebase.export import quote_row

        return [quote_row(record) for record in self]

    def to_csv(self, target: "str | os.PathLike[str] | IO[str]", *, raw: bool = False) -> int:
        """Write a CSV file, whole or not at all, or to an open text stream, and return the number of rows.

        Cells that a spreadsheet would run as a formula get an apostrophe in front, unless ``raw``. Raises
        :class:`ExportError` where the file cannot be written.
        """
        from quotebase.export import whole_file, write_quotes

        if isinstance(target, str | os.PathLike):
            with whole_file(os.fspath(target)) as stream:
                return write_quotes(self, stream, "csv", raw=raw)
        return write_quotes(self, target, "csv", raw=raw)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame with a row for each; needs ``pip install 'quotebase[pandas]'``."""
        try:
            import pandas as pd
        except ModuleNotFoundError:
            raise QuotebaseError("to_pandas() needs pandas; pip install 'quotebase[pandas]'") from None
        from quotebase.export import COLUMNS

        return pd.DataFrame(self.to_dicts(), columns=list(COLUMNS))


class Database:
    """A database of quotations, opened by :func:`open`; a context manager that closes it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Database({shown(self.store.url)!r})"

    def close(self) -> None:
        """Close the connections to the database."""
        self.store.close()

    def session(self, *, write: bool = False) -> AbstractContextManager[Session]:
        """Give a SQLAlchemy session for one's own ``select()`` of :mod:`quotebase.models`.

        It is one transaction long; ``write`` commits it at the end.
        """
        return self.store.session(write=write)

    def ingest(self, *paths: str | Path, jobs: int = 1, include: Collection[Include] = ()) -> IngestReport:
        """Read files and folders, extract their quotations, store them, and report.

        What is stored already and unchanged costs next to nothing. ``jobs``: how many processes extract;
        ``include``: what :func:`quotebase.extract` takes.
        Raises :class:`InputError` for a path that is not there, :class:`StoreError` where the database fails;
        an article that fails is only reported.
        """
        from quotebase.ingest import ingest

        numbers = dict.fromkeys(("new", "changed", "unchanged", "failed"), 0)
        failures: list[str] = []
        for outcome in ingest(self.store, paths, jobs=jobs, include=include):
            numbers[outcome.status] += 1
            failures += outcome.errors
        return IngestReport(**numbers, failures=tuple(failures))

    def add(
        self,
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
    ) -> Saved:
        """Extract the quotations of one article, store it with them, and say what became of it.

        ``article`` is a text, with what is known of it in the keywords, or an :class:`Article`, in which the
        keywords replace what they name. An article that has quotations already is stored with these.
        ``include`` is what :func:`quotebase.extract` takes.
        """
        from quotebase.ingest import ingest_articles

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
        if article.quotes:
            return self.store.save(article, include=include)
        [saved] = ingest_articles(self.store, [article], include=include)
        return saved

    def quotes(self, words: str | None = None, **asked: Unpack[Asked]) -> Quotes:
        """Return the quotations for which all that is asked holds: the best match first, or the newest.

        Raises :class:`QueryError` for a question that cannot be understood.
        """
        return Quotes(self.store, _filters(words, asked))

    def get(self, quote_id: int) -> Detail:
        """Return one quotation in its paragraph, with how to cite it; :class:`QueryError` if it is none."""
        with self.session() as session:
            return query.get(session, quote_id)

    def speakers(self, words: str | None = None, **asked: Unpack[Asked]) -> list[SpeakerCount]:
        """Return the speakers of the quotations asked for, the most quoted first."""
        with self.session() as session:
            return query.speakers(session, _filters(words, asked))

    def channels(self, words: str | None = None, **asked: Unpack[Asked]) -> list[ChannelCount]:
        """Return the channels of the quotations asked for, the most frequent first."""
        with self.session() as session:
            return query.channels(session, _filters(words, asked))

    def outlets(self, words: str | None = None, **asked: Unpack[Asked]) -> list[OutletCount]:
        """Return the outlets of the articles asked for, those with the most articles first."""
        with self.session() as session:
            return query.outlets(session, _filters(words, asked))

    def articles(self, words: str | None = None, **asked: Unpack[Asked]) -> list[ArticleCount]:
        """Return the articles asked for, the newest first, with the number of their quotations."""
        with self.session() as session:
            return query.articles(session, _filters(words, asked))

    def stats(self, words: str | None = None, **asked: Unpack[Asked]) -> Stats:
        """Return how much there is of what is asked for."""
        with self.session() as session:
            return query.stats(session, _filters(words, asked))


def open(location: str | Path | None = None, *, create: bool = True) -> Database:
    """Open a database: a path or URL, else ``QUOTEBASE_DB``, else ``quotebase.db`` here.

    It is made where there is none (unless ``create`` is false), and upgraded where an older quotebase made
    it; the logger ``quotebase`` says so at level INFO. Raises :class:`DatabaseMissing`,
    :class:`DatabaseTooNew`, :class:`DatabaseBusy` or :class:`StoreError`.
    """
    return Database(open_store(location, create=create, notify=_log.info))


def _filters(words: str | None, asked: Asked) -> Filters:
    given: dict[str, Any] = dict(asked)
    for name in ("since", "until"):
        if isinstance(given.get(name), date):
            given[name] = given[name].isoformat()
    return Filters(words, **given)
