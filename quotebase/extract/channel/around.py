"""The article as the channel stage looks at it: its phrases and its sentences."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import Channel, ChannelKind

from .phrases import Phrase, find_phrases

_LONGEST = 250
"""Chunks that a sentence may reach from its cue: longer ones are tables and noise."""
NEVER = sys.maxsize
"""The token of what an article does not have."""
_PARAGRAPH = re.compile("¶")


class Surroundings:
    """One article: what it says, and where it names what may be a channel."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self.tokens, self.chunks, self.lexicon = tokens, chunks, lexicon
        self.sets = lexicon.channels.sets
        self.phrases = find_phrases(tokens, chunks, lexicon)
        self._heads = [phrase.head for phrase in self.phrases]
        self._paragraphs = [found.start() for found in _PARAGRAPH.finditer(tokens.classes)]
        self._testimony = next((phrase.head for phrase in self.phrases if phrase.kind == "testimony"), None)
        self._first_report = next((phrase.head for phrase in self.phrases if phrase.kind == "report"), NEVER)
        self._first_outlet = _first_outlet(self.phrases)
        self.has_markup = "<" in tokens.text

    def between(self, first: int, stop: int) -> list[Phrase]:
        """The phrases whose head stands in the tokens ``first`` to ``stop``."""
        begin = bisect_left(self._heads, first)
        return self.phrases[begin : bisect_left(self._heads, stop, begin)]

    def has_testified(self, token: int) -> bool:
        """Whether the article has told of any testimony before ``token``."""
        return self._testimony is not None and self._testimony < token

    def outlet_before(self, token: int) -> str | None:
        """The outlet named last before ``token``, in its paragraph or the one before: “told the paper”.

        Farther off, it is the only one that the article has named.
        """
        outlets = (phrase.name for phrase in self._before(token) if phrase.entry.sort == "outlet")
        return next(outlets, None) or self._only_outlet(token)

    def _only_outlet(self, token: int) -> str | None:
        """The outlet that the article has named before ``token``, if no other."""
        begin, name, end = self._first_outlet
        return name if begin < token <= end else None

    def paper_before(self, token: int) -> str | None:
        """The outlet that “the paper”, “the site” at ``token`` is: named last, with no study behind it.

        It is named in the same paragraph or the one before: “The Guardian reported … The paper said …”; or
        it is the only one that the article has named, where that has told of no study at all.
        """
        for phrase in self._before(token):
            if phrase.entry.sort == "outlet":
                return phrase.name
            if phrase.kind in ("report", "website"):
                return None
        return self._only_outlet(token) if token <= self._first_report else None

    def _before(self, token: int) -> Iterator[Phrase]:
        """The phrases before ``token``, the nearest first, in its paragraph and the one before."""
        paragraph = self.paragraph(token)
        for at in range(bisect_left(self._heads, token) - 1, -1, -1):
            phrase = self.phrases[at]
            if paragraph - self.paragraph(phrase.head) > 1:
                return
            yield phrase

    def channel(self, kind: ChannelKind, name: str | None, first: int, stop: int) -> Channel:
        """A channel that the tokens ``first`` to ``stop`` tell."""
        return Channel(kind, name, self.tokens.slice(first, stop), (self.tokens.span(first, stop),))

    def sentence(self, chunk: int) -> Range:
        """The chunks of the sentence around ``chunk``, as far as a sentence can be read."""
        ends = self.chunks.sentence_ends
        after = bisect_left(ends, chunk)
        begin = ends[after - 1] + 1 if after else 0
        end = ends[after] if after < len(ends) else len(self.chunks.kinds) - 1
        return max(begin, chunk - _LONGEST), min(end, chunk + _LONGEST)

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that ``token`` stands in."""
        return bisect_left(self._paragraphs, token)

    def bounds(self, chunk: int) -> Range:
        """The paragraph breaks, as chunks, before and behind ``chunk``."""
        kinds = self.chunks.kinds
        before, behind = kinds.rfind("¶", 0, chunk + 1), kinds.find("¶", chunk + 1)
        return before, behind if behind >= 0 else before


def _first_outlet(phrases: Sequence[Phrase]) -> tuple[int, str | None, int]:
    """The token of the first outlet named, its name, and the token of the first other one."""
    named = [
        (phrase.head, phrase.name) for phrase in phrases if phrase.entry.sort == "outlet" and phrase.name
    ]
    if not named:
        return NEVER, None, NEVER
    begin, name = named[0]
    return begin, name, next((head for head, other in named if other != name), NEVER)


def unsaid(phrases: list[Phrase], said: Sequence[Range]) -> list[Phrase]:
    """Those of ``phrases`` that stand in none of the ranges of chunks that ``said`` has."""
    if not said or not phrases:
        return phrases
    return [
        phrase
        for phrase in phrases
        if not any(begin <= phrase.opening and phrase.chunk < end for begin, end in said)
    ]
