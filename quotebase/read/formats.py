"""Which format a file or stream has: by its name where that tells, else by how it begins."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Literal

Format = Literal["text", "jsonl", "json"]

LARGEST_RECORD = 256 * 1024 * 1024
"""Bytes. One article larger than this is refused: it is no article, and would fill the memory."""

_SUFFIXES: dict[str, Format] = {".txt": "text", ".jsonl": "jsonl"}
_TABLE = 'is a table; save each row as a line of JSON Lines, with the article in a field "text"'
_PAGE = "is a web page; save the text of its article as a .txt file"
_NOT_READ = {
    ".csv": _TABLE, ".tsv": _TABLE, ".xls": _TABLE, ".xlsx": _TABLE, ".ods": _TABLE, ".parquet": _TABLE,
    ".html": _PAGE, ".htm": _PAGE, ".xml": "is XML; save the text of its articles as .txt files",
}  # fmt: skip
_MOST_BLANK_LINES = 1000
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:[\"}]|$)")
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|$)")


def by_name(path: Path) -> Format | None:
    """The format that the ending of a file's name stands for, a final ``.gz`` left aside, or ``None``."""
    return _SUFFIXES.get(_ending(path))


def not_read(path: Path) -> str | None:
    """Why a file of this ending is no article, and what to do; ``None`` if it may be one."""
    return _NOT_READ.get(_ending(path))


def _ending(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def first_lines(stream: IO[bytes]) -> list[bytes]:
    """Take lines from ``stream`` up to and with the first that is not blank."""
    lines: list[bytes] = []
    while len(lines) < _MOST_BLANK_LINES:
        line = stream.readline(LARGEST_RECORD + 1)
        lines.append(line)
        if line.strip() or not line:
            break
    return lines


def by_content(head: Sequence[bytes]) -> Format:
    """The format of what begins with the lines ``head``; what is not clearly JSON is text."""
    beginning = b"".join(head)[:4096]
    if _OBJECT.match(beginning):
        return "jsonl"
    return "json" if _LIST.match(beginning) else "text"
