"""Who of an article is accused of a crime, and who suffered one: whom “the suspect” means, and whom never.

“The defendant” is not just anybody in mind: not the victim, whom the sentence before may be about, nor who
prosecutes. It is one of whom the article tells that he was charged, denies it or did it; else somebody whom
it does not name.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .person import Person, Sighting

_ASIDE = re.compile(r"(?:,[^.;:¶\",]{1,8}(?=,)){0,2},?W?")
"""What may stand between a name and what is told of its bearer: “Moss, 62, of Oslo, who (was charged)”."""
_APART = ".,;:¶\"'&^GNPtwWc"
"""What ends that."""
_DESCRIBES = "TR1Y0DHqx,"
"""The classes of what may stand between a verb and a name: “a 19-year-old man,”."""
_LONGEST = 7
"""How many tokens long it is at most."""
_MOST = 40
"""How many of the accused, the last ones, “the suspect” may mean."""


class Crimes:
    """What one article tells of crimes."""

    def __init__(self, tokens: Tokens, sightings: Sequence[Sighting], lexicon: Lexicon) -> None:
        self._tokens, self._sightings = tokens, sightings
        words = lexicon.cue_words
        self._accused, self._charging = words["accused"], words["charging"]
        self._pleading, self._pleas = words["pleading"], words["pleas"]
        self._harming, self._dying = words["harming"], words["dying"]
        self._of_courts = words["examiners"] | frozenset(lexicon.by_deed.values())

    def is_accused(self, first: int, token: int) -> bool:
        """Whether the description of tokens ``first`` to ``token`` is of one accused: “the accused man”."""
        return any(word.lower() in self._accused for word in self._tokens.words(first, token + 1))

    def meant(
        self, token: int, standing: Callable[[Person], float], not_these: Collection[Person | None]
    ) -> Person | None:
        """Whom “the suspect” at ``token`` means: who of the accused named before is most in mind."""
        before = [person for person in self._charged.values() if 0 <= person.first_at < token][-_MOST:]
        accused = [person for person in before if all(person is not other for other in not_these)]
        return max(accused, key=standing, default=None)

    def is_charged(self, person: Person) -> bool:
        """Whether ``person`` is one of those accused."""
        return id(person) in self._charged

    @cached_property
    def _charged(self) -> dict[int, Person]:
        """Those of whom the article tells that they are accused, not that they suffered harm, by ``id``."""
        charged: dict[int, Person] = {}
        harmed = set[int]()
        for first, stop, person, rivals in self._sightings:
            if rivals or person.unnamed or not self._of_courts.isdisjoint(person.nouns):
                continue
            told = self._done_to(first) or self._told(stop)
            if told == "harmed":
                harmed.add(id(person))
            elif told:
                charged[id(person)] = person
        return {key: person for key, person in charged.items() if key not in harmed}

    def _done_to(self, first: int) -> str:
        """What “killing Moss”, “the murder of Moss” and “arrested a man, Karl Moss” tell of him."""
        at = first - 1
        while at > max(first - _LONGEST, 0) and self._tokens.classes[at] in _DESCRIBES:
            at -= 1
        word = self._word(at)
        if word in self._charging:
            return "charged"
        if self._tokens.classes[at] == "o":
            word = self._word(at - 1)
        return "harmed" if word in self._harming or word in self._dying else ""

    def _told(self, stop: int) -> str:
        """What “Moss was stabbed”, “Moss stabbed”, “Moss is on trial”, “Moss denies murder” tell of him."""
        classes = self._tokens.classes
        aside = _ASIDE.match(classes, stop)
        begin = aside.end() if aside else stop
        passive = pleads = False
        for at in range(begin, min(begin + _LONGEST, len(classes))):
            letter, word = classes[at], self._word(at)
            if letter in _APART or letter in "nU" or (passive and letter in "D1"):
                break  # was never charged
            if word in self._dying:
                return "harmed"
            if word in self._pleas:
                if passive or pleads:
                    return "charged"
            elif word in self._harming:
                if classes[at + 1 : at + 2] == "l":
                    break  # killed off his hero
                return "harmed" if passive else "charged"
            if word in self._charging and (passive or classes[at + 1 : at + 2] in ("o", "p")):
                return "charged"
            if word in self._pleading:
                pleads = True
            elif letter == "E":
                passive = True
            elif letter in "Vv":
                break
        return ""

    def _word(self, at: int) -> str:
        return self._tokens.raw[at].strip().lower() if 0 <= at < len(self._tokens.raw) else ""
