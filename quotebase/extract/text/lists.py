"""Stage 3d: “residents of Kasarani, Roysambu and Githurai say”: the places of a list are one noun phrase."""

import re

from quotebase.lexicon import Lexicon

from .chunks import Chunks
from .scan import Tokens

_LISTED = re.compile("M(?<=[.!¶;]M)[op](?P<list>M(?:,M)+,?&M[xb]?)(?=[ya]*[CK])")
"""A subject that opens its sentence, and the list behind its preposition."""
_OF_PLACE = "GNBTJ"
"""Classes of the words of a place's name."""


def join_lists(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> Chunks:
    """``chunks`` with the places of such a list one noun phrase: of people in them, not “in Oslo, Berg and
    Holm (said)”.
    """
    joined = [
        match.span("list")
        for match in _LISTED.finditer(chunks.kinds)
        if tokens.classes[chunks.stop[match.start()] - 1] == "r"
        and _are_places(tokens, chunks, *match.span("list"), lexicon)
    ]
    return chunks.joined(joined) if joined else chunks


def _are_places(tokens: Tokens, chunks: Chunks, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether each of the noun phrases among these chunks is a place or one word that may be one."""
    for at in range(begin, end):
        first, stop = chunks.first[at], chunks.stop[at]
        if chunks.kinds[at] != "M" or tokens.slice(first, stop) in lexicon.places:
            continue
        if stop - first > 1 or tokens.classes[first] not in _OF_PLACE:
            return False
    return True
