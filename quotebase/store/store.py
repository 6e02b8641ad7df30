"""The database as the other parts use it: open, save, ask whether something is known, close."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.orm import Session

from quotebase.errors import StoreError
from quotebase.model import Article, Include
from quotebase.store.engine import WRITING, check_place, make_engine, translated
from quotebase.store.frozen import READ_ONLY, Access, access_to, unchanged
from quotebase.store.load import load_article
from quotebase.store.location import resolve_url, shown
from quotebase.store.migrate import bring_to_head
from quotebase.store.names import NameBook
from quotebase.store.reference import Loaded, load_reference
from quotebase.store.rows import article_key, content_hash, extractor_version
from quotebase.store.save import Saved, batches, known_articles, save_batch

BUSY_TIMEOUT = 30.0


def open_store(
    location: str | Path | None = None,
    *,
    create: bool = True,
    notify: Callable[[str], None] | None = None,
    busy_timeout: float = BUSY_TIMEOUT,
) -> "Store":
    """Open the database at ``location`` (a path, a URL, or the default), made or upgraded where needed.

    ``notify`` is told in one line before an old database is upgraded and after a new one is made; ``create``
    false opens only what is there; ``busy_timeout``: the seconds to wait for another process that is writing.
    A file that one may not write to is opened for reading.
    Raises :class:`DatabaseMissing`, :class:`DatabaseTooNew`, :class:`DatabaseBusy`, or :class:`StoreError`
    for what is no database or cannot be reached.
    """
    url = resolve_url(location)
    check_place(url, create=create)
    access = access_to(url)
    engine = make_engine(url, busy_timeout=busy_timeout, access=access)
    store = Store(engine, url, access)
    try:
        with store.reading():
            bring_to_head(engine, create=create, notify=notify or _say_nothing, read_only=access != "write")
    except BaseException:
        engine.dispose()
        raise
    return store


class Store:
    """An open database, which several threads and processes may read and write at once."""

    def __init__(self, engine: Engine, url: URL, access: Access = "write") -> None:
        self.engine = engine
        self.url = url
        self._access = access
        self._names = NameBook()
        self._one_at_a_time = Lock()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({shown(self.url)!r})"

    def close(self) -> None:
        """Close all connections; the store opens new ones if it is used again."""
        self.engine.dispose()

    def check_writable(self) -> None:
        """Raise :class:`StoreError` where the database is a file that one may only read."""
        if self._access != "write":
            raise StoreError(f"{shown(self.url)}: {READ_ONLY}")

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """Give a SQLAlchemy session, one transaction long, whose errors are quotebase's.

        ``write``: wait for one's turn as a writer at once, and commit at the end of the block; without it
        what is changed in the session is lost.
        """
        if write:
            self.check_writable()
        engine = self.engine.execution_options(**{WRITING: True}) if write else self.engine
        with self.reading(), Session(engine) as session:
            yield session
            if write:
                session.commit()

    def known(self, article: Article, *, include: Collection[Include] = ()) -> bool:
        """Whether this very article, read by this version, is stored: then there is nothing to do.

        ``include`` is what its quotations are, or are to be, extracted with.
        """
        [known] = self.known_many([article], include=include)
        return known

    def known_many(self, articles: Sequence[Article], *, include: Collection[Include] = ()) -> list[bool]:
        """Say of each article what :meth:`known` says, in a fraction of the time."""
        keys = [article_key(article) for article in articles]
        version = extractor_version(include)
        with self.reading(), self.engine.connect() as connection:
            there = known_articles(connection, keys)
        return [
            key in there and there[key].is_of(content_hash(article), version)
            for key, article in zip(keys, articles, strict=True)
        ]

    def save(self, article: Article, *, include: Collection[Include] = ()) -> Saved:
        """Store one article with its quotations; see :meth:`save_many`."""
        [saved] = self.save_many([article], include=include)
        return saved

    def save_many(self, articles: Iterable[Article], *, include: Collection[Include] = ()) -> Iterator[Saved]:
        """Store articles with their quotations and say of each, in order, what became of it.

        An article that is stored already, unchanged and by this version, is left as it is; one that changed
        is replaced with its quotations, where a quotation that is still there keeps its number. Articles are
        saved some hundred at a time, each batch whole or not at all; one that cannot be stored fails alone.
        ``include`` is what their quotations were extracted with.
        Raises :class:`DatabaseBusy` or :class:`StoreError` where the database itself fails.
        """
        for batch in batches(articles, extractor_version(include)):
            with self._writing() as connection:
                saved = save_batch(connection, self._names, batch)
            yield from saved

    def load(self, article_id: int) -> Article | None:
        """Return a stored article with its quotations, as it was given; ``None`` where there is none."""
        with self.reading(), self.engine.connect() as connection:
            return load_article(connection, article_id)

    def load_reference(self, folder: str | Path) -> Loaded:
        """Take in the reference data of ``folder``; :mod:`quotebase.store.reference` describes it."""
        with self._writing() as connection:
            loaded = load_reference(connection, Path(folder))
        self._names.forget()
        return loaded

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn what the database complains about inside the block into errors of quotebase.

        Raises :class:`DatabaseBusy` where it was read without locks and another process wrote to it.
        """
        with unchanged(self.url) if self._access == "frozen" else nullcontext(), translated(self.url):
            yield

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that has the writer's place from its start; if it fails, its names are forgotten."""
        self.check_writable()
        with self._one_at_a_time, translated(self.url):
            try:
                with (
                    self.engine.connect().execution_options(**{WRITING: True}) as connection,
                    connection.begin(),
                ):
                    yield connection
            except BaseException:
                self._names.forget()
                raise


def _say_nothing(_message: str) -> None:
    pass
