"""Articles and quotations as rows of the tables, and back, without loss.

One thing cannot be kept: a NUL and a lone half of a surrogate pair, which neither PostgreSQL nor UTF-8 can
hold, become U+FFFD; one code point for one, so that offsets stay right.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
        *(article.published, article.url, article.language, article.id if article.id_given else None),
    ):
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % (-1 if part is None else len(encoded)))
        digest.update(encoded)
    return digest.hexdigest()


def extractor_version(include: Collection[str]) -> str:
    """Return what an article is extracted by: this version, ``include``, and the user's own vocabulary.

    Raises :class:`LexiconError` where ``QUOTEBASE_LEXICON`` names no file.
    """
    # Here, not above: whoever only searches is not to wait for the lexicon.
    from quotebase.lexicon.channels import extension_version

    own = extension_version()
    return "+".join([__version__, *sorted(include), *([own] if own else [])])


def article_row(article: Article, *, key: str, outlet_id: int | None, content: str, version: str) -> Row:
    """Return the values of ``articles`` for an article, but for its number."""
    row: Row = {
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
        "extractor_version": version,
        "read_at": datetime.now(UTC),
        "origin": article.origin,
        "text": article.text,
    }
    return {name: _stored(value) if isinstance(value, str) else value for name, value in row.items()}


QUOTATION_COLUMNS = (
    *("article_id", "position", "parent", "published_key", "kind", "text", "spans", "start_char", "end_char"),
    *("cue_text", "cue_lemma", "cue_spans", "cue_kind", "cue_modality"),
    *("speaker_id", "speaker_name", "speaker_type", "speaker_role", "speaker_reason"),
    *("mention_text", "mention_spans"),
    *("channel_id", "channel_name", "channel_text", "channel_spans"),
    *("addressee_id", "addressee_name", "addressee_text", "addressee_spans"),
    *("via_id", "via_name", "via_text", "via_spans"),
    *("confidence", "rule"),
)
"""The order of the values of :func:`quote_row`."""

TEXT = QUOTATION_COLUMNS.index("text")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The rows that the names of a quotation stand for."""

    speaker: int | None
    channel: int | None
    addressee: int | None
    via: int | None


NO_NUMBERS = Numbers(None, None, None, None)


def quote_row(
    quote: Quote, *, article_id: int, position: int, published_key: str, numbers: Numbers
) -> tuple[Any, ...]:
    """Return the values of ``quotations`` for a quotation, in the order of :data:`QUOTATION_COLUMNS`."""
    spans, addressee, via = quote.spans, quote.addressee, quote.via
    row = (
        article_id,
        position,
        quote.parent,
        published_key,
        quote.kind,
        quote.text,
        _json(spans),
        spans[0][0],
        spans[-1][1],
        *_cue_values(quote.cue),
        numbers.speaker,
        *_speaker_values(quote.speaker),
        numbers.channel,
        *_channel_values(quote.channel),
        numbers.addressee,
        *((addressee.name, addressee.text, _json(addressee.spans)) if addressee else _NO_PARTY),
        numbers.via,
        *((via.name, via.text, _json(via.spans)) if via else _NO_PARTY),
        quote.confidence,
        quote.rule,
    )
    if _is_storable("".join([value for value in row if type(value) is str])):
        return row
    return tuple(_stored(value) if type(value) is str else value for value in row)


_NO_PARTY = (None, None, None)


def _cue_values(cue: Cue | None) -> tuple[Any, ...]:
    if cue is None:
        return (None,) * 5
    return cue.text, cue.lemma, _json(cue.spans), cue.kind, cue.modality


def _speaker_values(speaker: Speaker | None) -> tuple[Any, ...]:
    if speaker is None:
        return (None,) * 6
    return speaker.name, speaker.type, speaker.role, speaker.reason, speaker.text, _json(speaker.spans)


def _channel_values(channel: Channel | None) -> tuple[Any, ...]:
    return _NO_PARTY if channel is None else (channel.name, channel.text, _json(channel.spans))


def _json(spans: Spans) -> str:
    """The spans as ``json.dumps`` writes them, in a fraction of its time."""
    return "[" + ", ".join([f"[{start}, {end}]" for start, end in spans]) + "]"


def _is_storable(text: str) -> bool:
    if "\x00" in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _stored(text: str) -> str:
    return text if _is_storable(text) else _UNSTORABLE.sub("\ufffd", text)


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
