"""What kind of channel a phrase tells behind its preposition: “in a statement”, “on CNN”, “to reporters”."""

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import Entry
from quotebase.model import ChannelKind

from .outlet_names import SHOW

NOUNS = frozenset("xdibrmR")
"""Classes of nouns that another before them only describes."""
_THINGS = NOUNS | frozenset("TzqeJ0Y")
"""Classes of what a phrase behind it may belong to."""
_VERBLIKE = frozenset("xvbiF")
_ASKERS = frozenset(("press", "interview"))
_AWAITED = 3
"""Tokens before a preposition that may tell that all is still to come: “due to appear in court”."""
_REFUSED = 4
"""Tokens before “with” that may tell that there was no such talk: “cancelled a long interview with”."""
_NEAR = 3
"""Tokens before a preposition in which one is said to speak: “speaking on Monday at”."""
_ENDS_CLAUSE = frozenset(".,;:¶*-")


class Governed:
    """Tells what the phrases of one article tell behind their prepositions."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._sets = tokens, chunks, lexicon.channels.sets
        self._classes = tokens.classes

    def told_by(
        self, entry: Entry, kind: ChannelKind, name: str | None, begin: int, stop: int, prep: str
    ) -> ChannelKind | None:
        """The kind that “in a statement”, “on Facebook”, “to reporters”, “on CNN” tells."""
        sets = self._sets
        before = self._tokens.word(begin - 1).lower() if prep == "on" and begin else ""
        if self._is_of_others(entry, kind, before):
            return None
        if entry.sort == "medium":
            governed = prep in entry.preps and not (prep == "to" and self._is_infinitive(begin + 1, stop))
            governed = governed and not (entry.speaking and not self.is_spoken_at(begin))
            return kind if governed or entry.anywhere or self._is_based_on(entry, begin, prep) else None
        if entry.sort == "platform":
            owns = self._classes[stop : stop + 1] == "S"
            return kind if prep in sets["on_platform"] and not owns else None
        if kind in _ASKERS and entry.sort in ("audience", "outlet") and self._is_asked(begin, prep):
            return kind
        if entry.sort == "audience" and prep in entry.preps:
            away = self._is_awaited(begin) or self._is_no_court(kind, begin, stop)
            return None if away or self._is_of_house(kind, begin) else kind
        return self._told_on(entry, kind, name, begin, stop, prep)

    def _told_on(
        self, entry: Entry, kind: ChannelKind, name: str | None, begin: int, stop: int, prep: str
    ) -> ChannelKind | None:
        """The kind that an outlet, or an audience that sits nowhere, tells: “on CNN”, “to reporters”."""
        sets = self._sets
        before = self._tokens.word(begin - 1).lower() if begin else ""
        if before in sets["writing_on"] and prep in sets["printed_on"] and entry.sort != "audience":
            return "article" if self._chunks.stop[self._chunks.at_token(stop - 1)] == stop else None
        if (
            prep not in sets["on_air"]
            or self._is_handed(begin, prep)
            or self._is_absolute(entry, begin, prep)
        ):
            return None
        if entry is SHOW and self._classes[begin - 1 : begin] in _THINGS:
            return None  # her role on The Dana Ferro Show
        if prep in sets["partners"] and self._is_refused(begin):
            return None
        asked = prep == "by"
        if asked and before not in sets["asked"]:
            return None
        if entry.sort == "audience":
            if kind == "speech" and entry.preps and not self.is_spoken_at(begin):
                return None  # elected to the Senate
            heard = kind in ("press", "speech") or (kind == "interview" and name is not None)
            return kind if heard else None
        sure = asked or prep in sets["trusted"] or (prep == "to" and self.is_spoken_at(begin))
        if entry.ambiguous and not sure:
            return None
        if prep == "to" and self._classes[stop : stop + 1] == "S" and before in sets["reacting"]:
            return None  # in response to CNN's report
        if prep == "to":
            governed = self._classes[begin - 1 : begin] != "A" and self._classes[stop : stop + 1] not in NOUNS
            return "interview" if governed else None
        return "interview"

    def _is_of_others(self, entry: Entry, kind: ChannelKind, before: str) -> bool:
        """“attacks on CNN”, “critics on social media”, where ``before`` stands before “on”."""
        if kind == "social" and before in self._sets["onlookers"]:
            return True
        return entry.sort != "medium" and before in self._sets["against"]

    def _is_of_house(self, kind: ChannelKind, begin: int) -> bool:
        """“the largest party in parliament”: what is in one, not what was said there."""
        if kind != "speech" or begin == 0 or self._classes[begin - 1] not in _THINGS:
            return False
        return self._tokens.word(begin - 1).lower() not in self._sets["house_business"]

    def _is_no_court(self, kind: ChannelKind, begin: int, stop: int) -> bool:
        """“at Hampton Court”: a place, as no word tells for a court (“at Marlow Crown Court”)."""
        last = self._tokens.word(stop - 1)
        if kind != "court" or last.lower() not in self._sets["courts"]:
            return False
        before = (self._tokens.word(at).lower() for at in range(max(begin, stop - 4), stop - 1))
        placed = last[0].isupper() or self._tokens.word(begin).lower() in self._sets["placing"]
        return placed and self._sets["court_types"].isdisjoint(before)

    def _is_awaited(self, begin: int) -> bool:
        """“due in court”, “expected at the hearing”: nothing has been said there yet."""
        words = (self._tokens.word(at).lower() for at in range(max(begin - _AWAITED, 0), begin))
        return any(word in self._sets["awaited"] for word in words)

    def _is_asked(self, begin: int, prep: str) -> bool:
        """“took questions from reporters”."""
        if prep not in self._sets["questioners"] or begin == 0:
            return False
        return self._tokens.word(begin - 1).lower() in self._sets["questions"]

    def _is_handed(self, begin: int, prep: str) -> bool:
        """“a statement sent to reporters”: what they were handed, not what they were told."""
        if prep != "to" or begin == 0:
            return False
        before = self._tokens.word(begin - 1).lower()
        if before not in self._sets["sent"]:
            return before in self._sets["handed"]
        words = (self._tokens.word(at).lower() for at in range(max(begin - _NEAR - 1, 0), begin - 1))
        return any(word in self._sets["sending"] for word in words)

    def _is_refused(self, begin: int) -> bool:
        """“cancelled an interview with CNN”: nothing was said in it."""
        words = (self._tokens.word(at).lower() for at in range(max(begin - _REFUSED, 0), begin))
        return any(word in self._sets["refusing"] for word in words)

    def _is_absolute(self, entry: Entry, begin: int, prep: str) -> bool:
        """“With reporters watching, he said”: no verb before “with” tells that he spoke with them."""
        opens = begin == 0 or self._classes[begin - 1] in _ENDS_CLAUSE
        return opens and entry.sort == "audience" and prep in self._sets["partners"]

    def is_spoken_at(self, begin: int) -> bool:
        """“Speaking on Monday at the funeral”, where the noun alone tells of no speech."""
        words = (self._tokens.word(at).lower() for at in range(max(begin - _NEAR, 0), begin))
        return any(word in self._sets["speaking"] for word in words)

    def _is_based_on(self, entry: Entry, begin: int, prep: str) -> bool:
        """“based on the statement”."""
        return prep == "on" and entry.speaks and begin > 0 and self._tokens.word(begin - 1).lower() == "based"

    def _is_infinitive(self, first: int, stop: int) -> bool:
        """“to recant his remarks”, “to address them”: no preposition, but the mark of a verb."""
        if stop == first + 1:
            word = self._tokens.word(first)
            return not word.endswith("s") or word.endswith("ss")
        return self._classes[first] in _VERBLIKE and self._tokens.word(first) not in self._sets["no_verbs"]
