"""Stored articles and quotations, as they were given to be stored."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from quotebase.model import Article, Quote
from quotebase.store.models import ArticleRow, ChannelRow, QuotationRow
from quotebase.store.names import in_parts
from quotebase.store.rows import article_of, quote_of


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
    for some in in_parts(found):
        statement = (
            select(QuotationRow.__table__, ChannelRow.kind.label("channel_kind"))
            .outerjoin(ChannelRow)
            .where(QuotationRow.article_id.in_(some))
            .order_by(QuotationRow.article_id, QuotationRow.position)
        )
        for row in connection.execute(statement).mappings():
            found[row["article_id"]].append(quote_of(row))
    return {number: tuple(quotes) for number, quotes in found.items()}
