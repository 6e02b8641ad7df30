"""Which database: the value of ``--db``, else ``QUOTEBASE_DB``, else ``quotebase.db`` in this folder."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from quotebase.errors import StoreError

DEFAULT = "quotebase.db"
VARIABLE = "QUOTEBASE_DB"
IN_MEMORY = ":memory:"

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def resolve_url(location: str | Path | None = None) -> URL:
    """Return the SQLAlchemy URL of a path, a URL, or (``None``) of the default place.

    A URL has ``://`` in it: ``sqlite:///quotes.db``, ``postgresql://user@host/database``; all else is the
    path of an SQLite file, ``~`` for one's home. Raises :class:`StoreError` for any other kind of URL.
    """
    chosen = location or os.environ.get(VARIABLE) or DEFAULT
    if isinstance(chosen, Path) or "://" not in chosen:
        return _sqlite(str(chosen))
    try:
        url = make_url(chosen)
    except (ArgumentError, ValueError):
        raise StoreError(f"{_masked(chosen)}: not a database URL; {_REMEDY}") from None
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        return _sqlite(url.database or IN_MEMORY).set(query=url.query)
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"{shown(url)}: not a kind of database that quotebase knows; {_REMEDY}")


def shown(url: URL) -> str:
    """Return the database as messages name it: the path of a file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or IN_MEMORY
    return url.render_as_string(hide_password=True).replace("+psycopg", "", 1)


def in_memory(url: URL) -> bool:
    """Whether the database is gone when it is closed."""
    return url.get_backend_name() == "sqlite" and url.database in (None, "", IN_MEMORY)


_REMEDY = "give the path of an SQLite file, or postgresql://user@host/database"


def _sqlite(path: str) -> URL:
    return URL.create("sqlite", database=path if path == IN_MEMORY else str(Path(path).expanduser()))


def _masked(text: str) -> str:
    """Leave out what may hold a password."""
    return text if "@" not in text else text.split("://", 1)[0] + "://…"
