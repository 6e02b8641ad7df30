"""What an outlet is called: how far its name goes, whether a list has it or not."""

from bisect import bisect_right
from typing import NamedTuple

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import Entry

UNLISTED = Entry("outlet", "interview")
BARE = Entry("outlet", "interview", ambiguous=True)
"""An outlet that no list has, sure by its name and not."""
SHOW = Entry("programme", "interview")
"""A programme that no list has."""
_NAME = 80
"""Characters that the name of an outlet has less than."""
_FULL_NAME = 2
"""Words in capitals that a name has at least which an acronym shortens."""
_YEAR = 4
"""Digits that a number in a name has less than."""
_ENDS_PHRASE = frozenset(".,;:¶)tpc")
_BEHIND_NAME = frozenset(("", *".,;:¶)tuUECVfpo2&"))
"""Classes of what may follow the name of an outlet, but no number of things."""
_OPENS_SENTENCE = frozenset(("", *'.:¶"'))
_TIMES = frozenset(("Dy", "qy", "ay"))
"""“This week”, “last week” behind it."""


class Hit(NamedTuple):
    """Tokens ``first`` to ``stop`` are ``entry``, under the name ``name`` if it has one."""

    entry: Entry
    name: str | None
    first: int
    stop: int


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


class OutletNames:
    """The names of the outlets of one article; those that it has named are added to ``papers``."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._classes, self._raw = tokens.classes, tokens.raw
        self.papers: dict[str, Hit] = {}
        """The outlets named so far, by their last word."""
        self._people: dict[str, bool] = {}
        """Names of outlets that are words, and whether the article gives one to a person."""
        self._acronyms: dict[str, bool] = {}
        """Acronyms of outlets, and whether the article gives them to another body."""

    def listed(self, entry: Entry, at: int, stop: int) -> Hit | None:
        """An outlet, with what makes another of it (“Herald Radio”); “the Times” is the one named before."""
        name = entry.name
        affiliates = self._lexicon.channels.sets["affiliates"]
        if stop < len(self._raw) and self._tokens.word(stop) in affiliates:
            return self._affiliate(at, stop + 1)
        if entry.ambiguous and (self._goes_on(stop) or self._is_somebody(at, stop)):
            return None
        if self._is_defined_otherwise(entry, at, stop):
            return None
        if entry.with_the and entry.ambiguous:
            known = self.papers.get(self._tokens.word(at))
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

    def _affiliate(self, at: int, stop: int) -> Hit:
        """“ABC affiliate WQXB”, which is not ABC; “a CNN affiliate” is an outlet without a name."""
        end = stop
        while end < len(self._classes) and self._classes[end] in "NB":
            end += 1
        end += end > stop and is_numbered(self._tokens, end)
        return Hit(UNLISTED, self._tokens.slice(stop, end) if end > stop else None, at, end)

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
                if classes[one - 1 : one] == "G" and raw[one].strip() == word:
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
            lexicon.channels.is_outlet_head(word)
            or word in sets["desks"]
            or (places and (word in sets["directions"] or word in lexicon.places))
        )

    def unlisted(self, at: int) -> Hit | None:
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
            known = self.papers.get(last)  # “told the Gazette”, the one named before
            if known is None and not self._is_paper(at, chunk):
                return None
            if known is not None:
                return Hit(known.entry, known.name, at, stop)
            titled = (
                self._tokens.word(at - 1)[0].isupper() and classes[at - 2 : at - 1] not in _OPENS_SENTENCE
            )
            return Hit(BARE, f"The {last}" if titled else last, at, stop)
        if stop - first < 2 or not (leads or words.is_outlet_head(last) or last in words.sets["desks"]):
            return None
        named = classes[first] == "G" and not (first and classes[first - 1] == "D")
        if named and not leads:
            return None
        stop += is_numbered(self._tokens, stop)  # “News Channel 8”
        return Hit(UNLISTED, self._tokens.slice(first, stop), at, stop)

    def _is_paper(self, at: int, chunk: int) -> bool:
        """“Told the Packet”, which no name goes before or behind."""
        if self._tokens.word(at) not in self._lexicon.channels.sets["bare_papers"]:
            return False
        ends = self._chunks.stop[chunk] == at + 1 or self._classes[at + 1] == "S"
        return ends and self._tokens.word(at - 1).lower() == "the"

    def longer(self, entry: Entry, at: int, stop: int) -> Hit | None:
        """“the Wexcombe Guardian”, which is not The Guardian, “the Dunmore Messenger”, no app.

        The name of ``entry``, or the word that may end a paper's, only ends that of an outlet not listed.
        """
        classes, words = self._classes, self._lexicon.channels
        first = at
        while first > 0 and classes[first - 1] in "NGBL":
            first -= 1
        if first == at or classes[first - 1 : first] != "D" or self._tokens.word(first - 1).lower() != "the":
            return None
        last = self._tokens.word(stop - 1)
        head = words.is_outlet_head(last)
        if not head and (not words.is_masthead(last) or self._goes_on(stop)):
            return None
        if self._chunks.first[self._chunks.at_token(at)] >= first or self._tokens.word(first).isupper():
            return None  # the UK Guardian
        sure = head or (entry.sort == "outlet" and not entry.ambiguous)
        return Hit(UNLISTED if sure else BARE, self._tokens.slice(first, stop), at, stop)
