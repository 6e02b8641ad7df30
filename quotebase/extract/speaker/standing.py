"""How much each person is in the reader's mind at one place of the article: one number a person.

Each naming gives to it by its place in the sentence: what a sentence is about is its subject; a name inside
a longer phrase ("Rossi's lawyer") is only passed by. Each sentence that ends lets all of them fade. The
numbers are few and round; what matters is their order, and how many sentences make up for a step.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from quotebase.lexicon import Gender

from .person import Person

SPEAKER, SUBJECT, CLAUSE, OBJECT, OBLIQUE, FRONTED = 5.0, 4.0, 3.0, 2.0, 1.5, 1.0
"""What a naming gives: as subject of a verb that reports; as another subject; as that of a clause inside the
sentence; as object; behind a preposition; behind one that opens the sentence."""
OWNER, INSIDE = 0.5, 0.25
"""What is left of it for the owner in a phrase ("Rossi's lawyer"), for a name in one ("the Rossi camp")."""
_AGAIN = 0.25
"""How much the lesser counts of two, the standing so far and the new naming: a new subject soon overtakes."""
KEPT = 0.5
"""What the end of a sentence leaves."""
_BREAK = 0.75
"""How many sentences the end of a paragraph counts for, beside that of its last sentence."""
FLOOR = 0.15
"""Who stands lower is forgotten: a subject some five sentences ago."""
_SAME_SENTENCE = 1.5
"""How much more a standing counts for "his" if it comes from the same sentence."""
_UNSURE = 0.6
"""What counts of a standing if the person's gender is not known."""
_UNNAMED = 0.5
"""… if the person has no name: "a man from Graz"."""
SPOKEN_OF, NEW_IN_WORDS = 0.4, 0.2
"""… for "he said" if the words before it name that person, and if they name that person first."""
_DOUBTFUL, _STRANGE = 0.2, 0.5
"""… if nothing says that the name is a person's: made of words ("Great Recession"), of none that is known."""
_LEAST_STRANGE = 0.35
"""What is left of such a standing must be as high as this: the subject of the sentence before, which may
be the last of a paragraph."""

_MAIN_LEFT = ".¶!;,Q:-()"
_CLAUSE_LEFT = "^c&tswW"
_VERB_RIGHT = "CEuUfFexzgGwWK,S(-opbya"
VERBS = "CEuUfFbK"
PREPOSITIONS = "po2"
_JOINED = re.compile(r"(?:,?&M){1,9}")
WHO_SPEAKS = re.compile("W[^.!¶,;Q]{1,20}(?:(?<=[fexyEzuF])|(?<=pM))C")
"""“(A clerk) who lives in Graz said”."""
_CUE_BEHIND = re.compile(r"(?:[op]M){0,3},(?:[^,.¶!Q]{1,12},(?:[^,.¶!QCEuUfF]{1,8},){0,2})?C")
"""Behind the subject: “Anna Berg, 58, said”, “the clerk of the court, Anna Berg, said”."""
_APPOSED = re.compile(r"[.¶!;]M(?:[op]M){0,3},\Z")
"""Before a name: “The clerk of the court, (Anna Berg)”."""
_SUBJECT_BEFORE = re.compile(r"[.¶!;]M(?:[op]M){0,3}(?:,[^,.¶!Q]{1,12}){1,3},\Z")
"""Before a verb: “Anna Berg, 58, in Graz, (told Karl Brandt)”, which is not “…, said Karl Brandt”."""
_CHAIN = 20
"""How many chunks of names joined by "and", or of nested phrases, may stand before a name."""


class Wanted(NamedTuple):
    """Whom a pronoun or description may mean."""

    gender: Gender
    not_these: tuple[Person | None, ...] = ()
    """The subject of the same clause, which an object is not; who says that the one described said so."""
    named: bool = False
    own: bool = False
    """Whether it is a possessive pronoun, whose person mostly stands in its sentence."""
    spoken_of: Mapping[int, float] = MappingProxyType({})
    """What counts of those named in the words that the pronoun would have said, by their ``id``."""
    lands: Collection[str] = ()
    """Nationalities, one of which must be known of the person."""
    seat: str = ""
    """Party and state: of nobody who is known to sit for others."""
    nouns: Collection[str] = ()
    """Of whom any noun is known, one of these must be."""

    def fits(self, person: Person) -> bool:
        """Whether it can mean ``person`` at all."""
        if self.named and (person.unnamed or not person.is_somebody):
            return False
        for other in self.not_these:
            if person is other:
                return False
        if self.lands and not person.lands.intersection(self.lands):
            return False
        if self.nouns and person.nouns and person.nouns.isdisjoint(self.nouns):
            return False
        if self.seat and person.seat not in ("", self.seat):
            return False
        return person.gender == self.gender or "either" in (person.gender, self.gender)


@dataclass(slots=True)
class _Standing:
    person: Person
    score: float
    age: float

    def at(self, age: float) -> float:
        return self.score if age == self.age else self.score * float(KEPT ** (age - self.age))


@dataclass(slots=True)
class Reader:
    """What a reader keeps in mind; ``age`` counts the sentences read."""

    age: float = 0.0
    paragraph: float = 0.0
    present: dict[int, _Standing] = field(default_factory=dict)

    def end(self, marks: str) -> None:
        """Sentences end, or at "¶" a paragraph: by ``marks``, which follow each other."""
        for mark in marks:
            if mark == "¶":
                self.age += _BREAK
                self.paragraph = self.age
            else:
                self.age += 1.0

    def note(self, person: Person, weight: float) -> None:
        """``person`` is named."""
        key = id(person)
        known = self.present.get(key)
        if known is None:
            self.present[key] = _Standing(person, weight, self.age)
            return
        standing = known.at(self.age)
        more, less = (standing, weight) if standing > weight else (weight, standing)
        known.score = more + _AGAIN * less
        known.age = self.age

    def standing(self, person: Person) -> float:
        """How much ``person`` is in mind, zero if not at all."""
        known = self.present.get(id(person))
        return known.at(self.age) if known else 0.0

    def is_of_paragraph(self, person: Person) -> bool:
        """Whether ``person`` has been named in this paragraph."""
        known = self.present.get(id(person))
        return known is not None and known.age >= self.paragraph

    def likeliest(self, wanted: Wanted) -> Person | None:
        """Who stands highest of those who fit."""
        best, highest, age = None, FLOOR, self.age
        forgotten = []
        for key, standing in self.present.items():
            score = standing.score
            if standing.age != age:
                score *= KEPT ** (age - standing.age)
            if score < FLOOR:
                forgotten.append(key)
            elif score * _SAME_SENTENCE >= highest and wanted.fits(standing.person):  # no more can come of it
                score *= _trust(standing.person, wanted)
                if wanted.own and standing.age == age:
                    score *= _SAME_SENTENCE
                score *= wanted.spoken_of.get(key, 1.0)
                if score >= highest and (standing.person.is_somebody or score >= _LEAST_STRANGE):
                    best, highest = standing.person, score
        for key in forgotten:
            del self.present[key]
        return best


def _trust(person: Person, wanted: Wanted) -> float:
    """How surely ``person`` is one whom a pronoun may mean."""
    factor = 1.0 if person.gender == wanted.gender else _UNSURE
    if person.unnamed:
        return factor * _UNNAMED
    if not person.is_somebody:
        return factor * (_DOUBTFUL if person.of_words else _STRANGE)
    return factor


def place(kinds: str, chunk: int) -> float:
    """What the place of chunk ``chunk``, a noun phrase or pronoun, gives to whom it names."""
    before = kinds[chunk - 1]
    after = kinds[chunk + 1]
    if after in ",&":
        joined = _JOINED.match(kinds, chunk + 1)
        after = kinds[joined.end()] if joined else after
    farthest = chunk - _CHAIN
    while before in "0q" and chunk > farthest:
        chunk -= 1
        before = kinds[chunk - 1]
    while before == "&" and kinds[chunk - 2] == "M" and chunk > farthest:
        chunk -= 2
        before = kinds[chunk - 1]
    if before == "C":
        inverted = kinds[chunk - 2] in "Q," and not _SUBJECT_BEFORE.search(kinds, max(farthest, 0), chunk - 1)
        if inverted:  # “…,” said Rossi
            return SPEAKER
        return CLAUSE if after in VERBS else OBJECT  # he said Rossi would go
    if after in _VERB_RIGHT:
        if before in _MAIN_LEFT:
            return SPEAKER if after == "C" or (before != ")" and _speaks_on(kinds, chunk)) else SUBJECT
        if before in _CLAUSE_LEFT:
            return CLAUSE
    if before == "E" and after == "W" and kinds[chunk - 2] == "P":
        return SUBJECT  # it was Rossi who left
    if before not in PREPOSITIONS:
        return OBJECT
    if kinds[chunk - 2 : chunk] == "A2":
        return SPEAKER  # according to Rossi
    while kinds[chunk - 1] in PREPOSITIONS and kinds[chunk - 2] == "M" and chunk > farthest:
        chunk -= 2
    return FRONTED if kinds[chunk - 1] in PREPOSITIONS and kinds[chunk - 2] in ".!¶" else OBLIQUE


def _speaks_on(kinds: str, chunk: int) -> bool:
    """Whether a verb that reports stands behind the subject at ``chunk`` and what commas put in."""
    behind = _CUE_BEHIND.match(kinds, chunk + 1)
    if behind is None:
        return False
    bare = kinds[behind.end() - 2 : behind.end()] == ",C" and kinds.count(",", chunk, behind.end()) == 1
    return not bare or _APPOSED.search(kinds, max(chunk - _CHAIN, 0), chunk) is not None
