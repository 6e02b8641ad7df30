"""Where an article names a medium, platform, outlet or audience, and the phrase around it.

Found once an article, by one dictionary look-up a token; everything else looks only around those tokens.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import ChannelWords, Entry, Tails
from quotebase.model import ChannelKind

from .chunks import Chunks
from .scan import Tokens

_ENDS = ".;:,¶*"
_CLAUSE = "VEuUfFWw"
_LINKS = frozenset("with to on in for by of at from before via".split())
_REACH = 14
_LONGEST = 12
"""Chunks that a noun phrase may have."""
_SERIES = frozenset(
    "series string flurry slew number pair couple round set storm barrage batch spate run handful".split()
)
_WITHOUT_A_NAME = frozenset("press ad court call meeting other testimony speech social".split())
_DESKS = frozenset(
    "Politics Business Sports Sport Online Digital International World English Arabic Live".split()
)
_DIRECTIONS = frozenset("North South East West Northern Southern Eastern Western Central".split())
_OTHER_HEADS = frozenset(("era", "age", "circuit", "season", "schedule", "stage"))
"""Nouns that a medium before them only describes: “the debate stage”."""
_UNLISTED = Entry("outlet", "interview")
_MEMORY = 200_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``stop``: a noun phrase whose head, at ``head``, is ``entry``.

    ``prep`` is the preposition that governs it ("" if none does) and ``begin`` its token, else ``first``.
    ``name`` is the outlet, platform, event or interviewer named in or behind it.
    """

    entry: Entry
    kind: ChannelKind
    name: str | None
    begin: int
    first: int
    head: int
    stop: int
    prep: str
    issued: bool = False
    """Whether it is the object of a verb like "released"."""


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: Entry
    name: str | None
    first: int
    stop: int


def find_phrases(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Phrase]:
    """The phrases of one article in the order of their heads."""
    return _Article(tokens, chunks, _memory(lexicon.channels), lexicon).phrases()


class _Words(dict[str, "tuple[Tails, Tails] | None"]):
    """The entries that a raw token may begin, worked out once a word."""

    def __init__(self, words: ChannelWords) -> None:
        self._words = words

    def __missing__(self, raw: str) -> tuple[Tails, Tails] | None:
        word, known = raw.strip().replace("’", "'"), self._words
        names, nouns = known.names.get(word, {}), known.nouns.get(word.lower(), {})
        if word in known.outlet_heads and "" not in names:
            names = names | {"": (((), _UNLISTED),)}
        if not nouns and word in known.verbs:
            nouns = {"": (((), known.verbs[word]),)}
        found = (names, nouns) if names or nouns else None
        if len(self) < _MEMORY:
            self[raw] = found
        return found


@cache
def _memory(words: ChannelWords) -> _Words:
    return _Words(words)


class _Article:
    def __init__(self, tokens: Tokens, chunks: Chunks, words: _Words, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._classes, self._kinds = tokens.classes, chunks.kinds
        self._hits: list[_Hit] = []
        self._named: list[_Hit] = []
        self._papers: dict[str, _Hit] = {}
        end = 0
        known = [(at, found) for at, found in enumerate(map(words.__getitem__, tokens.raw)) if found]
        for at, tails in known:
            if at < end:
                continue
            hit = self._hit(at, *tails)
            if hit is not None:
                self._hits.append(hit)
                if hit.name is not None:
                    self._named.append(hit)
                    if hit.entry.sort == "outlet" and not hit.entry.with_the:
                        self._papers[hit.name.rpartition(" ")[2]] = hit
                end = hit.stop
        self._named_at = [hit.first for hit in self._named]

    def phrases(self) -> list[Phrase]:
        """The phrases around the words found."""
        return [phrase for hit in self._hits if (phrase := self._phrase(hit)) is not None]

    # words ----------------------------------------------------------------------------------------

    def _hit(self, at: int, names: Tails, nouns: Tails) -> _Hit | None:
        second = self._tokens.raw[at + 1].strip().replace("’", "'") if at + 1 < len(self._tokens.raw) else ""
        found = self._match(at, names, second, folded=False) if names else None
        if found is not None:
            entry, stop = found
            if entry is _UNLISTED:
                return self._unlisted(at)
            if entry.sort == "outlet":
                return self._outlet(entry, at, stop)
            return _Hit(entry, entry.name, at, stop)
        found = self._match(at, nouns, second.lower(), folded=True) if nouns else None
        return _Hit(found[0], None, at, found[1]) if found else None

    def _match(self, at: int, tails: Tails, second: str, *, folded: bool) -> tuple[Entry, int] | None:
        """The longest entry that begins at token ``at``, and where it ends."""
        for word in (second, "") if second in tails else ("",):
            for rest, entry in tails.get(word, ()):
                stop = at + (2 if word else 1) + len(rest)
                if rest and not self._follows(at + 2, rest, folded=folded):
                    continue
                if entry.with_the and not (at and self._tokens.word(at - 1).lower() == "the"):
                    continue
                return entry, stop
        return None

    def _follows(self, at: int, words: tuple[str, ...], *, folded: bool) -> bool:
        if at + len(words) > len(self._tokens.raw):
            return False
        for offset, word in enumerate(words):
            written = self._tokens.word(at + offset).replace("’", "'")
            if (written.lower() if folded else written) != word:
                return False
        return True

    def _outlet(self, entry: Entry, at: int, stop: int) -> _Hit | None:
        """An outlet, with what makes another of it (“Herald Radio”); “the Times” is the one named before."""
        name = entry.name
        if entry.ambiguous and self._goes_on(stop):
            return None
        if entry.with_the and entry.ambiguous:
            word = self._tokens.word(at)
            known = self._papers.get(word)
            return _Hit(known.entry, known.name, at, stop) if known else _Hit(entry, name, at, stop)
        end = stop
        governed = at > 0 and self._classes[at - 1] in "po2"
        while end < len(self._classes) and self._extends(self._tokens.word(end), places=governed):
            end += 1
        return _Hit(entry, self._tokens.slice(at, end) if end > stop else name, at, end)

    def _goes_on(self, stop: int) -> bool:
        """Whether a longer name goes on at token ``stop``: “the National Association”."""
        if stop >= len(self._classes) or self._classes[stop] not in "NB":
            return False
        return self._chunks.stop[self._chunks.at_token(stop - 1)] > stop and not self._extends(
            self._tokens.word(stop), places=False
        )

    def _extends(self, word: str, *, places: bool) -> bool:
        lexicon = self._lexicon
        return (
            word in lexicon.channels.outlet_heads
            or word in _DESKS
            or (places and (word in _DIRECTIONS or word in lexicon.places))
        )

    def _unlisted(self, at: int) -> _Hit | None:
        """An outlet not listed, by the run of capitals around its head: “the Kent Gazette”, “Radio Kent”."""
        first, stop = at, at + 1
        chunk = self._chunks.at_token(at)
        begin, end = self._chunks.first[chunk], self._chunks.stop[chunk]
        while first > begin and self._classes[first - 1] in "NGBLJ":
            first -= 1
        while stop < end and self._classes[stop] in "NGB":
            stop += 1
        if stop - first < 2 or self._kinds[chunk] == "Q":
            return None
        return _Hit(_UNLISTED, self._tokens.slice(first, stop), at, stop)

    # phrases --------------------------------------------------------------------------------------

    def _phrase(self, hit: _Hit) -> Phrase | None:
        chunk = self._chunks.at_token(hit.first)
        if self._kinds[chunk] == "Q":
            return self._title(chunk, hit)
        first = self._first(chunk, hit.first)
        chunk = self._chunks.at_token(hit.stop - 1)
        stop, name, entry, kind = hit.stop, hit.name, hit.entry, hit.entry.kind
        if entry.sort in ("medium", "audience"):
            if self._is_modifier(chunk, stop, named=entry.sort == "audience"):
                return None
            if entry.kind == "debate" and self._is_topic(hit):
                return None
            if entry.sort == "medium":
                name, stop, platform = self._complement(entry, first, hit)
                name, kind = name or entry.name, platform or kind
                if entry.beside_outlet and name is None:
                    return None
            elif entry.kind == "interview":
                name, stop = self._person(chunk, stop)
        begin, prep = self._governor(first)
        issued = entry.issued and not prep and self._is_issued(first)
        return Phrase(entry, kind, name, begin, first, hit.first, stop, prep, issued)

    def _is_issued(self, first: int) -> bool:
        """Whether a verb that issues stands right before token ``first``, a particle between them or not."""
        at = first - 1
        if at > 0 and self._classes[at] == "l":
            at -= 1
        return at >= 0 and self._tokens.word(at).lower() in self._lexicon.channels.issuing

    def _is_modifier(self, chunk: int, stop: int, *, named: bool) -> bool:
        """Whether the noun only describes another: “a statement necklace”; ``named``: a name may follow."""
        if stop < len(self._classes) and self._tokens.word(stop) in _OTHER_HEADS:
            return True
        if stop >= self._chunks.stop[chunk]:
            return False
        capital = self._tokens.word(stop)[0].isupper()
        if capital and named:
            return False
        return self._classes[stop] in "xRrmdi" or (capital and self._tokens.word(stop - 1)[0].isupper())

    def _is_topic(self, hit: _Hit) -> bool:
        """“the immigration debate”, “the debate over taxes”: no event."""
        before = self._classes[hit.first - 1] if hit.first else ""
        after = self._tokens.word(hit.stop).lower() if hit.stop < len(self._classes) else ""
        return (hit.stop - hit.first == 1 and before in "xdmb") or after in (
            "over",
            "about",
            "on",
            "around",
            "between",
        )

    def _person(self, chunk: int, stop: int) -> tuple[str | None, int]:
        """“radio host Tom Hill”: the name behind the role."""
        end = stop
        while end < self._chunks.stop[chunk] and self._classes[end] in "GNLT":
            end += 1
        return (self._tokens.slice(stop, end), end) if end > stop else (None, stop)

    def _title(self, chunk: int, hit: _Hit) -> Phrase | None:
        """A programme or outlet that stands in quotation marks by itself: “told ‘Meet the Press’”."""
        stretch = self._chunks.stretches[chunk]
        stop = stretch.stop
        while stop > stretch.first and self._classes[stop - 1] in _ENDS:
            stop -= 1
        if hit.name is None or hit.stop != stop or hit.first - stretch.first > 1:
            return None
        begin, prep = self._governor(self._chunks.first[chunk])
        return Phrase(hit.entry, hit.entry.kind, hit.name, begin, stretch.first, hit.first, stop, prep)

    def _first(self, chunk: int, head: int) -> int:
        """The first token of the noun phrase whose head is at ``head``."""
        kinds, firsts, classes = self._kinds, self._chunks.first, self._classes
        first = firsts[chunk] if kinds[chunk] == "M" else head
        for _ in range(_LONGEST):
            before, here = kinds[chunk - 1], kinds[chunk]
            joined = (
                before in "xqezJ0D1HYdibmS'"
                or (before == "~" and self._tokens.word(firsts[chunk - 1]) == "/")
                or (before == "M" and here in "~dibxS'")
                or (before == "M" and here in "CVvf" and classes[firsts[chunk - 1]] in "D1HY")
                or (before in "My" and classes[firsts[chunk]] == "S")
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

    # what stands in and behind a medium -----------------------------------------------------------

    def _complement(self, entry: Entry, first: int, hit: _Hit) -> tuple[str | None, int, ChannelKind | None]:
        """The name that belongs to a medium, where the phrase ends, the kind of a platform named with it."""
        if entry.poll:
            run = self._capitals(first, hit.first)
            if run:
                return run, hit.stop, None
        if entry.event:
            return self._event(first, hit), hit.stop, None
        named, stop = self._name_between(first, hit.first), hit.stop
        if named is None:
            named = self._name_between(hit.stop, self._reach(hit.stop), linked=True)
            stop = named.stop if named else hit.stop
        if named is not None and named.entry.sort == "platform":
            return named.name, stop, named.entry.kind
        if entry.kind in _WITHOUT_A_NAME:
            return None, hit.stop, None
        if named is not None:
            return named.name, stop, None
        if entry.kind == "interview":
            for at in range(hit.stop, self._reach(hit.stop)):
                if self._tokens.word(at).lower() == "with":
                    return (*self._interviewer(at + 1, hit.stop), None)
        return None, hit.stop, None

    def _reach(self, begin: int) -> int:
        """Where the words that may belong to a medium before token ``begin`` end."""
        classes = self._classes
        limit = min(begin + _REACH, len(classes))
        end = begin + 1 if begin < limit and classes[begin] in "Vfe" else begin  # “a video posted on …”
        while (
            end < limit and classes[end] not in _ENDS and classes[end] not in _CLAUSE and classes[end] != "t"
        ):
            end += 1
        return end

    def _interviewer(self, at: int, otherwise: int) -> tuple[str | None, int]:
        chunk = self._chunks.at_token(at) if at < len(self._classes) else len(self._kinds) - 1
        if self._kinds[chunk] == "Q" and self._chunks.stretches[chunk].stop - at <= _REACH // 2:
            stretch = self._chunks.stretches[chunk]
            stop = stretch.stop
            while stop > stretch.first and self._classes[stop - 1] in _ENDS:
                stop -= 1
            return self._tokens.slice(stretch.first, stop), stop
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
        """The first outlet or platform named in these tokens, behind a preposition if ``linked``."""
        at = bisect_left(self._named_at, first)
        while at < len(self._named) and self._named[at].first < stop:
            hit = self._named[at]
            if not linked or self._linked(hit, first):
                return hit
            at += 1
        return None

    def _linked(self, hit: _Hit, after: int) -> bool:
        before = self._first(self._chunks.at_token(hit.first), hit.first) - 1
        return before >= after and self._tokens.word(before).lower() in _LINKS

    def _event(self, first: int, hit: _Hit) -> str | None:
        """“the Green Party conference”: an event is called by the capitals before it, or by its own."""
        at = hit.first
        while at > first and self._is_capital(at - 1):
            at -= 1
        own = self._tokens.word(hit.stop - 1)[0].isupper()
        if at == hit.first or (hit.first - at < 2 and not own):
            return None
        return self._tokens.slice(at, hit.stop)

    def _capitals(self, first: int, stop: int) -> str | None:
        """The run of capitals that ends right before ``stop``, over slashes, "the" and "and"."""
        at = begin = stop
        while at > first:
            if self._is_capital(at - 1) and self._classes[at - 1] != "J":
                begin = at - 1
            elif not (self._classes[at - 1] in "~D&" and begin < stop):
                break
            at -= 1
        return self._tokens.slice(begin, stop) if begin < stop else None

    def _is_capital(self, at: int) -> bool:
        return self._tokens.word(at)[0].isupper() and self._classes[at] not in "D1HYyS"
