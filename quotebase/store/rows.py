"""Articles and quotations as rows of the tables, and back, without loss.

One thing cannot be kept: a NUL and a lone half of a surrogate pair, which neither PostgreSQL nor UTF-8 can
hold, become U+FFFD; one code point for one, so that offsets stay right.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from quotebase._version import __version__
from quotebase.model import Article, Channel, Cue, Party, Quote, Span, Spans, Speaker
from quotebase.store.dates import sort_key

Row = dict[str, Any]

LONGEST_KEY = 1_000
"""Bytes of a url or id that serve as a key as they are; PostgreSQL indexes no more than some 2,700."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def article_key(article: Article) -> str:
    """Return what makes two readings the same article: its url, else its given id, else its content."""
    if article.url:
        return _key("url", article.url)
    if article.id_given:
        return _key("id", article.id)
    return f"sha256:{content_hash(article)}"


def content_hash(article: Article) -> str:
    """Return the SHA-256 of the text and all that is known of the article, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in (
        *(article.text, article.title, article.outlet, article.author),
        *(article.published, article.url, article.language),
    ):
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % (-1 if part is None else len(encoded)))
        digest.update(encoded)
    return digest.hexdigest()


def article_row(article: Article, *, key: str, outlet_id: int | None, content: str) -> Row:
    """Return the values of ``articles`` for an article, but for its number."""
    return _storable(
        {
            "key": key,
            "given_id": article.id,
            "id_given": article.id_given,
            "title": article.title,
            "outlet_id": outlet_id,
            "outlet_text": article.outlet,
            "author": article.author,
            "published": article.published,
            "published_key": sort_key(article.published),
            "url": article.url,
            "language": article.language,
            "content_hash": content,
            "extractor_version": __version__,
            "read_at": datetime.now(UTC),
            "origin": article.origin,
            "text": article.text,
        }
    )


def quote_row(quote: Quote, *, article_id: int, position: int, published_key: str) -> Row:
    """Return the values of ``quotations`` for a quotation, but for its number and its ``*_id`` columns."""
    cue, speaker, channel = quote.cue, quote.speaker, quote.channel
    addressee, via = quote.addressee, quote.via
    spans = quote.spans
    return _storable(
        {
            "article_id": article_id,
            "position": position,
            "parent": quote.parent,
            "published_key": published_key,
            "kind": quote.kind,
            "text": quote.text,
            "spans": spans,
            "start_char": spans[0][0],
            "end_char": spans[-1][1],
            "cue_text": cue and cue.text,
            "cue_lemma": cue and cue.lemma,
            "cue_spans": cue and cue.spans,
            "cue_kind": cue and cue.kind,
            "cue_modality": cue and cue.modality,
            "speaker_name": speaker and speaker.name,
            "speaker_type": speaker and speaker.type,
            "speaker_role": speaker and speaker.role,
            "speaker_reason": speaker and speaker.reason,
            "mention_text": speaker and speaker.text,
            "mention_spans": speaker and speaker.spans,
            "channel_name": channel and channel.name,
            "channel_text": channel and channel.text,
            "channel_spans": channel and channel.spans,
            "addressee_name": addressee and addressee.name,
            "addressee_text": addressee and addressee.text,
            "addressee_spans": addressee and addressee.spans,
            "via_name": via and via.name,
            "via_text": via and via.text,
            "via_spans": via and via.spans,
            "confidence": quote.confidence,
            "rule": quote.rule,
        }
    )


def _storable(row: Row) -> Row:
    for name, value in row.items():
        if type(value) is str and not _is_storable(value):
            row[name] = _UNSTORABLE.sub("\ufffd", value)
    return row


def _is_storable(text: str) -> bool:
    if "\x00" in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def quote_of(row: RowMapping) -> Quote:
    """Return the quotation of a row of ``quotations`` that also has ``channel_kind``."""
    return Quote(
        kind=row["kind"],
        text=row["text"],
        spans=_spans(row["spans"]),
        cue=_cue(row),
        speaker=_speaker(row),
        channel=_channel(row),
        addressee=_party(row, "addressee"),
        via=_party(row, "via"),
        parent=row["parent"],
        confidence=row["confidence"],
        rule=row["rule"],
    )


def article_of(row: RowMapping, quotes: tuple[Quote, ...]) -> Article:
    """Return the article of a row of ``articles``, as it was given to be stored."""
    return Article(
        text=row["text"],
        id=row["given_id"],
        title=row["title"],
        outlet=row["outlet_text"],
        author=row["author"],
        published=row["published"],
        url=row["url"],
        language=row["language"],
        quotes=quotes,
        origin=row["origin"],
        id_given=row["id_given"],
    )


def _key(kind: str, value: str) -> str:
    encoded = value.encode("utf-8", "replace")
    if len(encoded) <= LONGEST_KEY and "\x00" not in value:
        return f"{kind}:{encoded.decode()}"
    return f"{kind}-sha256:{hashlib.sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _spans(pairs: Iterable[Iterable[int]]) -> Spans:
    return tuple([Span._make(pair) for pair in pairs])


def _cue(row: RowMapping) -> Cue | None:
    if row["cue_text"] is None:
        return None
    return Cue(
        row["cue_text"], row["cue_lemma"], _spans(row["cue_spans"]), row["cue_kind"], row["cue_modality"]
    )


def _speaker(row: RowMapping) -> Speaker | None:
    if row["mention_text"] is None:
        return None
    return Speaker(
        row["speaker_name"],
        row["speaker_type"],
        row["speaker_role"],
        row["mention_text"],
        _spans(row["mention_spans"]),
        row["speaker_reason"],
    )


def _channel(row: RowMapping) -> Channel | None:
    if row["channel_text"] is None:
        return None
    return Channel(
        row["channel_kind"], row["channel_name"], row["channel_text"], _spans(row["channel_spans"])
    )


def _party(row: RowMapping, prefix: str) -> Party | None:
    if row[f"{prefix}_text"] is None:
        return None
    return Party(row[f"{prefix}_name"], row[f"{prefix}_text"], _spans(row[f"{prefix}_spans"]))
