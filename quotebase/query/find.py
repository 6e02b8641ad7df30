"""Quotations: found, counted, and one shown with all around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import RowMapping, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from quotebase.errors import QueryError
from quotebase.model import Quote, Span, Spans
from quotebase.query.filters import (
    FULL_TEXT,
    WORDS,
    AnySelect,
    Filters,
    conditions,
    limited,
    postgresql_query,
    sqlite_match,
)
from quotebase.store.dates import spoken
from quotebase.store.models import ArticleRow, ChannelRow, OutletRow, QuotationRow, SpeakerRow
from quotebase.store.rows import quote_of

AT_ONCE = 500

_LINE_END = re.compile(r"\n")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of a stored article; ``outlet`` is its canonical name, ``published`` ISO 8601.

    ``given_id`` is the id that the input gave it, ``None`` where it gave none.
    """

    id: int
    key: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    given_id: str | None = None


GIVEN_ID = case((ArticleRow.id_given, ArticleRow.given_id))
"""The id that the input gave an article; what stands in the column else is made from its content."""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A stored quotation: the quotation as its article gives it, and who that is throughout the database.

    ``speaker`` is the name under which all quotations of this speaker are put together, which may be another
    spelling than ``quote.speaker.name``; ``parent_id`` the number of the quotation that this stands inside.
    """

    id: int
    quote: Quote
    article: ArticleRecord
    speaker: str | None = None
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A quotation in its place; ``spans`` are offsets into ``paragraph``.

    The paragraph begins at the offset ``paragraph_start`` of the article's text.
    """

    record: QuoteRecord
    paragraph: str
    paragraph_start: int
    spans: Spans
    citation: str


def find(session: Session, filters: Filters) -> Iterator[QuoteRecord]:
    """Yield the quotations asked for: the best match first where there are words, else the newest.

    Those of one article stay in the order of its text.
    """
    statement = _found(session, filters)
    rows = session.execute(statement, execution_options={"yield_per": AT_ONCE}).mappings()
    return map(_record, rows)


def count(session: Session, filters: Filters) -> int:
    """Return how many quotations there are, whatever the limit."""
    statement = select(func.count()).select_from(QuotationRow).where(*conditions(session, filters))
    return session.scalar(statement) or 0


def get(session: Session, quote_id: int) -> Detail:
    """Return the quotation of this number with its paragraph and how to cite it.

    Raises :class:`QueryError` where there is none.
    """
    row = None
    if 0 < quote_id < 2**63:
        statement = (
            _records().where(QuotationRow.id == quote_id).add_columns(ArticleRow.text.label("article_text"))
        )
        row = session.execute(statement).mappings().one_or_none()
    if row is None:
        raise QueryError(
            f"there is no quotation {quote_id}; `quotebase search` shows the numbers that there are"
        )
    record = _record(row)
    start, end = paragraph_around(row["article_text"], record.quote.spans)
    spans = tuple(Span(s - start, e - start) for s, e in record.quote.spans)
    return Detail(record, row["article_text"][start:end], start, spans, citation(record))


def paragraph_around(text: str, spans: Spans) -> Span:
    """Return the paragraph, or paragraphs, of ``text`` in which ``spans`` stand, without the space around.

    Paragraphs are apart by an empty line or, in a text without any, by a line break.
    """
    first, last = spans[0].start, spans[-1].end
    breaks = [found.span() for found in _EMPTY_LINE.finditer(text)]
    if not breaks:
        breaks = [found.span() for found in _LINE_END.finditer(text)]
    start = max((after for _, after in breaks if after <= first), default=0)
    end = min((before for before, _ in breaks if before >= last), default=len(text))
    whole = text[start:end]
    return Span(min(first, start + len(whole) - len(whole.lstrip())), max(last, start + len(whole.rstrip())))


def citation(record: QuoteRecord) -> str:
    """Return how to cite the quotation: who, where, when, and at which characters of the article's text."""
    quote, article = record.quote, record.article
    mention = quote.speaker and (quote.speaker.name or quote.speaker.text)
    who = record.speaker or mention or "unknown speaker"
    title = f'"{article.title}"' if article.title else None
    where = [part for part in (title, article.outlet, spoken(article.published), article.url) if part]
    if not (title or article.outlet or article.url):
        where.insert(0, f"article {article.key.split(':', 1)[1]}")
    at = ", ".join(f"{start}–{end}" for start, end in quote.spans)
    return f"{who[:1].upper()}{who[1:]}, quoted in {', '.join(where)}; characters {at}."


_PARENT = aliased(QuotationRow)


def _records() -> AnySelect:
    """All that a :class:`QuoteRecord` is made of, of every quotation."""
    return (
        select(
            QuotationRow.__table__,
            ChannelRow.kind.label("channel_kind"),
            SpeakerRow.name.label("canonical_speaker"),
            _PARENT.id.label("parent_id"),
            ArticleRow.key.label("article_key"),
            ArticleRow.title.label("article_title"),
            func.coalesce(OutletRow.name, ArticleRow.outlet_text).label("article_outlet"),
            ArticleRow.author.label("article_author"),
            ArticleRow.published.label("article_published"),
            ArticleRow.url.label("article_url"),
            ArticleRow.language.label("article_language"),
            GIVEN_ID.label("article_given_id"),
        )
        .join(ArticleRow, ArticleRow.id == QuotationRow.article_id)
        .outerjoin(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(ChannelRow, ChannelRow.id == QuotationRow.channel_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == QuotationRow.speaker_id)
        .outerjoin(
            _PARENT,
            and_(_PARENT.article_id == QuotationRow.article_id, _PARENT.position == QuotationRow.parent),
        )
    )


def _found(session: Session, filters: Filters) -> AnySelect:
    """First the numbers, ordered and limited, then the rest of those rows only."""
    numbers = select(QuotationRow.id.label("id")).where(*conditions(session, filters, words=False))
    newest = (QuotationRow.published_key.desc(), QuotationRow.article_id, QuotationRow.position)
    words = filters.parsed_words
    if words is None or not all(branch.wanted for branch in words.branches):
        numbers = numbers.where(*conditions(session, filters))
        chosen = limited(numbers.order_by(*newest), filters).subquery("chosen")
        return _records().join(chosen, chosen.c.id == QuotationRow.id).order_by(*newest)
    if session.get_bind().dialect.name == "postgresql":
        query = postgresql_query(words)
        # 1: a match in a long quotation counts for less, as it does in SQLite.
        relevance = (-func.ts_rank(WORDS, query, 1)).label("relevance")
        numbers = numbers.where(WORDS.op("@@")(query))
    else:
        relevance = FULL_TEXT.c.rank.label("relevance")
        numbers = numbers.join(FULL_TEXT, FULL_TEXT.c.rowid == QuotationRow.id).where(
            sqlite_match(words.branches)
        )
    chosen = limited(numbers.add_columns(relevance).order_by(relevance, *newest), filters).subquery("chosen")
    return _records().join(chosen, chosen.c.id == QuotationRow.id).order_by(chosen.c.relevance, *newest)


def _record(row: RowMapping) -> QuoteRecord:
    article = ArticleRecord(
        row["article_id"],
        row["article_key"],
        row["article_title"],
        row["article_outlet"],
        row["article_author"],
        row["article_published"],
        row["article_url"],
        row["article_language"],
        row["article_given_id"],
    )
    return QuoteRecord(row["id"], quote_of(row), article, row["canonical_speaker"], row["parent_id"])
