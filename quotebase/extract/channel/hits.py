"""Where an article names a medium, platform, outlet or audience."""

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import ChannelWords, Entry, Tails

_UNLISTED = Entry("outlet", "interview")
_BARE = Entry("outlet", "interview", ambiguous=True)
_NAME = 80
"""Characters that the name of an outlet has less than."""
_FULL_NAME = 2
"""Words in capitals that a name has at least which an acronym shortens."""
_YEAR = 4
"""Digits that a number in a name has less than."""
_ENDS_PHRASE = frozenset(".,;:¶)tpc")
ENDS_NAME = frozenset(("", *".,;:¶)tpyP"))
"""Classes of what stands behind a name that ends its noun phrase."""
_BEHIND_NAME = frozenset(("", *".,;:¶)tuUECVfpo2&"))
"""Classes of what may follow the name of an outlet, but no number of things."""
_BEHIND_APPOSITION = frozenset(("", *".,;:¶)"))
_OPENS_SENTENCE = frozenset(("", *'.:¶"'))
_TIMES = frozenset(("Dy", "qy", "ay"))
"""“This week”, “last week” behind it."""
_ORIGINS = frozenset("JT")
"""Classes of words for where an outlet is from."""
_MEMORY = 200_000


class Hit(NamedTuple):
    """Tokens ``first`` to ``stop`` are ``entry``, under the name ``name`` if it has one."""

    entry: Entry
    name: str | None
    first: int
    stop: int


def find_hits(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Hit]:
    """The words of an article that the lexicon knows for a channel's, in the order of the text."""
    return _Finder(tokens, chunks, lexicon).hits()


def is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether token ``at`` is a number of the name before it: “Talk Radio 702 that”, “Antena 3 this week”."""
    classes = tokens.classes
    if classes[at : at + 1] != "0" or not _is_short_number(tokens, at):
        return False
    return classes[at + 1 : at + 2] in _BEHIND_NAME or classes[at + 1 : at + 3] in _TIMES


def _is_short_number(tokens: Tokens, at: int) -> bool:
    """“702”, no year."""
    word = tokens.word(at)
    return word.isdigit() and len(word) < _YEAR


class _Plain(dict[str, str]):
    """Raw tokens as the lexicon writes them."""

    def __missing__(self, raw: str) -> str:
        word = raw.strip().replace("’", "'")
        if len(self) < _MEMORY:
            self[raw] = word
        return word


_plain = _Plain()


class _Beginnings(dict[str, tuple[Tails, Tails, bool]]):
    """The entries that a raw token may begin, by name and by noun, and whether it is one by itself.

    Worked out once a word.
    """

    def __init__(self, words: ChannelWords) -> None:
        self._words = words

    def __missing__(self, raw: str) -> tuple[Tails, Tails, bool]:
        word, known = _plain[raw], self._words
        names, nouns = known.names.get(word, {}), known.nouns.get(word.lower(), {})
        if word in known.outlet_heads:
            names = names | {"": (*names.get("", ()), ((), _UNLISTED))}
        if not names and known.is_station(word):
            names = {"": (((), Entry("outlet", "interview", word, ambiguous="-" not in word)),)}
        if not nouns and word in known.verbs:
            nouns = {"": (((), known.verbs[word]),)}
        found = (names, nouns, "" in names or "" in nouns)
        if len(self) < _MEMORY:
            self[raw] = found
        return found


@cache
def _beginnings(words: ChannelWords) -> _Beginnings:
    return _Beginnings(words)


class _Finder:
    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._classes, self._raw = tokens.classes, tokens.raw
        self._papers: dict[str, Hit] = {}
        self._people: dict[str, bool] = {}
        """Names of outlets that are words, and whether the article gives one to a person."""
        self._acronyms: dict[str, bool] = {}
        """Acronyms of outlets, and whether the article gives them to another body."""
        self._known = _beginnings(lexicon.channels)

    def hits(self) -> list[Hit]:
        raw, found, end = self._raw, [], 0
        known = self._known
        last = len(raw) - 1
        for at in self._tokens.openings:
            if at < end:
                continue
            names, nouns, alone = known[raw[at]]
            second = _plain[raw[at + 1]] if at < last else ""
            if not alone and second not in names and second.lower() not in nouns:
                continue
            hit = self._hit(at, names, nouns, second)
            if hit is not None:
                end = hit.stop
                if hit.entry.sort == "none":
                    continue
                found.append(hit)
                if hit.name is not None and hit.entry.sort == "outlet" and not hit.entry.with_the:
                    self._papers[hit.name.rpartition(" ")[2]] = hit
        return found

    def _hit(self, at: int, names: Tails, nouns: Tails, second: str) -> Hit | None:
        if names and ("" in names or second in names):
            found = self._match(at, names, second, folded=False)
            if found is not None:
                entry, stop = found
                if entry.sort != "outlet":
                    if not self._ends_name(entry, at):
                        return Hit(entry, entry.name, at, stop)
                elif entry is not _UNLISTED:
                    return self._outlet(entry, at, stop)
                elif not (nouns and self._is_of_country(at)):
                    return self._unlisted(at)
        if nouns:
            second = second.lower()
            if "" in nouns or second in nouns:
                found = self._match(at, nouns, second, folded=True)
                if found is None or self._is_infinitive(at):
                    return None
                return (
                    self._called(found[0], at, found[1])
                    if found[0].sort == "press"
                    else Hit(found[0], None, at, found[1])
                )
        return None

    def _is_infinitive(self, at: int) -> bool:
        """“(the first) to report”."""
        to = self._classes[at : at + 1] == "b" and at > 0 and self._classes[at - 1] == "2"
        return to and self._chunks.kinds[self._chunks.at_token(at)] == "I"

    def _match(self, at: int, tails: Tails, second: str, *, folded: bool) -> tuple[Entry, int] | None:
        """The longest entry that begins at token ``at``, and where it ends."""
        for word in (second, "") if second in tails else ("",):
            for rest, entry in tails.get(word, ()):
                stop = at + (2 if word else 1) + len(rest)
                if rest and not self._follows(at + 2, rest, folded=folded):
                    continue
                if entry.with_the and not (at and _plain[self._raw[at - 1]].lower() == "the"):
                    continue
                return entry, stop
        return None

    def _follows(self, at: int, words: tuple[str, ...], *, folded: bool) -> bool:
        if at + len(words) > len(self._raw):
            return False
        written = (_plain[raw] for raw in self._raw[at : at + len(words)])
        return all(
            (word.lower() if folded else word) == known for word, known in zip(written, words, strict=True)
        )

    # names of outlets -------------------------------------------------------------------------------

    def _outlet(self, entry: Entry, at: int, stop: int) -> Hit | None:
        """An outlet, with what makes another of it (“Herald Radio”); “the Times” is the one named before."""
        name = entry.name
        if entry.ambiguous and (self._goes_on(stop) or self._is_somebody(at, stop)):
            return None
        if self._is_defined_otherwise(entry, at, stop):
            return None
        if entry.with_the and entry.ambiguous:
            known = self._papers.get(self._tokens.word(at))
            return Hit(known.entry, known.name, at, stop) if known else Hit(entry, name, at, stop)
        end = stop
        governed = at > 0 and self._classes[at - 1] in "po2"
        while end < len(self._classes) and self._extends(self._tokens.word(end), places=governed):
            end += 1
        if end == stop and not entry.ambiguous and self._is_branch(end):
            end += 1
        end += is_numbered(self._tokens, end)
        if end == stop:
            return Hit(entry, name, at, stop)
        begin = at + 2 if self._classes[at + 1] == "S" and at + 2 < stop else at  # “Sweden's TV4 News”
        return Hit(entry, self._tokens.slice(begin, end), at, end)

    def _is_branch(self, at: int) -> bool:
        """“told ESPN Brasil.”: one more capital, no place's or person's, where the phrase ends behind it."""
        if self._classes[at : at + 1] != "N" or self._tokens.word(at) in self._lexicon.places:
            return False
        return at < len(self._classes) - 1 and self._classes[at + 1] in _ENDS_PHRASE

    def _is_somebody(self, at: int, stop: int) -> bool:
        """“Stern”, where the article calls a person so before: “Howard Stern”."""
        if stop != at + 1 or self._classes[at] == "G":
            return False
        word = self._tokens.word(at)
        if word not in self._people:
            classes, raw = self._classes, self._raw
            self._people[word] = False
            for one in self._tokens.openings:
                if classes[one - 1 : one] == "G" and _plain[raw[one]] == word:
                    self._people[word] = True
                    break
        return self._people[word]

    def _is_defined_otherwise(self, entry: Entry, at: int, stop: int) -> bool:
        """Whether the article gives an acronym to another body: “the Association of Peasants (AP)”."""
        word = self._tokens.word(at)
        if stop != at + 1 or not word.isupper() or word == entry.name:
            return False
        if word not in self._acronyms:
            self._acronyms[word] = self._is_of_another(f"({word})", entry)
        return self._acronyms[word]

    def _is_of_another(self, written: str, entry: Entry) -> bool:
        """Whether ``written``, an acronym in brackets, stands first behind a name that is not ``entry``'s.

        Behind a dateline (“NEW DELHI (PTI) –”), and at the end of a paragraph, it only credits the outlet.
        """
        text, tokens, classes = self._tokens.text, self._tokens, self._classes
        found = text.find(written)
        if found < 0 or text[max(found - _NAME, 0) : found].rstrip().endswith(
            (entry.name or "").removeprefix("The ")
        ):
            return False
        at = bisect_right(tokens.ends, found)
        behind = classes[at + 3 : at + 4]
        if at < _FULL_NAME or behind in ("", *"-¶.:~"):
            return False
        begin = at
        while begin > 0 and (classes[begin - 1] in "NBJGo" or tokens.word(begin - 1)[:1].isupper()):
            begin -= 1
        words = [tokens.word(token) for token in range(begin, at)]
        return sum(word[0].isupper() for word in words) >= _FULL_NAME and not all(map(str.isupper, words))

    def _goes_on(self, stop: int) -> bool:
        """Whether a longer name goes on at token ``stop``: “the National Association”."""
        if stop >= len(self._classes) or self._classes[stop] not in "NB":
            return False
        return self._chunks.stop[self._chunks.at_token(stop - 1)] > stop and not self._extends(
            self._tokens.word(stop), places=False
        )

    def _extends(self, word: str, *, places: bool) -> bool:
        lexicon = self._lexicon
        sets = lexicon.channels.sets
        return (
            word in lexicon.channels.outlet_heads
            or word in sets["desks"]
            or (places and (word in sets["directions"] or word in lexicon.places))
        )

    def _ends_name(self, entry: Entry, at: int) -> bool:
        """“Marlow Today”, which is not Today, the programme."""
        if not entry.ambiguous or entry.sort != "programme" or self._classes[at - 1 : at] not in ("N", "B"):
            return False
        return self._chunks.first[self._chunks.at_token(at)] < at

    def _is_of_country(self, at: int) -> bool:
        """“Italian TV”, where no name goes on behind it."""
        origin = self._classes[at - 1 : at] in _ORIGINS or self._classes[at - 1 : at] == "R"
        return origin and self._classes[at + 1 : at + 2] not in ("N", "B", "G", "J")

    def _unlisted(self, at: int) -> Hit | None:
        """An outlet not listed, by the capitals around its head: “the Kent Gazette”, “Radio Kent”."""
        classes, words = self._classes, self._lexicon.channels
        chunk = self._chunks.at_token(at)
        if self._chunks.kinds[chunk] == "Q":
            return None
        begin, end = self._chunks.first[chunk], self._chunks.stop[chunk]
        first, stop = at, at + 1
        while first > begin and classes[first - 1] in "NGBLJ":
            first -= 1
        if first == at > begin and classes[at - 1] == "0" and _is_short_number(self._tokens, at - 1):
            first -= classes[at - 2 : at - 1] not in ("N", "B")  # “92 News”, not “CBS 11 News”
        while stop < end and classes[stop] in "NGB":
            stop += 1
        last = self._tokens.word(stop - 1)
        leads = self._tokens.word(at) in words.sets["outlet_leads"]
        if stop - first == 1 and classes[first - 1 : first] == "D":
            known = self._papers.get(last)  # “told the Gazette”, the one named before
            if known is None and not self._is_paper(at, chunk):
                return None
            if known is not None:
                return Hit(known.entry, known.name, at, stop)
            titled = (
                self._tokens.word(at - 1)[0].isupper() and classes[at - 2 : at - 1] not in _OPENS_SENTENCE
            )
            return Hit(_BARE, f"The {last}" if titled else last, at, stop)
        if stop - first < 2 or not (leads or last in words.outlet_heads or last in words.sets["desks"]):
            return None
        named = classes[first] == "G" and not (first and classes[first - 1] == "D")
        return None if named and not leads else Hit(_UNLISTED, self._tokens.slice(first, stop), at, stop)

    def _is_paper(self, at: int, chunk: int) -> bool:
        """“Told the Packet”, which no name goes before or behind."""
        if self._tokens.word(at) not in self._lexicon.channels.sets["bare_papers"]:
            return False
        ends = self._chunks.stop[chunk] == at + 1 or self._classes[at + 1] == "S"
        return ends and self._tokens.word(at - 1).lower() == "the"

    def _listed(self, at: int) -> Hit | None:
        """The outlet or programme that begins at token ``at``, by its own name."""
        if at >= len(self._classes):
            return None
        names, *_ = self._known[self._raw[at]]
        return self._hit(at, names, {}, _plain[self._raw[at + 1]] if at + 1 < len(self._raw) else "")

    def _is_apposed(self, hit: Hit) -> bool:
        """Whether an outlet behind a comma tells which one is meant, and does nothing of its own."""
        sure = hit.entry.sort == "outlet" and not hit.entry.ambiguous
        return sure and self._classes[hit.stop : hit.stop + 1] in _BEHIND_APPOSITION

    def _called(self, entry: Entry, at: int, stop: int) -> Hit | None:
        """An outlet not listed, by what it is: “the newspaper Haveeru”, “the Antara news agency”."""
        classes, end, first = self._classes, stop, at
        while end < len(classes) and classes[end] in "NBL":
            end += 1
        while end > stop and classes[end - 1] == "L":
            end -= 1
        if end > stop:
            if entry.beside_outlet and classes[at - 1 : at] not in _ORIGINS:
                return None
            listed = self._listed(stop)
            if listed is not None:
                return Hit(listed.entry, listed.name, at, listed.stop)
            end += is_numbered(self._tokens, end)
            return Hit(_UNLISTED, self._tokens.slice(stop, end), at, end)
        if entry.beside_outlet:
            return None
        if classes[stop : stop + 1] == ",":  # “the state news agency, Xinhua”
            listed = self._listed(stop + 1)
            if listed is not None and self._is_apposed(listed):
                return Hit(listed.entry, listed.name, at, listed.stop)
        begin = self._chunks.first[self._chunks.at_token(at)]
        while first > begin and classes[first - 1] in "NB":
            first -= 1
        name = self._tokens.slice(first, at) if first < at else ""
        return Hit(_UNLISTED, name, at, stop) if name and name not in self._lexicon.places else None
