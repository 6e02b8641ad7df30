"""Text for a person: colour where it is wanted, and lines that fit, measured in columns of a terminal.

Text from articles is not trusted: control characters, which could drive the terminal, are taken out of it.
"""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import click

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DRIVING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_NARROW = re.compile("[ -~]*")
PIPED_WIDTH = 80
WIDEST = 120
GAP = 2

bold = partial(click.style, bold=True)
dim = partial(click.style, dim=True)
marked = partial(click.style, fg="yellow", bold=True)
named = partial(click.style, fg="cyan", bold=True)


def wants_colour() -> bool:
    """Whether standard output gets colour: NO_COLOR forbids it, FORCE_COLOR or CLICOLOR_FORCE order it,
    else it is for a terminal that is not ``dumb``."""
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def line_width() -> int:
    """Columns to fill: the terminal's, between 40 and 120, and 80 where there is none."""
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    return max(40, min(WIDEST, shutil.get_terminal_size((PIPED_WIDTH, 24)).columns))


class Printer:
    """Writes lines to standard output; styles in them reach it only where colour is wanted."""

    def __init__(self) -> None:
        self.colour = wants_colour()
        self.width = line_width()

    def line(self, text: str = "") -> None:
        """One line, with its styles or without them."""
        sys.stdout.write((text if self.colour else click.unstyle(text)) + "\n")

    def lines(self, lines: Iterable[str], style: Callable[[str], str]) -> None:
        """Lines of one style."""
        for line in lines:
            self.line(style(line))

    def grid(self, columns: Sequence["Column"], rows: Iterable[Sequence[str]]) -> None:
        """A heading and rows of wrapped cells in aligned columns."""
        rows = [[plain(cell) for cell in row] for row in rows]
        widths = fitted(columns, rows, self.width)
        self.line(dim(_joined([column.title for column in columns], columns, widths)))
        for row in rows:
            for line in grid_row(row, columns, widths):
                self.line(line)


class Column(NamedTuple):
    """A column of a grid: its heading, whether numbers stand in it, and whether it may be wrapped."""

    title: str
    number: bool = False
    wraps: bool = True


def plain(text: str) -> str:
    """The text as one paragraph without control characters, which could drive the terminal."""
    return _CONTROL.sub("", " ".join(text.split()))


def harmless(text: str) -> str:
    """The text, every offset kept, with marks in place of characters that could drive the terminal."""
    return _DRIVING.sub("\ufffd", text)


def columns_of(text: str) -> int:
    """How many columns the text takes: wide characters take two, combining ones none."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_columns_of_character, text))


def _columns_of_character(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces, else within a word."""
    lines: list[str] = []
    line, used = "", 0
    for word in _pieces(text, width):
        columns = columns_of(word)
        if line and used + 1 + columns > width:
            lines.append(line)
            line, used = word, columns
        else:
            line, used = (f"{line} {word}", used + 1 + columns) if line else (word, columns)
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        while columns_of(word) > width:
            piece = _first_columns(word, width)
            yield piece
            word = word[len(piece) :]  # noqa: PLW2901
        yield word


def _first_columns(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _columns_of_character(character)
        if used > width:
            return text[: max(index, 1)]
    return text


def indented(text: str, width: int, indent: str) -> list[str]:
    """The wrapped lines of the text, each behind ``indent``; ``width`` counts both."""
    return [indent + line for line in wrapped(text, width - columns_of(indent))]


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column: what its cells need where all fit, else the widest are narrowed in turn."""
    widths = [
        max([columns_of(column.title), *(columns_of(row[index]) for row in rows)])
        for index, column in enumerate(columns)
    ]
    wrapping = [index for index, column in enumerate(columns) if column.wraps]
    while sum(widths) + GAP * (len(widths) - 1) > width and wrapping:
        widest = max(wrapping, key=widths.__getitem__)
        if widths[widest] <= len(columns[widest].title) or widths[widest] <= 8:
            break
        widths[widest] -= 1
    return widths


def grid_row(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """The lines of one row, its cells wrapped and aligned."""
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    padded = [cell + [""] * (height - len(cell)) for cell in cells]
    return [_joined(line, columns, widths) for line in zip(*padded, strict=True)]


def _joined(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    parts = []
    for cell, column, width in zip(cells, columns, widths, strict=True):
        blank = " " * (width - columns_of(cell))
        parts.append(blank + cell if column.number else cell + blank)
    return (" " * GAP).join(parts).rstrip()
