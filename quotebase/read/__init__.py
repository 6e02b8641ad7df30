"""Files, folders and streams become articles, one at a time.

``paths`` finds what there is to read, ``formats`` tells a text from JSON Lines, ``text`` and ``jsonl`` read
them, ``record`` builds an article from a text and its metadata, ``dates`` writes dates as ISO 8601, and
``credits`` finds what an article's own text says of its outlet and author. What a user may put in, and what
becomes of it, is described in ``docs/input.md``.
"""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from quotebase.model import Article
from quotebase.read import formats, jsonl, text
from quotebase.read.paths import Source, sources
from quotebase.read.record import article_of, content_id, described, failed

__all__ = ["article_of", "content_id", "described", "read"]


def read(paths: str | Path | Iterable[str | Path], *, stdin: IO[bytes] | None = None) -> Iterator[Article]:
    """Read every article in ``paths``, in that order, holding one in memory at a time.

    A path is a text file (one article), a JSON Lines file (one article a line), a folder (its ``*.txt`` and
    ``*.jsonl`` files and those of the folders in it, in sorted order) or ``-`` (``stdin``, by default the
    process's). A record that cannot be read is an article with ``errors``, and reading goes on.

    Raises :class:`~quotebase.errors.InputError` at once, before anything is read, for a path that does not
    exist and for a folder that holds nothing to read.
    """
    return _articles(sources([paths] if isinstance(paths, str | Path) else paths), stdin)


def _articles(found: Iterable[Source], stdin: IO[bytes] | None) -> Iterator[Article]:
    for source in found:
        if source.problem is not None:
            yield failed(source.name, source.problem)
            continue
        try:
            if source.path is None:
                yield from _read(source, stdin if stdin is not None else sys.stdin.buffer)
            else:
                with source.open() as stream:
                    yield from _read(source, stream)
        except FileNotFoundError:
            yield failed(source.name, "is gone since it was listed; run again once the files stay in place")
        except PermissionError:
            yield failed(source.name, "may not be read by you; change its permissions (chmod u+r)")
        except gzip.BadGzipFile:
            yield failed(source.name, "is no gzip file; take the ending .gz off its name, or compress it")
        except (EOFError, zlib.error) as error:
            yield failed(source.name, f"is damaged ({_one_line(error)}); compress the original again")
        except OSError as error:
            yield failed(source.name, f"cannot be read ({_one_line(error)}); check the file and its disk")


def _read(source: Source, stream: IO[bytes]) -> Iterator[Article]:
    format_ = source.format
    head: list[bytes] = []
    if format_ is None:
        head = formats.first_lines(stream)
        format_ = formats.by_content(head)
    match format_:
        case "jsonl":
            yield from jsonl.read_rows(stream, source.name, head)
        case "text":
            yield text.read_text(stream, source.name, head)
        case "json":
            yield failed(source.name, formats.ONE_LIST)


def _one_line(error: Exception) -> str:
    message = error.strerror if isinstance(error, OSError) else None
    return " ".join((message or str(error)).split()).rstrip(".")
