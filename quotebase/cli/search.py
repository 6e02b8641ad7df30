"""``quotebase search``: the quotations that answer a question."""

import sys
from typing import TYPE_CHECKING, cast

import click

from quotebase.cli.database import reading
from quotebase.cli.highlight import marker
from quotebase.cli.options import db_option, filter_options, format_options, limit_option
from quotebase.cli.results import print_quotes, tell_the_rest
from quotebase.export import Format, write_quotes

if TYPE_CHECKING:
    from quotebase.query import Filters


@click.command("search")
@filter_options
@limit_option
@format_options
@db_option
def command(filters: "Filters", form: str, raw: bool, db: str | None) -> None:
    """Find quotations by words, speaker, channel, outlet and date.

    The best match comes first where there are WORDS, else the newest. WORDS stand in the quotation, all of
    them, in any order, case and accents aside. '"red lines"' asks for words side by side, war OR peace for
    one of the two, sanction* for a beginning, -gas leaves out (put -- before words of which one begins with a
    dash).

    \b
    Examples:
      quotebase search --speaker Byron
      quotebase search bridge --since 2022 --channel social
      quotebase search '"an hour a day"' --format csv
      quotebase search --kind direct --limit 5 -- save -called
    """
    from quotebase.query import find

    with reading(db) as session:
        records = find(session, filters)
        if form == "table":
            found = list(records)
            shown = len(found)
            if found:
                print_quotes(found, marker(filters.words))
        else:
            shown = write_quotes(records, sys.stdout, cast(Format, form), raw=raw)
        tell_the_rest(session, filters, shown)
