"""Who a pronoun or a description is: the likeliest of the persons named before it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from .chunks import Chunks
from .mentions import Mention
from .people import People, Person, Sighting
from .scan import Tokens

_REACH = 4
"""How many paragraphs back a pronoun may look."""

_MOST = 150
"""How many names back anyone may look."""

_SUBJECT_LEFT = ".¶!^cQ;&,t"
_SUBJECT_RIGHT = "CEuUfexwWK,S(-opbK"


class Resolver:
    """Resolves the pronouns and descriptions of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People) -> None:
        self._tokens, self._chunks, self._people = tokens, chunks, people
        self._sightings = self._outside_quotes()
        self._places = [sighting.first for sighting in self._sightings]

    def _before(self, token: int) -> Iterator[Sighting]:
        """The sightings before ``token``, the nearest first, as far as anyone would look."""
        last = bisect_left(self._places, token)
        return reversed(self._sightings[max(last - _MOST, 0) : last])

    def _outside_quotes(self) -> list[Sighting]:
        stretches = iter(self._chunks.stretches.values())
        stretch = next(stretches, None)
        found: list[Sighting] = []
        for sighting in self._people.sightings:
            while stretch is not None and stretch.stop <= sighting.first:
                stretch = next(stretches, None)
            if stretch is None or stretch.first > sighting.first:
                found.append(sighting)
        return found

    def _is_subject(self, token: int) -> bool:
        """Whether ``token`` stands in a noun phrase that opens a clause."""
        kinds, at = self._chunks.kinds, self._chunks.at_token(token)
        return kinds[at] == "M" and kinds[at - 1] in _SUBJECT_LEFT and kinds[at + 1] in _SUBJECT_RIGHT

    def pronoun(self, mention: Mention, last: Person | None, last_at: int) -> Person | None:
        """The person behind “he” or “she”; ``last`` spoke last, at token ``last_at``."""
        if mention.gender == "either":
            return None
        classes = self._tokens.classes
        paragraph = classes.rfind("¶", 0, mention.first)
        sentence = max(classes.rfind(".", 0, mention.first), paragraph)
        best: tuple[float, Person] | None = None
        if last is not None and last.gender in (mention.gender, "either"):
            breaks = classes.count("¶", last_at, mention.first)
            if breaks <= 2:
                weight = 10 if breaks == 0 or not self._newer_subject(last_at, mention) else 5
                best = (weight - 3 * breaks + (3 if last.gender == mention.gender else 0), last)
        for order, sighting in enumerate(self._before(mention.first)):
            first, person = sighting.first, sighting.person
            breaks = classes.count("¶", first, mention.first)
            if breaks > _REACH:
                break
            if person.gender not in (mention.gender, "either"):
                continue
            score = -3.0 * breaks - 0.01 * order
            if self._is_subject(first):
                score += 4
            if person.gender == mention.gender:
                score += 3
            if first > paragraph:
                score += 2
            if first > sentence:
                score += 1
            if best is None or score > best[0]:
                best = (score, person)
        return best[1] if best else None

    def _newer_subject(self, since: int, mention: Mention) -> bool:
        """Whether somebody else who fits has become the subject between token ``since`` and the mention."""
        return any(
            since < sighting.first
            and sighting.person.gender == mention.gender
            and self._is_subject(sighting.first)
            for sighting in self._before(mention.first)
        )

    def described(self, mention: Mention) -> Person | None:
        """Whom “the spokesman” or “the Russian president” describes: the last so called before it."""
        if not mention.definite or not mention.noun:
            return None
        for sighting in self._before(mention.first):
            if mention.noun in sighting.person.nouns:
                return sighting.person
        return None

    def salient(self, mention: Mention, last: Person | None, last_at: int) -> Person | None:
        """Whom the text has just been about, for a description that nothing else explains."""
        classes = self._tokens.classes
        if last is not None and _fits(last, mention) and classes.count("¶", last_at, mention.first) <= 1:
            return last
        near: Counter[int] = Counter()
        people: dict[int, Person] = {}
        for sighting in self._before(mention.first):
            if not _fits(sighting.person, mention):
                continue
            if classes.count("¶", sighting.first, mention.first) > 1:
                break
            near[id(sighting.person)] += 2 if self._is_subject(sighting.first) else 1
            people[id(sighting.person)] = sighting.person
        return people[near.most_common(1)[0][0]] if near else None


def _fits(person: Person, mention: Mention) -> bool:
    return "either" in (person.gender, mention.gender) or person.gender == mention.gender
