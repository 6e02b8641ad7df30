"""``quotebase export``: quotations into a file."""

import sys
from typing import TYPE_CHECKING, cast

import click

from quotebase.cli.database import reading
from quotebase.cli.messages import note
from quotebase.cli.options import db_option, filter_options, raw_option
from quotebase.export import ENDINGS, Format, format_of, whole_file, write_quotes

if TYPE_CHECKING:
    from quotebase.query import Filters


@click.command("export")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, dir_okay=False))
@filter_options
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many.  [default: all]")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(ENDINGS.values())),
    help="Instead of the one that the ending of FILE names.  [default for -: csv]",
)
@raw_option
@db_option
def command(file: str, filters: "Filters", form: str | None, raw: bool, db: str | None) -> None:
    """Write quotations to a CSV or JSON Lines file.

    All of them, or those that search would find with the same WORDS and options. FILE ends in .csv or .jsonl
    and appears when it is complete; one of that name is replaced. - is standard output. The columns are
    described in docs/export.md.

    \b
    Examples:
      quotebase export quotes.csv
      quotebase export byron.jsonl --speaker Byron --since 2022-02
      quotebase export - bridge > bridge.csv
    """
    from quotebase.query import find

    chosen = cast(Format, form) if form else "csv" if file == "-" else format_of(file)
    with reading(db) as session:
        records = find(session, filters)
        if file == "-":
            write_quotes(records, sys.stdout, chosen, raw=raw)
            return
        with whole_file(file) as stream:
            count = write_quotes(records, stream, chosen, raw=raw)
    note(f"{file}: {count:,} quotations")
