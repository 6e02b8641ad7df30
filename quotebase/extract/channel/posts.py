"""Posts that stand in an article as they were: embedded by markup, or signed with a handle."""

from quotebase.extract.attribution.findings import Attribution

from .around import Surroundings
from .sentence import Sentence, Told


def posted(around: Surroundings, sentence: Sentence, name: str | None) -> Told | None:
    """The post that the words of a quotation are from: signed with a handle, or embedded behind it.

    ``name`` is the speaker's: a post whose markup tells another author is not his. Words in quotation marks
    stand for themselves; a post behind them may be anybody's.
    """
    attribution, tokens = sentence.attribution, around.tokens
    if attribution.rule == "signature":
        return _signed(around, attribution)
    if not around.has_markup or attribution.source is None or sentence.nested:
        return None
    at = _markup(around, sentence.end)
    if at is None or any("Q" in around.chunks.kinds[first:stop] for first, stop in attribution.content):
        return None
    markup, last = tokens.word(at), (name or "").rpartition(" ")[2].lower()
    if "author=" in markup and not (last and last in markup.lower()):
        return None
    for mark, entry in around.lexicon.channels.markup.items():
        if mark in markup:
            return Told(around.channel(entry.kind, entry.name, at, at + 1), "a post is embedded behind it")
    return None


def _signed(around: Surroundings, attribution: Attribution) -> Told | None:
    """“– Anna Berg (@berg) March 3”."""
    at = attribution.source[1] + 1 if attribution.source else len(around.tokens.raw)
    if at >= len(around.tokens.raw) or not around.tokens.word(at).startswith("@"):
        return None
    return Told(around.channel("social", None, at, at + 1), "signed with a handle")


def _markup(around: Surroundings, end: int) -> int | None:
    """The token of markup that opens the paragraph behind the sentence that ends at chunk ``end``."""
    chunks, tokens = around.chunks, around.tokens
    while end < len(chunks.kinds) - 1 and chunks.kinds[end] in ".!":
        end += 1
    if chunks.kinds[end] != "¶" or end + 1 == len(chunks.kinds):
        return None
    at = chunks.first[end + 1]
    return at if at < len(tokens.raw) and len(tokens.word(at)) > 1 and tokens.word(at)[0] == "<" else None
