"""Whom a description means: “the Danish minister”, “her lawyer”, “the president”, “the Ohio Democrat”."""

from collections.abc import Collection

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .crimes import Crimes
from .descriptions import full_noun
from .not_meant import (
    holds_another_office,
    holds_other_kind,
    holds_other_seat,
    is_of_land,
    may_be_office,
    sole_office,
)
from .offices import office_kinds
from .origins import Origins
from .people import People
from .person import Person
from .seats import seat_of
from .standing import FLOOR, KEPT, SUBJECT, Reader, Wanted

_RIVAL = 0.7
"""What share of the standing of whom an office means the next one may have at most."""

_OF_AGE = 20
"""Nobody is a “teenager” any more who is so old."""


class Holders:
    """Who holds the offices, roles and descriptions of one article, as it is read."""

    def __init__(self, tokens: Tokens, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._descriptions = people.descriptions
        self._origins = Origins(tokens, people.sightings, lexicon)
        self.crimes = Crimes(tokens, people.sightings, lexicon)
        self._known: dict[str, list[Person]] = {}
        """The persons to whom the article gives a noun: whose title or description it ends."""
        self._also: dict[str, list[Person]] = {}
        """Those of whom only a title tells that they may be called so."""
        self._seated: dict[str, list[Person]] = {}
        """Those whom a tag tells to sit for a party and state: Democrat of Ohio."""
        self._youths = lexicon.cue_words["youths"]
        self._grown_up: list[Person] = []
        """Those who are no “teenager” by their age or office."""
        self._aged: list[Person] = []
        """Those of whom the article tells the age."""
        for person in people.everyone():
            if person.age:
                self._aged.append(person)
            of_age = person.age.isdigit() and int(person.age) >= _OF_AGE
            if of_age or not person.nouns.isdisjoint(lexicon.offices):
                self._grown_up.append(person)
            if person.seat:
                self._seated.setdefault(person.seat, []).append(person)
            for noun in person.nouns:
                self._known.setdefault(noun, []).append(person)
            for noun in person.also:
                self._also.setdefault(noun, []).append(person)
        self.unnamed: dict[str, Person] = {}
        """Whom a noun described last that belongs to no name."""
        self._apart: dict[str, Person] = {}
        """Who spoke of somebody described by a noun, and so is not meant by it."""

    def learn(self, person: Person, stop: int) -> None:
        """Remember what “she (is the mayor)” says of ``person``, from token ``stop`` on."""
        known, aged = set(person.nouns), person.age
        self._descriptions.behind(person, stop)
        for noun in person.nouns - known:
            self._known.setdefault(noun, []).append(person)
        if person.age != aged:
            self._aged.append(person)

    def _noun(self, first: int, token: int) -> tuple[str, tuple[Person, ...]]:
        """What a description calls somebody, and whom it leaves out: “the deputy governor”, the governor."""
        word = self._tokens.word(token)
        noun = word.lower() if word.lower() in self._known else full_noun(word, self._lexicon)
        rank = self._tokens.word(token - 1).lower() if token > first else ""
        if rank not in self._lexicon.lower_ranks:
            return noun, ()
        ranked = f"{rank} {noun}"
        return (ranked, ()) if ranked in self._known else (noun, tuple(self._known.get(noun, ())))

    def meant(
        self,
        reader: Reader,
        first: int,
        token: int,
        others: tuple[Person | None, ...],
        told_of: tuple[Person, ...],
        *,
        owned: bool,
        specific: bool,
    ) -> Person | None:
        """Whom “the Danish minister” means: one so described, one of that country, or the likeliest.

        ``others`` are not meant, by their place, nor are those ``told_of``, unless called so;
        ``owned``: "her friend"; ``specific``: "the head of the bank", "the senator from Vermont".
        """
        noun, above = self._noun(first, token)
        told_of += above
        lands = {self._tokens.word(at) for at in range(first, token)} & self._lexicon.nationalities
        wanted = Wanted(self._lexicon.roles.get(noun, "either"), named=True, lands=lands)
        unnamed = self.unnamed.get(noun)
        kinds = office_kinds(self._tokens, first, token, noun, self._lexicon)
        if unnamed is not None and not may_be_office(unnamed, noun, kinds, self._lexicon):
            unnamed = None
        owner = self._tokens.classes.rfind("S", first, token)
        whose = self._tokens.word(owner - 1) if owner > first else ""
        if unnamed is not None and unnamed.whose is not None and whose not in ("", *unnamed.whose.words):
            unnamed = None  # another one's lawyer
        told, unlike = self._told_apart(reader, first, token, wanted, others)
        if told is not None:
            return told
        told_of += unlike
        gone = self._gone(first, token, noun)
        not_so = self._elsewhere(first, token, noun) + gone
        told_of += not_so
        called = None if above else self._called(reader, noun, lands, whose, kinds, not_so)
        if unnamed is None and not (called or owned or specific or above):
            called = max(self._also.get(noun, ()), key=reader.standing, default=None)
        if called is not None and any(called is other for other in others):
            return unnamed  # PM Rossi said so, according to the Danish prime minister
        if called is not None:
            near = reader.standing(called) > FLOOR
            fits = self._may_hold(called, noun, near=near, owned=owned, specific=specific)
            if (noun, whose) in called.owners or whose.capitalize() in called.places:
                return called
            # Whom only later words call so is not meant while somebody else may be.
            likeliest = reader.likeliest(wanted) if called.first_at > token else None
            early = likeliest is not None and likeliest is not called
            return called if fits and not early else unnamed
        if self.crimes.is_accused(first, token):
            spoke = unnamed is not None and reader.standing(unnamed) > FLOOR
            return unnamed if spoke else self.crimes.meant(token, reader.standing, others) or unnamed
        if owned or specific or noun in self._lexicon.relational or gone:
            return unnamed
        seat = seat_of(self._tokens, first, token, self._lexicon)
        wanted = wanted._replace(not_these=(*others, *told_of, self._apart.get(noun)), seat=seat)
        person = self._uncalled(reader, first, token, noun, wanted, kinds)
        if person is None and others[1] is not None:
            self._apart[noun] = others[1]
        if noun in self._youths:
            unnamed = unnamed or self._young(reader, wanted)
        if person is None or (not seat and reader.standing(person) < SUBJECT * KEPT):
            return unnamed or person
        return person

    def _uncalled(
        self, reader: Reader, first: int, token: int, noun: str, wanted: Wanted, kinds: Collection[str]
    ) -> Person | None:
        """Who is in mind where tokens ``first`` to ``token`` describe somebody whom nothing calls so."""
        if wanted.seat:
            return self._member(reader, wanted._replace(nouns=self._lexicon.members))
        if noun in self._youths:
            wanted = wanted._replace(not_these=(*wanted.not_these, *self._grown_up))
        sole = sole_office(self._tokens, first, token, self._lexicon)
        person = self._in_mind(reader, noun, wanted, sole)
        words = {word.lower() for word in self._tokens.words(first, token + 1)}
        now = self._lexicon.channels.sets["no_more"].isdisjoint(words)
        seat = noun if noun in words else self._tokens.word(token).lower()
        if person is None or (now and holds_other_seat(person, seat, self._lexicon)):
            return None
        if noun in self._lexicon.portfolios and holds_other_kind(person, noun, kinds, self._lexicon):
            return None
        return person

    def _young(self, reader: Reader, wanted: Wanted) -> Person | None:
        """Whom the article called “a boy” and may now call “the teenager”."""
        unnamed = [self.unnamed[noun] for noun in self._youths if noun in self.unnamed]
        young = [
            who for who in unnamed if who.gender in (wanted.gender, "either") or wanted.gender == "either"
        ]
        return max(young, key=reader.standing, default=None)

    def _age(self, first: int, token: int) -> str:
        """The age that tokens ``first`` to ``token`` tell: 34, of “the 34-year-old driver”, else ``""``."""
        for word in self._tokens.words(first, token + 1):
            if word[0].isdigit() and word.rpartition("-")[2] in self._lexicon.compound_ends:
                return word.partition("-")[0]
        return ""

    def _of_age(self, age: str, wanted: Wanted, others: tuple[Person | None, ...]) -> Person | None:
        """The only one of whom the article tells this ``age``."""
        of_age = [who for who in self._aged if who.age == age and wanted.fits(who)]
        return of_age[0] if len(of_age) == 1 and all(of_age[0] is not other for other in others) else None

    def _told_apart(
        self, reader: Reader, first: int, token: int, wanted: Wanted, others: tuple[Person | None, ...]
    ) -> tuple[Person | None, tuple[Person, ...]]:
        """Whom an age, country or party in tokens ``first`` to ``token`` means, else whom it does not."""
        unlike: tuple[Person, ...] = ()
        age = self._age(first, token) if self._aged else ""
        if age:
            aged = self._of_age(age, wanted, others)
            if aged is not None:
                return aged, ()
            unlike = tuple(who for who in self._aged if who.age != age)
        origins = self._origins.told(first, token + 1)
        if not origins:
            return None, unlike
        own = [who for who in self._of_origin(origins, first, token) if wanted.fits(who)]
        own = [who for who in own if all(who is not other for other in others)]
        best = max(own, key=reader.standing, default=None)
        if best is not None and reader.standing(best) > FLOOR:
            return best, ()
        return None, unlike + self._origins.strangers(origins)

    def _of_origin(self, origins: frozenset[str], first: int, token: int) -> list[Person]:
        """Whom “the Swede” may mean, or “the Labour MP”: those called so, or of whom no office is told."""
        noun, _ = self._noun(first, token)
        own = [who for who in self._origins.bearers(origins) if 0 <= who.first_at < token]
        word = self._tokens.word(token)
        if word in self._lexicon.origins:
            return own
        offices = self._lexicon.members | self._lexicon.other_offices
        member = not offices.isdisjoint((noun, word.lower()))
        called = [who for who in own if noun in who.nouns or noun in who.also]
        return called or [who for who in own if member and not who.nouns]

    def _elsewhere(self, first: int, token: int, noun: str) -> tuple[Person, ...]:
        """Who is called ``noun`` of another place than “the Oslo mayor”, “the MP for Oslo” at ``token`` is.

        Of several MPs only if one is told to be of that place, which might be a party.
        """
        lexicon, classes = self._lexicon, self._tokens.classes
        sole, seat = noun in lexicon.sole_offices, self._tokens.word(token) in lexicon.post_nominals
        near = [at for at in range(first, token) if classes[at] in "NB"]
        if seat and classes[token + 1 : token + 3] in ("oN", "pN", "oB", "pB"):
            near.append(token + 2)
        if not near or not (sole or seat):
            return ()
        places = {self._tokens.word(at) for at in near}
        holders = self._known.get(noun, [])
        if not sole and all(who.places.isdisjoint(places) for who in holders):
            return ()
        return tuple(who for who in holders if who.places and who.places.isdisjoint(places))

    def _gone(self, first: int, token: int, noun: str) -> tuple[Person, ...]:
        """Who was ``noun`` once and so is not meant at ``token``: Rossi, a former mayor, by “the mayor”.

        Where many may be called so, only if somebody else is: “the striker” may be a former one.
        """
        former = tuple(who for who in self._known.get(noun, ()) if noun in who.former)
        if not former or not self._lexicon.channels.sets["no_more"].isdisjoint(
            word.lower() for word in self._tokens.words(first, token)
        ):
            return ()
        alone = noun in self._lexicon.sole_offices and len(former) == len(self._known[noun])
        return former if alone or len(former) < len(self._known[noun]) else ()

    def _called(
        self,
        reader: Reader,
        noun: str,
        lands: Collection[str],
        whose: str,
        kinds: Collection[str],
        not_so: tuple[Person, ...],
    ) -> Person | None:
        """Whom the article calls ``noun``, of ``kinds``: the only one, or the likeliest if any is in mind.

        “Rossi's lawyer” (``whose``) is a lawyer of his, if the article tells of one, and nobody else's;
        it is none of those who are ``not_so``.
        """
        holders = [who for who in self._known.get(noun, []) if all(who is not other for other in not_so)]
        if noun in self._lexicon.portfolios:
            holders = [who for who in holders if may_be_office(who, noun, kinds, self._lexicon)]
        if whose:
            his = [person for person in holders if (noun, whose) in person.owners]
            holders = his or [person for person in holders if all(noun != of for of, _ in person.owners)]
        if lands:
            own = [person for person in holders if is_of_land(person, noun, lands)]
            many = noun in self._lexicon.portfolios or noun in self._lexicon.sole_offices
            holders = own or [person for person in holders if not person.lands and not many]
        if not holders:
            return None
        if len(holders) > 1 and any(noun in person.by_deeds for person in holders):
            return None  # two who prosecute
        likeliest = max(holders, key=reader.standing)
        return likeliest if len(holders) == 1 or reader.standing(likeliest) > FLOOR else None

    def _in_mind(self, reader: Reader, noun: str, wanted: Wanted, sole: str) -> Person | None:
        """Who is likeliest of those whom nothing calls ``noun``; nobody, if it is an office with a rival.

        ``sole`` is the office, if nobody else holds it.
        """
        person = reader.likeliest(wanted)
        if person is None or noun not in self._lexicon.offices:
            return person
        if sole and holds_another_office(person, sole, self._lexicon):
            return None  # Foreign Secretary Rossi, and the prime minister
        return person if self._is_clear(reader, person, wanted) else None

    def _is_clear(self, reader: Reader, person: Person, wanted: Wanted) -> bool:
        """Whether nobody else who fits stands nearly as high as ``person``."""
        rival = reader.likeliest(wanted._replace(not_these=(*wanted.not_these, person)))
        return rival is None or reader.standing(rival) <= _RIVAL * reader.standing(person)

    def _member(self, reader: Reader, wanted: Wanted) -> Person | None:
        """Whom “the Ohio Democrat” means: the one so tagged (D-Ohio), else the only member in mind."""
        tagged = self._seated.get(wanted.seat, [])
        if tagged:
            return tagged[0] if len(tagged) == 1 and tagged[0] not in wanted.not_these else None
        person = reader.likeliest(wanted)
        return person if person is not None and self._is_clear(reader, person, wanted) else None

    def _may_hold(self, holder: Person, noun: str, *, near: bool, owned: bool, specific: bool) -> bool:
        """Whether the one whom the article calls so, ``near`` if still in mind, may be meant.

        "Her friend" is not just any friend of the article, nor "the president of the club" any president.
        """
        told = noun in holder.owned_nouns
        if owned and noun in self._lexicon.relational and noun not in self._lexicon.kin:
            return near and told
        return near or told or not specific
