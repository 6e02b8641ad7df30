"""Connections: how each database is set up, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError, StatementError
from sqlalchemy.pool import NullPool, StaticPool

from quotebase.errors import DatabaseBusy, DatabaseMissing, StoreError
from quotebase.store.frozen import Access, connect
from quotebase.store.location import in_memory, shown

WRITING = "quotebase_writing"
"""The execution option of a connection that takes the one writer's place as soon as it begins."""

# One number for all quotebase databases of a server; advisory locks are per database anyway.
_WRITER_LOCK = 7_238_119_205


def make_engine(url: URL, *, busy_timeout: float, access: Access = "write") -> Engine:
    """Return an engine on which every transaction sees one state and writers wait for each other.

    ``busy_timeout``: the seconds that a writer waits for another; ``access``: how an SQLite file is opened.
    Raises :class:`StoreError` where the driver for PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, busy_timeout, access)
    try:
        engine = create_engine(url, connect_args={"connect_timeout": 10})
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError(
            f"{shown(url)}: PostgreSQL needs the driver psycopg; pip install 'quotebase[postgres]'"
        ) from None
    milliseconds = int(busy_timeout * 1000)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITING):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")

    return engine


def _sqlite_engine(url: URL, busy_timeout: float, access: Access) -> Engine:
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory(url) else {}
    if access != "write":
        # A connection that is kept would go on showing a file as it was.
        options = {"poolclass": NullPool, "creator": lambda: connect(url, access, busy_timeout)}
    engine = create_engine(url, connect_args={"timeout": busy_timeout, "check_same_thread": False}, **options)

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions by itself: it would do so late, and never around DDL.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn what the database complains about inside the block into a :class:`StoreError` that helps."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise store_error(error, url) from error


def store_error(error: BaseException, url: URL) -> StoreError:
    """Return the error that says in one line what is wrong with the database and what to do."""
    original = _root(error)
    if isinstance(original, sqlite3.Error):
        return _sqlite_error(original, url)
    return _postgresql_error(original, url)


def _root(error: BaseException) -> BaseException:
    """Return the driver's first complaint: one while rolling back stands in front of what caused it."""
    found: BaseException = error
    current: BaseException | None = error
    while current is not None:
        if isinstance(current, StatementError) and current.orig is not None:
            found = current.orig
        current = current.__cause__ if isinstance(current.__cause__, SQLAlchemyError) else current.__context__
    return found


_SQLITE_REMEDIES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (
        DatabaseBusy,
        "another process is writing to it; wait until it is done, then run this again",
    ),
    sqlite3.SQLITE_LOCKED: (
        DatabaseBusy,
        "another process is writing to it; wait until it is done, then run this again",
    ),
    sqlite3.SQLITE_NOTADB: (
        StoreError,
        "not an SQLite database, so it is left as it is; choose another path with --db",
    ),
    sqlite3.SQLITE_CORRUPT: (
        StoreError,
        "the file is damaged; restore it from a backup, or try `sqlite3 FILE .recover`",
    ),
    sqlite3.SQLITE_FULL: (
        StoreError,
        "the disk is full and what was being saved is left out; make room, then run this again",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreError,
        "cannot be written; change the permissions of the file and its folder, or choose another path",
    ),
    sqlite3.SQLITE_PERM: (
        StoreError,
        "cannot be opened; change the permissions of the file and its folder, or choose another path",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "cannot be opened; change the permissions of the file and its folder, or choose another path",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "the disk failed while it was read or written; check the disk and its free space",
    ),
}


def _sqlite_error(error: sqlite3.Error, url: URL) -> StoreError:
    # The lowest byte is the kind of error, the others say what exactly was tried.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE_REMEDIES:
        kind, remedy = _SQLITE_REMEDIES[code]
        return kind(f"{shown(url)}: {remedy}")
    return StoreError(f"{shown(url)}: {one_line(error)}")


_POSTGRESQL_REMEDIES: dict[str, tuple[type[StoreError], str]] = {
    "55P03": (DatabaseBusy, "another process is writing to it; wait until it is done, then run this again"),
    "40P01": (DatabaseBusy, "another process is writing to it; wait until it is done, then run this again"),
    "53100": (
        StoreError,
        "the server's disk is full and what was being saved is left out; make room, then run this again",
    ),
    "42501": (StoreError, "this user may not do that there; ask for the rights, or use another user"),
    "25006": (StoreError, "the server allows only reading; use the primary server for writing"),
}


def _postgresql_error(error: BaseException, url: URL) -> StoreError:
    state = getattr(error, "sqlstate", None)
    if state in _POSTGRESQL_REMEDIES:
        kind, remedy = _POSTGRESQL_REMEDIES[state]
        return kind(f"{shown(url)}: {remedy}")
    message = one_line(error)
    if "does not exist" in message and "database" in message and state is None:
        return DatabaseMissing(f"{shown(url)}: no such database on the server; make it with createdb")
    if state is None and type(error).__name__ == "OperationalError":
        return StoreError(
            f"{shown(url)}: cannot connect ({message}); check the URL, and that the server runs"
        )
    return StoreError(f"{shown(url)}: {message}")


def one_line(error: BaseException) -> str:
    """Return the first line of what the driver or Python says of an error."""
    if isinstance(error, StatementError) and error.orig is not None:
        error = error.orig
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def check_place(url: URL, *, create: bool) -> None:
    """Refuse a path at which no SQLite database can be, before SQLite says so less clearly.

    Raises :class:`DatabaseMissing` where there is no file and none is to be made, :class:`StoreError` for a
    folder, or a path into a folder that does not exist.
    """
    if url.get_backend_name() != "sqlite" or in_memory(url) or not url.database:
        return
    path = Path(url.database)
    try:
        if path.is_dir():
            raise StoreError(f"{path}: a folder, not a database; give the path of a file in it")
        if path.exists():
            if not path.is_file():
                raise StoreError(f"{path}: no ordinary file; choose another path")
            return
        if not create:
            raise DatabaseMissing(
                f"{path}: no such database; make it with `quotebase ingest` or `quotebase db init`"
            )
        if not path.parent.is_dir():
            raise StoreError(
                f"{path}: there is no folder {path.parent}; make it first, or choose another path"
            )
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; choose another path") from None
