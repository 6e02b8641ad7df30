"""How a quotation reads: its words in marks, who said it, through what, and where it was reported."""

from quotebase.cli.terminal import plain
from quotebase.model import Channel, Quote, Speaker

_NOT_SAID = {"negated": "not said", "declined": "declined to say", "hypothetical": "not said yet, or perhaps"}


def words(quote: Quote) -> list[str]:
    """The words span by span; a quotation that its cue splits has two or more."""
    parts, start = [], 0
    for span in quote.spans:
        end = start + span.end - span.start
        parts.append(quote.text[start:end])
        start = end + 1
    return parts


def shown_words(quote: Quote) -> str:
    """The words in marks where the article has them in marks, with ``…`` where they were split."""
    text = " … ".join(words(quote))
    return f"“{text}”" if quote.kind == "direct" else text


def speaker_name(speaker: Speaker | None) -> str:
    """The name, else the mention as it was written."""
    if speaker is None:
        return "unknown"
    return plain(speaker.name) if speaker.name else f"“{plain(speaker.text)}”"


def channel_name(channel: Channel | None) -> str:
    """The kind, and the platform, outlet or event where one is named."""
    if channel is None:
        return ""
    return f"{channel.kind}, {plain(channel.name)}" if channel.name else channel.kind


def modality(quote: Quote) -> str:
    """Why the words do not count as said, or nothing where they do."""
    return _NOT_SAID.get(quote.cue.modality, "") if quote.cue else ""


def byline(quote: Quote) -> str:
    """Speaker, role, and all that is known of how the words were passed on."""
    who = speaker_name(quote.speaker)
    if quote.speaker and quote.speaker.role:
        who = f"{who}, {plain(quote.speaker.role)}"
    facts = [who, *circumstances(quote)]
    if quote.channel:
        facts.insert(1, channel_name(quote.channel))
    return " · ".join(facts)


def circumstances(quote: Quote) -> list[str]:
    """Addressee, credited outlet and modality, each named, where there is one."""
    facts = []
    if quote.addressee:
        facts.append(f"to {plain(quote.addressee.name)}")
    if quote.via:
        facts.append(f"via {plain(quote.via.name)}")
    if modality(quote):
        facts.append(modality(quote))
    return facts


def source_line(outlet: str | None, author: str | None, published: str | None) -> str:
    """Outlet, author and day, as far as they are known."""
    known = [outlet, author, day(published)]
    return " · ".join(plain(part) for part in known if part)


def day(published: str | None) -> str:
    """The date of an ISO 8601 time."""
    return (published or "")[:10]
