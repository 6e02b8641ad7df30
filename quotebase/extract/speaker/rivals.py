"""Who of several persons of one surname is meant where only that surname stands."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .descriptions import full_noun
from .person import Person, Sighting
from .standing import FLOOR, Reader

_CLEARLY = 1.5
"""How many times the standing of the next one somebody must have to be meant by a surname they share."""
_APART = re.compile(r"[.¶-]")
_TOLD_OF = re.compile(r"(?:,0,)?[uaE]*")
"""What may stand between a name and what its bearer did: “Moss, 62, has died”."""
_SPEAKS = re.compile(r"[ua]*V")


class Rivals:
    """Whom the shared surnames of one article have meant so far, as it is read."""

    def __init__(self, tokens: Tokens, sightings: Sequence[Sighting], lexicon: Lexicon) -> None:
        self._tokens, self._sightings, self._lexicon = tokens, sightings, lexicon
        words = lexicon.cue_words
        self._dying, self._offspring = words["dying"], words["offspring"]
        self._elder, self._younger = words["elder"], words["younger"]
        self._dead: set[int] = set()
        """Of whom among those named so far the article says that they died, by ``id``."""
        self._bound: dict[tuple[str, str], Person] = {}
        """Whom a title and surname have meant so far."""
        self._unclear: dict[str, Person] = {}

    def meant(self, reader: Reader, sighting: Sighting) -> Person:
        """The person of a ``sighting`` that has rivals: the one in mind, or of the same style before.

        A style ("Mrs. Clinton") stays with one person. A bare surname nobody has had so far goes to whom
        the article introduced first, since newspapers keep it for their main person and name a relative in
        full; if they came in together, nobody can tell, and the surname is all there is.
        """
        tokens, first = self._tokens, sighting.first
        title = tokens.word(first - 1) if first and tokens.classes[first - 1] in "TR" else ""
        if title and title not in self._lexicon.honorifics:
            noun = full_noun(title, self._lexicon)
            bearers = [person for person in sighting.rivals if noun in person.nouns]
            if len(bearers) == 1:
                return bearers[0]  # Judge Berg, where the article names Judge Karl Berg and Mayor Anna Berg
        of_family = self._of_family(sighting)
        if of_family is not None:
            return of_family
        style = (title, tokens.word(first))
        bound = self._bound.get(style)
        if bound is not None and style[0] and bound in sighting.rivals:
            person = bound
        else:
            person = self._of_rivals(reader, sighting, bound)
        person = self._living(sighting, person)
        if not person.unclear:
            self._bound[style] = person
            if self._dies(sighting.stop):
                self._dead.add(id(person))
        return person

    def _of_family(self, sighting: Sighting) -> Person | None:
        """“The younger Moss” is who is called a son, “the elder Moss” the only one who is not."""
        before = self._tokens.word(sighting.first - 1).lower() if sighting.first else ""
        if before not in self._elder and before not in self._younger:
            return None
        young = [person for person in sighting.rivals if not person.nouns.isdisjoint(self._offspring)]
        if before in self._elder:
            young = [person for person in sighting.rivals if person not in young] if young else []
        return young[0] if len(young) == 1 else None

    @cached_property
    def _in_full(self) -> dict[str, list[tuple[int, Person]]]:
        """Where whom is named in full, by the first word of the name."""
        found: dict[str, list[tuple[int, Person]]] = {}
        for first, stop, person, _ in self._sightings:
            if stop - first > 1:
                found.setdefault(self._tokens.word(first), []).append((first, person))
                if self._dies(stop):
                    self._dead.add(id(person))
        return found

    def _dies(self, stop: int) -> bool:
        """“Moss died”, of the name that stops before token ``stop``."""
        behind = _TOLD_OF.match(self._tokens.classes, stop)
        if behind is None or behind.end() == len(self._tokens.classes):
            return False
        return self._tokens.word(behind.end()).lower() in self._dying

    def _living(self, sighting: Sighting, person: Person) -> Person:
        """Who speaks where ``person`` is meant by a surname: who died does not, if one other bears it."""
        if id(person) not in self._dead or not _SPEAKS.match(self._tokens.classes, sighting.stop):
            return person
        others = [who for who in sighting.rivals if 0 <= who.first_at < sighting.first and who is not person]
        living = [who for who in others if id(who) not in self._dead]
        return living[0] if len(living) == 1 else person

    def _last_in_full(self, sighting: Sighting) -> Person | None:
        """The one named in full last whose name begins with the word that stands alone: Li, of “Li Na”.

        Such are no family of whom one would be kept for the surname alone.
        """
        named = self._in_full.get(self._tokens.word(sighting.first), [])
        last = bisect_left(named, sighting.first, key=lambda full: full[0])
        return named[last - 1][1] if last else None

    def _of_rivals(self, reader: Reader, sighting: Sighting, bound: Person | None) -> Person:
        best, second, *_ = sorted(sighting.rivals, key=reader.standing, reverse=True)
        clear = reader.standing(best) > max(_CLEARLY * reader.standing(second), FLOOR)
        if clear and (bound is None or reader.is_of_paragraph(best) or best is self._last_in_full(sighting)):
            return best
        if bound is not None:
            return bound
        known = sorted(
            (person for person in sighting.rivals if 0 <= person.first_at < sighting.first),
            key=lambda person: person.first_at,
        )
        if len(known) < 2 or _APART.search(self._tokens.classes, known[0].first_at, known[1].first_at):
            return known[0] if known else best
        gender = best.gender if best.gender == second.gender else "either"
        words = (self._tokens.word(sighting.first),)
        return self._unclear.setdefault(words[0], Person(words, gender, is_somebody=True, unclear=True))
