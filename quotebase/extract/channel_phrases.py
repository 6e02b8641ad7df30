"""Where an article names a medium, platform, outlet or audience, and the phrase around each ("in an interview with …").

Found once an article, by one dictionary look-up a token; everything else looks only around those tokens.
"""

from bisect import bisect_left
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..lexicon.channels import ChannelWords, Entry, Tails
from ..model import ChannelKind
from .chunks import Chunks
from .scan import Tokens

_ENDS = ".;:,¶*"
_CLAUSE = "VEuUfFWw"
_LINKS = frozenset("with to on in for by of at from before via".split())
_REACH = 14
_SERIES = frozenset(
    "series string flurry slew number pair couple round set storm barrage batch spate run handful".split()
)
_MEMORY = 200_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``stop``: a noun phrase whose head, at ``head``, is ``entry``.

    ``prep`` is the preposition that governs it ("" if none does) and ``begin`` its token, else ``first``.
    ``name`` is the outlet, platform, event or interviewer named in or behind it.
    """

    entry: Entry
    name: str | None
    begin: int
    first: int
    head: int
    stop: int
    prep: str

    @property
    def kind(self) -> ChannelKind:
        """The kind of channel that the entry is, before the cue is looked at."""
        return self.entry.kind


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: Entry
    first: int
    stop: int


class PhraseFinder:
    """Finds the phrases of article after article; one a lexicon, kept for its memory of words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = _Words(lexicon.channels)

    def find(self, tokens: Tokens, chunks: Chunks) -> list[Phrase]:
        """The phrases of one article in the order of their heads."""
        return _Article(tokens, chunks, self._words).phrases()


class _Words(dict[str, "tuple[Tails, Tails] | None"]):
    """The entries that a raw token may begin, worked out once a word."""

    def __init__(self, words: ChannelWords) -> None:
        self._words = words

    def __missing__(self, raw: str) -> tuple[Tails, Tails] | None:
        word = raw.strip().replace("’", "'")
        names, nouns = self._words.names.get(word, ()), self._words.nouns.get(word.lower(), ())
        found = (names, nouns) if names or nouns else None
        if len(self) < _MEMORY:
            self[raw] = found
        return found


class _Article:
    def __init__(self, tokens: Tokens, chunks: Chunks, words: _Words) -> None:
        self._tokens, self._chunks = tokens, chunks
        self._classes, self._kinds = tokens.classes, chunks.kinds
        self._hits: list[_Hit] = []
        self._named: list[_Hit] = []
        end = 0
        for at, raw in enumerate(tokens.raw):
            tails = words[raw]
            if tails is None or at < end:
                continue
            hit = self._hit(at, *tails)
            if hit is not None:
                self._hits.append(hit)
                if hit.entry.name is not None:
                    self._named.append(hit)
                end = hit.stop
        self._named_at = [hit.first for hit in self._named]

    def _hit(self, at: int, names: Tails, nouns: Tails) -> _Hit | None:
        tokens = self._tokens
        for tails in (names, nouns):
            for tail, entry in tails:
                stop = at + 1 + len(tail)
                if tail and (
                    stop > len(tokens.raw)
                    or any(
                        (tokens.word(at + 1 + n) if tails is names else tokens.word(at + 1 + n).lower()).replace("’", "'") != word
                        for n, word in enumerate(tail)
                    )
                ):
                    continue
                if entry.with_the and not (at and tokens.word(at - 1).lower() == "the"):
                    continue
                return _Hit(self._said_before(entry, at), at, stop)
        return None

    def _said_before(self, entry: Entry, at: int) -> Entry:
        """“The Times” is the paper of that last word that the article has named."""
        if not (entry.with_the and entry.ambiguous):
            return entry
        word = self._tokens.word(at)
        for hit in reversed(self._named):
            name = hit.entry.name
            if name and hit.entry.sort == "outlet" and name != entry.name and name.split()[-1] == word:
                return hit.entry
        return entry

    def phrases(self) -> list[Phrase]:
        found = [phrase for hit in self._hits if (phrase := self._phrase(hit)) is not None]
        found.sort(key=lambda phrase: phrase.head)
        return found

    def _phrase(self, hit: _Hit) -> Phrase | None:
        chunk = self._chunks.at_token(hit.first)
        if self._kinds[chunk] == "Q":
            return self._programme(chunk, hit)
        first = self._first(chunk, hit.first)
        stop = hit.stop
        entry, name = hit.entry, hit.entry.name
        if entry.sort in ("medium", "audience"):
            if stop < len(self._classes) and self._classes[stop] in "xRr" and self._chunks.stop[chunk] > stop:
                return None  # only a modifier: “an interview room”
            if entry.sort == "medium":
                name, stop = self._complement(entry, first, hit)
                name = name or entry.name
                if entry.beside_outlet and name is None:
                    return None
        begin, prep = self._governor(first)
        return Phrase(entry, name, begin, first, hit.first, stop, prep)

    def _programme(self, chunk: int, hit: _Hit) -> Phrase | None:
        """A programme or outlet that stands in quotation marks by itself: “told ‘Meet the Press’”."""
        stretch = self._chunks.stretches[chunk]
        stop = stretch.stop
        while stop > stretch.first and self._classes[stop - 1] in _ENDS:
            stop -= 1
        if hit.entry.name is None or hit.stop != stop or hit.first - stretch.first > 1:
            return None
        begin, prep = self._governor(self._chunks.first[chunk])
        return Phrase(hit.entry, hit.entry.name, begin, stretch.first, hit.first, stop, prep)

    def _first(self, chunk: int, head: int) -> int:
        """The first token of the noun phrase whose head is at ``head``."""
        kinds, firsts = self._kinds, self._chunks.first
        first = firsts[chunk] if kinds[chunk] == "M" else head
        while chunk > 1:
            before = kinds[chunk - 1]
            here = kinds[chunk]
            joined = (
                before in "xqezJ0DHYdibmS"
                or (before == "~" and self._tokens.word(firsts[chunk - 1]) == "/")
                or (before == "M" and (here in "~dibxS" or (here in "bCVvf" and self._classes[firsts[chunk - 1]] in "DHY")))
                or (before == "M" and self._classes[firsts[chunk]] == "S")
                or (before == "y" and self._classes[firsts[chunk]] == "S")
            )
            if not joined:
                break
            chunk -= 1
            first = firsts[chunk]
        return first

    def _governor(self, first: int) -> tuple[int, str]:
        """The preposition before token ``first``: “in a series of tweets” is in tweets."""
        for _ in range(2):
            if first == 0 or self._classes[first - 1] not in "po2":
                return first, ""
            word = self._tokens.word(first - 1).lower()
            if word == "of" and first > 1 and self._tokens.word(first - 2).lower() in _SERIES:
                first = self._first(self._chunks.at_token(first - 2), first - 2)
                continue
            return first - 1, word
        return first, ""

    # what stands in and behind the phrase ---------------------------------------------------------

    def _complement(self, entry: Entry, first: int, hit: _Hit) -> tuple[str | None, int]:
        """The name that belongs to a medium, and where the phrase ends."""
        kind = entry.kind
        if entry.poll:
            run = self._capitals(first, hit.first)
            if run:
                return run, hit.stop
        if entry.event:
            return self._event(first, hit), hit.stop
        inside = self._name_between(first, hit.first)
        if inside is not None:
            return inside.entry.name, hit.stop
        if kind in ("press", "ad", "court", "call", "meeting", "other", "testimony"):
            return None, hit.stop
        return self._behind(entry, hit)

    def _behind(self, entry: Entry, hit: _Hit) -> tuple[str | None, int]:
        classes, tokens = self._classes, self._tokens
        limit = min(hit.stop + _REACH, len(classes))
        end = hit.stop
        while end < limit and classes[end] not in _ENDS and classes[end] not in _CLAUSE and classes[end] != "t":
            end += 1
        named = self._name_between(hit.stop, end, linked=True)
        if named is not None and (entry.kind != "speech" or named.entry.event):
            return named.entry.name, named.stop
        if entry.kind == "interview":
            for at in range(hit.stop, end):
                if tokens.word(at).lower() == "with":
                    return self._interviewer(at + 1, hit.stop)
        return None, hit.stop

    def _interviewer(self, at: int, otherwise: int) -> tuple[str | None, int]:
        chunk = self._chunks.at_token(at) if at < len(self._classes) else len(self._kinds) - 1
        if self._kinds[chunk] != "M":
            return None, otherwise
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        owner = self._classes.rfind("S", first, stop)
        end = owner if owner > first else stop
        begin = end
        while begin > first and self._classes[begin - 1] in "NGBL":
            begin -= 1
        return (self._tokens.slice(begin, end), stop) if begin < end else (None, otherwise)

    def _name_between(self, first: int, stop: int, *, linked: bool = False) -> _Hit | None:
        """The first outlet or platform named in the tokens ``first`` to ``stop``, behind a preposition if ``linked``."""
        at = bisect_left(self._named_at, first)
        while at < len(self._named) and self._named[at].first < stop:
            hit = self._named[at]
            if not linked or self._linked(hit, first):
                return hit
            at += 1
        return None

    def _linked(self, hit: _Hit, after: int) -> bool:
        chunk = self._chunks.at_token(hit.first)
        before = self._first(chunk, hit.first) - 1
        return before >= after and self._tokens.word(before).lower() in _LINKS

    def _event(self, first: int, hit: _Hit) -> str | None:
        """“the Green Party conference”: an event is called by the capitals before it, or by its own."""
        at = hit.first
        while at > first and self._tokens.word(at - 1)[0].isupper() and self._classes[at - 1] not in "DHYy":
            at -= 1
        own = self._tokens.word(hit.stop - 1)[0].isupper()
        if at == hit.first or (hit.first - at < 2 and not own):
            return None
        return self._tokens.slice(at, hit.stop)

    def _capitals(self, first: int, stop: int) -> str | None:
        """The run of capitals, slashes and hyphens that ends right before ``stop``."""
        at = stop
        begin = stop
        while at > first:
            letter = self._classes[at - 1]
            if letter not in "DHYyJ" and self._tokens.word(at - 1)[0].isupper():
                begin = at - 1
            elif not (letter in "~D&" and begin < stop):
                break
            at -= 1
        return self._tokens.slice(begin, stop) if begin < stop else None
