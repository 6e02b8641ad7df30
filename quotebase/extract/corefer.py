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

_SPEAKER, _SUBJECT, _CLAUSE, _OBJECT, _OBLIQUE, _FRONTED = 5.0, 4.0, 3.0, 2.0, 1.5, 1.0
"""What a naming gives: as subject of a verb that reports; as another subject; as that of a clause inside the
sentence; as object; behind a preposition; behind one that opens the sentence."""
_OWNER, _INSIDE = 0.5, 0.25
"""What is left of that for the owner in a phrase ("Rossi's lawyer"), and for a name inside one ("the Rossi camp")."""
_AGAIN = 0.25
"""How much the lesser of two counts, the standing so far or the new naming: a new subject soon overtakes."""
_KEPT = 0.5
"""What the end of a sentence leaves of a standing."""
_BREAK = 0.75
"""How many sentences the end of a paragraph counts for, beside that of its last sentence."""
_SAME_SENTENCE = 1.5
"""How much more a standing counts for "his" if it is of the same sentence."""
_FLOOR = 0.15
"""A lower standing is forgotten: a subject some four sentences ago."""
_UNSURE = 0.6
"""What counts of a standing whose person's gender is not known."""
_UNNAMED = 0.5
"""What counts of a standing whose person has no name: "a man from Graz"."""
_CLEARLY = 1.5
"""How many times the standing of the next one somebody must have to be meant by a surname they share."""
_SPOKEN_OF = 0.4
"""What counts of a standing for "he said" if the words before it name that person."""
_DOUBTFUL = 0.2
"""What counts of a standing if nothing says that the name is a person's: "New Year"."""

_EVENTS = re.compile(r"[POHR]")
_BREAKS = re.compile(r"[.!¶]")
_MAIN_LEFT = ".¶!;,Q:-("
_CLAUSE_LEFT = "^c&tswW"
_VERB_RIGHT = "CEuUfFexwWK,S(-opbya"
_ATTRIBUTED = re.compile(r"(?:[op]M)*")
_VERBS = "CEuUfFbK"
_PREPOSITIONS = "po2"
_CLAUSE_BREAK = re.compile(r"[.!¶;,:^&tcwWQ]")


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
    paragraph: float = 0.0
    present: dict[int, _Standing] = field(default_factory=dict)

    def end(self, mark: str) -> None:
        """A sentence ends, or at "¶" a paragraph."""
        if mark == "¶":
            self.age += _BREAK
            self.paragraph = self.age
        else:
            self.age += 1.0

    def note(self, person: Person, weight: float) -> None:
        """``person`` is named."""
        known = self.present.get(id(person))
        if known is None:
            self.present[id(person)] = _Standing(person, weight, self.age)
        else:
            known.score, known.age = _added(known.at(self.age), weight), self.age

    def standing(self, person: Person) -> float:
        """How much ``person`` is in mind, zero if forgotten."""
        known = self.present.get(id(person))
        return known.at(self.age) if known else 0.0

    def is_of_paragraph(self, person: Person) -> bool:
        """Whether ``person`` has been named in this paragraph."""
        known = self.present.get(id(person))
        return known is not None and known.age >= self.paragraph

    def likeliest(
        self,
        gender: Gender,
        other_than: Person | None = None,
        *,
        named: bool = False,
        own: bool = False,
        spoken_of: Collection[int] = (),
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
            if lands and not person.lands.intersection(lands):
                continue
            if person.gender != gender and "either" not in (person.gender, gender):
                continue
            if person.gender != gender:
                score *= _UNSURE
            if own and standing.age == self.age:
                score *= _SAME_SENTENCE
            if key in spoken_of:
                score *= _SPOKEN_OF
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
        self._bound: dict[tuple[str, str], Person] = {}
        """Whom a title and surname have meant so far."""
        self._unclear: dict[str, Person] = {}
        self._names: dict[int, Person] = {}
        """Whom the name means that ends before each token."""
        self._quoted: list[tuple[int, Person]] = []
        self._told: list[tuple[int, Person]] = []
        """Who has been named inside quotation marks and outside, and at which token."""
        self._heads: dict[int, Person] = {}
        """Whom a noun phrase names, by its chunk."""
        self._subject: Person | None = None
        self._subject_at = 0
        self._who: dict[int, Person] = {}
        self._read()

    def named(self, first: int, stop: int) -> Person | None:
        """The person whose name ends last among tokens ``first`` to ``stop`` (exclusive)."""
        for end in range(stop, first, -1):
            if end in self._names:
                return self._names[end]
        return None

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
                reader.end(breaks[passed][1])
                passed += 1
            while chunks.stop[chunk] <= token:
                chunk += 1
            kind = kinds[chunk]
            if sighting is not None:
                self._named(reader, sighting, chunk)
            elif classes[token] == "R":
                if kind == "M" and (
                    chunks.stop[chunk] == token + 1 or classes[token + 1] == "S"
                ):
                    self._described(reader, chunk, token)
            else:
                self._pronoun(reader, chunk, token)

    def _named(self, reader: _Reader, sighting: Sighting, chunk: int) -> None:
        person = self._who_named(reader, sighting)
        if self._chunks.kinds[chunk] == "Q":
            self._quoted.append((sighting.first, person))
            return
        self._told.append((sighting.first, person))
        weight = self._weight(chunk)
        if sighting.stop < self._chunks.stop[chunk]:
            weight *= _OWNER if self._tokens.classes[sighting.stop] == "S" else _INSIDE
        else:
            self._heads[chunk] = person
        self._note(reader, person, weight, chunk)

    def _who_named(self, reader: _Reader, sighting: Sighting) -> Person:
        """The person of a sighting; of several of one surname the one in mind, or of the same style before.

        A style ("Mrs. Clinton") stays with one person. A bare surname nobody has had so far goes to whom
        the article introduced first, since newspapers keep it for their main person and name a relative in
        full; if they came in together, nobody can tell, and the surname is all there is.
        """
        person = sighting.person
        if sighting.rivals:
            tokens, first = self._tokens, sighting.first
            style = (tokens.word(first - 1) if first and tokens.classes[first - 1] == "T" else "", tokens.word(first))
            bound = self._bound.get(style)
            if bound is not None and style[0] and bound in sighting.rivals:
                person = bound
            else:
                person = self._of_rivals(reader, sighting, bound)
            if not person.unclear:
                self._bound[style] = person
        self._names[sighting.stop] = person
        return person

    def _of_rivals(self, reader: _Reader, sighting: Sighting, bound: Person | None) -> Person:
        best, second, *_ = sorted(sighting.rivals, key=reader.standing, reverse=True)
        clear = reader.standing(best) > max(_CLEARLY * reader.standing(second), _FLOOR)
        if clear and (bound is None or reader.is_of_paragraph(best)):
            return best
        if bound is not None:
            return bound
        known = sorted(
            (person for person in sighting.rivals if 0 <= person.first_at < sighting.first),
            key=lambda person: person.first_at,
        )
        if len(known) < 2 or re.search("[.¶-]", self._tokens.classes[known[0].first_at : known[1].first_at]):
            return known[0] if known else best
        gender = best.gender if best.gender == second.gender else "either"
        words = (self._tokens.word(sighting.first),)
        return self._unclear.setdefault(words[0], Person(words, gender, is_somebody=True, unclear=True))

    def _note(self, reader: _Reader, person: Person, weight: float, chunk: int) -> None:
        if weight >= _CLAUSE:
            self._subject, self._subject_at = person, chunk
        reader.note(person, weight)

    def _clause_subject(self, chunk: int) -> Person | None:
        """The subject of the clause that chunk ``chunk`` stands in as object, if it is a person."""
        same = not _CLAUSE_BREAK.search(self._chunks.kinds, self._subject_at, chunk)
        return self._subject if same else None

    def _spoken_of(self, chunk: int) -> set[int]:
        """For “…, he said.”: the persons whom the words before it name, and who seldom say them."""
        kinds, chunks = self._chunks.kinds, self._chunks
        if kinds[chunk + 1] != "C" or kinds[chunk + 2] not in ".,¶y!pQ":
            return set()
        if kinds[chunk - 1] == "Q":
            begin = chunks.first[chunk - 1]
        elif kinds[chunk - 1] == "," and kinds[chunk - 2] == "Q":
            begin = chunks.first[chunk - 2]
        elif kinds[chunk - 1] == "," and kinds[chunk + 2] in ".¶":
            begin = chunks.first[max(kinds.rfind(mark, 0, chunk) for mark in ".¶!") + 1]
        else:
            return set()
        found = set()
        for named in (self._quoted, self._told):
            for token, person in reversed(named):
                if token < begin:
                    break
                found.add(id(person))
        return found

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
        if before not in _PREPOSITIONS:
            return _OBJECT
        while kinds[chunk - 1] in _PREPOSITIONS and kinds[chunk - 2] == "M":
            chunk -= 2
        return _FRONTED if kinds[chunk - 1] in _PREPOSITIONS and kinds[chunk - 2] in ".!¶" else _OBLIQUE

    def _pronoun(self, reader: _Reader, chunk: int, token: int) -> None:
        gender = PRONOUN_GENDER.get(self._tokens.word(token).lower())
        if gender is None:
            return
        letter = self._tokens.classes[token]
        if letter == "O":
            person = reader.likeliest(gender, self._clause_subject(chunk))
        elif letter == "P":
            person = reader.likeliest(gender, spoken_of=self._spoken_of(chunk))
        else:
            person = reader.likeliest(gender, own=True)
        if person is None:
            return
        self._who[token] = person
        if self._chunks.kinds[chunk] != "Q":
            if letter == "P" and person.gender == "either":
                person.gender = gender
            weight = self._weight(chunk)
            self._note(reader, person, weight * _OWNER if letter == "H" else weight, chunk)

    def _described(self, reader: _Reader, chunk: int, token: int) -> None:
        tokens, chunks, kinds = self._tokens, self._chunks, self._chunks.kinds
        classes = tokens.classes
        before, after = kinds[chunk - 1], self._behind(chunk)
        first = chunks.first[chunk]
        owned = classes[first] == "H" or "S" in classes[first:token]
        if before in "Es" or kinds[chunk - 2 : chunk] == "Ea":
            return
        if before == "," and kinds[after] not in _VERBS and chunk - 2 in self._heads:
            self._who[token] = self._heads[chunk - 2]  # Anna Berg, a doctor in Oslo, said
            return
        if before == "," and kinds[after] == "," and kinds[chunk - 2] == "0":
            return  # Anna Berg, 45, a doctor, said
        if kinds[after : after + 2] == ",M" and classes[chunks.first[after + 1]] in "GNLT":
            return  # a doctor in Oslo, Anna Berg, said
        weight = self._weight(chunk)
        if classes[token + 1 : token + 2] == "S":
            weight *= _OWNER
        if classes[token + 1 : token + 2] in ("x", "m"):
            return  # a noun before another
        if not owned and classes[first] not in "D1Y0" and (weight < _CLAUSE or kinds[chunk + 1] == "o"):
            return  # one that means anybody
        definite = classes[first] == "D" and tokens.word(first).lower() in ("the", "that", "this")
        person = None
        if definite or owned:
            subject = self._clause_subject(chunk) if weight < _CLAUSE else None
            person = self._holder(reader, first, token, subject, owned=owned)
        if person is None:
            person = self._stranger(chunk, first, token)
        self._who[token] = person
        self._note(reader, person, weight, chunk)

    def _holder(
        self, reader: _Reader, first: int, token: int, subject: Person | None, *, owned: bool
    ) -> Person | None:
        """Whom “the Danish minister” means: one so described, one of that country, or the likeliest."""
        noun = self._tokens.word(token).lower()
        relational = owned or noun in self._lexicon.relational
        lands = {self._tokens.word(at) for at in range(first, token)} & self._lexicon.nationalities
        holders = self._holders.get(noun, [])
        if lands:
            own = [person for person in holders if person.lands & lands]
            holders = own or [person for person in holders if not person.lands]
        if holders:
            person: Person | None = max(holders, key=reader.standing)
            assert person is not None
            alone = len(holders) == 1 and noun in self._lexicon.kin
            if alone or not relational or reader.standing(person) > _FLOOR:
                return person
        unnamed = self._unnamed.get(noun)
        if relational:
            return unnamed
        gender = self._lexicon.roles.get(noun, "either")
        person = reader.likeliest(gender, subject, named=True, lands=lands)
        if unnamed is not None and (person is None or reader.standing(person) < _SUBJECT * _KEPT):
            return unnamed
        return person

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
