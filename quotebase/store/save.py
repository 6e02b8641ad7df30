"""Saving: what is new is inserted, what changed is replaced, and the rest is left as it is.

A batch of articles is written in a few statements. Where one of them cannot be stored the batch is taken back
and written article by article, each with a savepoint of its own, so that only that one fails.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, StatementError

from quotebase.model import Article, Quote
from quotebase.store.bulk import insert_rows
from quotebase.store.dates import sort_key
from quotebase.store.engine import one_line
from quotebase.store.load import iter_quotes
from quotebase.store.models import ArticleRow, QuotationRow
from quotebase.store.names import NameBook, in_parts
from quotebase.store.rows import (
    NO_NUMBERS,
    QUOTATION_COLUMNS,
    TEXT,
    Row,
    article_key,
    article_row,
    content_hash,
    quote_row,
)

Status = Literal["new", "changed", "unchanged", "failed"]

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 5_000_000

ROWS_AT_ONCE = 2_000
"""Quotations that are made into rows before they are inserted, as an article may have a million."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one article; ``errors`` says why where ``status`` is ``failed``."""

    status: Status
    origin: str | None
    article_id: int | None
    quotes: int
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what it is known by."""

    article: Article
    key: str
    content: str
    version: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of an article with some key."""

    id: int
    content_hash: str
    extractor_version: str

    def is_of(self, content: str, version: str) -> bool:
        """Whether this is the reading of that content by that version of the extractor."""
        return (self.content_hash, self.extractor_version) == (content, version)


def known_articles(connection: Connection, keys: Iterable[str]) -> dict[str, Known]:
    """Return what is stored under each of these keys."""
    found: dict[str, Known] = {}
    columns = (ArticleRow.key, ArticleRow.id, ArticleRow.content_hash, ArticleRow.extractor_version)
    for some in in_parts(keys):
        for key, number, content, version in connection.execute(
            select(*columns).where(ArticleRow.key.in_(some))
        ):
            found[key] = Known(number, content, version)
    return found


def batches(articles: Iterable[Article], version: str) -> Iterator[list[Entry]]:
    """Put articles together that can be saved at once: not too many or too long, and all different.

    ``version`` is the version of the extractor that their quotations are from.
    """
    batch: list[Entry] = []
    keys: set[str] = set()
    characters = 0
    for article in articles:
        # An article that could not be read is only reported, and so is like no other.
        key = f"failed:{len(batch)}" if article.errors else article_key(article)
        full = len(batch) == BATCH_ARTICLES or characters > BATCH_CHARACTERS
        if batch and (full or key in keys):
            yield batch
            batch, keys, characters = [], set(), 0
        batch.append(Entry(article, key, content_hash(article), version))
        keys.add(key)
        characters += len(article.text)
    if batch:
        yield batch


def save_batch(connection: Connection, names: NameBook, batch: Sequence[Entry]) -> list[Saved]:
    """Store articles that all have different keys, in the transaction of ``connection``."""
    try:
        with connection.begin_nested():
            return _write(connection, names, batch)
    except _OF_A_ROW as error:
        if not _is_of_a_row(error):
            raise
    names.forget()
    return [_write_alone(connection, names, entry) for entry in batch]


def _write_alone(connection: Connection, names: NameBook, entry: Entry) -> Saved:
    try:
        with connection.begin_nested():
            return _write(connection, names, [entry])[0]
    except _OF_A_ROW as error:
        if not _is_of_a_row(error):
            raise
        names.forget()
        article = entry.article
        message = f"{article.origin or article.id}: cannot be stored: {one_line(error)}"
        return Saved("failed", article.origin, None, 0, (message,))


def _write(connection: Connection, names: NameBook, batch: Sequence[Entry]) -> list[Saved]:
    readable = [entry for entry in batch if not entry.article.errors]
    there = known_articles(connection, [entry.key for entry in readable])
    unchanged = _unchanged(connection, readable, there)
    todo = [entry for entry in readable if entry.key not in unchanged]
    for entry in todo:
        _check(entry.article)
    names.learn(connection, [entry.article for entry in todo])
    numbers = _store_articles(connection, names, todo, there)
    kept = _take_out_quotations(connection, [numbers[entry.key] for entry in todo if entry.key in there])
    _store_quotations(connection, names, [(numbers[entry.key], entry.article) for entry in todo], kept)
    return [_saved(entry.article, there.get(entry.key), numbers.get(entry.key)) for entry in batch]


def _unchanged(connection: Connection, entries: Sequence[Entry], there: Mapping[str, Known]) -> set[str]:
    """The keys of the articles that are stored just so, down to their quotations."""
    same = [
        entry
        for entry in entries
        if entry.key in there and there[entry.key].is_of(entry.content, entry.version)
    ]
    given = {there[entry.key].id: iter(entry.article.quotes) for entry in same}
    # One at a time, as an article may have a million.
    differ = {
        number
        for number, stored in iter_quotes(connection, given)
        if (quote := next(given[number], None)) is None or _row(quote) != _row(stored)
    }
    differ.update(number for number, rest in given.items() if next(rest, None) is not None)
    return {entry.key for entry in same if there[entry.key].id not in differ}


def _row(quote: Quote) -> tuple[Any, ...]:
    """A quotation as it can be compared: what cannot be stored is replaced."""
    return (
        quote.channel and quote.channel.kind,
        *quote_row(quote, article_id=0, position=0, published_key="", numbers=NO_NUMBERS),
    )


def _store_articles(
    connection: Connection, names: NameBook, entries: Sequence[Entry], there: Mapping[str, Known]
) -> dict[str, int]:
    """Insert or update the rows of ``entries`` and return their numbers by key."""
    numbers = {entry.key: there[entry.key].id for entry in entries if entry.key in there}
    new: list[Row] = []
    changed: list[Row] = []
    for entry in entries:
        outlet_id = names.outlet(entry.article)
        row = article_row(
            entry.article, key=entry.key, outlet_id=outlet_id, content=entry.content, version=entry.version
        )
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
    connection: Connection,
    names: NameBook,
    articles: Sequence[tuple[int, Article]],
    kept: Mapping[tuple[int, str], deque[int]],
) -> None:
    """Insert the quotations; one that was there before gets its number from ``kept`` back."""
    fresh: list[tuple[Any, ...]] = []
    again: list[tuple[Any, ...]] = []

    def insert_some() -> None:
        insert_rows(connection, "quotations", QUOTATION_COLUMNS, fresh)
        insert_rows(connection, "quotations", ("id", *QUOTATION_COLUMNS), again)
        fresh.clear()
        again.clear()

    for number, article in articles:
        published_key = sort_key(article.published)
        for position, quote in enumerate(article.quotes):
            row = quote_row(
                quote,
                article_id=number,
                position=position,
                published_key=published_key,
                numbers=names.numbers(quote),
            )
            ids = kept.get((number, row[TEXT]))
            if ids:
                again.append((ids.popleft(), *row))
            else:
                fresh.append(row)
            if len(fresh) + len(again) >= ROWS_AT_ONCE:
                insert_some()
    insert_some()


def _saved(article: Article, there: Known | None, number: int | None) -> Saved:
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
) -> dict[tuple[int, str], deque[int]]:
    """Delete the quotations of these articles and return their numbers by article and words."""
    numbers: dict[tuple[int, str], deque[int]] = {}
    columns = (QuotationRow.article_id, QuotationRow.text, QuotationRow.id)
    for some in in_parts(article_ids):
        of_these = QuotationRow.article_id.in_(some)
        for article_id, words, number in connection.execute(
            select(*columns).where(of_these).order_by(QuotationRow.position)
        ):
            numbers.setdefault((article_id, words), deque()).append(number)
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
