"""Those whom the article describes and does not name: “a clerk”, “Officer 1”."""

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .holders import Holders
from .offices import office_kinds
from .people import People
from .person import Person
from .standing import SPEAKER, SUBJECT, WHO_SPEAKS

_NAMED_WITHIN = 10
"""How many chunks behind a description its name may be given."""


class Strangers:
    """The persons without a name of one article; ``holders`` hears of each."""

    def __init__(
        self, tokens: Tokens, chunks: Chunks, people: People, holders: Holders, lexicon: Lexicon
    ) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        self._holders = holders
        self._others, self._accused = lexicon.cue_words["others"], lexicon.cue_words["accused"]
        self._by_number: dict[str, Person] = {}
        """Those who are known by a number: Officer 1."""

    def described(self, chunk: int, first: int, token: int) -> Person:
        """Somebody new whom tokens ``first`` to ``token`` of ``chunk`` describe."""
        tokens, kinds = self._tokens, self._chunks.kinds
        both = tokens.word(first).lower() in self._lexicon.cue_words["both"]
        first += both and kinds[chunk + 1] == "&"  # both the mayor and the clerk
        while first < token and tokens.classes[first] in "D1":
            first += 1
        stop = self._chunks.stop[chunk + 2] if kinds[chunk + 1 : chunk + 3] == "oM" else token + 1
        noun = tokens.word(token).lower()
        gender = self._lexicon.roles.get(noun, "either")
        words = (tokens.slice(first, stop),)
        person = Person(words, gender, is_somebody=True, unnamed=True, first_at=token)
        person.held.update([(noun, kind) for kind in office_kinds(tokens, first, token, noun, self._lexicon)])
        begin = self._chunks.first[chunk]
        one_of_several = noun in self._accused and (
            tokens.classes[begin] in "Y0"
            or not self._others.isdisjoint(word.lower() for word in tokens.words(begin, token))
        )
        if noun not in self._holders.unnamed or not one_of_several:  # one defendant, a fellow defendant
            self._holders.unnamed[noun] = person
        return person

    def numbered(self, token: int) -> Person:
        """“Officer 1” of ``token`` and the next is somebody, and the same one everywhere."""
        name = self._tokens.slice(token, token + 2)
        return self._by_number.setdefault(name, Person((name,), is_somebody=True, first_at=token))

    def weight(self, chunk: int, weight: float, *, definite: bool) -> float:
        """“A clerk who lives in Graz said”: who speaks, though a clause tells first who that is."""
        speaks = weight == SUBJECT and not definite and WHO_SPEAKS.match(self._chunks.kinds, chunk + 1)
        return SPEAKER if speaks else weight

    def introduced(self, chunk: int) -> Person | None:
        """Whom “a nurse who gave her name only as Amina” names."""
        kinds, chunks = self._chunks.kinds, self._chunks
        begin = chunk + 2 if kinds[chunk + 1 : chunk + 3] == ",W" else chunk + 1
        for at in range(begin, min(chunk + _NAMED_WITHIN, len(kinds))):
            if kinds[at] in ".!¶;QC" or (kinds[at] == "," and kinds[at + 1] != "M"):
                return None
            if kinds[at] == "M":
                sighting = self._people.ends_at.get(chunks.stop[at])
                if sighting is not None and self._people.is_introduced(sighting.first):
                    return sighting.person
                if self._tokens.classes[chunks.stop[at] - 1] == "R":
                    return None
        return None
