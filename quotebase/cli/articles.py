"""``quotebase articles``: the articles, with counts."""

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
    "id": Column("ID", number=True, wraps=False),
    "given_id": None,
    "published": Column("DATE", wraps=False),
    "outlet": Column("OUTLET"),
    "author": None,
    "title": Column("TITLE"),
    "url": None,
    "language": None,
    "quotes": Column("QUOTES", number=True, wraps=False),
}


@click.command("articles")
@filter_options
@limit_option
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """List the articles, the newest first.

    With WORDS and options: the articles of the quotations that search would find, and how many of those each
    has.

    \b
    Examples:
      quotebase articles
      quotebase articles --outlet Courier --until 2022-02-28 --format csv
    """
    from quotebase.query import articles

    with reading(db) as session:
        found = [
            {**asdict(row.article), "quotes": row.quotes} for row in articles(session, one_more(filters))
        ]
    print_list(found, _FIELDS, filters, form, raw=raw, what="articles")
