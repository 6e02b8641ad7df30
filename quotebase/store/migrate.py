"""The version of a database: made, brought up to date, or refused, before anything else touches it.

The migrations stand in ``alembic/versions`` of the checkout and travel in the wheel as
``quotebase/_alembic``. A database that is up to date costs one query; Alembic is only imported where there is
something to do.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from quotebase._version import __version__
from quotebase.errors import DatabaseMissing, DatabaseTooNew, StoreError
from quotebase.store.engine import WRITING
from quotebase.store.location import in_memory, shown
from quotebase.store.models import Base

HEAD = "0002"
"""The revision that this version of quotebase works with: the newest in ``alembic/versions``."""

VERSION_TABLE = "quotebase_version"
"""Where the revision is kept: not Alembic's default, so that a server can hold other applications too."""

Notify = Callable[[str], None]

_ASK_AGAIN = 0.01
"""Seconds."""


def migrations_folder() -> Path:
    """Return the folder with ``env.py`` and ``versions/``, of the installed package or of the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_alembic"
    return installed if installed.is_dir() else package.parent / "alembic"


def revisions() -> frozenset[str]:
    """Return all revisions that this version of quotebase knows."""
    return frozenset(
        path.name.split("_", 1)[0] for path in (migrations_folder() / "versions").glob("[0-9]*.py")
    )


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether Alembic compares this with the models: not the full-text index, nor tables of others."""
    if kind == "table":
        return name in Base.metadata.tables
    return not (kind in ("column", "index") and name in ("words", "ix_quotations_words"))


def current_revision(connection: Connection) -> str | None:
    """Return the revision that the database is at, ``None`` where it holds nothing of quotebase's."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return found


def bring_to_head(engine: Engine, *, create: bool, notify: Notify, read_only: bool = False) -> None:
    """Make or upgrade the database, if that is needed, in one transaction and after saying so.

    Raises :class:`DatabaseTooNew` for a revision that is not known here, :class:`DatabaseMissing` where there
    are no tables and ``create`` is false, :class:`StoreError` for the database of another program, and for an
    old one that is ``read_only``.
    """
    name = shown(engine.url)
    with engine.connect() as connection:
        found = current_revision(connection)
        if found == HEAD:
            return
        if found is None:
            _refuse_unsuitable(connection, name)
    _refuse_newer(engine, found)
    if found is None and not create:
        raise DatabaseMissing(f"{name}: holds no quotations yet; fill it with `quotebase ingest`")
    if read_only:
        raise StoreError(
            f"{name}: has to be brought to version {HEAD} and cannot be written; change the permissions of "
            "the file and its folder, or use a copy"
        )
    if found is not None:
        notify(f"{name}: upgrading from version {found} to {HEAD} of the database")
    _use_write_ahead_log(engine)
    with migrating(engine) as connection:
        # Another process may have been quicker while this one waited for its turn.
        found = current_revision(connection)
        if found == HEAD:
            return
        _refuse_newer(engine, found)
        upgrade(connection)
    if found is None:
        notify(f"{name}: created")


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside the one transaction in which migrations run.

    In SQLite a table is changed by making it anew, which must not take the rows that point to it along:
    foreign keys are not followed meanwhile, and checked before the end.
    """
    with engine.connect().execution_options(**{WRITING: True}) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _pragma(connection, "foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
                    raise StoreError(
                        f"{shown(engine.url)}: rows of {broken[0]} point nowhere; restore a backup"
                    )
        finally:
            if sqlite:
                _pragma(connection, "foreign_keys = ON")


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to ``revision`` inside the transaction of ``connection``."""
    _run(connection, "upgrade", revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Undo the migrations down to ``revision`` (``base``: all) inside the transaction of ``connection``."""
    _run(connection, "downgrade", revision)


def _run(connection: Connection, direction: str, revision: str) -> None:
    from alembic.config import Config

    from alembic import command

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    getattr(command, direction)(config, revision)


def _refuse_newer(engine: Engine, found: str | None) -> None:
    if found is not None and found not in revisions():
        raise DatabaseTooNew(
            f"{shown(engine.url)}: made by a newer quotebase (database version {found}, this quotebase "
            f"{__version__} knows up to {HEAD}); pip install --upgrade quotebase"
        )


def _refuse_unsuitable(connection: Connection, name: str) -> None:
    """Leave alone what another program keeps its tables in, and what cannot hold every text."""
    tables = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
    if connection.dialect.name == "postgresql":
        tables &= set(Base.metadata.tables)
        encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(
                f"{name}: its encoding is {encoding}; make one with createdb -E UTF8 -T template0"
            )
    if tables:
        raise StoreError(
            f"{name}: a database of another program (it has a table {min(tables)}); choose another with --db"
        )


def _use_write_ahead_log(engine: Engine) -> None:
    """Let an SQLite file be read while it is written; it remembers that.

    Several processes may want this of a new file at once. SQLite lets one have its way and refuses the others
    at once, however long they would wait: so they ask again.
    """
    if engine.dialect.name != "sqlite" or in_memory(engine.url):
        return
    with engine.connect() as connection:
        patience = float(_pragma(connection, "busy_timeout")) / 1000
        until = time.monotonic() + patience
        while True:
            try:
                _pragma(connection, "journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                    raise
                time.sleep(_ASK_AGAIN)
            else:
                return


def _pragma(connection: Connection, pragma: str) -> Any:
    """Set or ask what SQLite lets one set only outside of a transaction, which SQLAlchemy would begin."""
    driver = connection.connection.driver_connection
    assert driver is not None
    cursor = driver.execute(f"PRAGMA {pragma}")
    try:
        row = cursor.fetchone()
    finally:
        cursor.close()
    return row and row[0]
