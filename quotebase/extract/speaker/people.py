"""Who is named in an article: every person's fullest name, gender and roles, and what acronyms mean."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from quotebase.extract.text.scan import Tokens
from quotebase.extract.text.surnames import without_nickname
from quotebase.lexicon import Gender, Lexicon

from .descriptions import Descriptions
from .person import Person, Sighting
from .same_name import bare_end, behind_office, is_fuller, same_person, surname
from .seats import seat_of

_NAME = re.compile(
    r"[GNL](?:(?<=G)(?:N?[TJ]|B)(?![GNTBLJ])|(?:(?<=[GN])|(?<=L)L?[GN])(?:[GNLT]{0,5}[GN])?(?!B))"
)
_NAMESAKES = 40
"""How many people of one surname are told apart."""
_INTRODUCING = frozenset("s,xdiefVZbR")
"""The class of what may stand between a description and a name: "as", "named", "the handle"."""
_BEFORE_SOMEBODY = _INTRODUCING | frozenset("TR")
"""The class of what may stand before a name that is a person's because of it."""
_WITH_INITIAL = 2
"""A name of more words may open with an initial: Vaishali is the first name of M Vaishali Holm."""
_FULL = 2
"""So many words most names have in full."""
_LEAD = 8
"""How many words of titles may stand before a name."""
_ODD_SURNAME = re.compile(r"[JBTRr](?<![GND1H].)(?![NGBTJ])")
_OF_OFFICE = re.compile(r"[TR](?P<of>[op])D?(?:[TJNB]|(?<=[TJNB])&){0,6}\Z")
"""“Minister for Home”, before “Affairs Anna Berg”; “Leader of the”, before “Commons Anna Berg”."""
_DESCRIBED_BY = frozenset(",(-EWu")
"""The class of what stands between a surname and what describes its bearer."""
_OF_A_PERSON = re.compile(r",(?:0,|W)|W|[ua]*V")


_Run = tuple[int, int, tuple[str, ...], int]
"""A name: its first token and the one behind it, its words, where its titles begin."""


class People:
    """The persons of one article and where each is named."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._longer: dict[tuple[str, ...], list[Person]] = {}
        """Those of three words or more, by the first two: Mohamed Faizal Hashim."""
        self._kin: dict[str, list[Person]] = {}
        """Those who are known by a first name alone, by the surname of whose kin they are."""
        self._by_inner: dict[str, list[Person]] = {}
        """Those whose surnames are two, by the first of them: Ana Ruiz Ortega, by “ruiz”."""
        self._tokens, self._lexicon = tokens, lexicon
        self.descriptions = Descriptions(tokens, lexicon)
        alone: list[tuple[int, int]] = []
        runs: list[_Run] = []
        for match in _NAME.finditer(tokens.classes):
            first, stop = match.span()
            if stop - first > 1:
                run = self._run(first, stop)
                if run is None:
                    continue
                first, stop, words, lead = run
                if len(words) > 1:
                    self._add(words, lead, first)
                    runs.append(run)
                    continue
            alone.append((first, stop))
        classes, raw = tokens.classes, tokens.raw
        for first, stop in alone:
            if (
                classes[first] == "G"
                or classes[first - 1 : first] in _BEFORE_SOMEBODY
                or classes[stop : stop + 3] == ",0,"
            ):
                self._introduce(first, stop, runs)
        by_last, by_first, by_inner = self._by_last, self._by_first, self._by_inner
        for first, stop in alone:
            word = raw[first].strip()
            lower = word.lower()
            if lower in by_last or lower in by_first or (by_inner and self._of_inner(lower)):
                runs.append((first, stop, (word,), self._lead(first)))
        runs += self._odd_surnames()
        runs.sort()
        self.sightings = [sighting for sighting in map(self._seen, runs) if sighting is not None]
        self.ends_at = {sighting.stop: sighting for sighting in self.sightings}

    def _seen(self, run: _Run) -> Sighting | None:
        first, stop, words, lead = run
        if lead == first and len(words) == 1:  # a surname, as most names are
            candidates = self._by_last.get(words[0].lower())
            if candidates is not None and len(candidates) == 1:
                sighting = Sighting(first, stop, candidates[0])
                if sighting.person.first_at < 0:
                    sighting.person.first_at = first
                classes = self._tokens.classes
                if classes[stop : stop + 1] in _DESCRIBED_BY or classes[max(first - 1, 0)] == ",":
                    self.descriptions.note(sighting.person, lead, first, stop)
                return sighting
        seen = self._see(words, lead, first, stop)
        if seen is not None and not seen.rivals:
            self.descriptions.note(seen.person, lead, first, stop)
        return seen

    def everyone(self) -> Iterator[Person]:
        """The persons of the article, surname by surname."""
        everyone = (person for people in self._by_last.values() for person in people)
        return iter({id(person): person for person in everyone}.values()) if self._longer else everyone

    def _run(self, first: int, stop: int) -> _Run | None:
        classes = self._tokens.classes
        titles = classes.rfind("T", first, stop - 1)
        if titles >= 0 and self._tokens.word(titles + 1) not in self._lexicon.suffixes:
            first = titles + 1  # Virginia Gov. Anna Berg
            again = _NAME.match(classes, first)
            stop = again.end() if again else stop
        office = _OF_OFFICE.search(classes, max(first - _LEAD, 0), first) if classes[first] == "N" else None
        if office and self._tokens.word(office.start("of")) in self._lexicon.cue_words["office"]:
            first = behind_office(self._tokens, first, stop, self._lexicon)
        if classes[stop : stop + 1] == "T" and bare_end(self._tokens, first, stop + 1, self._lexicon) == stop:
            stop += 1  # Anna Berg MP
        words = self._tokens.words(first, bare_end(self._tokens, first, stop, self._lexicon))
        if "L" in classes[first:stop]:
            words = without_nickname(words)
        name = " ".join(words)
        if ("@" in name or "#" in name) and any(word[0] in "@#" for word in words):
            return None
        if classes[stop - 1] == "T" and (
            words[-1] in self._lexicon.post_nominals
            or seat_of(self._tokens, first - 1, stop - 1, self._lexicon)
        ):
            return None  # the Milton Keynes MP, the Georgia Republican
        if len(words) > 1:
            if name in self._lexicon.organisations or name in self._lexicon.places:
                return None
            if classes[stop - 1] == "B" and words[-1] not in self._lexicon.speaking_places:
                return None
        return first, stop, words, self._lead(first)

    def _lead(self, first: int) -> int:
        """Where the titles before a name begin: “French Foreign Minister”, “Secretary of State”."""
        classes = self._tokens.classes
        at = first
        while at > 0 and first - at < _LEAD:
            before = classes[at - 1]
            of_title = classes[at] == "T" and at > 1
            if before in "TJR" or (of_title and classes[at - 2 : at] == "To"):
                at -= 1
            elif of_title and classes[max(at - 3, 0) : at] == "ToD":
                at -= 2
            else:
                break
        return at

    def _introduce(self, first: int, stop: int, runs: list[_Run]) -> None:
        """Take for a person who is known by one word: by a title, “says Amina”, “her father, Brad, 39”."""
        classes = self._tokens.classes
        title = self._tokens.word(first - 1) if first and classes[first - 1] in "TR" else ""
        titled = bool(title) and (title in self._lexicon.titles or title.lower() in self._lexicon.roles)
        aged = classes.startswith(",0,", stop)
        word = self._tokens.word(first)
        given = classes[first] == "G" and word not in self._lexicon.countries and self._behaves(first, stop)
        introduced = classes[first - 1 : first] in _INTRODUCING and self.is_introduced(first)
        if not (titled or aged or given or (introduced and word not in self._lexicon.places)):
            return
        if word[0] in "@#" or word.lower() in self._by_last or word.lower() in self._by_first:
            return
        gender = self._lexicon.given_names.get(word, "either") if not titled else "either"
        words = (
            (title, word) if titled and len(word) == 1 and title not in self._lexicon.honorifics else (word,)
        )
        person = Person(words, gender, is_somebody=True)
        self._by_last[word.lower()] = [person]
        noun = first - 2 if classes[first - 1] == "," else first - 1
        if noun > 0 and classes[noun] == "R" and self._tokens.word(noun).lower() in self._lexicon.kin:
            self._note_kin(person, noun, runs)

    def _note_kin(self, person: Person, noun: int, runs: list[_Run]) -> None:
        """Remember by whose surname ``person`` may be called: Karl, of “Anna Moss and her husband Karl”.

        ``runs`` are the names in full.
        """
        classes, begin = self._tokens.classes, max(noun - _LEAD, 0)
        owner = classes.rfind("S", begin, noun)
        if owner > 0:
            name = self._tokens.word(owner - 1).lower()
        elif classes.rfind("H", begin, noun) >= 0:
            at = bisect_left(runs, noun, key=itemgetter(0)) - 1
            name = surname(runs[at][2], self._lexicon) if at >= 0 else ""
        else:
            return
        told = self._lexicon.roles.get(self._tokens.word(noun).lower(), "either")
        person.gender = told if told != "either" else person.gender
        self._kin.setdefault(name, []).append(person)

    def _of_kin(self, words: tuple[str, ...], courtesy: Gender, candidates: list[Person]) -> list[Person]:
        """“Mr Moss”, who is Anna's husband Karl, if no man is named in full so."""
        kin = [who for who in self._kin.get(words[0].lower(), ()) if who.gender == courtesy]
        sure = any(who.gender == courtesy for who in candidates)
        return candidates if len(kin) != 1 or sure else kin

    def is_introduced(self, first: int) -> bool:
        """Whether a name is given to somebody described: “who gave her name only as Amina”, “named Bob”."""
        before = self._tokens.word(first - 1).lower() if first else ""
        if before == "," and first > 1:
            before = self._tokens.word(first - 2).lower()
        if before != "as":
            return before in self._lexicon.introducing["directly"]
        words = (self._tokens.word(at).lower() for at in range(max(first - _LEAD, 0), first - 1))
        return not self._lexicon.introducing["as"].isdisjoint(words)

    def _odd_surnames(self) -> list[_Run]:
        """A surname that is another word too (West, Seaman), its bearer named in full elsewhere."""
        found: list[_Run] = []
        raw, surnames = self._tokens.raw, self._by_last
        for match in _ODD_SURNAME.finditer(self._tokens.classes) if surnames else ():
            at = match.start()
            word = raw[at].strip()
            if not word[0].isupper() or word.lower() not in surnames:
                continue
            titled = at > 0 and self._tokens.classes[at - 1] == "T"
            if not titled or raw[at - 1].strip() in self._lexicon.honorifics:  # Mr Bishop; no Lord Bishop
                found.append((at, at + 1, (word,), at - titled))
        return found

    def _add(self, words: tuple[str, ...], lead: int, first: int) -> None:
        key = surname(words, self._lexicon)
        given = words[0] in self._lexicon.given_names
        gender: Gender = self._courtesy_gender(lead, first) if lead < first else "either"
        if gender == "either" and given:
            gender = self._lexicon.given_names[words[0]]
        if gender == "either" and lead < first:
            gender = self._title_gender(lead, first)
        for person in self._by_last.setdefault(key, [])[:_NAMESAKES]:
            if same_person(person.words, words, self._lexicon):
                if is_fuller(words, person.words, self._lexicon):
                    person.words = words
                break
        else:
            shortened = self._shortened(words) if self._longer else None
            if shortened is not None:
                self._by_last[key].append(shortened)
                return
            person = Person(words)
            if not given:
                lower_classes = self._lexicon.lower_classes
                person.of_words = any(word.lower() in lower_classes for word in words)
            self._by_last[key].append(person)
            called = words[1] if len(words) > _WITH_INITIAL and len(words[0]) == 1 else words[0]
            self._by_first.setdefault(called.lower(), []).append(person)
        if person.gender == "either":
            person.gender = gender
        if len(words) > _FULL and person.words is words:
            self._note_longer(person, lead, first)
        if given or self._behaves(first, first + len(words)):
            person.may_be_body = not person.is_somebody and not given
            person.is_somebody = True

    def _note_longer(self, person: Person, lead: int, first: int) -> None:
        """Remember by which of its words ``person``, a name of three or more, may be called, if it is one."""
        classes, stop = self._tokens.classes, first + len(person.words)
        described = classes[stop : stop + 2] in (",D", ",1") and classes[first - 1 : first] != "D"
        if not (described or lead < first or self._behaves(first, stop)):
            return
        self._longer.setdefault(person.words[:_FULL], []).append(person)
        inner = person.words[-2]
        if inner not in self._lexicon.given_names and len(inner) > _FULL:
            self._by_inner.setdefault(inner.lower(), []).append(person)

    def _shortened(self, words: tuple[str, ...]) -> Person | None:
        """The only one so far whose longer name ``words`` begin: “Mohamed Faizal”; no one of a family."""
        longer = [who for who in self._longer.get(words[:_FULL], ()) if who.words[: len(words)] == words]
        alone = len(longer) == 1 and len(self._by_last[surname(longer[0].words, self._lexicon)]) == 1
        return longer[0] if alone else None

    def _of_inner(self, word: str) -> list[Person]:
        """The only one whose first surname of two ``word`` is: “Ruiz”, of Ana Ruiz Ortega."""
        bearers = self._by_inner.get(word, [])
        return bearers if len(bearers) == 1 else []

    def _behaves(self, first: int, stop: int) -> bool:
        """Whether what stands around a name is what stands around a person's: an age, “who”, “said”."""
        classes = self._tokens.classes
        return (
            _OF_A_PERSON.match(classes, stop) is not None
            or (first > 1 and classes[first - 1] == "V" and classes[first - 2] in ',"')
            or classes[max(first - 2, 0) : first] == "R,"
        )

    def _courtesy_gender(self, lead: int, first: int) -> Gender:
        """Gender by Mr., Mrs., Sir …; an office (“spokesman”) tells less than a given name."""
        for at in range(lead, first):
            word = self._tokens.word(at)
            if word in self._lexicon.honorifics and self._lexicon.titles.get(word, "either") != "either":
                return self._lexicon.titles[word]
        return "either"

    def _title_gender(self, lead: int, first: int) -> Gender:
        for at in range(lead, first):
            word = self._tokens.word(at)
            gender = self._lexicon.titles.get(word) or self._lexicon.roles.get(word, "either")
            if gender != "either":
                return gender
        return "either"

    def _see(self, words: tuple[str, ...], lead: int, first: int, stop: int) -> Sighting | None:
        gender: Gender = "either"
        courtesy: Gender = "either"
        titled = False
        candidates = self._candidates(words)
        if lead < first:
            titled = self._tokens.classes[first - 1] in "TR"
            gender = self._title_gender(lead, first)
            courtesy = self._courtesy_gender(lead, first)
            if courtesy != "either":
                candidates = [person for person in candidates if person.gender in (courtesy, "either")]
            candidates = _of_gender(candidates, gender)
            if self._kin and courtesy != "either" and len(words) == 1:
                candidates = self._of_kin(words, courtesy, candidates)
        if len(words) == 1 and len(candidates) > 1:
            return Sighting(first, stop, candidates[0], tuple(candidates))
        person = candidates[0] if candidates else None
        if person is None:
            if len(words) > 1 or courtesy == "either":
                return None
            person = Person(words, gender)  # Mrs. Berg, where only a Karl Berg is known
            self._by_last.setdefault(surname(words, self._lexicon), []).append(person)
        person.is_somebody |= titled
        person.may_be_body &= not titled
        if person.first_at < 0:
            person.first_at = first
        if person.gender == "either":
            person.gender = gender
        return Sighting(first, stop, person)

    def find(self, words: tuple[str, ...], gender: Gender = "either") -> Person | None:
        """The person that ``words`` (a full name, a surname or a first name) stand for, if one does."""
        candidates = _of_gender(self._candidates(words), gender)
        return candidates[0] if candidates else None

    def _candidates(self, words: tuple[str, ...]) -> list[Person]:
        if not words:
            return []
        candidates = self._by_last.get(surname(words, self._lexicon), [])[:_NAMESAKES]
        if len(words) > 1:
            return [person for person in candidates if same_person(person.words, words, self._lexicon)]
        word = words[0].lower()
        return candidates or self._by_first.get(word, [])[:_NAMESAKES] or self._of_inner(word)


def _of_gender(candidates: list[Person], gender: Gender) -> list[Person]:
    if gender == "either" or len(candidates) < 2:
        return candidates
    return [person for person in candidates if person.gender == gender] or candidates
