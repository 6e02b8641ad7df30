"""Who has just spoken: whom “he added” means behind “…,” Dahl said, though nothing tells Dahl's gender."""

import re
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from quotebase.extract.text.chunks import SENTENCE_ENDS, Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Gender, Lexicon

from .lone_names import LoneNames
from .person import Person, Sighting
from .standing import SPEAKER, SUBJECT, place

_SPEAKS = re.compile(r"M(?:(?<=[Q,.¶!]M)(?=C)|(?<=QCM)(?=[.,¶:p]))")
_BEFORE_CUE = re.compile(r"(?:[op]M){0,3}y?(?:,[^,.!¶Q]{1,12},(?:[^,.!¶QCEuUfF]{1,8},){0,2})?C")
"""“Anna Berg, the mayor of Graz, said”, “the clerk of the court on Monday said”."""
_ONLY_QUOTED = re.compile(r"[Q,.!¶]*")
_END = re.compile(f"[{SENTENCE_ENDS}]")
_NEAR = 20
"""How many chunks of nothing but words in marks may stand between a speaker and “he said”."""
_FARTHEST = 120
"""How many chunks behind who has just spoken a pronoun may stand."""


class Spoke(NamedTuple):
    """Who spoke, the first token of the noun phrase that says so, and that of the verb."""

    person: Person
    first: int
    verb: int


class LastSpeaker:
    """Who spoke in the last sentence that has a subject, as the article is read."""

    def __init__(self, tokens: Tokens, chunks: Chunks, names: LoneNames, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._names, self._lexicon = tokens, chunks, names, lexicon
        self._perhaps: dict[int, Person] = {}
        """Who may be a person called by one word that speaks, by the chunk."""
        self._person: Person | None = None
        self._at = 0

    def lone(self, known: Collection[int], answering: Collection[int]) -> list[Sighting]:
        """Where a name of one word speaks that is nobody's in full: “…,” Dahl said.

        ``known`` are the first tokens of the names of persons. A word counts if it speaks in marks or of
        itself as "he" somewhere, or stands at one of the chunks ``answering``, which bodies seldom do, and
        nothing tells that it is one.
        """
        persons: dict[str, Person] = {}
        found: list[Sighting] = []
        chunks, classes = self._chunks, self._tokens.classes
        for at in {*[match.start() for match in _SPEAKS.finditer(chunks.kinds)], *answering}:
            first = chunks.first[at]
            if chunks.stop[at] - first != 1 or classes[first] not in "GN" or first in known:
                continue
            word = self._tokens.word(first)
            person = persons.get(word)
            if person is None:
                person = persons[word] = Person((word,), lone=True)
            person.is_somebody = person.is_somebody or at in answering or self._is_personal(at)
            found.append(Sighting(first, first + 1, person))
        may_be = {word for word in persons if self._names.may_be_person(word)}
        self._perhaps = {
            chunks.at_token(sighting.first): sighting.person
            for sighting in found
            if sighting.person.words[0] in may_be and not sighting.person.is_somebody
        }
        return [s for s in found if s.person.is_somebody and s.person.words[0] in may_be]

    def _is_personal(self, at: int) -> bool:
        """“…,” Dahl said; “Dahl said that he”."""
        kinds = self._chunks.kinds
        if kinds[at - 1] == "Q" or kinds[at - 2 : at] in ("Q,", "QC") or kinds[at + 2 : at + 3] == "Q":
            return True
        pronoun = at + 3 if kinds[at + 2 : at + 3] in ("t", ",", ":") else at + 2
        if kinds[pronoun : pronoun + 1] != "P":
            return kinds[pronoun : pronoun + 1] == "Q"
        return self._tokens.word(self._chunks.first[pronoun]).lower() in self._lexicon.pronouns

    def note(self, person: Person, weight: float, chunk: int) -> None:
        """``person`` is named at ``chunk``, outside quotation marks."""
        kinds = self._chunks.kinds
        if kinds[chunk - 1] == "C" and "Q" not in kinds[max(chunk - 3, 0) : chunk]:
            return  # Anna Berg, who left, told Karl Brandt
        speaks = weight >= SPEAKER or (weight >= SUBJECT and _BEFORE_CUE.match(kinds, chunk + 1))
        if speaks and person.is_somebody:
            self._person, self._at = person, chunk
        elif weight >= SUBJECT and not self._said_behind(chunk):
            self._person = None

    def _said_behind(self, chunk: int) -> bool:
        """Whether somebody says the sentence of ``chunk`` at its end: “The suspect left, he said.”"""
        ends = self._chunks.sentence_ends
        at = bisect_left(ends, chunk)
        return at < len(ends) and self._chunks.kinds.endswith((",PC", ",MC"), chunk, ends[at])

    def of_sentence(self, chunk: int) -> Person | None:
        """Who has spoken so far in the sentence of ``chunk``: “Anna Berg said the suspect told police”."""
        if self._person is None or chunk - self._at > _FARTHEST:
            return None
        return None if _END.search(self._chunks.kinds, self._at, chunk) else self._person

    def goes_on(self, chunk: int, named_last: int) -> Person | None:
        """Whom the pronoun at ``chunk`` means if it speaks right behind somebody of unknown gender.

        ``named_last`` is the last token at which anybody was named outside quotation marks.
        """
        person = self._person
        if person is None or person.gender != "either" or person.unnamed or person.unclear:
            return None
        return person if self._follows(chunk, named_last) else None

    def unnamed(self, chunk: int, gender: Gender, named_last: int) -> Spoke | None:
        """Who without a name has just spoken and may be the pronoun at ``chunk``.

        “The clerk said Rossi was ill. He said the town was calm”: whom the clerk speaks of does not go on.
        """
        person = self._person
        if person is None or not person.unnamed or person.gender not in (gender, "either"):
            return None
        verb = self._chunks.kinds.find("C", self._at, chunk)
        if verb < 0 or not self._follows(chunk, named_last):
            return None
        return Spoke(person, self._chunks.first[self._at], self._chunks.first[verb])

    def _follows(self, chunk: int, named_last: int) -> bool:
        """Whether the pronoun at ``chunk`` speaks right behind the sentence of who spoke last."""
        kinds, first = self._chunks.kinds, self._chunks.first
        if chunk - self._at > _FARTHEST or place(kinds, chunk) < SPEAKER:
            return False
        ended = _END.search(kinds, self._at, chunk)
        if ended is None:
            return False
        ends = self._chunks.sentence_ends
        begin = ends[bisect_left(ends, chunk) - 1] + 1
        if not _ONLY_QUOTED.fullmatch(kinds, ended.start(), begin):
            return False
        behind_words = "Q" in kinds[chunk - 2 : chunk] or kinds[chunk + 2 : chunk + 3] in (".", "¶")
        return behind_words or named_last < first[begin]

    def perhaps(self, chunk: int) -> tuple[Person, int] | None:
        """Whom the pronoun at ``chunk`` may mean if it says something, and at which token: “Dahl denied it.”

        That is who speaks as the subject of the sentence before it, if a person may be called so.
        """
        kinds, ends = self._chunks.kinds, self._chunks.sentence_ends
        if not self._perhaps or place(kinds, chunk) < SPEAKER:
            return None
        last = bisect_left(ends, chunk) - 1
        while last > 0 and chunk - ends[last] < _NEAR:
            begin = ends[last - 1] + 1
            if ends[last] - begin > _NEAR or not _ONLY_QUOTED.fullmatch(kinds, begin, ends[last]):
                person = self._perhaps.get(begin)
                return (person, self._chunks.first[begin]) if person else None
            last -= 1
        return None
