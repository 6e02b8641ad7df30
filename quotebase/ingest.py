"""From files to extracted articles, in one process or several, and on into a database.

Everything streams: articles are read, extracted and saved a few at a time, in the order of the input, so
memory stays bounded whatever the archive's size.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from quotebase import pipeline
from quotebase.errors import QuotebaseError
from quotebase.model import Article, Include
from quotebase.read import read

if TYPE_CHECKING:
    from quotebase.store import Saved, Store

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 200_000
"""What one process extracts at a time, so that handing articles over costs little."""

CHUNKS_AHEAD = 3
"""For each process: how many chunks may wait for it or be done and not yet taken."""

WINDOW_ARTICLES = 1_000
WINDOW_CHARACTERS = 20_000_000
"""What is looked up in the database before it is extracted."""

Extractor = Callable[[Iterable[Article]], Iterator[Article]]


def ingest(
    store: "Store",
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    include: Collection[Include] = (),
    stdin: IO[bytes] | None = None,
) -> Iterator["Saved"]:
    """Read, extract and save; say of each article, in the order of the input, what became of it.

    ``paths`` is what :func:`quotebase.read.read` takes. Raises :class:`InputError` at once where one cannot
    be used, and later what :func:`ingest_articles` raises.
    """
    return ingest_articles(store, read(paths, stdin=stdin), jobs=jobs, include=include)


def ingest_articles(
    store: "Store", articles: Iterable[Article], *, jobs: int = 1, include: Collection[Include] = ()
) -> Iterator["Saved"]:
    """Extract and save articles; say of each, in the order given, what became of it.

    An article that this version has saved already, unchanged and with the same ``include`` and vocabulary, is
    not extracted again. Whatever ends the run early, what was reported is saved. Raises what
    :func:`extract_all` and the store raise.
    """
    # Here, not above: whoever only extracts is not to wait for SQLAlchemy.
    from quotebase.store import Saved

    with _extractor(jobs, include) as extract:
        for window in _windows(articles, WINDOW_ARTICLES, WINDOW_CHARACTERS):
            fresh = _not_saved_yet(store, window, include)
            saved = store.save_many(extract([window[index] for index in sorted(fresh)]), include=include)
            for index, article in enumerate(window):
                yield next(saved) if index in fresh else Saved("unchanged", article.origin, None, 0)


def _not_saved_yet(store: "Store", articles: Sequence[Article], include: Collection[Include]) -> set[int]:
    """The positions of the articles to save: the last one of a key wins, so all after a fresh one are."""
    from quotebase.store.rows import article_key

    fresh: set[int] = set()
    keys: set[str] = set()
    known = store.known_many(articles, include=include)
    for index, article in enumerate(articles):
        key = article_key(article)
        if article.errors or key in keys or not known[index]:
            fresh.add(index)
            keys.add(key)
    return fresh


def extract_all(
    articles: Iterable[Article], *, jobs: int = 1, include: Collection[Include] = ()
) -> Iterator[Article]:
    """The articles with their quotations, in the order given.

    With ``jobs`` above 1 that many processes extract; a script that calls this then needs the usual
    ``if __name__ == "__main__":`` guard. An article on which the extractor fails comes back with the failure
    in ``errors``. Raises :class:`InputError` for an ``include`` that there is not, :class:`LexiconError`
    where ``QUOTEBASE_LEXICON`` cannot be used, and :class:`QuotebaseError` when a process is killed from
    outside.
    """
    with _extractor(jobs, include) as extract:
        yield from extract(articles)


@contextlib.contextmanager
def _extractor(jobs: int, include: Collection[Include]) -> Iterator[Extractor]:
    pipeline.check_include(include)
    pipeline.prepare()
    if jobs == 1:
        yield partial(map, partial(_extracted, include=include))
        return
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker
    )
    try:
        yield partial(_extract_in_pool, pool, jobs * CHUNKS_AHEAD, tuple(include))
    except BrokenProcessPool:
        raise QuotebaseError(
            "a process that extracts was killed, perhaps for want of memory; run again with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _extracted(article: Article, include: Collection[Include]) -> Article:
    try:
        return pipeline.extracted(article, include)
    except Exception as bug:
        where = article.origin or article.id
        reason = " ".join(f"{type(bug).__name__}: {bug}".split())
        return replace(article, quotes=(), errors=(f"{where}: a bug in the extractor ({reason}); report it",))


def _extracted_chunk(articles: list[Article], include: Collection[Include]) -> list[Article]:
    # The text need not travel back: the caller still has it.
    return [replace(_extracted(article, include), text="") for article in articles]


def _extract_in_pool(
    pool: ProcessPoolExecutor, ahead: int, include: Collection[Include], articles: Iterable[Article]
) -> Iterator[Article]:
    waiting: deque[tuple[list[Article], Future[list[Article]]]] = deque()
    for chunk in _windows(articles, CHUNK_ARTICLES, CHUNK_CHARACTERS):
        with _interrupts_held():
            waiting.append((chunk, pool.submit(_extracted_chunk, chunk, include)))
        if len(waiting) >= ahead:
            yield from _finished(*waiting.popleft())
    while waiting:
        yield from _finished(*waiting.popleft())


def _finished(chunk: list[Article], future: Future[list[Article]]) -> Iterator[Article]:
    for article, done in zip(chunk, future.result(), strict=True):
        yield replace(article, quotes=done.quotes, errors=done.errors)


def _windows(articles: Iterable[Article], most: int, characters: int) -> Iterator[list[Article]]:
    """The articles in lists of at most so many, ended early once their texts have so many characters."""
    window: list[Article] = []
    length = 0
    for article in articles:
        window.append(article)
        length += len(article.text)
        if len(window) == most or length >= characters:
            yield window
            window, length = [], 0
    if window:
        yield window


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it inherits that, and is stopped by its parent alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot shut its processes down; they then end themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
