"""What is told of a quotation, field by field, as the annotations of the tests name it."""

from collections.abc import Callable

from quotebase.model import Quote

TOLD: dict[str, Callable[[Quote], str | None]] = {
    "kind": lambda quote: quote.kind,
    "text": lambda quote: quote.text,
    "speaker": lambda quote: quote.speaker.name if quote.speaker else None,
    "type": lambda quote: quote.speaker.type if quote.speaker else None,
    "role": lambda quote: quote.speaker.role if quote.speaker else None,
    "mention": lambda quote: quote.speaker.text if quote.speaker else None,
    "cue": lambda quote: quote.cue.text if quote.cue else None,
    "lemma": lambda quote: quote.cue.lemma if quote.cue else None,
    "modality": lambda quote: quote.cue.modality if quote.cue else None,
    "channel": lambda quote: quote.channel.kind if quote.channel else None,
    "channel_name": lambda quote: quote.channel.name if quote.channel else None,
    "addressee": lambda quote: quote.addressee.name if quote.addressee else None,
    "via": lambda quote: quote.via.name if quote.via else None,
}
"""Each field's name and how to read it; ``None`` where nothing is told."""
