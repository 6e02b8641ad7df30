"""Stage 9: what tells the channel at the end of content that is no clause: “rejected it | in a speech”."""

import re
from bisect import bisect_right

from quotebase.model import Channel, Span

from .assemble import Content
from .attribution import Attribution
from .chunks import Chunks
from .scan import Tokens

_INDEFINITE = "1HNGBTJYb"
"""The classes that such a phrase has behind its preposition: “in a speech”, “on Facebook”."""
_OWNS = "S"
"""The class of what makes a speech somebody's: “in Rossi's speech”."""
_WHEN_AND_WHERE = re.compile(r"(?:y|a|[po]M(?:[op]M)*)*")
"""“(in a speech) in Graz on Monday”."""


def without_channel(
    content: Content, attribution: Attribution, channel: Channel | None, tokens: Tokens, chunks: Chunks
) -> Content:
    """``content`` up to the phrase that tells its channel, if that, and when and where, ends it.

    A clause keeps it (“said that he rejected it in a speech”), and so does what may be of the speech itself
    (“praised the words in the speech”).
    """
    if channel is None or not attribution.is_phrase:
        return content
    start, end = content.spans[-1]
    phrase = channel.spans[0]
    if not start < phrase.start < end or phrase.end > end:
        return content
    first = bisect_right(tokens.ends, phrase.start)
    at = chunks.at_token(first)
    if chunks.kinds[at : at + 2] != "pM" or tokens.classes[first + 1] not in _INDEFINITE:
        return content
    if _OWNS in tokens.classes[first : chunks.stop[at + 1]]:
        return content
    behind = chunks.at_token(bisect_right(tokens.ends, phrase.end - 1)) + 1
    last = chunks.at_token(bisect_right(tokens.ends, end - 1)) + 1
    if not _WHEN_AND_WHERE.fullmatch(chunks.kinds, behind, max(last, behind)):
        return content
    while chunks.kinds[at - 1] in "ya":
        at -= 1
    stop = tokens.ends[chunks.stop[at - 1] - 1]
    return content._replace(spans=(*content.spans[:-1], Span(start, stop))) if stop > start else content
