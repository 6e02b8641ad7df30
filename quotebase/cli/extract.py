"""``quotebase extract``: the quotations of articles, printed; no database."""

import sys

import click

from quotebase.cli.messages import error
from quotebase.cli.options import include_option, jobs_option, paths_argument
from quotebase.cli.quotation import byline, shown_words, source_line
from quotebase.cli.terminal import Printer, bold, dim, indented, marked, named, plain
from quotebase.ingest import extract_all
from quotebase.model import Article, Include, Quote
from quotebase.read import read
from quotebase.serialise import article_to_json


@click.command("extract")
@paths_argument(required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For a person, or one JSON object an article and line (docs/contract.md).",
)
@include_option
@jobs_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: str, include: tuple[Include, ...], jobs: int
) -> None:
    """Print the quotations of articles; no database is needed.

    PATH is a text file, a .jsonl file with "id" and "text" in each line, a folder of those, or - for
    standard input. Articles are printed in the order of the input. An article that cannot be read is named
    on standard error, the others are printed all the same, and the exit code is 1.

    \b
    Examples:
      quotebase extract news/visit.txt
      quotebase extract news/ --format jsonl > quotes.jsonl
      quotebase extract archive.jsonl --format jsonl --jobs 2
    """
    printer = Printer()
    failed = False
    for article in extract_all(read(paths), jobs=jobs, include=include):
        for message in article.errors:
            failed = True
            error(message)
        if form == "jsonl":
            sys.stdout.write(article_to_json(article) + "\n")
        elif not article.errors:
            print_article(printer, article)
    if failed:
        ctx.exit(1)


def print_article(printer: Printer, article: Article) -> None:
    """The article's title line, then each quotation with speaker, role, channel and cue."""
    printer.line(bold(plain(article.title or article.origin or article.id)))
    source = source_line(article.outlet, article.author, article.published)
    if source:
        printer.line(dim(source))
    if not article.quotes:
        printer.line("  no quotations")
    for number, quote in enumerate(article.quotes, start=1):
        printer.line()
        for line in _lines(quote, number, printer.width):
            printer.line(line)
    printer.line()


def _lines(quote: Quote, number: int, width: int) -> list[str]:
    words = indented(plain(shown_words(quote)), width, "     ")
    words[0] = f"{number:>3}  {words[0].strip()}"
    return [*map(marked, words), *_attribution(quote, width)]


def _attribution(quote: Quote, width: int) -> list[str]:
    first, *rest = indented(f"— {byline(quote)}", width, "     ")
    facts: list[str] = [quote.kind]
    if quote.cue:
        facts.append(f"cue: {plain(quote.cue.text)}")
    return [named(first), *map(named, rest), *map(dim, indented(" · ".join(facts), width, "     "))]
