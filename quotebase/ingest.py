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
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from quotebase import pipeline
from quotebase.errors import QuotebaseError
from quotebase.model import Article

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 200_000
CHUNKS_AHEAD = 3
"""For each process: how many chunks may wait for it or be done and not yet taken."""


def extract_all(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Article]:
    """The articles with their quotations, in the order given.

    With ``jobs`` above 1 that many processes extract; a script that calls this then needs the usual
    ``if __name__ == "__main__":`` guard. An article on which the extractor fails comes back with the failure
    in ``errors``. Raises :class:`QuotebaseError` when a process is killed from outside.
    """
    if jobs == 1:
        return map(_extracted, articles)
    return _extract_in_processes(articles, jobs)


def _extracted(article: Article) -> Article:
    try:
        return pipeline.extracted(article)
    except Exception as bug:
        where = article.origin or article.id
        reason = " ".join(f"{type(bug).__name__}: {bug}".split())
        return replace(article, quotes=(), errors=(f"{where}: a bug in the extractor ({reason}); report it",))


def _extracted_chunk(articles: list[Article]) -> list[Article]:
    # The text need not travel back: the caller still has it.
    return [replace(_extracted(article), text="") for article in articles]


def _extract_in_processes(articles: Iterable[Article], jobs: int) -> Iterator[Article]:
    waiting: deque[tuple[list[Article], Future[list[Article]]]] = deque()
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker
    )
    try:
        for chunk in _chunks(articles):
            with _interrupts_held():
                waiting.append((chunk, pool.submit(_extracted_chunk, chunk)))
            if len(waiting) >= jobs * CHUNKS_AHEAD:
                yield from _finished(*waiting.popleft())
        while waiting:
            yield from _finished(*waiting.popleft())
    except BrokenProcessPool:
        raise QuotebaseError(
            "a process that extracts was killed, perhaps for want of memory; run again with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(chunk: list[Article], future: Future[list[Article]]) -> Iterator[Article]:
    for article, done in zip(chunk, future.result(), strict=True):
        yield replace(article, quotes=done.quotes, errors=done.errors)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    characters = 0
    for article in articles:
        chunk.append(article)
        characters += len(article.text)
        if len(chunk) == CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


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
