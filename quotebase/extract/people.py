"""Who is named in an article: every person's fullest name, surname and first name, titles and gender."""

import re
from dataclasses import dataclass, field

from ..lexicon import Gender, Lexicon
from .scan import Tokens

_NAME_RUN = re.compile(r"(?P<lead>[TJ]*)(?P<name>[GN](?:[GNLT]*[GN])?)(?![B])")


@dataclass(slots=True)
class Person:
    """One person of the article; ``words`` is the fullest name that the article prints."""

    words: tuple[str, ...]
    gender: Gender = "either"
    roles: set[str] = field(default_factory=set)
    last_seen: int = -1

    @property
    def name(self) -> str:
        return " ".join(self.words)


class People:
    """The persons of one article and where each is named."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self.sightings: list[tuple[int, int, Person]] = []
        self._lexicon = lexicon
        runs = []
        for match in _NAME_RUN.finditer(tokens.classes):
            first, stop = match.span("name")
            words = tuple(tokens.word(at) for at in range(first, stop))
            if any(word[0] in "@#" for word in words):
                continue
            runs.append((first, stop, words, match.start("lead")))
        for first, stop, words, lead in runs:
            if len(words) > 1:
                self._add_full(words, tokens, lead, first)
        for first, stop, words, lead in runs:
            person = self._sighting(words, tokens, lead, first)
            if person is not None:
                self.sightings.append((first, stop, person))

    def _add_full(self, words: tuple[str, ...], tokens: Tokens, lead: int, first: int) -> None:
        words = self._core(words)
        if len(words) < 2:
            return
        key = self._last(words)
        for person in self._by_last.setdefault(key, []):
            if _same(person.words, words):
                if len(words) > len(person.words):
                    person.words = words
                break
        else:
            person = Person(words)
            self._by_last[key].append(person)
            self._by_first.setdefault(words[0].lower(), []).append(person)
        if person.gender == "either":
            person.gender = self._title_gender(tokens, lead, first)
        if person.gender == "either":
            person.gender = self._lexicon.given_names.get(words[0], "either")

    def _core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return words

    def _last(self, words: tuple[str, ...]) -> str:
        at = len(words) - 1
        while at > 0 and words[at] in self._lexicon.suffixes:
            at -= 1
        return words[at].lower()

    def _title_gender(self, tokens: Tokens, lead: int, first: int) -> Gender:
        for at in range(lead, first):
            gender = self._lexicon.titles.get(tokens.word(at), "either")
            if gender != "either":
                return gender
        return "either"

    def _sighting(self, words: tuple[str, ...], tokens: Tokens, lead: int, first: int) -> Person | None:
        person = self.find(words, self._title_gender(tokens, lead, first))
        if person is None and len(words) == 1 and lead < first and tokens.classes[first - 1] == "T":
            person = Person(words, self._title_gender(tokens, lead, first))
            self._by_last.setdefault(words[0].lower(), []).append(person)
        if person is not None and person.gender == "either":
            person.gender = self._title_gender(tokens, lead, first)
        return person

    def find(self, words: tuple[str, ...], gender: Gender = "either") -> Person | None:
        """The person that ``words`` (a full name, a surname or a first name) stand for, if one does."""
        if not words:
            return None
        candidates = self._by_last.get(self._last(words), [])
        if len(words) > 1:
            candidates = [person for person in candidates if _same(person.words, words)]
        elif not candidates:
            candidates = self._by_first.get(words[0].lower(), [])
        if gender != "either" and len(candidates) > 1:
            candidates = [p for p in candidates if p.gender in (gender, "either")] or candidates
        return candidates[0] if candidates else None


def _same(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if known[0] == words[0]:
        return True
    shorter, longer = sorted((known, words), key=len)
    return set(shorter) <= set(longer)
