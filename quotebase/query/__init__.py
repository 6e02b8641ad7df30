"""Questions to the database: filters become one ``select()``, rows become typed records."""

from quotebase.query.counts import (
    ArticleCount,
    ChannelCount,
    OutletCount,
    SpeakerCount,
    Stats,
    articles,
    channels,
    outlets,
    speakers,
    stats,
)
from quotebase.query.filters import Filters
from quotebase.query.find import ArticleRecord, Detail, QuoteRecord, citation, count, find, get
from quotebase.query.nearest import nearest_speakers

__all__ = [
    "ArticleCount",
    "ArticleRecord",
    "ChannelCount",
    "Detail",
    "Filters",
    "OutletCount",
    "QuoteRecord",
    "SpeakerCount",
    "Stats",
    "articles",
    "channels",
    "citation",
    "count",
    "find",
    "get",
    "nearest_speakers",
    "outlets",
    "speakers",
    "stats",
]
