"""The noun phrases that name a medium, platform, outlet or audience, and what each of them can tell."""

from bisect import bisect_left
from typing import NamedTuple

import regex

from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import Entry
from quotebase.model import ChannelKind

from .channel_hits import Hit, find_hits
from .chunks import Chunks
from .scan import Tokens

_ENDS = ".;:,¶*"
_CLAUSE = "VEuUfFWw"
_REACH = 14
_LEFT = regex.compile(
    r"(?r)(?:[xqezZJ0D1HYdibmS'~]|M(?=[~dibxS'])|y(?=[Sxdib])|a(?=[q0ex])|Q(?=[xdib])|M-[xy]?(?=[Mxdib]))*."
)
"""A noun phrase, from the chunk of its head to the left."""
_LONGEST = 12
"""Chunks that a noun phrase may have."""
_WITHOUT_A_NAME = frozenset("press ad court call meeting other testimony speech social".split())
ADDRESSED = frozenset(("outlet", "programme", "audience"))
PAPERS = frozenset(("letter", "email", "message"))
_NOUNS = frozenset("xdibrmR")
_TITLED = frozenset(("interview", "book", "other"))
_SMALL = 5
"""Letters that a word without a capital in a title has less than."""
_VERBLIKE = frozenset("xvbiF")
_COMMON = frozenset("xdmb")


class Phrase(NamedTuple):
    """Tokens ``first`` to ``stop``: a noun phrase whose head, at ``head``, is ``entry``.

    ``prep`` is the preposition that governs it ("" if none does) and ``begin`` its token, else ``first``.
    ``name`` is the outlet, platform, event or interviewer named in or behind it. ``chunk`` and ``opening``
    are the chunks of its head and of ``begin``. ``tells`` is the kind that it tells beside any cue, behind
    its preposition; ``printed`` says that it is an outlet that one may write in.
    """

    entry: Entry
    kind: ChannelKind
    name: str | None
    begin: int
    first: int
    head: int
    stop: int
    chunk: int
    opening: int
    prep: str = ""
    issued: bool = False
    """Whether it is the object of a verb like "released"."""
    tells: ChannelKind | None = None
    printed: bool = False
    setting: bool = False
    """Whether it may set a scene where it stands beside no cue."""


def find_phrases(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Phrase]:
    """The phrases of one article in the order of their heads."""
    hits = find_hits(tokens, chunks, lexicon)
    return _Builder(tokens, chunks, lexicon, hits).phrases(hits) if hits else []


class _Builder:
    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon, hits: list[Hit]) -> None:
        self._tokens, self._chunks = tokens, chunks
        self._issuing, self._sets = lexicon.channels.issuing, lexicon.channels.sets
        self._places = lexicon.places
        self._classes, self._kinds = tokens.classes, chunks.kinds
        self._named = [hit for hit in hits if hit.name is not None]
        self._named_at = [hit.first for hit in self._named]

    def phrases(self, hits: list[Hit]) -> list[Phrase]:
        """The phrases around the words found."""
        return [phrase for hit in hits if (phrase := self._phrase(hit)) is not None]

    def _phrase(self, hit: Hit) -> Phrase | None:
        entry, stop = hit.entry, hit.stop
        chunk = self._chunks.at_token(hit.first)
        if self._kinds[chunk] == "Q":
            return self._title(chunk, hit)
        name, kind = hit.name, entry.kind
        sort = entry.sort
        if sort == "verb":
            return Phrase(
                *(entry, kind, name),
                begin=hit.first,
                first=hit.first,
                head=hit.first,
                stop=stop,
                chunk=chunk,
                opening=chunk,
                setting=True,
            )
        last = chunk if stop == hit.first + 1 else self._chunks.at_token(stop - 1)
        if sort in ("medium", "audience") and self._is_modifier(last, stop, named=sort == "audience"):
            return None
        if sort in ("medium", "audience") and kind == "debate" and self._is_dispute(hit):
            return None
        first = self._first(chunk, hit.first)
        if sort == "medium" and self._is_building(first, hit):
            return None
        if sort == "medium":
            name, stop, platform = self._complement(entry, first, hit)
            name, kind = name or entry.name, platform or kind
            if entry.beside_outlet and name is None:
                return None
        elif sort == "audience" and kind == "interview":
            owner = self._name_between(first, hit.first)
            name, stop = self._person(last, stop)
            name = owner.name if owner else name
        return self._made(entry, kind, name, first, hit.first, stop, chunk, *self._governor(first))

    def _made(
        self,
        entry: Entry,
        kind: ChannelKind,
        name: str | None,
        first: int,
        head: int,
        stop: int,
        chunk: int,
        begin: int,
        prep: str,
    ) -> Phrase:
        issued = entry.issued and not prep and self._is_issued(first)
        tells: ChannelKind | None = None
        if prep or entry.anywhere:
            tells = self._told_by(entry, kind, name, begin, stop, prep)
        elif entry.sort == "audience" and self._is_addressed(first):
            tells, first = kind, head
        printed = (
            entry.sort in ("outlet", "programme") and not entry.ambiguous and prep in self._sets["in_print"]
        )
        opening = chunk if begin == first >= self._chunks.first[chunk] else self._chunks.at_token(begin)
        setting = (
            entry.kind in PAPERS
            or tells is not None
            or issued
            or entry.poll
            or (not prep and entry.sort in ADDRESSED)
        )
        return Phrase(
            *(entry, kind, name, begin, first, head, stop, chunk, opening),
            prep=prep,
            issued=issued,
            tells=tells,
            printed=printed,
            setting=setting,
        )

    def _is_addressed(self, first: int) -> bool:
        """“Addressing reporters”, whether the verb was taken for part of the noun phrase or not."""
        words = (self._tokens.word(at).lower() for at in (first, first - 1) if at >= 0)
        return any(word in self._sets["addressing"] for word in words)

    # what it tells --------------------------------------------------------------------------------

    def _told_by(
        self, entry: Entry, kind: ChannelKind, name: str | None, begin: int, stop: int, prep: str
    ) -> ChannelKind | None:
        """The kind that “in a statement”, “on Facebook”, “to reporters”, “on CNN” tells."""
        sets = self._sets
        if entry.sort == "medium":
            governed = prep in entry.preps and not (prep == "to" and self._is_infinitive(begin + 1, stop))
            return kind if governed or entry.anywhere or self._is_based_on(entry, begin, prep) else None
        if entry.sort == "platform":
            owns = self._classes[stop : stop + 1] == "S"
            return kind if prep in sets["on_platform"] and not owns else None
        if prep not in sets["on_air"]:
            return None
        if prep == "by" and not (begin and self._tokens.word(begin - 1).lower() in sets["asked"]):
            return None
        if entry.sort == "audience":
            heard = kind in ("press", "speech") or (kind == "interview" and name is not None)
            return kind if heard else None
        if entry.ambiguous and prep not in ("with", "on"):
            return None
        if prep == "on" and begin and self._tokens.word(begin - 1).lower() in sets["writing_on"]:
            return "article"
        if prep == "to":
            governed = (
                self._classes[begin - 1 : begin] != "A" and self._classes[stop : stop + 1] not in _NOUNS
            )
            return "interview" if governed else None
        return "interview"

    def _is_based_on(self, entry: Entry, begin: int, prep: str) -> bool:
        """“based on the statement”."""
        return prep == "on" and entry.speaks and begin > 0 and self._tokens.word(begin - 1).lower() == "based"

    def _is_infinitive(self, first: int, stop: int) -> bool:
        """“to recant his remarks”, “to address them”: no preposition, but the mark of a verb."""
        if stop == first + 1:
            word = self._tokens.word(first)
            return not word.endswith("s") or word.endswith("ss")
        return self._classes[first] in _VERBLIKE

    def _is_issued(self, first: int) -> bool:
        """Whether a verb that issues stands right before token ``first``, a particle between them or not."""
        at = first - 1
        if at > 0 and self._classes[at] == "l":
            at -= 1
        return at >= 0 and self._tokens.word(at).lower() in self._issuing

    def _is_modifier(self, chunk: int, stop: int, *, named: bool) -> bool:
        """Whether the noun only describes another: “a statement necklace”; ``named``: a name may follow."""
        if stop < len(self._classes) and self._tokens.word(stop) in self._sets["other_heads"]:
            return True
        if stop >= self._chunks.stop[chunk]:
            return False
        if self._tokens.word(stop) in self._sets["after_media"]:
            return False
        capital = self._tokens.word(stop)[0].isupper()
        if capital and named:
            return False
        return self._classes[stop] in _NOUNS or (capital and self._tokens.word(stop - 1)[0].isupper())

    def _is_dispute(self, hit: Hit) -> bool:
        """“the immigration debate”, “the debate over taxes”: no event."""
        before = self._classes[hit.first - 1] if hit.first else ""
        after = self._tokens.word(hit.stop).lower() if hit.stop < len(self._classes) else ""
        return (hit.stop - hit.first == 1 and before in _COMMON) or after in self._sets["disputes"]

    def _is_building(self, first: int, hit: Hit) -> bool:
        """“at Marlow Town Hall”, no event: in capitals behind a name that is no outlet's."""
        last = self._tokens.word(hit.stop - 1)
        if last[0].islower() or last.lower() not in self._sets["buildings"] or hit.first == 0:
            return False
        return self._is_capital(hit.first - 1) and self._name_between(first, hit.first) is None

    def _person(self, chunk: int, stop: int) -> tuple[str | None, int]:
        """“radio host Tom Hill”: the name behind the role."""
        end = stop
        while end < self._chunks.stop[chunk] and self._classes[end] in "GNLT":
            end += 1
        return (self._tokens.slice(stop, end), end) if end > stop else (None, stop)

    def _title(self, chunk: int, hit: Hit) -> Phrase | None:
        """A programme or outlet that stands in quotation marks by itself: “told ‘Meet the Press’”."""
        stretch = self._chunks.stretches[chunk]
        stop = self._without_ends(stretch.first, stretch.stop)
        if hit.name is None or hit.stop != stop or hit.first - stretch.first > 1:
            return None
        begin, prep = self._governor(stretch.open)
        return self._made(
            hit.entry, hit.entry.kind, hit.name, stretch.first, hit.first, stop, chunk, begin, prep
        )

    def _without_ends(self, first: int, stop: int) -> int:
        while stop > first and self._classes[stop - 1] in _ENDS:
            stop -= 1
        return stop

    def _first(self, chunk: int, head: int) -> int:
        """The first token of the noun phrase whose head is at ``head``."""
        kinds, firsts = self._kinds, self._chunks.first
        here = chunk
        if kinds[chunk] in "CVvf" and kinds[chunk - 1] == "M" and self._classes[firsts[chunk - 1]] in "D1HY":
            here -= 1
        found = _LEFT.match(kinds, max(here - _LONGEST, 0), here + 1)
        begin = found.start() if found else here
        if begin == chunk:
            return firsts[chunk] if kinds[chunk] in "MQ" else head
        return firsts[begin]

    def _governor(self, first: int) -> tuple[int, str]:
        """The preposition before token ``first``: “in a series of tweets” is in tweets."""
        if self._classes[first] == "p":  # “in a July interview”, the time taken with its preposition
            return first, self._tokens.word(first).lower()
        for _ in range(2):
            if first == 0 or self._classes[first - 1] not in "po2":
                return first, ""
            word = self._tokens.word(first - 1).lower()
            if word == "of" and first > 1 and self._tokens.word(first - 2).lower() in self._sets["series"]:
                first = self._first(self._chunks.at_token(first - 2), first - 2)
                continue
            return first - 1, word
        return first, ""

    # what stands in and behind a medium -----------------------------------------------------------

    def _complement(self, entry: Entry, first: int, hit: Hit) -> tuple[str | None, int, ChannelKind | None]:
        """The name that belongs to a medium, where the phrase ends, the kind of a platform named with it."""
        if entry.poll:
            run = self._capitals(hit.first)
            if run and run not in self._places:
                return run, hit.stop, None
        if entry.event:
            return self._event(first, hit), hit.stop, None
        named, stop = self._name_between(first, hit.first), hit.stop
        if named is None:
            named = self._name_between(hit.stop, linked=True)
            stop = named.stop if named else hit.stop
        if named is not None and named.entry.sort == "platform":
            return named.name, stop, named.entry.kind
        if entry.kind in _WITHOUT_A_NAME:
            return None, hit.stop, None
        if named is not None:
            return named.name, stop, None
        title = self._titled(hit.stop) if entry.kind in _TITLED else None
        if title is not None:
            return (*title, None)
        if entry.kind == "interview":
            for at in range(hit.stop, self._reach(hit.stop)):
                if self._tokens.word(at).lower() == "with":
                    return (*self._interviewer(at + 1, hit.stop), None)
        return None, hit.stop, None

    def _titled(self, at: int) -> tuple[str, int] | None:
        """“the podcast “Long Division””: the title right behind a medium."""
        chunk = self._chunks.at_token(at) if at < len(self._classes) else 0
        if self._kinds[chunk] != "Q" or self._chunks.first[chunk] != at:
            return None
        stretch = self._chunks.stretches[chunk]
        stop = self._without_ends(stretch.first, stretch.stop)
        words = [self._tokens.word(token) for token in range(stretch.first, stop)]
        short = 0 < len(words) <= _REACH // 2
        if not short or not all(word[:1].isupper() or len(word) < _SMALL for word in words):
            return None
        return self._tokens.slice(stretch.first, stop), self._chunks.stop[chunk]

    def _reach(self, begin: int) -> int:
        """Where the words that may belong to a medium before token ``begin`` end."""
        classes = self._classes
        limit = min(begin + _REACH, len(classes))
        end = begin + 1 if begin < limit and classes[begin] in "Vfe" else begin  # “a video posted on …”
        while end < limit and classes[end] not in _ENDS and classes[end] != "t":
            if classes[end] in _CLAUSE and self._tokens.word(end) not in self._sets["aired"]:
                break
            end += 1
        return end

    def _interviewer(self, at: int, otherwise: int) -> tuple[str | None, int]:
        chunk = self._chunks.at_token(at) if at < len(self._classes) else len(self._kinds) - 1
        if self._kinds[chunk] == "Q" and self._chunks.stretches[chunk].stop - at <= _REACH // 2:
            stretch = self._chunks.stretches[chunk]
            stop = self._without_ends(stretch.first, stretch.stop)
            return self._tokens.slice(stretch.first, stop), stop
        if self._kinds[chunk] != "M":
            return None, otherwise
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        owner = self._classes.rfind("S", first, stop)
        end = owner if owner > first else stop
        while owner < first and end > first + 1 and self._classes[end - 1] not in "NGBL":
            stop = end = end - 1  # “Tom Hill broadcast on Sunday”
        begin = end
        while begin > first and self._classes[begin - 1] in "NGBL":
            begin -= 1
        return (self._tokens.slice(begin, end), stop) if begin < end else (None, otherwise)

    def _name_between(self, first: int, stop: int | None = None, *, linked: bool = False) -> Hit | None:
        """The first outlet or platform named before ``stop``, else in reach; ``linked``: by a preposition."""
        at = bisect_left(self._named_at, first)
        if at == len(self._named) or self._named_at[at] >= (stop if stop is not None else first + _REACH):
            return None
        limit = self._reach(first) if stop is None else stop
        while at < len(self._named) and self._named_at[at] < limit:
            hit = self._named[at]
            if not linked or self._is_linked(hit, first):
                return hit
            at += 1
        return None

    def _is_linked(self, hit: Hit, after: int) -> bool:
        before = self._first(self._chunks.at_token(hit.first), hit.first) - 1
        return before >= after and self._tokens.word(before).lower() in self._sets["links"]

    def _event(self, first: int, hit: Hit) -> str | None:
        """“the Green Party conference”: an event is called by the capitals before it, or by its own."""
        at = hit.first
        while at > first and self._is_capital(at - 1):
            at -= 1
        own = self._tokens.word(hit.stop - 1)[0].isupper()
        if at == hit.first or (hit.first - at < 2 and not own):
            return None
        return self._tokens.slice(at, hit.stop)

    def _capitals(self, stop: int) -> str | None:
        """The run of capitals that ends right before ``stop``, over slashes, "the" and "and"."""
        at = begin = stop
        while at > max(stop - _LONGEST, 0):
            if self._is_capital(at - 1) and self._classes[at - 1] != "J":
                begin = at - 1
            elif not (self._classes[at - 1] in "~D&" and begin < stop):
                break
            at -= 1
        return self._tokens.slice(begin, stop) if begin < stop else None

    def _is_capital(self, at: int) -> bool:
        return self._tokens.word(at)[:1].isupper() and self._classes[at] not in "D1HYyS"
