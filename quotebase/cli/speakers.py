"""``quotebase speakers``: the speakers of quotations, with counts."""

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
    "name": Column("SPEAKER"),
    "roles": Column("ROLE"),
    "type": Column("TYPE", wraps=False),
    "quotes": Column("QUOTES", number=True, wraps=False),
    "articles": Column("ARTICLES", number=True, wraps=False),
    "first": None,
    "last": Column("LAST", wraps=False),
}


@click.command("speakers")
@filter_options
@limit_option
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """List who speaks, the most quoted first.

    With WORDS and options: who speaks in the quotations that search would find.

    \b
    Examples:
      quotebase speakers
      quotebase speakers bridge --channel press --format csv
    """
    from quotebase.query import speakers

    with reading(db) as session:
        found = [asdict(row) for row in speakers(session, one_more(filters))]
    print_list(found, _FIELDS, filters, form, raw=raw, what="speakers")
