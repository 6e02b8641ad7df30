"""``quotebase show``: one quotation in its paragraph, with everything known of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from quotebase.cli.database import reading
from quotebase.cli.options import db_option
from quotebase.cli.quotation import channel_name, shown_words, speaker_name
from quotebase.cli.terminal import Printer, dim, indented, marked, plain
from quotebase.model import Quote, Spans

if TYPE_CHECKING:
    from quotebase.query import Detail, QuoteRecord

# Format characters, so of no width; an article's own of this kind are left out.
_ON, _OFF = "\u2060", "\ufeff"
_LABEL = 12


@click.command("show")
@click.argument("number", metavar="ID", type=int)
@db_option
def command(number: int, db: str | None) -> None:
    """Show a quotation in its paragraph, and how to cite it.

    With everything known of it. ID is the number that search shows.

    \b
    Examples:
      quotebase show 1
    """
    from quotebase.query import get

    with reading(db) as session:
        detail = get(session, number)
    printer = Printer()
    for line in highlighted(detail.paragraph, detail.spans, printer.width):
        printer.line(line)
    printer.line()
    for label, value in facts(detail):
        first, *rest = indented(plain(value), printer.width, " " * _LABEL)
        printer.line(dim(f"{label:<{_LABEL}}") + first.strip())
        for line in rest:
            printer.line(line)


def highlighted(paragraph: str, spans: Spans, width: int) -> Iterator[str]:
    """The lines of the paragraph, with the stretches ``spans`` of it marked."""
    text = paragraph.replace(_ON, " ").replace(_OFF, " ")
    for start, end in reversed(spans):
        text = f"{text[:start]}{_ON}{text[start:end]}{_OFF}{text[end:]}"
    inside = False
    for line in indented(plain(text), width, "  "):
        parts = []
        for stretch in line.replace(_OFF, _ON).split(_ON):
            parts.append(marked(stretch) if inside and stretch.strip() else stretch)
            inside = not inside
        inside = not inside
        yield "".join(parts)


def facts(detail: "Detail") -> Iterator[tuple[str, str]]:
    """All that is known, as label and value."""
    record, quote = detail.record, detail.record.quote
    yield "words", shown_words(quote)
    yield from _people(record)
    if quote.channel:
        yield "channel", f"{channel_name(quote.channel)} (“{quote.channel.text}”)"
    if quote.addressee:
        yield "addressee", quote.addressee.name
    if quote.via:
        yield "via", quote.via.name
    yield from _making(quote)
    if record.parent_id:
        yield "inside", f"quotation {record.parent_id}"
    article = record.article
    for label in ("title", "outlet", "author", "published", "url"):
        value = getattr(article, label)
        if value:
            yield label, value
    if article.given_id:
        yield "given id", article.given_id
    yield "article", f"{article.id}, characters {_places(quote.spans)}"
    yield "cite as", detail.citation


def _people(record: "QuoteRecord") -> Iterator[tuple[str, str]]:
    speaker = record.quote.speaker
    name = record.speaker or speaker_name(speaker)
    yield "speaker", f"{name} ({speaker.type})" if speaker and speaker.type else name
    if speaker is None:
        return
    if speaker.name and speaker.name != name:
        yield "in article", speaker.name
    if speaker.reason:
        yield "unnamed", speaker.reason
    if speaker.role:
        yield "role", speaker.role
    yield "mention", speaker.text


def _making(quote: Quote) -> Iterator[tuple[str, str]]:
    yield "kind", quote.kind
    if quote.cue:
        yield "cue", f"{quote.cue.text} ({quote.cue.lemma}, {quote.cue.modality})"
    yield "rule", f"{quote.rule}, right in {quote.confidence:.0%} of annotated cases"


def _places(spans: Spans) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)
