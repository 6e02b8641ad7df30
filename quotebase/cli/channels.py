"""``quotebase channels``: the channels of quotations, with counts."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quotebase.cli.database import reading
from quotebase.cli.options import db_option, filter_options, format_options, limit_option
from quotebase.cli.results import Fields, one_more, print_list
from quotebase.cli.terminal import Column

if TYPE_CHECKING:
    from quotebase.query import Filters

_FIELDS: Fields = {
    "id": None,
    "kind": Column("CHANNEL"),
    "name": Column("NAME"),
    "quotes": Column("QUOTES", number=True, wraps=False),
    "articles": Column("ARTICLES", number=True, wraps=False),
}


@click.command("channels")
@filter_options
@limit_option
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """List the channels of quotations, the most frequent first.

    With WORDS and options: the channels of the quotations that search would find.

    \b
    Examples:
      quotebase channels
      quotebase channels --speaker Byron --format jsonl
    """
    from quotebase.query import channels

    with reading(db) as session:
        found = [asdict(row) for row in channels(session, one_more(filters))]
    print_list(found, _FIELDS, filters, form, raw=raw, what="channels")
