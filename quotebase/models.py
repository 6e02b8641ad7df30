"""The tables as SQLAlchemy models, for one's own ``select()``; see :mod:`quotebase.store.models`."""

from quotebase.store.models import (
    AddresseeRow,
    ArticleRow,
    Base,
    ChannelRow,
    OutletAlias,
    OutletRow,
    QuotationRow,
    SpeakerAlias,
    SpeakerRow,
    SpeakerWord,
)

__all__ = [
    "AddresseeRow",
    "ArticleRow",
    "Base",
    "ChannelRow",
    "OutletAlias",
    "OutletRow",
    "QuotationRow",
    "SpeakerAlias",
    "SpeakerRow",
    "SpeakerWord",
]
