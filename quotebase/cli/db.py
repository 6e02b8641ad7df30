"""``quotebase db``: the database itself."""

from pathlib import Path

import click

from quotebase.cli.database import opened, seeds_folder
from quotebase.cli.ingest import report, summary
from quotebase.cli.options import db_option
from quotebase.ingest import ingest


@click.group("db", no_args_is_help=False)
def command() -> None:
    """Make, upgrade, look at or fill the database itself.

    None of this is needed for daily work: ingest makes a database, and every command brings an older one up
    to date.

    \b
    Examples:
      quotebase db seed
      quotebase db info
    """


@command.command("init")
@db_option
def init(db: str | None) -> None:
    """Make an empty database, unless there is one.

    \b
    Examples:
      quotebase db init
      quotebase db init --db quotes.db
    """
    _open_and_tell(db, create=True)


@command.command("upgrade")
@db_option
def upgrade(db: str | None) -> None:
    """Bring the database of an older quotebase up to date.

    \b
    Examples:
      quotebase db upgrade
    """
    _open_and_tell(db, create=False)


def _open_and_tell(db: str | None, *, create: bool) -> None:
    from quotebase.store import open_store, shown

    told: list[str] = []
    with open_store(db, create=create, notify=told.append) as store:
        click.echo("\n".join(told) or f"{shown(store.url)}: up to date")


@command.command("info")
@db_option
def info(db: str | None) -> None:
    """Show where the database is, its version, size and counts.

    \b
    Examples:
      quotebase db info
    """
    from quotebase.query import Filters, stats
    from quotebase.store import HEAD, shown

    with opened(db) as store, store.session() as session:
        counts = stats(session, Filters())
        file = Path(store.url.database or "") if store.url.get_backend_name() == "sqlite" else None
        click.echo(f"database    {shown(store.url)}")
        click.echo(f"kind        {store.engine.dialect.name}")
        click.echo(f"version     {HEAD}")
        if file and file.is_file():
            click.echo(f"bytes       {file.stat().st_size:,}")
        click.echo(f"articles    {counts.articles:,}")
        click.echo(f"quotations  {counts.quotes:,}")
        click.echo(f"speakers    {counts.speakers:,}")


@command.command("seed")
@db_option
@click.pass_context
def seed(ctx: click.Context, db: str | None) -> None:
    """Load the sample articles and reference data.

    They come with quotebase; a second time changes nothing.

    \b
    Examples:
      quotebase db seed
    """
    folder = seeds_folder()
    with opened(db, create=True) as store:
        loaded = store.load_reference(folder / "reference")
        counts = report(ingest(store, [folder / "articles"]))
    changed = counts["new"] + counts["changed"] + counts["failed"]
    click.echo(f"reference data: {loaded.outlets} outlets, {loaded.speakers} speakers")
    click.echo(f"articles: {summary(counts)}" if changed else "articles: all loaded already, nothing changed")
    if counts["failed"]:
        ctx.exit(1)
