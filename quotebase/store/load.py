"""Stored articles and quotations, as they were given to be stored."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from quotebase.model import Article, Quote
from quotebase.store.models import ArticleRow, ChannelRow, QuotationRow
from quotebase.store.names import in_parts
from quotebase.store.rows import article_of, quote_of

AT_ONCE = 1_000


def load_article(connection: Connection, article_id: int) -> Article | None:
    """Return the article of this number with its quotations; ``None`` where there is none."""
    statement = select(ArticleRow.__table__).where(ArticleRow.id == article_id)
    row = connection.execute(statement).mappings().one_or_none()
    if row is None:
        return None
    return article_of(row, load_quotes(connection, [article_id])[article_id])


def load_quotes(connection: Connection, article_ids: Iterable[int]) -> dict[int, tuple[Quote, ...]]:
    """Return the quotations of each of these articles, in their order."""
    found: dict[int, list[Quote]] = {number: [] for number in article_ids}
    for number, quote in iter_quotes(connection, found):
        found[number].append(quote)
    return {number: tuple(quotes) for number, quotes in found.items()}


def iter_quotes(connection: Connection, article_ids: Iterable[int]) -> Iterator[tuple[int, Quote]]:
    """Yield the quotations of these articles in their order, each with the number of its article."""
    for some in in_parts(article_ids):
        statement = (
            select(QuotationRow.__table__, ChannelRow.kind.label("channel_kind"))
            .outerjoin(ChannelRow)
            .where(QuotationRow.article_id.in_(some))
            .order_by(QuotationRow.article_id, QuotationRow.position)
        )
        found = connection.execute(statement, execution_options={"yield_per": AT_ONCE})
        for row in found.mappings():
            yield row["article_id"], quote_of(row)
