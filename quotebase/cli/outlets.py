"""``quotebase outlets``: the outlets of articles, with counts."""

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
    "name": Column("OUTLET"),
    "country": Column("COUNTRY"),
    "articles": Column("ARTICLES", number=True, wraps=False),
    "quotes": Column("QUOTES", number=True, wraps=False),
}


@click.command("outlets")
@filter_options
@limit_option
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """List the outlets, those with the most articles first.

    With WORDS and options: the outlets of the quotations that search would find.

    \b
    Examples:
      quotebase outlets
      quotebase outlets --speaker Byron --since 2022
    """
    from quotebase.query import outlets

    with reading(db) as session:
        found = [asdict(row) for row in outlets(session, one_more(filters))]
    print_list(found, _FIELDS, filters, form, raw=raw, what="outlets")
