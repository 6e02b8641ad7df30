"""Of which country or party somebody is: whom “the Swede” and “the Labour MP” mean of two."""

import re
from collections.abc import Sequence
from functools import cached_property

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .person import Person, Sighting

_BEFORE = re.compile(r"(?:[NB]{1,2}S)?[TJRqBN]{0,5}\Z")
"""“Sweden's”, “Labour MP” before a name."""
_BEHIND = re.compile(r"(?:\([^)¶.]{1,6}\)|oD?[NB]{1,2}|,[D1]?[JNTRBq]{1,5}(?=[,.¶op]))")
"""“(Sweden)”, “of Sweden”, “, the Swedish driver” behind one."""
_LONGEST = 8
"""How many tokens before a name may tell it."""


class Origins:
    """What one article tells of that of its persons, read only where a description asks for it."""

    def __init__(self, tokens: Tokens, sightings: Sequence[Sighting], lexicon: Lexicon) -> None:
        self._tokens, self._sightings, self._lexicon = tokens, sightings, lexicon

    def told(self, first: int, stop: int) -> frozenset[str]:
        """The countries and parties that tokens ``first`` to ``stop`` tell."""
        words, known = self._tokens.words(first, stop), self._lexicon.origins
        found: set[str] = set()
        at = 0
        while at < len(words):
            pair = " ".join(words[at : at + 2])
            longest = pair if pair in known and at + 1 < len(words) else words[at]
            found |= known.get(longest, frozenset())
            at += 2 if longest == pair and at + 1 < len(words) else 1
        return frozenset(found)

    def bearers(self, origins: frozenset[str]) -> list[Person]:
        """Those who are of one of these ``origins``."""
        return [person for person, own in self._of if not own.isdisjoint(origins)]

    def strangers(self, origins: frozenset[str]) -> tuple[Person, ...]:
        """Those who are of others and of none of these ``origins``."""
        return tuple(person for person, own in self._of if own and own.isdisjoint(origins))

    @cached_property
    def _of(self) -> list[tuple[Person, set[str]]]:
        found: dict[int, tuple[Person, set[str]]] = {}
        classes = self._tokens.classes
        for first, stop, person, rivals in self._sightings:
            if rivals:
                continue
            own = found.setdefault(id(person), (person, set()))[1]
            before = _BEFORE.search(classes, max(first - _LONGEST, 0), first)
            if before and before.start() < first:
                own |= self.told(before.start(), first)
            behind = _BEHIND.match(classes, stop)
            if behind:
                own |= self.told(stop, behind.end())
        return list(found.values())
