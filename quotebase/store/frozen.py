"""An SQLite file that one may not write to is read all the same, and nothing is made beside it.

SQLite keeps two files beside a database, ``-wal`` and ``-shm``, and wants to make them even to read. Where
that cannot or must not be, a file that nobody is writing to is read as it lies there (``immutable``): without
locks, so what another writes meanwhile is noticed only afterwards, by :func:`unchanged`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import URL

from quotebase.errors import DatabaseBusy, StoreError
from quotebase.store.location import in_memory, shown

Access = Literal["write", "read", "frozen"]
"""``read``: by the files that a writer has left beside it; ``frozen``: as it lies there."""

READ_ONLY = (
    "can be searched but not written; change the permissions of the file and its folder, or choose another "
    "path with --db"
)


def access_to(url: URL) -> Access:
    """Return how the database can be opened; what is not there yet, or no file, is opened to be written."""
    if url.get_backend_name() != "sqlite" or in_memory(url) or not url.database:
        return "write"
    path = Path(url.database)
    if not path.exists():
        return "write"
    beside = [other for ending in ("-wal", "-shm") if (other := _beside(path, ending)).exists()]
    if all(map(_writable, (path, *beside))) and (len(beside) == 2 or _writable(path.parent)):
        return "write"
    # An empty -wal holds nothing, and a -journal is what another kind of writer has not finished.
    unfinished = (_beside(path, ending) for ending in ("-shm", "-wal", "-journal"))
    busy = any(
        other.exists() and (other.name.endswith("-shm") or other.stat().st_size) for other in unfinished
    )
    return "read" if busy else "frozen"


def connect(url: URL, access: Access, busy_timeout: float) -> sqlite3.Connection:
    """Open the file of ``url`` for reading only."""
    place = Path(url.database or "").absolute().as_uri()
    options = "mode=ro&immutable=1" if access == "frozen" else "mode=ro"
    return sqlite3.connect(f"{place}?{options}", uri=True, timeout=busy_timeout, check_same_thread=False)


@contextmanager
def unchanged(url: URL) -> Iterator[None]:
    """Raise :class:`DatabaseBusy` where the file was written to meanwhile: what was read may be wrong."""
    path = Path(url.database or "")
    before = _state(path)
    try:
        yield
    except StoreError:
        _check_state(path, before, url)
        raise
    _check_state(path, before, url)


def _check_state(path: Path, before: tuple[int, ...], url: URL) -> None:
    if _state(path) != before:
        raise DatabaseBusy(f"{shown(url)}: another process wrote to it meanwhile; run this again") from None


def _state(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
