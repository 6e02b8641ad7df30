"""Which two “both”, “the couple”, “the two men” and “the latter” mean: those named in a sentence before."""

from bisect import bisect_left, bisect_right

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import SpeakerType

from .mentions import Mention
from .people import People
from .person import Person

_FARTHEST = 3
"""How many sentences back the two may have been named, if nobody is in between."""
_TWO = 2
_INTRODUCED = 60
"""How many chunks back such two may have been brought in without names: “Two men were arrested.”"""


class Pairs:
    """The twos of one article."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        words = lexicon.cue_words
        self._both, self._couples, self._two = words["both"], words["couples"], words["two"]
        self._first, self._second = words["first_of_two"], words["second_of_two"]
        self._found: dict[str, tuple[Person, Person]] = {}
        """Whom the noun for two has meant so far."""

    def of(self, mention: Mention) -> tuple[SpeakerType, str] | None:
        """Whom a ``mention`` of two, or of one of two, names."""
        noun, first = mention.noun, mention.first
        if noun in self._both:
            two = self._before(first, 1)
        elif not mention.definite or self._tokens.classes[first] != "D" or mention.stop - first < _TWO:
            return None
        elif noun in self._first or noun in self._second:
            two = self._before(first) if mention.stop - first == _TWO else None
            return ("person", two[noun in self._second].name) if two else None
        elif mention.head == "group" and (noun in self._couples or self._is_counted(first)):
            two = self._meant(mention)
        else:
            return None
        return ("group", " and ".join(person.name for person in two)) if two else None

    def _is_counted(self, first: int) -> bool:
        """“The two (men)”."""
        return self._tokens.word(first + 1).lower() in self._two

    def _meant(self, mention: Mention) -> tuple[Person, Person] | None:
        head = self._chunks.at_token(mention.first)
        two = self._before(mention.first)
        if two is not None and not self._is_introduced(head, mention.noun) and self._are(two, mention.noun):
            self._found[mention.noun] = two
        return self._found.get(mention.noun)

    def _before(self, token: int, farthest: int = _FARTHEST) -> tuple[Person, Person] | None:
        """The two whom the last sentence before ``token`` names that names anybody, if they are two.

        It may be so many sentences back as ``farthest``.
        """
        chunks, ends = self._chunks, self._chunks.sentence_ends
        head = chunks.at_token(token)
        last = bisect_left(ends, head) - 1
        if chunks.kinds[head - 1] == "W":  # Rossi and Berg, who both
            return self._named(chunks.first[ends[last] + 1], token)
        sentences, stop = 0, token
        while last > 0 and sentences < farthest:
            begin = ends[last - 1] + 1
            if ends[last] > begin:
                sentences += 1
                first = chunks.first[begin]
                if self._is_named(first, chunks.first[ends[last]]):
                    return self._named(first, stop)
            last -= 1
        return None

    def _is_named(self, first: int, stop: int) -> bool:
        """Whether anybody is named from token ``first`` to ``stop``."""
        sightings = self._people.sightings
        at = bisect_left(sightings, first, key=lambda seen: seen.first)
        return at < len(sightings) and sightings[at].first < stop

    def _named(self, first: int, stop: int) -> tuple[Person, Person] | None:
        """The two who are named from token ``first`` to ``stop``, in their order."""
        sightings = self._people.sightings
        begin = bisect_left(sightings, first, key=lambda seen: seen.first)
        end = bisect_right(sightings, stop - 1, key=lambda seen: seen.first)
        named = {id(seen.person): seen for seen in sightings[begin:end]}
        if len(named) != _TWO or any(seen.rivals for seen in named.values()):
            return None
        one, other = (seen.person for seen in named.values())
        return one, other

    def _are(self, two: tuple[Person, Person], noun: str) -> bool:
        """Whether ``two`` may be called so: Anna Berg is none of “the two men”, Rossi none of two MPs."""
        single = f"{noun[:-3]}man" if noun.endswith("men") else noun[:-1]
        gender = self._lexicon.roles.get(single)
        if gender is None:
            return noun in self._couples or noun in self._two
        if gender == "either":
            return all(single in person.nouns for person in two)
        return all(person.gender in (gender, "either") for person in two)

    def _is_introduced(self, head: int, noun: str) -> bool:
        """Whether such two have been brought in without names before chunk ``head``: “a couple”."""
        kinds, chunks, tokens = self._chunks.kinds, self._chunks, self._tokens
        return any(
            kinds[at] == "M"
            and tokens.word(chunks.stop[at] - 1).lower() == noun
            and tokens.classes[chunks.first[at]] != "D"
            for at in range(max(head - _INTRODUCED, 0), head)
        )
