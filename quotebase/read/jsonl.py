"""A JSON Lines file becomes articles, a row at a time; a bad row costs only itself."""

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import IO

from quotebase.model import Article
from quotebase.read.formats import LARGEST_RECORD, not_rows
from quotebase.read.record import article_of, failed, given_id

_MOST_NAMES = 5
_KINDS: dict[type, str] = {type(None): "null", bool: "true or false", list: "a list", dict: "an object"}


class _RowError(Exception):
    """The row holds no JSON object; the message says why, and what to do."""


def read_rows(stream: IO[bytes], origin: str, head: Iterable[bytes] = ()) -> Iterator[Article]:
    """The articles in ``stream``, of which the lines ``head`` have been read already.

    Rows are counted from 1 as a text editor counts lines; blank ones are passed over.
    """
    empty = True
    for number, line in enumerate(_lines(stream, head), start=1):
        place = f"{origin}:{number}"
        if empty and (problem := not_rows(line)):
            yield failed(origin, problem)
            return
        if len(line) > LARGEST_RECORD:
            yield failed(place, f"is larger than {LARGEST_RECORD >> 20} MiB; split it into its articles")
        elif content := line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").rstrip():
            yield _article(content, place)
        else:
            continue
        empty = False
    if empty:
        yield failed(origin, "is empty; add a row for each article or remove the file")


def _lines(stream: IO[bytes], head: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of ``stream``, each cut off a byte after the largest size that a record may have."""
    yield from (line for line in head if line)
    while line := stream.readline(LARGEST_RECORD + 1):
        yield line
        while len(line) > LARGEST_RECORD and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_RECORD + 1)


def _article(line: bytes, place: str) -> Article:
    try:
        row = _row(line)
    except _RowError as error:
        return failed(place, str(error))
    text = row.get("text")
    if isinstance(text, str) and text.strip():
        return article_of(text, row, place)
    if isinstance(text, str):
        problem = 'has an empty "text"; put the article\'s text there or remove the row'
    elif "text" in row:
        problem = (
            f'has {_KINDS.get(type(text), "a number")} as "text"; put the article\'s text there, '
            "a string in quotation marks, or remove the row"
        )
    elif row:
        names = ", ".join(f'"{name}"' for name in list(row)[:_MOST_NAMES])
        problem = f'has no "text", only {names}; put the article\'s text into a field "text"'
    else:
        problem = 'is an empty object; put the article\'s text into a field "text" or remove the row'
    return failed(place, " ".join(problem.split()), given_id(row.get("id")))


def _row(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _RowError(f"is not UTF-8 at byte {error.start + 1}; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        # Some of these messages end in "at" already.
        reason = error.msg.removesuffix(" at")
        message = f"is not JSON ({reason} at column {error.colno}); mend or remove the row"
        raise _RowError(message) from None
    except (RecursionError, ValueError):
        raise _RowError("is nested too deep or has too long a number; mend or remove the row") from None
    if not isinstance(row, dict):
        raise _RowError('is not a JSON object; write the row as {"id": "…", "text": "…"}')
    return row
