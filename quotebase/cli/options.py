"""Arguments and options that several commands share, so that they read and behave the same everywhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any, get_args

import click

from quotebase.model import CueKind, Include, Modality, QuoteKind

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

TABLE_LIMIT = 20


def paths_argument(*, required: bool) -> Decorator:
    """PATH, as often as wanted: what ``quotebase.read.read`` takes."""
    return click.argument(
        "paths", metavar="PATH...", nargs=-1, required=required, type=click.Path(allow_dash=True)
    )


jobs_option: Decorator = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that extract at the same time.",
)

include_option: Decorator = click.option(
    "--include",
    type=click.Choice(get_args(Include)),
    multiple=True,
    help="Take what someone is said to believe, want or plan as well; its cue is of the kind thought.",
)

db_option: Decorator = click.option(
    "--db",
    metavar="PATH|URL",
    help="The database.  [default: $QUOTEBASE_DB, else quotebase.db in this folder]",
)

raw_option: Decorator = click.option(
    "--raw",
    is_flag=True,
    help="Leave CSV cells that a spreadsheet would run as a formula as they are; by default an apostrophe is "
    "put before them.",
)

FORMATS = ("table", "csv", "jsonl")


def filter_options(command: Command) -> Command:
    """The words and options that choose quotations; the command gets them as ``filters``, a ``Filters``."""

    @wraps(command)
    def filtered(**given: Any) -> None:
        from quotebase.query import Filters

        chosen = {name: given.pop(name) for name in _FILTER_NAMES}
        chosen["words"] = " ".join(chosen["words"]) or None
        limit = given.pop("limit", None)
        if limit is None and given.get("form") == "table":
            limit = TABLE_LIMIT
        command(filters=Filters(**chosen, limit=limit), **given)

    decorated: Command = filtered
    for option in reversed(_FILTERS):
        decorated = option(decorated)
    return decorated


def format_options(command: Command) -> Command:
    """``--format`` and ``--raw``, for commands that list something."""
    return _format_option(raw_option(command))


_format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="For a person, a spreadsheet, or a program (docs/export.md).",
)

_FILTER_NAMES = (
    *("words", "speaker", "channel", "outlet", "kind", "since", "until"),
    *("via", "addressee", "modality", "cue"),
)

_FILTERS: tuple[Decorator, ...] = (
    click.argument("words", metavar="[WORDS]...", nargs=-1),
    click.option(
        "--speaker", metavar="NAME", help="Who said it: words of a name, in any case, accents or none."
    ),
    click.option(
        "--channel", metavar="NAME", help="Through what: a kind (social, statement) or name (Twitter)."
    ),
    click.option("--outlet", metavar="NAME", help="The outlet of the article."),
    click.option("--kind", type=click.Choice(get_args(QuoteKind)), help="How much of it stands in marks."),
    click.option(
        "--since", metavar="DATE", help="Published on this day (2022-02-21), month or year, or later."
    ),
    click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier."),
    click.option("--via", metavar="NAME", help="The outlet that the article credits for the words."),
    click.option("--addressee", metavar="NAME", help="Whom the speaker told."),
    click.option(
        "--modality", type=click.Choice(get_args(Modality)), help="Whether the words were said at all."
    ),
    click.option("--cue", type=click.Choice(get_args(CueKind)), help="Whether it was said or thought."),
)

limit_option: Decorator = click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help=f"At most so many.  [default: {TABLE_LIMIT} in a table, else all]",
)
