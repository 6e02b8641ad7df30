"""The database that a command works with, and the sample data that can be put into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quotebase.cli.messages import note

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from quotebase.store import Store


def opened(location: str | None, *, create: bool = False) -> "Store":
    """The open database, which is its own context manager; only commands that fill it ``create`` one.

    Those are told at once, by a :class:`StoreError`, where it is a file that one may only read.
    """
    from quotebase.store import open_store

    store = open_store(location, create=create, notify=note)
    if create:
        store.check_writable()
    return store


@contextmanager
def reading(location: str | None) -> Iterator["Session"]:
    """A session for questions to the database; raises :class:`DatabaseMissing` where there is none."""
    with opened(location) as store, store.session() as session:
        yield session


def seeds_folder() -> Path:
    """The sample articles and reference data: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
