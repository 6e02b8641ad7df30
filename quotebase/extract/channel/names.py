"""The names that belong to a channel: “an interview with CNN”, “the Green Party conference”."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.extract.text.titles import has_capitals
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import Entry
from quotebase.model import ChannelKind

from .hits import ENDS_NAME
from .outlet_names import Hit, is_numbered

_ENDS = ".;:,¶*"
_CLAUSE = "VEuUfFWwg"
_REACH = 14
_LEFT = regex.compile(
    r"(?r)(?:[xqezZJ0D1HYdibmS'~]|M(?=[~dibxS'])|y(?=[Sxdib])|a(?=[q0ex])|Q(?=[xdib])|M-[xy]?(?=[Mxdib]))*."
)
"""A noun phrase, from the chunk of its head to the left."""
_IN_PHRASE = frozenset("xqezZJ0D1HYdibmS'~MyaQ-")
"""The chunks that may stand right before the last one of such a phrase."""
_LONGEST = 12
"""Chunks that a noun phrase may have."""
_WITHOUT_A_NAME = frozenset("press ad court call meeting other testimony speech social".split())
_CONFIDENTIAL = frozenset("letter email message report".split())
"""Kinds of what an outlet may come to see."""
_NAMED_BEHIND = frozenset(("interview", "website"))
_TITLED = frozenset(("interview", "book", "other"))
_ENDS_NAMED = frozenset(("", *".,;:¶)"))
"""Classes of what ends the sentence, or the part of it, in which a programme is named behind what it is."""


class Names:
    """Finds the names in and behind the noun phrases of one article; ``hits`` are those of its channels."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon, hits: Sequence[Hit]) -> None:
        self._tokens, self._chunks = tokens, chunks
        self._sets, self._places = lexicon.channels.sets, lexicon.places
        self._classes, self._kinds = tokens.classes, chunks.kinds
        self._named = [hit for hit in hits if hit.name is not None]
        self._named_at = [hit.first for hit in self._named]

    def complement(self, entry: Entry, first: int, hit: Hit) -> tuple[str | None, int, ChannelKind | None]:
        """The name that belongs to a medium, where the phrase ends, the kind of a platform named with it."""
        if entry.poll:
            run = self._capitals(hit.first)
            if run and run not in self._places:
                return run, hit.stop, None
        if entry.event or (entry.kind == "speech" and self._is_titled(hit)):
            return self.event(first, hit), self._event_stop(hit) if entry.proper else hit.stop, None
        named, stop = self._platform_behind(hit.stop) or self.name_between(first, hit.first), hit.stop
        if named is None or named.first >= hit.stop:
            named = named or self.name_between(hit.stop, linked=True)
            stop = named.stop if named else hit.stop
        if named is not None and named.entry.sort == "platform":
            return named.name, stop, named.entry.kind
        if entry.kind in _WITHOUT_A_NAME or (named is not None and self._is_issuer(entry, named, hit.stop)):
            return None, hit.stop, None
        if named is not None:
            return None if self._is_got(entry, named) else named.name, stop, None
        title = self._titled(hit.stop) if entry.kind in _TITLED else None
        if title is None and entry.kind in _NAMED_BEHIND:
            title = self._behind(entry, first, hit)
        if title is not None:
            return (*title, None)
        if entry.kind == "interview" and not entry.beside_outlet:
            for at in range(hit.stop, self._reach(hit.stop)):
                if self._tokens.word(at).lower() in self._sets["partners"]:
                    return (*self._interviewer(at + 1, hit.stop), None)
        return None, hit.stop, None

    def _platform_behind(self, at: int) -> Hit | None:
        """“on social media platform X”, “on the microblogging site Weibo”, “on his network, Truth Social”."""
        tokens, kinds = self._tokens, self._sets["platform_kinds"]
        if at >= len(self._classes):
            return None
        if tokens.word(at) in kinds:
            at += 1
        elif tokens.word(at - 1).lower() not in kinds:
            return None
        at += self._classes[at : at + 1] == ","
        named = self.name_between(at, at + 1)
        return named if named is not None and named.entry.sort == "platform" else None

    def _is_issuer(self, entry: Entry, named: Hit, after: int) -> bool:
        """“a statement released by Fox News”: the outlet speaks for itself."""
        if entry.kind != "statement" or named.first < after:
            return False
        before = self.first(self._chunks.at_token(named.first), named.first) - 1
        return self._tokens.word(before).lower() in self._sets["issuers"]

    def _is_got(self, entry: Entry, named: Hit) -> bool:
        """“a memo seen by Reuters”: the outlet only passes it on."""
        if entry.kind not in _CONFIDENTIAL:
            return False
        by = self.first(self._chunks.at_token(named.first), named.first) - 1
        if by < 1 or self._tokens.word(by).lower() not in self._sets["questioners"]:
            return False
        return self._tokens.word(by - 1).lower() in self._sets["got"]

    def _titled(self, at: int) -> tuple[str, int] | None:
        """“the podcast “Long Division””: the title right behind a medium."""
        chunk = self._chunks.at_token(at) if at < len(self._classes) else 0
        if (
            self._kinds[chunk] == "," and self._kinds[chunk + 1] == "y"
        ):  # “his podcast, “Tidewater””: no words
            chunk, at = chunk + 1, at + 1
        stretch = self._chunks.stretches.get(chunk)
        if stretch is None or self._chunks.first[chunk] != at:
            return None
        stop = self.without_ends(stretch.first, stretch.stop)
        short = 0 < stop - stretch.first <= _REACH // 2
        if not short or not has_capitals(self._tokens, stretch.first, stop):
            return None
        return self._tokens.slice(stretch.first, stop), self._chunks.stop[chunk]

    def _behind(self, entry: Entry, first: int, hit: Hit) -> tuple[str, int] | None:
        """“Polish radio Alfa”, “the website Alfa”, “an episode of Alfa”, “the Alfa podcast”."""
        at = hit.stop
        if entry.kind == "website" or self._tokens.word(at - 1).lower() in self._sets["air"]:
            classes, end = self._classes, at
            while end < len(classes) and classes[end] in "NB":
                end += 1
            if end > at and classes[end : end + 1] in ENDS_NAME:
                return self._tokens.slice(at, end), end
        return None if entry.kind == "website" else self._of(at) or self._in_front(first, hit)

    def _of(self, at: int) -> tuple[str, int] | None:
        """“an episode of “Tidewater””, “an episode of the Tidewater podcast”: what stands behind “of”."""
        tokens, classes = self._tokens, self._classes
        if classes[at : at + 1] != "o":
            return None
        at += 1 + (classes[at + 1 : at + 2] in ("D", "H"))
        titled = self._titled(at)
        if titled is not None:
            return titled
        end = at
        while end < len(classes) and (self.is_capital(end) or (end > at and classes[end] == "&")):
            end += 1
        end -= end > at and classes[end - 1] == "&"
        return (tokens.slice(at, end), end) if end > at else None

    def _in_front(self, first: int, hit: Hit) -> tuple[str, int] | None:
        """“the Tidewater podcast”, “the “Tidewater” podcast”: a programme is called by what is before it."""
        if self._tokens.word(hit.stop - 1).lower() not in self._sets["programmes"] or hit.first <= first:
            return None
        marked = self._chunks.at_token(hit.first - 1)
        if marked in self._chunks.stretches:
            title = self._titled(self._chunks.first[marked])
            return (title[0], hit.stop) if title is not None else None
        run = self._capitals(hit.first)
        if run is None or run in self._places or hit.first - len(run.split()) < first:
            return self._called(first, hit.stop)
        return run, hit.stop

    def _called(self, first: int, at: int) -> tuple[str, int] | None:
        """“his podcast Tidewater”, “Rossi's podcast, Tidewater”: the capitals behind it."""
        classes, begin = self._classes, at
        if classes[at : at + 1] == ",":
            if "S" not in classes[first:at] and self._tokens.word(first).lower() not in self._sets["own"]:
                return None
            begin += 1
        end = begin
        while end < len(classes) and classes[end] in "NB":
            end += 1
        name = self._tokens.slice(begin, end) if end > begin else None
        if name is None or name in self._places or classes[end : end + 1] not in _ENDS_NAMED:
            return None
        return name, end

    def _reach(self, begin: int) -> int:
        """Where the words that may belong to a medium before token ``begin`` end."""
        classes = self._classes
        limit = min(begin + _REACH, len(classes))
        end = begin + 1 if begin < limit and classes[begin] in "Vfe" else begin  # “a video posted on …”
        while end < limit and classes[end] not in _ENDS and classes[end] not in "tA":
            if classes[end] in _CLAUSE and self._tokens.word(end) not in self._sets["aired"]:
                break
            end += 1
        return end

    def _interviewer(self, at: int, otherwise: int) -> tuple[str | None, int]:
        chunk = self._chunks.at_token(at) if at < len(self._classes) else len(self._kinds) - 1
        stretch = self._chunks.stretches.get(chunk)
        if stretch is not None and stretch.stop - at <= _REACH // 2:
            stop = self.without_ends(stretch.first, stretch.stop)
            return self._tokens.slice(stretch.first, stop), stop
        if self._kinds[chunk] != "M":
            return None, otherwise
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        owner = self._classes.rfind("S", first, stop)
        if owner > first and self._tokens.slice(first, owner) in self._places:
            first, owner = owner + 1, -1  # “Norway's TVX”
        end = owner if owner > first else stop
        while owner < first and end > first + 1 and not self._is_of_name(end - 1):
            stop = end = end - 1  # “Tom Hill broadcast on Sunday”
        if end < self._chunks.stop[chunk] and owner < first and self._classes[first] in "D1":
            return None, otherwise  # “a Zurich newspaper”
        begin, titled = end, self._classes[first] == "D"
        while begin > first and self._is_of_name(begin - 1, titled=titled or begin == end):
            begin -= 1
        if end < len(self._classes) and self._tokens.word(end) in self._sets["hearers"]:
            return None, stop  # “State House reporters”
        named = any(letter in "NGBL" for letter in self._classes[begin:end])
        return (self._tokens.slice(begin, end), stop) if named else (None, otherwise)

    def _is_of_name(self, at: int, *, titled: bool = True) -> bool:
        """Whether token ``at`` may stand in the name of who interviews: “Power 98”, “the Halden Leader”.

        ``titled``: a title may be part of it, as it is of no person's: “President Berg”.
        """
        letter = self._classes[at]
        if letter in "NGBL" or (titled and self.is_capital(at)):
            return True
        return letter == "0" and at > 0 and is_numbered(self._tokens, at) and self.is_capital(at - 1)

    def name_between(self, first: int, stop: int | None = None, *, linked: bool = False) -> Hit | None:
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
        before = self.first(self._chunks.at_token(hit.first), hit.first) - 1
        return before >= after and self._tokens.word(before).lower() in self._sets["links"]

    def event(self, first: int, hit: Hit) -> str | None:
        """“the Green Party conference”: an event is called by the capitals before it, or by its own."""
        at = hit.first
        while at > first and self.is_capital(at - 1):
            at -= 1
        at -= at - 1 > first and self._is_numeral(at - 1)
        own = self._tokens.word(hit.stop - 1)[0].isupper()
        if hit.entry.proper:
            return self._tokens.slice(at, self._event_stop(hit))
        if at == hit.first or (hit.first - at < 2 and not own and not self._is_known_by(at, hit)):
            return None
        return self._tokens.slice(at, self._event_stop(hit) if own else hit.stop)

    def _is_numeral(self, at: int) -> bool:
        """“the Seven County Rally”: a number in capitals, which opens a name behind the article."""
        numeral = self._classes[at] in "1Y" and self._tokens.word(at)[0].isupper()
        return numeral and self._classes[at - 1] == "D"

    def is_misnamed(self, first: int, hit: Hit) -> bool:
        """“a state fair”, where only the State Fair is an event; “at Marlow Town Hall”, a building."""
        last = self._tokens.word(hit.stop - 1)
        if last[0].islower():
            return hit.entry.proper
        if last.lower() not in self._sets["buildings"] or hit.first == 0:
            return False
        return self.is_capital(hit.first - 1) and self.name_between(first, hit.first) is None

    def _is_known_by(self, at: int, hit: Hit) -> bool:
        """“the CBI conference”, “the Labour conference”: one word names it that is no place's or person's."""
        word = self._tokens.word(at)
        if self._tokens.word(hit.stop - 1).lower() not in self._sets["named_by_one"]:
            return False
        acronym = len(word) > 1 and word.isupper()
        return word not in self._places and (acronym or word in self._sets["parties"])

    def _is_titled(self, hit: Hit) -> bool:
        """“the Seven County Rally”: what is a speech in lower case, and the name of an event in capitals."""
        last = self._tokens.word(hit.stop - 1)
        return last[0].isupper() and last.lower() in self._sets["titled_events"]

    def _event_stop(self, hit: Hit) -> int:
        """Where the name of an event ends: “the Economic Club of Marlow”, “the Harbour Rally and Dinner”."""
        stop, classes = hit.stop, self._classes
        linked = classes[stop : stop + 1] in ("o", "&") and stop + 1 < len(classes)
        if not linked or not self.is_capital(stop + 1):
            return stop
        if classes[stop] == "&" and self._tokens.word(stop + 1).lower() not in self._sets["titled_events"]:
            return stop
        stop += 2
        while classes[stop - 2] == "o" and stop < len(classes) and classes[stop] in "NB":
            stop += 1
        return stop

    def _capitals(self, stop: int) -> str | None:
        """The run of capitals that ends right before ``stop``, over slashes, "the" and "and"."""
        at = begin = stop
        while at > max(stop - _LONGEST, 0):
            if self.is_capital(at - 1) and self._classes[at - 1] != "J":
                begin = at - 1
            elif not (self._classes[at - 1] in "~D&" and begin < stop):
                break
            at -= 1
        opens = begin == 0 or self._classes[begin - 1] in ".¶"
        if begin < stop and opens and self._classes[begin] in ("xqT" if begin + 1 == stop else "xq"):
            begin += 1  # Recent polls, Public opinion polls; not: Public Policy Polling
        return self._tokens.slice(begin, stop) if begin < stop else None

    def is_capital(self, at: int) -> bool:
        """Whether token ``at`` may stand in a name for its capital."""
        return self._tokens.word(at)[:1].isupper() and self._classes[at] not in "D1HYyS"

    def person(self, chunk: int, stop: int) -> tuple[str | None, int]:
        """“radio host Tom Hill”: the name behind the role."""
        end = stop
        while end < self._chunks.stop[chunk] and self._classes[end] in "GNLTB":
            end += 1
        end += end > stop and is_numbered(self._tokens, end)  # “the Spanish broadcaster Antena 3”
        return (self._tokens.slice(stop, end), end) if end > stop else (None, stop)

    def without_ends(self, first: int, stop: int) -> int:
        """``stop`` without the commas and stops before it: “Morning Hour,” is Morning Hour."""
        while stop > first and self._classes[stop - 1] in _ENDS:
            stop -= 1
        return stop

    def first(self, chunk: int, head: int) -> int:
        """The first token of the noun phrase whose head is at ``head``."""
        kinds, firsts = self._kinds, self._chunks.first
        here = chunk
        if kinds[chunk] in "CVvf" and kinds[chunk - 1] == "M" and self._classes[firsts[chunk - 1]] in "D1HY":
            here -= 1
        arranged = kinds[here - 1] in "fV" and kinds[here - 2] == "a" and kinds[here - 3] in "1DH"
        if arranged and self._tokens.word(firsts[here - 2]).endswith("ly"):
            return firsts[here - 3]  # “a newly released statement”
        begin = here
        if kinds[here - 1] in _IN_PHRASE:
            found = _LEFT.match(kinds, max(here - _LONGEST, 0), here + 1)
            begin = found.start() if found else here
        if begin == chunk:
            return firsts[chunk] if kinds[chunk] in "MQ" else head
        return firsts[begin]
