"""The database: tables, migrations, and saving articles so that doing it twice changes nothing."""

from quotebase.store.location import resolve_url, shown
from quotebase.store.migrate import HEAD, current_revision
from quotebase.store.reference import Loaded
from quotebase.store.save import Saved, Status
from quotebase.store.store import Store, open_store

__all__ = [
    "HEAD",
    "Loaded",
    "Saved",
    "Status",
    "Store",
    "current_revision",
    "open_store",
    "resolve_url",
    "shown",
]
