"""``quotebase ingest``: the quotations of articles into the database."""

import contextlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from quotebase import pipeline
from quotebase.cli.database import opened
from quotebase.cli.messages import error
from quotebase.cli.options import db_option, include_option, jobs_option, paths_argument
from quotebase.ingest import ingest_articles
from quotebase.model import Include
from quotebase.read import read

if TYPE_CHECKING:
    from quotebase.store import Saved


@click.command("ingest")
@paths_argument(required=True)
@db_option
@include_option
@jobs_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], db: str | None, include: tuple[Include, ...], jobs: int
) -> None:
    """Put articles and their quotations into the database.

    PATH is what extract takes; the database is made if there is none. The same article twice is one article;
    where the text of an article has changed, or what is asked for by --include, its quotations are replaced.
    An article that fails is named on standard error with the reason, the others are saved all the same, and
    the exit code is 1. After Ctrl-C run it again: what was saved is kept and not done twice.

    \b
    Examples:
      quotebase ingest news/
      quotebase ingest archive.jsonl --jobs 2 --db quotes.db
    """
    # Before the database: a path or a vocabulary that cannot be used must not leave an empty one behind.
    articles = read(paths)
    pipeline.prepare()
    with opened(db, create=True) as store:
        counts = report(ingest_articles(store, articles, jobs=jobs, include=include))
    click.echo(summary(counts))
    if counts["failed"]:
        ctx.exit(1)


def report(saved: Iterable["Saved"]) -> Counter[str]:
    """Count what became of the articles, naming those that failed, with a progress bar on a terminal."""
    counts: Counter[str] = Counter()
    with _progress(saved) as outcomes:
        for outcome in outcomes:
            counts[outcome.status] += 1
            counts["quotations"] += outcome.quotes
            for message in outcome.errors:
                error(message)
    return counts


def summary(counts: Counter[str]) -> str:
    """One line: how many articles were new, changed, unchanged and failed, and the quotations saved."""
    articles = ", ".join(
        f"{counts[status]:,} {status}" for status in ("new", "changed", "unchanged", "failed")
    )
    return f"{articles}; {counts['quotations']:,} quotation{'' if counts['quotations'] == 1 else 's'}"


@contextlib.contextmanager
def _progress(saved: Iterable["Saved"]) -> Iterator[Iterable["Saved"]]:
    if not sys.stderr.isatty():
        yield saved
        return
    with click.progressbar(
        saved, label="articles", file=sys.stderr, show_pos=True, update_min_steps=20
    ) as bar:
        yield _cleared_for_messages(bar)


def _cleared_for_messages(saved: Iterable["Saved"]) -> Iterator["Saved"]:
    for outcome in saved:
        if outcome.errors:
            sys.stderr.write("\r\x1b[K")
        yield outcome
