"""A found quotation as a flat row, for tables, and as a nested object, for JSON."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quotebase.serialise import quote_to_dict

if TYPE_CHECKING:
    from quotebase.query import QuoteRecord

COLUMNS: Mapping[str, str] = {
    "id": "number of the quotation in the database, for `quotebase show`",
    "speaker": "name of the speaker throughout the database; empty where it is not known",
    "speaker_type": "`person`, `organisation`, `group`, `anonymous` or `document`",
    "role": "job or description, as written",
    "mention": "the words for the speaker beside the cue, as written (`she`)",
    "kind": "`direct`, `mixed` or `indirect`: all, part or none of the words stand in quotation marks",
    "text": "the words, verbatim",
    "cue": "the words that report, as written (`told`)",
    "cue_lemma": "their dictionary form (`tell`)",
    "cue_kind": "`speech`, or `thought` where thoughts were asked for (`--include thoughts`) or quoted",
    "modality": "`asserted`, `negated`, `declined` or `hypothetical`: whether the words were said at all",
    "channel_kind": "medium: `social`, `interview`, `press`, `statement`, `speech` …",
    "channel_name": "platform, outlet or event, where one is named",
    "addressee": "whom the speaker told, where that is not the channel",
    "via": "outlet that the article credits for the words",
    "outlet": "outlet of the article",
    "title": "title of the article",
    "author": "author of the article",
    "published": "when the article was published, ISO 8601",
    "url": "address of the article",
    "article_id": "number of the article in the database",
    "given_id": "id that the input gave the article",
    "start": "offset of the first character of the words in the article's text, in code points",
    "end": "offset behind their last character",
    "spans": "all stretches of the words, `[[start, end], …]` as JSON",
    "confidence": "0 to 1: how often the rule that found it was right on annotated articles",
    "rule": "that rule; `quotebase explain --rule` shows it",
    "parent": "number of the quotation that this one stands inside",
}
"""The columns of a table of quotations, in their order, and what stands in each."""


def quote_row(record: "QuoteRecord") -> dict[str, Any]:
    """The quotation as one flat row of :data:`COLUMNS`; ``None`` where nothing is known."""
    quote, article = record.quote, record.article
    speaker, cue, channel = quote.speaker, quote.cue, quote.channel
    return {
        "id": record.id,
        "speaker": record.speaker or (speaker and speaker.name),
        "speaker_type": speaker and speaker.type,
        "role": speaker and speaker.role,
        "mention": speaker and speaker.text,
        "kind": quote.kind,
        "text": quote.text,
        "cue": cue and cue.text,
        "cue_lemma": cue and cue.lemma,
        "cue_kind": cue and cue.kind,
        "modality": cue and cue.modality,
        "channel_kind": channel and channel.kind,
        "channel_name": channel and channel.name,
        "addressee": quote.addressee and quote.addressee.name,
        "via": quote.via and quote.via.name,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "article_id": article.id,
        "given_id": article.given_id,
        "start": quote.spans[0].start,
        "end": quote.spans[-1].end,
        "spans": json.dumps(quote.spans),
        "confidence": quote.confidence,
        "rule": quote.rule,
        "parent": record.parent_id,
    }


def quote_object(record: "QuoteRecord") -> dict[str, Any]:
    """The quotation with the fields of the contract, its number as ``id``, and its ``article``.

    ``parent`` is a number too, and ``speaker`` has ``known_as``, the name throughout the database.
    """
    article, fields = record.article, quote_to_dict(record.quote)
    if fields["speaker"]:
        fields["speaker"]["known_as"] = record.speaker
    return {
        "id": record.id,
        **fields,
        "parent": record.parent_id,
        "article": {
            "id": article.id,
            "given_id": article.given_id,
            "title": article.title,
            "outlet": article.outlet,
            "author": article.author,
            "published": article.published,
            "url": article.url,
            "language": article.language,
        },
    }
