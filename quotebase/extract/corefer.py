"""Who a pronoun or a description is: whoever is most in the reader's mind where it stands.

The article is read once from its start. Each naming of a person adds to the person's standing, by its place in
the sentence: what a sentence is about is its subject, a name inside a longer phrase ("Rossi's lawyer") is only
passed by. Every sentence that ends lets all standings fade. A pronoun means the one who stands highest
of those whom it fits, and then counts as a naming itself: a chain of "she" holds on to its person while
other names go by.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from quotebase.lexicon import Gender, Lexicon

from .chunks import Chunks
from .mentions import PRONOUN_GENDER
from .people import People, Person, Sighting
from .scan import Tokens

_SPEAKER, _SUBJECT, _CLAUSE, _OBJECT, _OBLIQUE = 5.0, 4.0, 3.0, 2.0, 1.5
"""What a naming gives: as subject of a verb that reports; as another subject; as that of a clause inside the
sentence; as object; behind a preposition."""
_OWNER, _INSIDE = 0.5, 0.25
"""What is left of that for the owner in a phrase ("Rossi's lawyer"), and for a name inside one ("the Rossi camp")."""
_AGAIN = 0.25
"""How much the lesser of two counts, the standing so far or the new naming: a new subject soon overtakes."""
_KEPT = 0.5
"""What the end of a sentence leaves of a standing; a paragraph break counts for half a sentence more."""
_FLOOR = 0.15
"""A lower standing is forgotten: a subject some four sentences ago."""
_UNSURE = 0.6
"""What counts of a standing whose person's gender is not known."""
_UNNAMED = 0.8
"""What counts of a standing whose person has no name: "a man from Graz"."""
_DOUBTFUL = 0.2
"""What counts of a standing if nothing says that the name is a person's: "New Year"."""

_EVENTS = re.compile(r"[POHR]")
_BREAKS = re.compile(r"[.!¶]")
_MAIN_LEFT = ".¶!;,Q:-("
_CLAUSE_LEFT = "^c&tswW"
_VERB_RIGHT = "CEuUfFexwWK,S(-opbya"
_ATTRIBUTED = re.compile(r"(?:[op]M)*")
_VERBS = "CEuUfFbK"


@dataclass(slots=True)
class _Standing:
    person: Person
    score: float
    age: float

    def at(self, age: float) -> float:
        return self.score * float(_KEPT ** (age - self.age))


@dataclass(slots=True)
class _Reader:
    """What a reader keeps in mind at one place of the article."""

    age: float = 0.0
    present: dict[int, _Standing] = field(default_factory=dict)

    def note(self, person: Person, weight: float) -> None:
        known = self.present.get(id(person))
        if known is None:
            self.present[id(person)] = _Standing(person, weight, self.age)
        else:
            known.score, known.age = _added(known.at(self.age), weight), self.age

    def standing(self, person: Person) -> float:
        """How much ``person`` is in mind, zero if forgotten."""
        known = self.present.get(id(person))
        return known.at(self.age) if known else 0.0

    def likeliest(
        self,
        gender: Gender,
        other_than: Person | None = None,
        *,
        named: bool = False,
        lands: Collection[str] = (),
    ) -> Person | None:
        best, highest = None, _FLOOR
        forgotten = []
        for key, standing in self.present.items():
            score = standing.at(self.age)
            if score < _FLOOR:
                forgotten.append(key)
                continue
            person = standing.person
            if person is other_than or (named and person.unnamed):
                continue
            if lands and person.lands and not person.lands.intersection(lands):
                continue
            if person.gender != gender and "either" not in (person.gender, gender):
                continue
            if person.gender != gender:
                score *= _UNSURE
            if person.unnamed:
                score *= _UNNAMED
            elif not person.is_somebody:
                score *= _DOUBTFUL
            if score >= highest:
                best, highest = person, score
        for key in forgotten:
            del self.present[key]
        return best


def _added(standing: float, weight: float) -> float:
    return max(standing, weight) + _AGAIN * min(standing, weight)


class Resolver:
    """Resolves the pronouns and descriptions of one article."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        self._holders: dict[str, list[Person]] = {}
        """The persons to whom the article gives a noun: whose title or description it ends."""
        for person in people.everyone():
            for noun in person.nouns:
                self._holders.setdefault(noun, []).append(person)
        self._unnamed: dict[str, Person] = {}
        """Whom a noun described last that belongs to no name."""
        self._heads: dict[int, Person] = {}
        """Whom a noun phrase names, by its chunk."""
        self._subject: Person | None = None
        self._subject_age = -1.0
        self._who: dict[int, Person] = {}
        self._read()

    def at(self, token: int) -> Person | None:
        """Who the pronoun or the noun of a description at ``token`` is."""
        return self._who.get(token)

    def _read(self) -> None:
        tokens, chunks, kinds = self._tokens, self._chunks, self._chunks.kinds
        classes = tokens.classes
        reader = _Reader()
        events: list[tuple[int, Sighting | None]] = [
            (sighting.first, sighting) for sighting in self._people.sightings
        ]
        events += [(match.start(), None) for match in _EVENTS.finditer(classes)]
        events.sort(key=lambda event: event[0])
        breaks = [(chunks.first[match.start()], match.group()) for match in _BREAKS.finditer(kinds)]
        passed = 0
        chunk = 0
        for token, sighting in events:
            while passed < len(breaks) and breaks[passed][0] <= token:
                reader.age += 0.5 if breaks[passed][1] == "¶" else 1.0
                passed += 1
            while chunks.stop[chunk] <= token:
                chunk += 1
            kind = kinds[chunk]
            if sighting is not None:
                if kind != "Q":
                    self._named(reader, sighting, chunk)
            elif classes[token] == "R":
                if kind == "M" and (
                    chunks.stop[chunk] == token + 1 or classes[token + 1] == "S"
                ):
                    self._described(reader, chunk, token)
            else:
                self._pronoun(reader, chunk, token)

    def _named(self, reader: _Reader, sighting: Sighting, chunk: int) -> None:
        person = sighting.person
        weight = self._weight(chunk)
        if sighting.stop < self._chunks.stop[chunk]:
            weight *= _OWNER if self._tokens.classes[sighting.stop] == "S" else _INSIDE
        else:
            self._heads[chunk] = person
        self._note(reader, person, weight)

    def _note(self, reader: _Reader, person: Person, weight: float) -> None:
        if weight >= _CLAUSE:
            self._subject, self._subject_age = person, reader.age
        reader.note(person, weight)

    def _weight(self, chunk: int) -> float:
        """What the place of a noun phrase or pronoun gives to whom it names."""
        kinds = self._chunks.kinds
        before, after = kinds[chunk - 1], kinds[chunk + 1]
        if before == "C":
            if kinds[chunk - 2] in "Q,":  # “…,” said Rossi
                return _SPEAKER
            return _CLAUSE if after in _VERBS else _OBJECT  # he said Rossi would go
        if after in _VERB_RIGHT:
            if before in _MAIN_LEFT:
                return _SPEAKER if after == "C" else _SUBJECT
            if before in _CLAUSE_LEFT:
                return _CLAUSE
        return _OBLIQUE if before in "po2" else _OBJECT

    def _pronoun(self, reader: _Reader, chunk: int, token: int) -> None:
        gender = PRONOUN_GENDER.get(self._tokens.word(token).lower())
        if gender is None:
            return
        letter = self._tokens.classes[token]
        same_clause = letter == "O" and self._subject_age == reader.age
        person = reader.likeliest(gender, self._subject if same_clause else None)
        if person is None:
            return
        self._who[token] = person
        if self._chunks.kinds[chunk] != "Q":
            if letter == "P" and person.gender == "either":
                person.gender = gender
            weight = self._weight(chunk)
            self._note(reader, person, weight * _OWNER if letter == "H" else weight)

    def _described(self, reader: _Reader, chunk: int, token: int) -> None:
        tokens, chunks, kinds = self._tokens, self._chunks, self._chunks.kinds
        classes = tokens.classes
        before, after = kinds[chunk - 1], self._behind(chunk)
        if before in "Es" or kinds[chunk - 2 : chunk] == "Ea":
            return
        if before == "," and kinds[after] not in _VERBS and chunk - 2 in self._heads:
            self._who[token] = self._heads[chunk - 2]  # Anna Berg, a doctor in Oslo, said
            return
        if before == "," and kinds[after] == "," and kinds[chunk - 2] == "0":
            return  # Anna Berg, 45, a doctor, said
        if kinds[after : after + 2] == ",M" and classes[chunks.first[after + 1]] in "GNLT":
            return  # a doctor in Oslo, Anna Berg, said
        first = chunks.first[chunk]
        definite = classes[first] == "D" and tokens.word(first).lower() in ("the", "that", "this")
        owned = classes[first] == "H" or "S" in classes[first:token]
        weight = self._weight(chunk)
        if classes[token + 1 : token + 2] == "S":
            weight *= _OWNER
        person = None
        if definite or owned:
            same_clause = weight < _CLAUSE and self._subject_age == reader.age
            subject = self._subject if same_clause else None
            person = self._holder(reader, first, token, subject if not owned else None, salient=not owned)
        if person is None:
            person = self._stranger(chunk, first, token)
        self._who[token] = person
        self._note(reader, person, weight)

    def _holder(
        self, reader: _Reader, first: int, token: int, subject: Person | None, *, salient: bool
    ) -> Person | None:
        """Whom “the Danish minister” means: one so described, one of that country, or the likeliest."""
        noun = self._tokens.word(token).lower()
        lands = {self._tokens.word(at) for at in range(first, token) if self._tokens.classes[at] == "J"}
        holders = self._holders.get(noun, [])
        if lands:
            own = [person for person in holders if person.lands & lands]
            holders = own or [person for person in holders if not person.lands]
        if holders:
            return max(holders, key=reader.standing)
        if noun in self._unnamed:
            return self._unnamed[noun]
        if not salient or noun in self._lexicon.relational:
            return None
        return reader.likeliest(self._lexicon.roles.get(noun, "either"), subject, named=True, lands=lands)

    def _stranger(self, chunk: int, first: int, token: int) -> Person:
        """Somebody whom the article describes and does not name."""
        tokens, kinds = self._tokens, self._chunks.kinds
        while first < token and tokens.classes[first] in "D1":
            first += 1
        stop = self._chunks.stop[chunk + 2] if kinds[chunk + 1 : chunk + 3] == "oM" else token + 1
        noun = tokens.word(token).lower()
        gender = self._lexicon.roles.get(noun, "either")
        person = Person((tokens.slice(first, stop),), gender, is_somebody=True, unnamed=True)
        self._unnamed[noun] = person
        return person

    def _behind(self, chunk: int) -> int:
        """The chunk behind a noun phrase and what belongs to it: "the head of the bank in Rome"."""
        match = _ATTRIBUTED.match(self._chunks.kinds, chunk + 1)
        return match.end() if match else chunk + 1
