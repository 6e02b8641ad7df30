"""Who is not meant by a pronoun or an office, however high he stands in the reader's mind."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from quotebase.extract.text.chunks import SENTENCE_ENDS, Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .person import Person, Sighting

_FARTHEST = 12
"""How many chunks behind “he said” what he says may bring somebody up."""
_MOST = 20
"""How many of those named before “according to the clerk” are asked for."""
_SHORT_NAME, _EVEN_STEM = 4, 6
"""How long a country's name that stands whole in its adjective is (Iran), and one that loses two (Norway)."""
_AGED = 2
"""How many words stand before “Lena” in “her five-year-old Lena”."""


def is_told_of(
    tokens: Tokens,
    chunks: Chunks,
    chunk: int,
    person: Person,
    sightings: Mapping[int, Sighting],
) -> bool:
    """Whether the pronoun at ``chunk`` speaks of ``person``: “he said the expert lied”, “he said Rossi lied”.

    ``sightings`` are those of the article, by the token behind each.
    """
    kinds = chunks.kinds
    if kinds[chunk + 1] != "C":
        return False
    if not person.unnamed:
        return _names(chunks, chunk + 2, person, sightings)
    return describes(tokens, chunks, chunk + 2, (person.words[0].rpartition(" ")[2].lower(),))


def describes(tokens: Tokens, chunks: Chunks, begin: int, nouns: Collection[str]) -> bool:
    """Whether the first noun phrase from chunk ``begin`` on that ends with one of ``nouns`` is definite."""
    kinds = chunks.kinds
    for at in range(begin, min(begin + _FARTHEST - 2, len(kinds))):
        if kinds[at] in SENTENCE_ENDS:
            return False
        if kinds[at] == "M" and tokens.word(chunks.stop[at] - 1).lower() in nouns:
            return tokens.classes[chunks.first[at]] == "D"
    return False


def _names(chunks: Chunks, begin: int, person: Person, sightings: Mapping[int, Sighting]) -> bool:
    """Whether a noun phrase behind chunk ``begin`` is ``person``."""
    return any(named is person for named in _named(chunks, begin, sightings))


def _named(chunks: Chunks, begin: int, sightings: Mapping[int, Sighting]) -> Iterator[Person]:
    """Whom the noun phrases behind chunk ``begin`` are; no “Rossi family”, “he is Rossi”, “, per Rossi”."""
    kinds = chunks.kinds
    for at in range(begin, min(begin + _FARTHEST, len(kinds))):
        if kinds[at] in SENTENCE_ENDS:
            return
        if kinds[at] == "M" and kinds[at - 1] not in "E,(&" and kinds[at - 2 : at] != ",p":
            sighting = sightings.get(chunks.stop[at])
            if sighting is not None and not sighting.rivals:
                yield sighting.person


def named_behind(chunks: Chunks, chunk: int, sightings: Mapping[int, Sighting]) -> tuple[Person, ...]:
    """Whom the words name that the noun phrase at ``chunk`` says: “the director said Rossi left”."""
    kinds = chunks.kinds
    if kinds[chunk + 1] != "C":
        return ()
    return tuple(_named(chunks, chunk + 2, sightings))


def is_behind_words(kinds: str, chunk: int) -> bool:
    """Whether the noun phrase or pronoun at ``chunk`` says the words before it: “…,” he said."""
    if kinds[chunk + 1] != "C" or kinds[chunk + 2] not in ".,¶y!pQ":
        return False
    if kinds[chunk - 1] == "Q" or kinds[chunk - 2 : chunk] == "Q,":
        return True
    return kinds[chunk - 1] == "," and kinds[chunk + 2] in ".¶"


def sentence_begin(chunks: Chunks, chunk: int) -> int:
    """The chunk that the sentence of ``chunk`` begins with."""
    ends = chunks.sentence_ends
    return ends[bisect_left(ends, chunk) - 1] + 1


def is_child(tokens: Tokens, begin: int, first: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the name at token ``first`` is given for the sake of whose child it is.

    Tokens ``begin`` to ``stop`` are its noun phrase: “her five-year-old daughter Lena (goes to school)”.
    """
    if first - begin < _AGED or tokens.classes.startswith("V", stop):
        return False  # she said it herself
    aged = tokens.classes[begin + 1] in "Rq" and "-" in tokens.word(begin + 1)
    return aged and tokens.word(first - 1).lower() in lexicon.kin


def named_since(told: Sequence[tuple[int, Person]], token: int) -> tuple[Person, ...]:
    """Who of those ``told`` of, in the order of the text, is named at ``token`` or behind; the last few."""
    return tuple(person for at, person in told[-_MOST:] if at >= token)


def is_specific(tokens: Tokens, chunks: Chunks, chunk: int, lexicon: Lexicon) -> bool:
    """“the senator from Vermont”, “the anchor for the station”: no mere other word for who is in mind."""
    if chunks.kinds[chunk + 1] == "W":
        return True  # the man who answered
    if chunks.kinds[chunk + 1 : chunk + 3] != "pM":
        return False
    return tokens.word(chunks.first[chunk + 1]) in lexicon.cue_words["which_one"]


def sole_office(tokens: Tokens, first: int, token: int, lexicon: Lexicon) -> str:
    """The office in tokens ``first`` to ``token``, if nobody else holds it: the prime minister; else ``""``.

    A former governor may be a senator now.
    """
    words = [word.lower() for word in tokens.words(first, token + 1)]
    if not lexicon.channels.sets["no_more"].isdisjoint(words):
        return ""
    for office in (" ".join(words[-2:]), words[-1]):
        if office in lexicon.sole_offices:
            return office
    return ""


def holds_another_office(person: Person, sole: str, lexicon: Lexicon) -> bool:
    """Whether ``person`` is known by an office that nobody holds beside that of ``sole``: the president."""
    last = sole.rpartition(" ")[2]
    return last not in person.nouns and not lexicon.other_offices.isdisjoint(person.nouns)


def may_be_office(person: Person, noun: str, kinds: Collection[str], lexicon: Lexicon) -> bool:
    """Whether ``person``, who is called ``noun``, may be meant by that noun of ``kinds``.

    “The finance minister” is no foreign minister, “the minister” no prime minister.
    """
    his = {kind for of, kind in person.held if of == noun}
    if not his:
        return True
    if kinds:
        return "" in his or not his.isdisjoint(kinds)
    return any(f"{kind} {noun}" not in lexicon.offices_apart for kind in his)


def is_of_land(person: Person, noun: str, lands: Collection[str]) -> bool:
    """Whether ``person``, who is called ``noun``, is of one of the countries of these nationalities.

    The country itself tells too: “Turkey's president” may be the Turkish one.
    """
    if not person.lands.isdisjoint(lands):
        return True
    owners = {owner for of, owner in person.owners if of == noun} | person.places
    return any(land.startswith(_stem(owner)) for owner in owners for land in lands)


def _stem(country: str) -> str:
    """What of a country's name its adjective begins with: “Turk”, of “Turkey”; short names lose nothing.

    Iraq is not Iranian, Austria is not Australian; where an adjective changes more (French), nothing is told.
    """
    size = len(country)
    return country[:-2] if size == _EVEN_STEM else country[:-1] if size > _SHORT_NAME else country


def holds_other_kind(person: Person, noun: str, kinds: Collection[str], lexicon: Lexicon) -> bool:
    """Whether ``person`` has another office than ``noun`` of ``kinds``, and so not this one.

    The president and the foreign secretary are no finance minister.
    """
    if not may_be_office(person, noun, kinds, lexicon):
        return True
    if holds_office_alone(person, lexicon):
        return True
    return bool(kinds) and any(kind and kind not in kinds for _, kind in person.held)


def holds_office_alone(person: Person, lexicon: Lexicon) -> bool:
    """Whether ``person`` holds an office beside which nobody holds another: governor, senator."""
    alone = lexicon.sole_offices | (lexicon.other_offices - lexicon.portfolios)
    return not alone.isdisjoint(person.nouns - person.former)


def holds_other_seat(person: Person, noun: str, lexicon: Lexicon) -> bool:
    """Whether ``noun`` is such an office and ``person`` holds another of them: no senator is mayor."""
    alone = noun in lexicon.sole_offices or noun in lexicon.other_offices - lexicon.portfolios
    if not alone or noun in person.nouns or not holds_office_alone(person, lexicon):
        return False
    return noun not in lexicon.same_seat or lexicon.same_seat.isdisjoint(person.nouns)
