"""Stage 3b: a programme in marks behind its outlet is part of its name: “NBC's “Morning Hour””."""

import re
from collections.abc import Set as AbstractSet

from .chunks import Chunks
from .marks import Stretch
from .scan import Tokens

_OF_OUTLET = re.compile("MSQ")
_SMALL = 3
"""Words up to this length may stand in lower case in a title."""


def is_title(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether a quoted stretch names a book or programme: all but its smallest words are capitalised."""
    words = [tokens.word(token) for token in range(stretch.first, stretch.stop)]
    long = [word for word in words if len(word) > _SMALL and word[0].isalpha()]
    return bool(long) and words[0][0].isupper() and all(word[0].isupper() for word in long)


def join_programmes(tokens: Tokens, chunks: Chunks, outlets: AbstractSet[str]) -> Chunks:
    """``chunks`` with the programmes of ``outlets`` as what stands beside a noun phrase, as times do."""
    kinds = chunks.kinds
    for match in _OF_OUTLET.finditer(kinds):
        at = match.start()
        outlet = tokens.slice(chunks.first[at], chunks.stop[at]).removeprefix("the ").removeprefix("The ")
        if outlet in outlets and is_title(tokens, chunks.stretches[at + 2]):
            kinds = f"{kinds[: at + 1]}yy{kinds[at + 3 :]}"
    return chunks if kinds is chunks.kinds else chunks.with_kinds(kinds)
