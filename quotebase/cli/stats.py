"""``quotebase stats``: how much there is."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

import click

from quotebase.cli.database import reading
from quotebase.cli.options import db_option, filter_options, format_options
from quotebase.cli.quotation import day
from quotebase.cli.terminal import Printer
from quotebase.export import Format, write_rows

if TYPE_CHECKING:
    from quotebase.query import Filters


@click.command("stats")
@filter_options
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """Count articles, quotations, speakers, channels, outlets.

    With WORDS and options: of the quotations that search would find. attributed: those whose speaker has a
    name; first and last: when the articles were published.

    \b
    Examples:
      quotebase stats
      quotebase stats --outlet Courier --format jsonl
    """
    from quotebase.query import stats

    with reading(db) as session:
        counts = asdict(stats(session, filters))
    if form != "table":
        write_rows([counts], sys.stdout, cast(Format, form), columns=tuple(counts), raw=raw)
        return
    print_counts(counts)


def print_counts(counts: dict[str, int | str | None]) -> None:
    """A line for each count, the numbers below each other."""
    shown = {name: f"{value:,}" if isinstance(value, int) else day(value) for name, value in counts.items()}
    wide = max(len(shown[name]) for name, value in counts.items() if isinstance(value, int))
    printer = Printer()
    for name, value in shown.items():
        printer.line(f"{name:<12}{value:>{wide}}")
