"""Who of several persons of one surname is meant where only that surname stands."""

import re

from .people import Person, Sighting
from .scan import Tokens
from .standing import FLOOR, Reader

_CLEARLY = 1.5
"""How many times the standing of the next one somebody must have to be meant by a surname they share."""
_APART = re.compile(r"[.¶-]")


class Rivals:
    """Whom the shared surnames of one article have meant so far, as it is read."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
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
        title = tokens.word(first - 1) if first and tokens.classes[first - 1] == "T" else ""
        style = (title, tokens.word(first))
        bound = self._bound.get(style)
        if bound is not None and style[0] and bound in sighting.rivals:
            person = bound
        else:
            person = self._of_rivals(reader, sighting, bound)
        if not person.unclear:
            self._bound[style] = person
        return person

    def _of_rivals(self, reader: Reader, sighting: Sighting, bound: Person | None) -> Person:
        best, second, *_ = sorted(sighting.rivals, key=reader.standing, reverse=True)
        clear = reader.standing(best) > max(_CLEARLY * reader.standing(second), FLOOR)
        if clear and (bound is None or reader.is_of_paragraph(best)):
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
