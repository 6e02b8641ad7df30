"""Articles and quotations as plain dicts and as JSON lines: the contract of ``extract --format jsonl``.

The fields and their order are those of docs/contract.md: the same article gives the same line on every
machine. Fields are only ever added, so what an older version wrote can still be read back.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from quotebase.errors import InputError
from quotebase.model import Article, Channel, Cue, Party, Quote, Span, Spans, Speaker

# A lone surrogate cannot be written as UTF-8, and some line readers break lines at the other three.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def article_to_dict(article: Article) -> dict[str, Any]:
    """The article without its text, and its quotations; ``errors`` only where there are some."""
    fields: dict[str, Any] = {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "quotes": [quote_to_dict(quote) for quote in article.quotes],
    }
    if article.errors:
        fields["errors"] = list(article.errors)
    return fields


def article_to_json(article: Article) -> str:
    """One line of JSON, without the line feed: Unicode as it is, the order of the fields always the same."""
    return to_json(article_to_dict(article))


def to_json(fields: Mapping[str, Any]) -> str:
    """Any JSON-able mapping as one line that every UTF-8 stream can carry."""
    line = json.dumps(fields, ensure_ascii=False, check_circular=False)
    return line if line.isascii() else _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def quote_to_dict(quote: Quote) -> dict[str, Any]:
    """The quotation as the contract has it; spans are ``[start, end]`` in code points."""
    return {
        "kind": quote.kind,
        "text": quote.text,
        "spans": _spans(quote.spans),
        "cue": quote.cue and _cue(quote.cue),
        "speaker": quote.speaker and _speaker(quote.speaker),
        "channel": quote.channel and _channel(quote.channel),
        "addressee": quote.addressee and _party(quote.addressee),
        "via": quote.via and _party(quote.via),
        "parent": quote.parent,
        "confidence": quote.confidence,
        "rule": quote.rule,
    }


def quote_from_dict(fields: Mapping[str, Any]) -> Quote:
    """The quotation that :func:`quote_to_dict` made the fields of; unknown fields are left aside.

    Raises :class:`InputError` where a field of the contract is missing.
    """
    try:
        cue, speaker, channel = fields["cue"], fields["speaker"], fields["channel"]
        addressee, via = fields["addressee"], fields["via"]
        return Quote(
            kind=fields["kind"],
            text=fields["text"],
            spans=_spans_from(fields["spans"]),
            cue=cue and _cue_from(cue),
            speaker=speaker and _speaker_from(speaker),
            channel=channel and _channel_from(channel),
            addressee=addressee and _party_from(addressee),
            via=via and _party_from(via),
            parent=fields["parent"],
            confidence=fields["confidence"],
            rule=fields["rule"],
        )
    except KeyError as missing:
        raise InputError(
            f"a quotation without the field {missing}: write it with 'quotebase extract --format jsonl'"
        ) from None


def _spans(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "text": cue.text,
        "lemma": cue.lemma,
        "spans": _spans(cue.spans),
        "kind": cue.kind,
        "modality": cue.modality,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "type": speaker.type,
        "role": speaker.role,
        "text": speaker.text,
        "spans": _spans(speaker.spans),
        "reason": speaker.reason,
    }


def _channel(channel: Channel) -> dict[str, Any]:
    return {
        "kind": channel.kind,
        "name": channel.name,
        "text": channel.text,
        "spans": _spans(channel.spans),
    }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "text": party.text, "spans": _spans(party.spans)}


def _spans_from(spans: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in spans)


def _cue_from(fields: Mapping[str, Any]) -> Cue:
    return Cue(
        fields["text"],
        fields["lemma"],
        _spans_from(fields["spans"]),
        fields.get("kind", "speech"),
        fields.get("modality", "asserted"),
    )


def _speaker_from(fields: Mapping[str, Any]) -> Speaker:
    return Speaker(
        fields["name"],
        fields["type"],
        fields["role"],
        fields["text"],
        _spans_from(fields["spans"]),
        fields.get("reason"),
    )


def _channel_from(fields: Mapping[str, Any]) -> Channel:
    return Channel(fields["kind"], fields["name"], fields["text"], _spans_from(fields["spans"]))


def _party_from(fields: Mapping[str, Any]) -> Party:
    return Party(fields["name"], fields["text"], _spans_from(fields["spans"]))
