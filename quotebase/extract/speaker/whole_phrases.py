"""How far the noun phrase of a description reaches: “a Ministry of Justice spokesman”."""

import re

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .body_names import goes_on
from .standing import place

_ATTRIBUTED = re.compile(r"(?:[op]M){0,9}")
_AROUND = 30
"""How many chunks on each side of a noun phrase tell its place."""


def opens_at(tokens: Tokens, chunks: Chunks, chunk: int, token: int, lexicon: Lexicon) -> int:
    """The chunk that “a Ministry of Justice spokesman” opens with, ``token`` of ``chunk`` its head."""
    if chunks.kinds[chunk - 1] not in "op&" or not tokens.word(token)[0].islower():
        return chunk
    return chunk - 2 if goes_on(tokens, chunks, chunk, lexicon) else chunk


def behind(kinds: str, chunk: int) -> int:
    """The chunk behind a noun phrase and what belongs to it: "the head of the bank in Rome"."""
    match = _ATTRIBUTED.match(kinds, chunk + 1)
    return match.end() if match else chunk + 1


def place_of_whole(kinds: str, opening: int, chunk: int) -> float:
    """The place of a noun phrase of chunks ``opening`` to ``chunk``: “a Ministry of Justice spokesman”."""
    before = kinds[max(opening - _AROUND, 0) : opening]
    return place(before + kinds[chunk : chunk + _AROUND], len(before))
