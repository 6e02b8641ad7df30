"""Words of no medium that may tell a channel all the same: “addressing farmers”, “prosecuting,”."""

import re

from .around import Surroundings
from .shapes import opening_words

_SPEAKING = re.compile("Gy*2|z[MxidbOH]|G,|z,")
"""“speaking on Monday to”, “addressing farmers”, “prosecuting,”, over chunks."""
_PLEADING = re.compile("p[xM](?=,)")
"""“for the defence,”, over chunks."""
_WRITING = re.compile("C(?=2[HMO]&)")
"""“wrote to the mayor and”, over chunks."""


def may_open(around: Surroundings, begin: int, end: int) -> bool:
    """Whether the chunks ``begin`` to ``end`` have words that a shape of such words asks for first."""
    tokens, chunks = around.tokens, around.chunks
    words = opening_words(around.lexicon.channels)
    for match in _SPEAKING.finditer(chunks.kinds, begin, end):
        if tokens.word(chunks.first[match.start()]).lower() in words:
            return True
    writes = _WRITING.search(chunks.kinds, begin, end)
    if writes is not None and tokens.word(chunks.stop[writes.start()] - 1).lower() in words:
        return True
    pleads = _PLEADING.search(chunks.kinds, begin, end)
    return pleads is not None and tokens.word(chunks.stop[pleads.end() - 1] - 1) in around.sets["sides"]
