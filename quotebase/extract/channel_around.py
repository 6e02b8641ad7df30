"""The article as the channel stage looks at it: its phrases, and what each says beside a cue."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from quotebase.lexicon import Lexicon
from quotebase.model import Channel, ChannelKind

from .channel_phrases import Phrase
from .chunks import Chunks
from .scan import Tokens
from .subjects import SENTENCE_ENDS, Range

_WRITES = frozenset("write argue note".split())
_ON_AIR = frozenset(("on", "with", "to", "by"))
_IN_PRINT = frozenset(("in", "for"))
_PLATFORM_PREPS = frozenset("on via through over in to across".split())
_LONGEST = 250
_NOUNS = "xdibrmR"
_WRITING = frozenset(("writes", "writing", "wrote"))
_ASKED_BY = frozenset("asked pressed questioned challenged grilled quizzed interviewed".split())


@dataclass(slots=True)
class Surroundings:
    """The article as a scope looks at it."""

    tokens: Tokens
    chunks: Chunks
    lexicon: Lexicon
    phrases: list[Phrase]
    heads: list[int]

    def between(self, first: int, stop: int) -> Iterable[Phrase]:
        """The phrases whose head stands in the tokens ``first`` to ``stop``."""
        begin = bisect_left(self.heads, first)
        return self.phrases[begin : bisect_left(self.heads, stop, begin)]

    def channel(self, kind: ChannelKind, name: str | None, first: int, stop: int) -> Channel:
        """A channel that the tokens ``first`` to ``stop`` tell."""
        return Channel(kind, name, self.tokens.slice(first, stop), (self.tokens.span(first, stop),))

    def as_adjunct(self, phrase: Phrase, verb: str | None) -> Channel | None:
        """The channel of “in a statement”, “on Facebook”, “to reporters” beside a cue of lemma ``verb``."""
        entry, prep = phrase.entry, phrase.prep
        kind: ChannelKind | None = None
        name = phrase.name
        if entry.sort == "medium":
            kind = phrase.kind if prep in entry.preps or entry.anywhere else None
        elif entry.sort == "platform":
            kind = entry.kind if prep in _PLATFORM_PREPS and self._class_at(phrase.stop) != "S" else None
        elif entry.sort == "audience":
            heard = entry.kind in ("press", "speech") or (entry.kind == "interview" and name is not None)
            kind = entry.kind if prep in _ON_AIR and heard else None
        elif entry.ambiguous and prep not in ("with", "on"):
            kind = None
        elif self._is_in_print(phrase, verb):
            kind = "article"
        elif prep in _ON_AIR and self._is_on_air(phrase):
            kind = "interview"
        return self.channel(kind, name, phrase.begin, phrase.stop) if kind else None

    def _is_in_print(self, phrase: Phrase, verb: str | None) -> bool:
        if phrase.prep == "on":
            return self.tokens.word(phrase.begin - 1).lower() in _WRITING
        return phrase.prep in _IN_PRINT and verb in _WRITES

    def _is_on_air(self, phrase: Phrase) -> bool:
        if phrase.prep == "to":
            return self._class_at(phrase.begin - 1) != "A" and self._class_at(phrase.stop) not in _NOUNS
        return phrase.prep != "by" or self.tokens.word(phrase.begin - 1).lower() in _ASKED_BY

    def sentence(self, chunk: int) -> Range:
        """The chunks of the sentence around ``chunk``, as far as a sentence can be read."""
        kinds = self.chunks.kinds
        begin = end = chunk
        first, last = max(0, chunk - _LONGEST), min(len(kinds) - 1, chunk + _LONGEST)
        while begin > first and kinds[begin - 1] not in SENTENCE_ENDS:
            begin -= 1
        while end < last and kinds[end] not in SENTENCE_ENDS:
            end += 1
        return begin, end

    def _class_at(self, token: int) -> str:
        classes = self.tokens.classes
        return classes[token] if 0 <= token < len(classes) else ""


def positions(letters: str, letter: str) -> list[int]:
    """Where ``letter`` stands in ``letters``."""
    found: list[int] = []
    at = letters.find(letter)
    while at >= 0:
        found.append(at)
        at = letters.find(letter, at + 1)
    return found
