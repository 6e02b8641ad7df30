"""Where an article names a medium, platform, outlet or audience."""

from dataclasses import replace
from functools import cache

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import ChannelWords, Entry, Tails

from .outlet_names import BARE, SHOW, UNLISTED, Hit, OutletNames, is_numbered
from .shows import show_named

ENDS_NAME = frozenset(("", *".,;:¶)tpyP"))
"""Classes of what stands behind a name that ends its noun phrase."""
_BEHIND_APPOSITION = frozenset(("", *".,;:¶)"))
_CAPITALS = frozenset("NGBL")
"""Classes of what a longer name may have before one that is listed."""
_ORIGINS = frozenset("JT")
"""Classes of words for where an outlet is from."""
_MEMORY = 200_000


def find_hits(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Hit]:
    """The words of an article that the lexicon knows for a channel's, in the order of the text."""
    return _Finder(tokens, chunks, lexicon).hits()


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
        unlisted = UNLISTED if known.is_outlet_head(word) else BARE if known.is_masthead(word) else None
        unlisted = SHOW if known.is_show(word) else unlisted
        if unlisted is not None:
            names = names | {"": (*names.get("", ()), ((), unlisted))}
        if not names and known.is_station(word):
            names = {"": (((), Entry("outlet", "interview", word, ambiguous="-" not in word)),)}
        if "" not in nouns and word in known.verbs:
            nouns = nouns | {"": (((), known.verbs[word]),)}
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
        self._names = OutletNames(tokens, chunks, lexicon)
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
                    self._names.papers[hit.name.rpartition(" ")[2]] = hit
        return found

    def _hit(self, at: int, names: Tails, nouns: Tails, second: str) -> Hit | None:
        if names and ("" in names or second in names):
            named = self._named(at, names, second, is_noun=bool(nouns))
            if named is not None:
                return named
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

    def _named(self, at: int, names: Tails, second: str, *, is_noun: bool) -> Hit | None:
        """The outlet, programme or platform at ``at``; a noun may begin there if ``is_noun``."""
        found = self._match(at, names, second, folded=False)
        if found is None:
            return None
        entry, stop = found
        if entry is SHOW:
            return show_named(self._tokens, self._chunks, self._lexicon, at)
        if entry is UNLISTED:
            return None if is_noun and self._is_of_country(at) else self._names.unlisted(at)
        longer = self._names.longer(entry, at, stop) if self._classes[at - 1 : at] in _CAPITALS else None
        if longer is not None or entry is BARE:
            return longer
        if entry.sort == "outlet":
            return self._names.listed(entry, at, stop)
        return None if self._ends_name(entry, at) else Hit(entry, entry.name, at, stop)

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
        for raw, known in zip(self._raw[at : at + len(words)], words, strict=True):
            word = _plain[raw]
            if (word.lower() if folded else word) != known:
                return False
        return True

    def _ends_name(self, entry: Entry, at: int) -> bool:
        """“Marlow Today”, which is not Today, the programme."""
        if not entry.ambiguous or entry.sort != "programme" or self._classes[at - 1 : at] not in ("N", "B"):
            return False
        return self._chunks.first[self._chunks.at_token(at)] < at

    def _is_of_country(self, at: int) -> bool:
        """“Italian TV”, where no name goes on behind it."""
        origin = self._classes[at - 1 : at] in _ORIGINS or self._classes[at - 1 : at] == "R"
        return origin and self._classes[at + 1 : at + 2] not in ("N", "B", "G", "J")

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
            if listed is not None:  # “state news agency SANA”: no acronym of others
                return Hit(replace(listed.entry, ambiguous=False), listed.name, at, listed.stop)
            end += is_numbered(self._tokens, end)
            return Hit(UNLISTED, self._tokens.slice(stop, end), at, end)
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
        return Hit(UNLISTED, name, at, stop) if name and name not in self._lexicon.places else None
