"""Which format a file or stream has: by its name where that tells, else by how it begins."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Literal

Format = Literal["text", "jsonl", "json"]

ONE_LIST = "is one JSON list; write one object a line: jq -c '.[]' FILE > NEW.jsonl"

LARGEST_RECORD = 256 * 1024 * 1024
"""Bytes. One article larger than this is refused: it is no article, and would fill the memory."""

_SUFFIXES: dict[str, Format] = {".txt": "text", ".jsonl": "jsonl"}
_TABLE = 'is a table; save each row as a line of JSON Lines, with the article in a field "text"'
_PAGE = "is a web page; save the text of its article as a .txt file"
_NOT_READ = {
    ".csv": _TABLE, ".tsv": _TABLE, ".xls": _TABLE, ".xlsx": _TABLE, ".ods": _TABLE, ".parquet": _TABLE,
    ".html": _PAGE, ".htm": _PAGE, ".xml": "is XML; save the text of its articles as .txt files",
}  # fmt: skip
_SAVE = "save its text as UTF-8"
_SIGNATURES = (
    (b"%pdf-", f"is a PDF, not text; {_SAVE}"),
    (b"pk\x03\x04", f"is a ZIP, Excel, Word or OpenDocument file, not text; {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", f"is a Word or Excel file, not text; {_SAVE}"),
    (b"{\\rtf", f"is an RTF file, not text; {_SAVE}"),
    (b"\x1f\x8b", "is a gzip file; give its name the ending .gz, or decompress it: gunzip < FILE > NEW"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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


def other_format(beginning: bytes) -> str | None:
    """Why what begins so is neither a text nor JSON Lines, and what to do; ``None`` if it may be one."""
    start = beginning[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next((problem for signature, problem in _SIGNATURES if start.startswith(signature)), None)


def is_utf_16(beginning: bytes) -> bool:
    """Whether JSON that begins so is in UTF-16, which has a mark at its start or every other byte zero."""
    return beginning.startswith(_UTF_16) or (len(beginning) > 1 and 0 in beginning[:2])


def first_lines(stream: IO[bytes]) -> list[bytes]:
    """Take lines from ``stream`` up to and with the first that is not blank."""
    lines: list[bytes] = []
    while len(lines) < _MOST_BLANK_LINES:
        line = stream.readline(LARGEST_RECORD + 1)
        lines.append(line)
        if line.strip() or not line:
            break
    return lines


def not_rows(line: bytes) -> str | None:
    """Why a file whose first row is ``line`` is no JSON Lines, and what to do; ``None`` if it may be."""
    if is_utf_16(line):
        return "is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW"
    if _LIST.match(line[:4096]):
        return ONE_LIST
    if line.strip() == b"{":
        return "holds objects over several lines; write one object a line: jq -c . FILE > NEW.jsonl"
    return other_format(line)


def by_content(head: Sequence[bytes]) -> Format:
    """The format of what begins with the lines ``head``; what is not clearly JSON is text."""
    beginning = b"".join(head)[:4096]
    if is_utf_16(beginning):
        beginning = beginning.removeprefix(_UTF_16[0]).removeprefix(_UTF_16[1]).replace(b"\x00", b"")
    if _OBJECT.match(beginning):
        return "jsonl"
    return "json" if _LIST.match(beginning) else "text"
