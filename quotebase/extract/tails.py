"""Stage 9: what tells the channel at the end of content that is no clause: “rejected it | in a speech”."""

import re
from bisect import bisect_right
from collections.abc import Collection

from quotebase.model import Channel, Span

from .assemble import Content
from .attribution.findings import Attribution
from .text.chunks import Chunks
from .text.scan import Tokens

_INDEFINITE = "1HNGBTJYbx"
"""The classes that such a phrase has behind its preposition: “in a speech”, “on Facebook”, “on social media”.
"""
_TOLD = frozenset(("interview", "press"))
"""The kinds of those to whom one says something: “spoke about the row | to Radio Graz”."""
_PEOPLE = "RrmB"
"""The classes of people and bodies that a medium is not: “on Twitter users”, but “on its Facebook page”."""
_OWNS = "S"
"""The class of what makes a speech somebody's: “in Rossi's speech”."""
_WHEN_AND_WHERE = re.compile(r"(?:y|a|[po]M(?:[op]M)*)*")
"""“(in a speech) in Graz on Monday”."""


def without_channel(
    content: Content,
    attribution: Attribution,
    channel: Channel | None,
    tokens: Tokens,
    chunks: Chunks,
    where: Collection[str],
) -> Content:
    """``content`` up to the phrase that tells its channel, if that, and when and where, ends it.

    A clause keeps it (“said that he rejected it in a speech”), and so does what may be of the speech itself
    (“praised the words in the speech”, “errors in a letter from Berg”). ``where`` are the prepositions that
    tell when and where.
    """
    if channel is None or not attribution.is_phrase:
        return content
    start, end = content.spans[-1]
    phrase = channel.spans[0]
    if not start < phrase.start < end or phrase.end > end:
        return content
    first = bisect_right(tokens.ends, phrase.start)
    at = chunks.at_token(first)
    told = chunks.kinds[at] == "2" and channel.kind in _TOLD
    if chunks.kinds[at + 1] != "M" or not (told or chunks.kinds[at] == "p"):
        return content
    if tokens.classes[first + 1] not in _INDEFINITE and not told:
        return content
    if _OWNS in tokens.classes[first : chunks.stop[at + 1]]:
        return content
    head = bisect_right(tokens.ends, phrase.end - 1)
    behind = chunks.at_token(head) + 1
    last = max(chunks.at_token(bisect_right(tokens.ends, end - 1)) + 1, behind)
    of_people = head + 1 < chunks.stop[behind - 1] and tokens.classes[chunks.stop[behind - 1] - 1] in _PEOPLE
    if of_people or not _WHEN_AND_WHERE.fullmatch(chunks.kinds, behind, last):
        return content
    prepositions = [chunks.first[k] for k in range(behind, last) if chunks.kinds[k] == "p"]
    if any(tokens.word(token).lower() not in where for token in prepositions):
        return content
    while chunks.kinds[at - 1] in "ya":
        at -= 1
    stop = tokens.ends[chunks.stop[at - 1] - 1]
    return content._replace(spans=(*content.spans[:-1], Span(start, stop))) if stop > start else content
