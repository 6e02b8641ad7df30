"""Lists with counts: who speaks, through what, where, in which articles; the most quoted first."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, distinct, func, select
from sqlalchemy.orm import Session

from quotebase.query.filters import AnySelect, Filters, article_conditions, conditions, limited
from quotebase.query.find import GIVEN_ID, ArticleRecord
from quotebase.store.models import ArticleRow, ChannelRow, OutletRow, QuotationRow, SpeakerRow


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker; ``roles`` as the articles write them, the most frequent first."""

    id: int
    name: str
    type: str | None
    roles: tuple[str, ...]
    quotes: int
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """A channel; ``name`` is ``None`` for those of its kind that have none."""

    id: int
    kind: str
    name: str | None
    quotes: int
    articles: int


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet, by its canonical name."""

    id: int
    name: str
    country: str | None
    articles: int
    quotes: int


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """An article and how many of its quotations were asked for."""

    article: ArticleRecord
    quotes: int


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is; ``attributed``: quotations whose speaker has a name; ``first``, ``last``: dates."""

    articles: int
    quotes: int
    direct: int
    mixed: int
    indirect: int
    attributed: int
    speakers: int
    channels: int
    outlets: int
    first: str | None
    last: str | None


def speakers(session: Session, filters: Filters) -> list[SpeakerCount]:
    """Return the speakers of the quotations asked for, the most quoted first."""
    wanted = [*conditions(session, filters), QuotationRow.speaker_id.is_not(None)]
    counted = (
        select(
            QuotationRow.speaker_id.label("id"),
            func.count().label("quotes"),
            func.count(distinct(QuotationRow.article_id)).label("articles"),
            func.min(func.nullif(QuotationRow.published_key, "")).label("first"),
            func.max(QuotationRow.published_key).label("last"),
        )
        .where(*wanted)
        .group_by(QuotationRow.speaker_id)
        .subquery()
    )
    columns = (counted.c.quotes, counted.c.articles, counted.c.first, counted.c.last)
    statement = (
        select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.type, *columns)
        .join(counted, counted.c.id == SpeakerRow.id)
        .order_by(counted.c.quotes.desc(), SpeakerRow.folded, SpeakerRow.id)
    )
    rows = session.execute(limited(statement, filters)).all()
    roles = _roles(session, wanted, [row.id for row in rows])
    return [
        SpeakerCount(
            row.id,
            row.name,
            None if row.type == "unknown" else row.type,
            roles.get(row.id, ()),
            row.quotes,
            row.articles,
            row.first,
            row.last or None,
        )
        for row in rows
    ]


def channels(session: Session, filters: Filters) -> list[ChannelCount]:
    """Return the channels of the quotations asked for, the most frequent first."""
    counted = (
        select(
            QuotationRow.channel_id.label("id"),
            func.count().label("quotes"),
            func.count(distinct(QuotationRow.article_id)).label("articles"),
        )
        .where(*conditions(session, filters), QuotationRow.channel_id.is_not(None))
        .group_by(QuotationRow.channel_id)
        .subquery()
    )
    statement = (
        select(ChannelRow.id, ChannelRow.kind, ChannelRow.name, counted.c.quotes, counted.c.articles)
        .join(counted, counted.c.id == ChannelRow.id)
        .order_by(counted.c.quotes.desc(), ChannelRow.kind, ChannelRow.folded)
    )
    return [ChannelCount(*row) for row in session.execute(limited(statement, filters))]


def outlets(session: Session, filters: Filters) -> list[OutletCount]:
    """Return the outlets of the articles asked for, those with the most articles first."""
    counted = _counted_articles(session, filters).where(ArticleRow.outlet_id.is_not(None)).subquery()
    articles, quotes = func.count(), func.sum(counted.c.quotes)
    statement: AnySelect = (
        select(OutletRow.id, OutletRow.name, OutletRow.country, articles, quotes)
        .join(counted, counted.c.outlet_id == OutletRow.id)
        .group_by(OutletRow.id, OutletRow.name, OutletRow.country, OutletRow.folded)
        .order_by(articles.desc(), OutletRow.folded)
    )
    return [
        OutletCount(number, name, country, articles, int(quotes))
        for number, name, country, articles, quotes in session.execute(limited(statement, filters))
    ]


def articles(session: Session, filters: Filters) -> list[ArticleCount]:
    """Return the articles asked for, the newest first."""
    counted = limited(
        _counted_articles(session, filters).order_by(ArticleRow.published_key.desc(), ArticleRow.id), filters
    ).subquery()
    statement: AnySelect = (
        select(
            ArticleRow.id,
            ArticleRow.key,
            ArticleRow.title,
            func.coalesce(OutletRow.name, ArticleRow.outlet_text),
            ArticleRow.author,
            ArticleRow.published,
            ArticleRow.url,
            ArticleRow.language,
            GIVEN_ID,
            counted.c.quotes,
        )
        .join(counted, counted.c.id == ArticleRow.id)
        .outerjoin(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .order_by(ArticleRow.published_key.desc(), ArticleRow.id)
    )
    return [ArticleCount(ArticleRecord(*row[:-1]), row[-1]) for row in session.execute(statement)]


def stats(session: Session, filters: Filters) -> Stats:
    """Return how much there is of what is asked for."""
    counted = _counted_articles(session, filters).subquery()
    of_articles = session.execute(
        select(
            func.count(),
            func.count(distinct(counted.c.outlet_id)),
            func.min(func.nullif(counted.c.published_key, "")),
            func.max(counted.c.published_key),
        ).select_from(counted)
    ).one()
    kinds = [func.count(case((QuotationRow.kind == kind, 1))) for kind in ("direct", "mixed", "indirect")]
    of_quotes: Any = session.execute(
        select(
            func.count(),
            *kinds,
            func.count(QuotationRow.speaker_id),
            func.count(distinct(QuotationRow.speaker_id)),
            func.count(distinct(QuotationRow.channel_id)),
        ).where(*conditions(session, filters))
    ).one()
    number, outlet_number, first, last = of_articles
    quotes, direct, mixed, indirect, attributed, speaker_number, channel_number = of_quotes
    return Stats(
        articles=number,
        quotes=quotes,
        direct=direct,
        mixed=mixed,
        indirect=indirect,
        attributed=attributed,
        speakers=speaker_number,
        channels=channel_number,
        outlets=outlet_number,
        first=first,
        last=last or None,
    )


def _counted_articles(session: Session, filters: Filters) -> AnySelect:
    """``id, outlet_id, published_key, quotes`` of the articles asked for.

    Those without a quotation count too, unless something is asked of the quotations.
    """
    columns = (ArticleRow.id, ArticleRow.outlet_id, ArticleRow.published_key)
    if filters.of_articles_only:
        number = select(func.count()).where(QuotationRow.article_id == ArticleRow.id).scalar_subquery()
        return select(*columns, number.label("quotes")).where(*article_conditions(filters))
    counted = (
        select(QuotationRow.article_id.label("article_id"), func.count().label("quotes"))
        .where(*conditions(session, filters))
        .group_by(QuotationRow.article_id)
        .subquery()
    )
    return select(*columns, counted.c.quotes).join(counted, counted.c.article_id == ArticleRow.id)


def _roles(session: Session, wanted: list[Any], ids: list[int]) -> dict[int, tuple[str, ...]]:
    """The roles of these speakers; asked for by number only where they are few."""
    statement: AnySelect = select(QuotationRow.speaker_id, QuotationRow.speaker_role).where(
        *wanted, QuotationRow.speaker_role.is_not(None)
    )
    if len(ids) <= 500:
        statement = statement.where(QuotationRow.speaker_id.in_(ids))
    found: dict[int, list[str]] = {}
    for number, role in session.execute(
        statement.group_by(QuotationRow.speaker_id, QuotationRow.speaker_role).order_by(
            func.count().desc(), QuotationRow.speaker_role
        )
    ):
        found.setdefault(number, []).append(role)
    return {number: tuple(roles) for number, roles in found.items()}
