"""The database as the other parts use it: open, save, ask whether something is known, close."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, StatementError
from sqlalchemy.orm import Session

from quotebase._version import __version__
from quotebase.model import Article
from quotebase.store.bulk import insert_rows
from quotebase.store.dates import sort_key
from quotebase.store.engine import WRITING, check_place, make_engine, one_line, translated
from quotebase.store.location import resolve_url, shown
from quotebase.store.migrate import bring_to_head
from quotebase.store.models import ArticleRow, ChannelRow, QuotationRow
from quotebase.store.names import NameBook, in_parts
from quotebase.store.reference import Loaded, load_reference
from quotebase.store.rows import (
    QUOTATION_COLUMNS,
    TEXT,
    Row,
    article_key,
    article_of,
    article_row,
    content_hash,
    quote_of,
    quote_row,
)

Status = Literal["new", "changed", "unchanged", "failed"]

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 20_000_000
BUSY_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one article; ``errors`` says why where ``status`` is ``failed``."""

    status: Status
    origin: str | None
    article_id: int | None
    quotes: int
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    article: Article
    key: str
    content: str


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    content_hash: str
    extractor_version: str


def open_store(
    location: str | Path | None = None,
    *,
    create: bool = True,
    notify: Callable[[str], None] | None = None,
    busy_timeout: float = BUSY_TIMEOUT,
) -> "Store":
    """Open the database at ``location`` (a path, a URL, or the default), made or upgraded where needed.

    ``notify`` is told in one line before an old database is upgraded and after a new one is made; ``create``
    false opens only what is there; ``busy_timeout``: the seconds to wait for another process that is writing.
    Raises :class:`DatabaseMissing`, :class:`DatabaseTooNew`, :class:`DatabaseBusy`, or :class:`StoreError`
    for what is no database or cannot be reached.
    """
    url = resolve_url(location)
    check_place(url, create=create)
    engine = make_engine(url, busy_timeout=busy_timeout)
    try:
        with translated(url):
            bring_to_head(engine, create=create, notify=notify or _say_nothing)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, url)


class Store:
    """An open database. Reading and writing may happen at once, from several processes."""

    def __init__(self, engine: Engine, url: URL) -> None:
        self.engine = engine
        self.url = url
        self._names = NameBook()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({shown(self.url)!r})"

    def close(self) -> None:
        """Close all connections; the store opens new ones if it is used again."""
        self.engine.dispose()

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """Give a SQLAlchemy session, one transaction long, whose errors are quotebase's.

        ``write``: wait for one's turn as a writer at once, and commit at the end of the block; without it
        what is changed in the session is lost.
        """
        engine = self.engine.execution_options(**{WRITING: True}) if write else self.engine
        with translated(self.url), Session(engine) as session:
            yield session
            if write:
                session.commit()

    def known(self, article: Article) -> bool:
        """Whether this very article, read by this version, is stored: then there is nothing to do."""
        [known] = self.known_many([article])
        return known

    def known_many(self, articles: Sequence[Article]) -> list[bool]:
        """Say of each article what :meth:`known` says, in a fraction of the time."""
        keys = [article_key(article) for article in articles]
        with translated(self.url), self.engine.connect() as connection:
            there = _known(connection, keys)
        return [
            _is_same(there.get(key), content_hash(article))
            for key, article in zip(keys, articles, strict=True)
        ]

    def save(self, article: Article) -> Saved:
        """Store one article with its quotations; see :meth:`save_many`."""
        [saved] = self.save_many([article])
        return saved

    def save_many(self, articles: Iterable[Article]) -> Iterator[Saved]:
        """Store articles with their quotations and say of each, in order, what became of it.

        An article that is stored already, unchanged and by this version, is left as it is; one that changed
        is replaced with its quotations, where a quotation that is still there keeps its number. Articles are
        saved some hundred at a time, each batch whole or not at all; one that cannot be stored fails alone.
        Raises :class:`DatabaseBusy` or :class:`StoreError` where the database itself fails.
        """
        for batch in _batches(articles):
            yield from self._save_batch(batch)

    def load(self, article_id: int) -> Article | None:
        """Return a stored article with its quotations, as it was given; ``None`` where there is none."""
        with translated(self.url), self.engine.connect() as connection:
            row = (
                connection.execute(select(ArticleRow.__table__).where(ArticleRow.id == article_id))
                .mappings()
                .one_or_none()
            )
            if row is None:
                return None
            quotations = connection.execute(
                select(QuotationRow.__table__, ChannelRow.kind.label("channel_kind"))
                .outerjoin(ChannelRow)
                .where(QuotationRow.article_id == article_id)
                .order_by(QuotationRow.position)
            ).mappings()
            return article_of(row, tuple(quote_of(quotation) for quotation in quotations))

    def load_reference(self, folder: str | Path) -> Loaded:
        """Take in the reference data of ``folder``; :mod:`quotebase.store.reference` describes it."""
        with self._writing() as connection:
            return load_reference(connection, Path(folder))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that has the writer's place from its start; if it fails, its names are forgotten."""
        try:
            with (
                translated(self.url),
                self.engine.connect().execution_options(**{WRITING: True}) as connection,
                connection.begin(),
            ):
                yield connection
        except BaseException:
            self._names.forget()
            raise

    def _save_batch(self, batch: Sequence[_Entry]) -> list[Saved]:
        with self._writing() as connection:
            try:
                with connection.begin_nested():
                    return self._write(connection, batch)
            except _OF_A_ROW as error:
                if not _is_of_a_row(error):
                    raise
            # One of them cannot be stored: each on its own, to find out which.
            self._names.forget()
            return [self._write_alone(connection, entry) for entry in batch]

    def _write_alone(self, connection: Connection, entry: _Entry) -> Saved:
        try:
            with connection.begin_nested():
                return self._write(connection, [entry])[0]
        except _OF_A_ROW as error:
            if not _is_of_a_row(error):
                raise
            self._names.forget()
            article = entry.article
            message = f"{article.origin or article.id}: cannot be stored: {one_line(error)}"
            return Saved("failed", article.origin, None, 0, (message,))

    def _write(self, connection: Connection, batch: Sequence[_Entry]) -> list[Saved]:
        """Store articles with different keys; those unchanged, or with errors, are only reported."""
        there = _known(connection, [entry.key for entry in batch if not entry.article.errors])
        todo = [
            entry
            for entry in batch
            if not entry.article.errors and not _is_same(there.get(entry.key), entry.content)
        ]
        for entry in todo:
            _check(entry.article)
        self._names.learn(connection, [entry.article for entry in todo])
        numbers = self._store_articles(connection, todo, there)
        replaced = [numbers[entry.key] for entry in todo if entry.key in there]
        kept = _take_out_quotations(connection, replaced)
        self._store_quotations(connection, [(numbers[entry.key], entry.article) for entry in todo], kept)
        return [_saved(entry.article, there.get(entry.key), numbers.get(entry.key)) for entry in batch]

    def _store_articles(
        self, connection: Connection, entries: Sequence[_Entry], there: Mapping[str, _Known]
    ) -> dict[str, int]:
        """Insert or update the rows of ``entries`` and return their numbers by key."""
        numbers = {entry.key: there[entry.key].id for entry in entries if entry.key in there}
        new: list[Row] = []
        changed: list[Row] = []
        for entry in entries:
            outlet_id = self._names.outlet(entry.article)
            row = article_row(entry.article, key=entry.key, outlet_id=outlet_id, content=entry.content)
            if entry.key in numbers:
                changed.append({**row, "number": numbers[entry.key]})
            else:
                new.append(row)
        if new:
            made = connection.execute(insert(ArticleRow).returning(ArticleRow.key, ArticleRow.id), new)
            numbers.update((row.key, row.id) for row in made)
        if changed:
            connection.execute(update(ArticleRow).where(ArticleRow.id == bindparam("number")), changed)
        return numbers

    def _store_quotations(
        self,
        connection: Connection,
        articles: Sequence[tuple[int, Article]],
        kept: Mapping[tuple[int, str], list[int]],
    ) -> None:
        """Insert the quotations; one that was there before gets its number from ``kept`` back."""
        fresh: list[tuple[Any, ...]] = []
        again: list[tuple[Any, ...]] = []
        for number, article in articles:
            published_key = sort_key(article.published)
            for position, quote in enumerate(article.quotes):
                row = quote_row(
                    quote,
                    article_id=number,
                    position=position,
                    published_key=published_key,
                    numbers=self._names.numbers(quote),
                )
                ids = kept.get((number, row[TEXT]))
                if ids:
                    again.append((ids.pop(0), *row))
                else:
                    fresh.append(row)
        insert_rows(connection, "quotations", QUOTATION_COLUMNS, fresh)
        insert_rows(connection, "quotations", ("id", *QUOTATION_COLUMNS), again)


def _batches(articles: Iterable[Article]) -> Iterator[list[_Entry]]:
    """Put articles together that can be saved at once: not too many or too long, and all different."""
    batch: list[_Entry] = []
    keys: set[str] = set()
    characters = 0
    for article in articles:
        # An article that could not be read is only reported, and so is like no other.
        key = f"failed:{len(batch)}" if article.errors else article_key(article)
        full = len(batch) == BATCH_ARTICLES or characters > BATCH_CHARACTERS
        if batch and (full or key in keys):
            yield batch
            batch, keys, characters = [], set(), 0
        batch.append(_Entry(article, key, content_hash(article)))
        keys.add(key)
        characters += len(article.text)
    if batch:
        yield batch


def _known(connection: Connection, keys: Iterable[str]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    columns = (ArticleRow.key, ArticleRow.id, ArticleRow.content_hash, ArticleRow.extractor_version)
    for some in in_parts(keys):
        for key, number, content, version in connection.execute(
            select(*columns).where(ArticleRow.key.in_(some))
        ):
            found[key] = _Known(number, content, version)
    return found


def _is_same(there: _Known | None, content: str) -> bool:
    return there is not None and (there.content_hash, there.extractor_version) == (content, __version__)


def _saved(article: Article, there: _Known | None, number: int | None) -> Saved:
    if article.errors:
        return Saved("failed", article.origin, None, 0, article.errors)
    if number is None:
        return Saved("unchanged", article.origin, there.id if there else None, 0)
    return Saved("changed" if there else "new", article.origin, number, len(article.quotes))


def _check(article: Article) -> None:
    """Raise ``ValueError`` for what the database would notice only when the whole batch is committed."""
    for position, quote in enumerate(article.quotes):
        if not quote.spans:
            raise ValueError(f"quotation {position} has no spans")
        if quote.parent is not None and not 0 <= quote.parent < len(article.quotes):
            raise ValueError(
                f"quotation {position} stands inside a quotation {quote.parent} that is not there"
            )


def _take_out_quotations(
    connection: Connection, article_ids: Sequence[int]
) -> dict[tuple[int, str], list[int]]:
    """Delete the quotations of these articles and return their numbers by article and words."""
    numbers: dict[tuple[int, str], list[int]] = {}
    columns = (QuotationRow.article_id, QuotationRow.text, QuotationRow.id)
    for some in in_parts(article_ids):
        of_these = QuotationRow.article_id.in_(some)
        for article_id, words, number in connection.execute(
            select(*columns).where(of_these).order_by(QuotationRow.position)
        ):
            numbers.setdefault((article_id, words), []).append(number)
        connection.execute(delete(QuotationRow).where(of_these))
    return numbers


# What may be the fault of one article; a full disk or a lost connection is not.
_OF_A_ROW = (ValueError, OverflowError, StatementError)


def _is_of_a_row(error: Exception) -> bool:
    if not isinstance(error, DBAPIError):
        return True
    # PostgreSQL reports a value that is too large for it as an operational error of class 54.
    limit = str(getattr(error.orig, "sqlstate", None) or "").startswith("54")
    return limit or isinstance(error, IntegrityError | DataError | InterfaceError)


def _say_nothing(_message: str) -> None:
    pass
