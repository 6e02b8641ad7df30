"""What questions to the database found, as tables for a person, and what to say when it is not all."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from quotebase.cli.highlight import Mark
from quotebase.cli.messages import note
from quotebase.cli.quotation import channel_name, circumstances, day, shown_words, speaker_name
from quotebase.cli.terminal import Column, Printer, dim, fitted, grid_row, indented, named, plain
from quotebase.export import Format, write_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from quotebase.query import Filters, QuoteRecord

_QUOTES = (
    Column("ID", number=True, wraps=False),
    Column("SPEAKER"),
    Column("DATE", wraps=False),
    Column("OUTLET"),
    Column("CHANNEL"),
)


def print_quotes(records: Sequence["QuoteRecord"], mark: Mark) -> None:
    """Each quotation as a line of columns, and below it the role, the circumstances and the words."""
    printer = Printer()
    rows = [_row(record) for record in records]
    widths = fitted(_QUOTES, rows, printer.width)
    printer.line(dim(grid_row([column.title for column in _QUOTES], _QUOTES, widths)[0]))
    indent = " " * (widths[0] + 2)
    for index, (record, row) in enumerate(zip(records, rows, strict=True)):
        if index:
            printer.line()
        printer.lines(grid_row(row, _QUOTES, widths), named)
        facts = _facts(record)
        if facts:
            printer.lines(indented(facts, printer.width, indent), dim)
        printer.lines(indented(plain(shown_words(record.quote)), printer.width, indent), mark)


def _row(record: "QuoteRecord") -> list[str]:
    return [
        str(record.id),
        plain(record.speaker) if record.speaker else speaker_name(record.quote.speaker),
        day(record.article.published),
        plain(record.article.outlet or ""),
        channel_name(record.quote.channel),
    ]


def _facts(record: "QuoteRecord") -> str:
    speaker = record.quote.speaker
    role = [plain(speaker.role)] if speaker and speaker.role else []
    return " · ".join([*role, *circumstances(record.quote)])


_TIMES = ("published", "first", "last")

Fields = Mapping[str, Column | None]
"""What a list tells of each thing, in order; ``None`` for what only csv and jsonl have room for."""


def one_more(filters: "Filters") -> "Filters":
    """The filters with a limit by which it shows that there is more."""
    return replace(filters, limit=filters.limit + 1) if filters.limit is not None else filters


def print_list(
    found: Sequence[Mapping[str, Any]], fields: Fields, filters: "Filters", form: str, *, raw: bool, what: str
) -> None:
    """Print up to ``filters.limit`` of the things ``found``, and say on standard error if that is not all."""
    shown = found[: filters.limit]
    if form != "table":
        things = ({name: thing[name] for name in fields} for thing in shown)
        write_rows(things, sys.stdout, cast(Format, form), columns=tuple(fields), raw=raw)
    elif shown:
        columns = {name: column for name, column in fields.items() if column}
        rows = [[_cell(name, thing[name]) for name in columns] for thing in shown]
        Printer().grid(tuple(columns.values()), rows)
    if not shown:
        note(f"no {what} found")
    elif len(found) > len(shown):
        note(f"the first {len(shown):,} {what} are shown; --limit N shows more")


def _cell(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        value = value[0] if value else None
    if name in _TIMES:
        return day(value)
    return f"{value:,}" if isinstance(value, int) else value or ""


def tell_the_rest(session: "Session", filters: "Filters", shown: int) -> None:
    """Say on standard error that no quotation was found, with the nearest speakers, or that there is more."""
    from quotebase.query import count

    if not shown:
        note(_nothing(session, filters))
    elif shown == filters.limit and (total := count(session, filters)) > shown:
        note(f"{shown:,} of {total:,} quotations are shown; --limit N shows more")


def _nothing(session: "Session", filters: "Filters") -> str:
    from quotebase.query import Filters, count, nearest_speakers

    if not filters.speaker or count(session, Filters(speaker=filters.speaker)):
        return "no quotations found"
    nearest = nearest_speakers(session, filters.speaker)
    offer = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
    return f"no quotations found: no speaker is called {filters.speaker!r}{offer}"
