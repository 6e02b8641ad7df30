"""Rows to CSV and JSON Lines on an open stream, as they come, never all in memory."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, Literal

from quotebase.export.rows import COLUMNS, quote_object, quote_row
from quotebase.serialise import to_json

if TYPE_CHECKING:
    from quotebase.query import QuoteRecord

Format = Literal["csv", "jsonl"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_quotes(
    records: Iterable["QuoteRecord"], stream: IO[str], form: Format, *, raw: bool = False
) -> int:
    """Write quotations and return how many: flat rows of :data:`COLUMNS` as CSV, nested objects as JSONL.

    ``raw`` leaves CSV cells as they are that a spreadsheet would run as a formula; they get a leading
    apostrophe otherwise. Raises ``OSError`` where the stream does.
    """
    if form == "csv":
        return write_rows(map(quote_row, records), stream, form, columns=tuple(COLUMNS), raw=raw)
    return write_rows(map(quote_object, records), stream, form, columns=())


def write_rows(
    rows: Iterable[Mapping[str, Any]],
    stream: IO[str],
    form: Format,
    *,
    columns: Sequence[str],
    raw: bool = False,
) -> int:
    """Write mappings and return how many; ``columns`` is the heading of a CSV and the order of its cells."""
    count = 0
    if form == "jsonl":
        for count, row in enumerate(rows, start=1):  # noqa: B007
            stream.write(to_json(row) + "\n")
        return count
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(columns)
    for count, row in enumerate(rows, start=1):  # noqa: B007
        cells = [_cell(row[column]) for column in columns]
        table.writerow(cells if raw else map(_defused, cells))
    return count


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, tuple) else value


def _defused(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
