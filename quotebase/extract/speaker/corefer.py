"""Who a pronoun, a description or a shared surname is: whoever is most in the reader's mind where it stands.

The article is read once from its start, and every naming counts (:mod:`.standing`). A pronoun means the
highest of those whom it fits, and then counts itself: a chain of "she" holds while other names go by.
"""

import re
from bisect import bisect_right
from operator import itemgetter

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Gender, Lexicon

from .answers import Answers
from .holders import Holders
from .last_speaker import LastSpeaker, Spoke
from .lone_names import LoneNames
from .mentions import numbered
from .not_meant import (
    describes,
    is_behind_words,
    is_child,
    is_specific,
    is_told_of,
    named_behind,
    named_since,
    sentence_begin,
)
from .people import People
from .person import Person, Sighting
from .rivals import Rivals
from .standing import (
    CLAUSE,
    INSIDE,
    NEW_IN_WORDS,
    OWNER,
    SPEAKER,
    SPOKEN_OF,
    SUBJECT,
    VERBS,
    Reader,
    Wanted,
    place,
)
from .strangers import Strangers
from .whole_phrases import behind, opens_at, place_of_whole

_NAMED_WITHIN = 10
"""How many chunks behind a description its name may be given."""
_CLAUSE_LENGTH = 40
"""How many chunks a subject and an object of one clause may stand apart."""
_EVENTS = re.compile(r"[POHRTq](?:(?<=[POH])|(?<=[RT])(?![GNLTR])|(?<=q)(?=[una]{0,3}[VvbEfFS,.]))")
_CLAUSE_BREAK = re.compile(r"[.!¶;,:^&tcwWQ]")
_LONG_AGO = 300
"""How many tokens back somebody must have been named for “he” to be the only man."""
_LONE_SUBJECT = re.compile(r"[.¶][GNL](?![GNLBTJ])")
_DESCRIBED_BY = frozenset("Euaf")
"""The class of what stands between “she” and what the sentence says that she is."""


class Resolver:
    """Resolves the pronouns and descriptions of one article."""

    def __init__(
        self, tokens: Tokens, chunks: Chunks, people: People, names: LoneNames, lexicon: Lexicon
    ) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        self._rivals = Rivals(tokens, people.sightings, lexicon)
        self._last = LastSpeaker(tokens, chunks, names, lexicon)
        self._exchanges = Answers(tokens, chunks, lexicon).of
        self._holders = Holders(tokens, people, lexicon)
        self._strangers = Strangers(tokens, chunks, people, self._holders, lexicon)
        self._accused, self._asking = lexicon.cue_words["accused"], lexicon.cue_words["asking"]
        self._names: dict[int, Person] = {}
        """Whom the name means that ends before each token."""
        self._quoted: list[tuple[int, Person]] = []
        self._told: list[tuple[int, Person]] = []
        """Who has been named inside quotation marks and outside, and at which token."""
        self._sole: dict[Gender, Person | None] = {}
        """The only one of each gender that is named outside, if it is one."""
        self._heads: dict[int, Person] = {}
        """Whom a noun phrase names, by its chunk."""
        self._subject: Person | None = None
        self._subject_at = 0
        self._who: dict[int, Person] = {}
        self._ends_at = people.ends_at
        self._read()

    def named(self, stop: int) -> Person | None:
        """The person whose name ends before token ``stop``."""
        return self._names.get(stop)

    def at(self, token: int) -> Person | None:
        """Who the pronoun or the noun of a description at ``token`` is."""
        return self._who.get(token)

    def _read(self) -> None:
        tokens, chunks, kinds = self._tokens, self._chunks, self._chunks.kinds
        classes = tokens.classes
        reader = Reader()
        raw, firsts, stops = tokens.raw, chunks.first, chunks.stop
        pronouns, roles = self._lexicon.pronouns, self._lexicon.roles
        sightings = self._people.sightings
        answering = {exchange.answers for exchange in self._exchanges.values() if exchange.personal}
        lone = self._last.lone({sighting.first for sighting in sightings}, answering)
        events: list[tuple[int, Sighting | None]] = [
            (sighting.first, sighting) for sighting in (*sightings, *lone)
        ]
        events += [
            (token, None)
            for match in _EVENTS.finditer(classes)
            if classes[token := match.start()] in "RT"
            or raw[token].strip().lower() in (roles if classes[token] == "q" else pronouns)
        ]
        events.sort(key=itemgetter(0))
        breaks = chunks.sentence_ends
        ends = [*[firsts[at] for at in breaks], len(raw)]
        passed = chunk = 0
        for token, sighting in events:
            chunk = bisect_right(stops, token, chunk)
            marks = ""
            while ends[passed] <= token:
                marks += kinds[breaks[passed]]
                passed += 1
            if marks:
                reader.end(marks)
            if sighting is not None:
                self._named(reader, sighting, chunk)
            elif classes[token] in "RTq":
                if kinds[chunk] == "M" and (stops[chunk] == token + 1 or classes[token + 1] == "S"):
                    self._described(reader, chunk, token)
                elif stops[chunk] == token + 2 and numbered(tokens, token, token + 2, self._lexicon):
                    self._numbered(reader, chunk, token)
            else:
                self._pronoun(reader, chunk, token)

    def _named(self, reader: Reader, sighting: Sighting, chunk: int) -> None:
        person = self._rivals.meant(reader, sighting) if sighting.rivals else sighting.person
        self._names[sighting.stop] = person
        if self._chunks.kinds[chunk] == "Q":
            self._quoted.append((sighting.first, person))
            return
        self._told.append((sighting.first, person))
        gender, sole = person.gender, self._sole
        sole[gender] = person if gender not in sole or sole[gender] is person else None
        weight = place(self._chunks.kinds, chunk)
        if sighting.stop < self._chunks.stop[chunk]:
            weight *= OWNER if self._tokens.classes[sighting.stop] == "S" else INSIDE
        else:
            self._heads[chunk] = person
            begin, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
            owned = self._tokens.classes[begin] == "H"
            if owned and is_child(self._tokens, begin, sighting.first, stop, self._lexicon):
                weight *= INSIDE
        alone = sighting.stop - sighting.first == 1 and len(person.words) > 1
        if weight >= SPEAKER and alone and self._tokens.word(sighting.first) == person.words[-1]:
            person.may_be_body |= not person.is_somebody
            person.is_somebody = True  # a surname that speaks
        self._note(reader, person, weight, chunk)

    def _note(self, reader: Reader, person: Person, weight: float, chunk: int) -> None:
        self._last.note(person, weight, chunk)
        if person.lone and person.gender == "either":
            return  # nobody yet whom a later pronoun may mean
        if weight >= CLAUSE:
            self._subject, self._subject_at = person, chunk
        reader.note(person, weight)

    def _clause_subject(self, chunk: int) -> Person | None:
        """The subject of the clause that chunk ``chunk`` stands in as object, if it is a person."""
        if self._subject is None or chunk - self._subject_at > _CLAUSE_LENGTH:
            return None
        parted = _CLAUSE_BREAK.search(self._chunks.kinds, self._subject_at, chunk)
        return None if parted else self._subject

    def _spoken_of(self, chunk: int) -> dict[int, float]:
        """For “…, he said.”: the persons whom the words before it name, and who seldom say them.

        By their ``id``, what counts of their standing.
        """
        if not is_behind_words(self._chunks.kinds, chunk):
            return {}
        begin = self._sentence_begin(chunk)
        found = dict[int, float]()
        for named in (self._quoted, self._told):
            for token, person in reversed(named):
                if token < begin:
                    break
                found[id(person)] = SPOKEN_OF if person.first_at < begin else NEW_IN_WORDS
        return found

    def _sentence_begin(self, chunk: int) -> int:
        """The first token of the sentence of ``chunk``."""
        return self._chunks.first[sentence_begin(self._chunks, chunk)]

    def _pronoun(self, reader: Reader, chunk: int, token: int) -> None:
        tokens, chunks = self._tokens, self._chunks
        gender = self._lexicon.pronouns[tokens.word(token).lower()]
        letter = tokens.classes[token]
        if letter == "O":
            wanted = Wanted(gender, (self._clause_subject(chunk),))
        elif letter == "P":
            wanted = Wanted(gender, spoken_of=self._spoken_of(chunk))
        else:
            wanted = Wanted(gender, own=True)
        person = None
        if letter == "P":
            exchange = self._exchanges.get(chunk)
            person = self._of_chunk(exchange.answers) if exchange else None
            if exchange and person is None:
                return  # Rowe asked the board for money. “No,” he replied.
            if person is None or person.gender not in (gender, "either"):
                person = self._last.goes_on(chunk, self._told[-1][0] if self._told else -1)
        person = person or reader.likeliest(wanted)
        if letter == "P" and person is not None:
            person = self._who_says(reader, wanted, chunk, person)
        if letter == "P" and person is None and gender not in self._sole and "either" not in self._sole:
            perhaps = self._last.perhaps(chunk)
            person = perhaps[0] if perhaps else None
        if letter == "P" and person is None and "C" in chunks.kinds[chunk - 1 : chunk + 2]:
            person = self._only(gender, token)
        if person is None:
            return
        self._who[token] = person
        if chunks.kinds[chunk] != "Q":
            if letter == "P":
                self._tells_of(person, gender, token)
            weight = place(chunks.kinds, chunk)
            self._note(reader, person, weight * OWNER if letter == "H" else weight, chunk)

    def _only(self, gender: Gender, token: int) -> Person | None:
        """The only one of a ``gender`` so far, though long not spoken of, if nobody else may be meant."""
        last = token if "either" in self._sole or gender not in self._sole else self._told[-1][0]
        if not 0 < token - last < _LONG_AGO or _LONE_SUBJECT.search(self._tokens.classes, last, token):
            return None  # Boyle was angry, of whom nothing else is told
        if any(who.gender in (gender, "either") for who in self._holders.unnamed.values()):
            return None
        only = self._sole[gender]
        return only if only is not None and only.is_somebody and only.gender == gender else None

    def _tells_of(self, person: Person, gender: Gender, token: int) -> None:
        """“She is the mayor”: what the pronoun at ``token`` and the words behind it tell of ``person``."""
        if person.gender == "either":
            person.gender = gender
        if not person.unnamed and self._tokens.classes[token + 1 : token + 2] in _DESCRIBED_BY:
            self._holders.learn(person, token + 1)

    def _who_says(self, reader: Reader, wanted: Wanted, chunk: int, likeliest: Person) -> Person | None:
        """Who speaks at the pronoun of ``chunk``, of whom nothing but standing tells ``likeliest``.

        That is rather the one without a name who has just spoken of him or for him, or whom the article has
        just brought in to speak, and never one of whom the pronoun speaks.
        Where one word that nothing explains has just spoken, “Boyle denied it”, nobody can tell.
        """
        person, spoke = likeliest, None
        perhaps = self._last.perhaps(chunk)
        if perhaps and all(person is not other for other in named_since(self._told, perhaps[1])):
            return None
        if self._told and chunk not in self._exchanges:
            spoke = self._last.unnamed(chunk, wanted.gender, self._told[-1][0])
        if spoke is not None and self._has_the_word(spoke, likeliest):
            person = spoke[0]
        told_of = is_told_of(self._tokens, self._chunks, chunk, person, self._ends_at)
        if told_of or self._is_accused_by(chunk, person):
            return reader.likeliest(wanted._replace(not_these=(person,)))
        return person

    def _has_the_word(self, spoke: Spoke, likeliest: Person) -> bool:
        """Whether the one without a name who ``spoke`` last goes on, though ``likeliest`` stands higher.

        So he does behind words of that person, or for him (“his lawyer said”), or if he is new, did not ask
        and that person is not named beside him: “A lawyer for the town, Karl Dahl, said” is Dahl.
        """
        person = spoke.person
        if person.whose is likeliest or any(likeliest is who for who in named_since(self._told, spoke.verb)):
            return True
        new = person.first_at >= spoke.first and self._tokens.classes[spoke.first] == "1"
        begin = self._sentence_begin(self._chunks.at_token(spoke.first))
        verb = self._chunks.stop[self._chunks.at_token(spoke.verb)] - 1
        new = new and self._tokens.word(verb).lower() not in self._asking
        return new and all(likeliest is not who for who in named_since(self._told, begin))

    def _is_accused_by(self, chunk: int, person: Person) -> bool:
        """Whether the pronoun at ``chunk`` speaks of ``person`` as “the suspect”."""
        if self._chunks.kinds[chunk + 1] != "C":
            return False
        speaks = describes(self._tokens, self._chunks, chunk + 2, self._accused)
        return speaks and self._holders.crimes.is_charged(person)

    def _of_chunk(self, chunk: int) -> Person | None:
        """Who the noun phrase or pronoun of ``chunk``, which has been read, is."""
        return self._heads.get(chunk) or self._who.get(self._chunks.stop[chunk] - 1)

    def _described(self, reader: Reader, chunk: int, token: int) -> None:
        tokens, chunks, kinds = self._tokens, self._chunks, self._chunks.kinds
        classes = tokens.classes
        after, opening = behind(kinds, chunk), opens_at(tokens, chunks, chunk, token, self._lexicon)
        before, first = kinds[opening - 1], chunks.first[opening]
        owner = classes.find("S", first, token)  # the club's keeper; the Stallions' keeper may be he
        owned = classes[first] == "H" or (owner > 0 and len(tokens.word(owner)) > 1)
        if before in "Es" or kinds[opening - 2 : opening] == "Ea":
            return
        if before == "," and kinds[after] not in VERBS:
            described = self._head(chunk - 2)
            if described is not None:
                self._who[token] = described  # Anna Berg of Graz, a doctor in Oslo, said
                return
        if before == "," and kinds[after] == "," and kinds[chunk - 2] == "0":
            return  # Anna Berg, 45, a doctor, said
        if kinds[after : after + 2] == ",M" and classes[chunks.first[after + 1]] in "GNLT":
            return  # a doctor in Oslo, Anna Berg, said
        weight = place(kinds, chunk) if opening == chunk else place_of_whole(kinds, opening, chunk)
        if classes[token + 1 : token + 2] == "S":
            weight *= OWNER
        if classes[token + 1 : token + 2] in ("x", "m"):
            return  # a noun before another
        if classes[token] == "T" and (classes[first] not in "D1H" or not self._is_role(token)):
            return
        if not owned and classes[first] not in "D1Y0" and (weight < CLAUSE or kinds[chunk + 1] == "o"):
            return  # one that means anybody
        definite = classes[first] == "D" and tokens.word(first).lower() in self._lexicon.definite
        person = self._strangers.introduced(chunk)
        if person is None and (definite or owned):
            reporter = self._last.of_sentence(chunk) if weight < SUBJECT else None
            others = [self._clause_subject(chunk) if weight < CLAUSE else None, reporter]
            if kinds[chunk - 2 : chunk] == "A2":  # Rossi is ready, according to the clerk
                others += named_since(self._told, self._sentence_begin(chunk))
            specific = kinds[chunk + 1] == "o" or is_specific(tokens, chunks, chunk, self._lexicon)
            told_of = self._told_of(chunk)
            person = self._holders.meant(
                reader, first, token, tuple(others), told_of, owned=owned, specific=specific
            )
        if person is None or self._is_second_best(reader, chunk, person, tokens.word(token).lower()):
            person = self._strangers.described(chunk, first, token)
            weight = self._strangers.weight(chunk, weight, definite=definite)
        person.whose = self._owner(chunk, token) if person.unnamed else None
        self._who[token] = person
        self._note(reader, person, weight, chunk)

    def _owner(self, chunk: int, token: int) -> Person | None:
        """Whose the one is whom ``token`` of ``chunk`` describes: “his lawyer”, “a lawyer for Rossi”."""
        first = self._chunks.first[chunk]
        owner = self._tokens.classes.rfind("S", first, token)
        if owner > 0:
            return self._names.get(owner)
        if self._tokens.classes[first] == "H":
            return self._who.get(first)
        if self._chunks.kinds[chunk + 1 : chunk + 3] not in ("oM", "pM"):
            return None
        begin, sighting = self._chunks.first[chunk + 2], self._ends_at.get(self._chunks.stop[chunk + 2])
        if sighting is None or self._tokens.classes[begin : sighting.first].strip("TR"):
            return None  # counsel for the inquiry Karl Dahl
        return sighting.person

    def _numbered(self, reader: Reader, chunk: int, token: int) -> None:
        """“Officer 1” is somebody, and the same one everywhere."""
        if self._chunks.kinds[chunk] != "M" or token + 2 in self._ends_at:
            return
        person = self._strangers.numbered(token)
        self._told.append((token, person))
        self._note(reader, person, place(self._chunks.kinds, chunk), chunk)

    def _is_second_best(self, reader: Reader, chunk: int, person: Person, noun: str) -> bool:
        """“The mayor said Rossi left”: whether only Rossi, who is not meant, stands above ``person``."""
        if person.unnamed or noun in person.nouns or is_behind_words(self._chunks.kinds, chunk):
            return False
        spoken_of = named_behind(self._chunks, chunk, self._ends_at)
        return any(reader.standing(other) > reader.standing(person) for other in spoken_of)

    def _told_of(self, chunk: int) -> tuple[Person, ...]:
        """The persons named in what is said: “…, the minister said”, “the minister said Rossi left”."""
        if not is_behind_words(self._chunks.kinds, chunk):
            return named_behind(self._chunks, chunk, self._ends_at)
        begin = self._sentence_begin(chunk)
        return named_since(self._quoted, begin) + named_since(self._told, begin)

    def _head(self, chunk: int) -> Person | None:
        """Who is named by the noun phrase that ends with chunk ``chunk``: “Anna Berg of Graz”."""
        kinds = self._chunks.kinds
        farthest = chunk - _NAMED_WITHIN
        while chunk > farthest and chunk not in self._heads:
            if kinds[chunk - 1] not in "op" or kinds[chunk - 2] != "M":
                break
            chunk -= 2
        return self._heads.get(chunk)

    def _is_role(self, token: int) -> bool:
        word = self._tokens.word(token)
        short = word.isupper() and word in self._lexicon.full_titles  # the DCP
        return short or word in self._lexicon.roles or word.lower() in self._lexicon.roles
