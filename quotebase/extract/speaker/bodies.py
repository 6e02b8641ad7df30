"""Which body or group "it", "they", "the company" and an acronym stand for.

A body has no gender to go by, and an article names many, so only what stands close and clear counts: for "the
ministry" the last ministry; for "it", "they" and words that any body goes by ("the company") what the last
sentences speak of, by its place in them (:mod:`.standing`), and nothing where two are near.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from quotebase.extract.attribution.fronts import DATELINE
from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import SpeakerType

from .body_names import goes_on, heads_body, joins, name_words, opening_adjectives, owner_in_name, whole_stop
from .mentions import Mention, parse_mention
from .not_meant import is_behind_words, sentence_begin
from .people import People
from .standing import KEPT, SUBJECT, place

_BODY_RUN = re.compile(r"[GNJBTr](?:(?<!r)|(?=S))(?:[GNJBT]|oD?(?=[GNJBT])|&(?=[GNJBT])|S(?=[GNJBT])){1,6}")
_REACH = 3.5
"""How many sentences back anything may be meant; a paragraph break counts as one."""
_FARTHEST, _FAR = 90, 400
"""How many chunks back anyone may look for what is near, and for "the groups" that were introduced once."""
_MOST = 150
"""How many bodies back anyone may look."""
_DEEPEST = 20
"""How many descriptions in a row ("the company … the company …") are followed back to a name."""
_CLEARLY = 1.3
"""How many times as high as the next one must stand what is meant."""
_LESS = 0.5
"""What counts of a body for "they"."""
_PERHAPS = 0.7
"""What counts of an unknown name, which may be no body, and of a document for "it"."""
_LEAST = 0.5
"""Nothing is meant that stands lower: what a sentence two paragraphs back mentions by the way."""


class _Body(NamedTuple):
    """A body named at token ``first``; ``headed`` if its name tells what it is (Ministry, Energy)."""

    first: int
    words: tuple[str, ...]
    headed: bool

    def initials(self) -> set[str]:
        """“MH” and “MOH” of Ministry of Health."""
        letters = "".join([word[0] for word in self.words])
        return {"".join(filter(str.isupper, letters)), letters.upper()}


class Meant(NamedTuple):
    """A body, group or document and what it is called."""

    name: str
    type: SpeakerType
    sure: bool = True
    plural: bool = False
    described: bool = False
    """Whether it has no name."""


_NAMED_IN = 2
"""A body is named in so many words at least: one may be anybody's name."""
_DATELINE_REACH = 8
"""Chunks from the beginning of a paragraph in which its dateline stands."""


class Bodies:
    """The bodies and groups of one article."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        self._depth = 0
        self._asked: dict[int, Meant | None] = {}
        """What the description at each chunk takes up."""
        self._known: dict[int, Meant | None] = {}
        """What each chunk was found to mean."""

    def spelled_out(self, name: str) -> str | None:
        """The body that ``name`` stands for, by initials, by its first word or an outlet's last."""
        if name != name.upper():  # no initials
            return self._first_words.get(name) or self._outlets.get(name) or None
        return self._short_forms.get(name)

    def pronoun(self, word: str, chunk: int) -> Meant | None:
        """What “it” or “they” at chunk ``chunk`` stands for."""
        # “The hospital was hit, it said”: not what the words before “it said” speak of.
        of_words = (
            sentence_begin(self._chunks, chunk) if is_behind_words(self._chunks.kinds, chunk) else chunk
        )
        if word == "it":
            meant = self._nearest(chunk, {"organisation": 1.0, "document": _PERHAPS}, of_words, plural=False)
        else:
            meant = self._nearest(chunk, {"group": 1.0, "organisation": _LESS}, chunk, plural=True)
        self._known[chunk] = meant
        return meant

    def called(self, mention: Mention, chunk: int) -> Meant | None:
        """What “the ministry” or “the company” at chunk ``chunk`` is."""
        if chunk not in self._asked:
            self._asked[chunk] = None  # one that looks back at itself
            if self._depth < _DEEPEST:
                self._depth += 1
                self._asked[chunk] = self._called(mention, chunk)
                self._depth -= 1
        return self._asked[chunk]

    def _called(self, mention: Mention, chunk: int) -> Meant | None:
        for body in self._before(mention.first):
            if mention.noun in (body.words[-1].lower(), body.words[0].lower()):
                return Meant(" ".join(body.words), "organisation")
        before = self._tokens.classes[mention.first : mention.stop - 1]
        if before.startswith("H") or any(letter in "GNBJL" for letter in before):
            return None  # their union, the Holm campaign
        if mention.noun in self._lexicon.channels.sets["papers"]:
            outlet = self._outlet(mention.noun, chunk)
            if outlet is not None:
                return outlet
        if mention.noun not in self._lexicon.any_body:
            return None
        if mention.noun not in self._lexicon.bodies:
            return self._introduced(chunk)
        unsure = mention.noun in self._lexicon.companies
        return self._nearest(chunk, {"organisation": 1.0}, chunk, plural=False, named=True, unsure=unsure)

    def _outlet(self, noun: str, chunk: int) -> Meant | None:
        """What “the paper” is: the outlet named last, alone in its sentence, and no study told of since."""
        tokens, chunks = self._tokens, self._chunks
        may_be_study = self._is_study(noun)
        sentences = 0.0
        names: list[str] = []
        for at in range(chunk - 1, max(chunk - _FARTHEST, 0), -1):
            if chunks.kinds[at] in ".!¶":
                sentences += 1.0
                if names or sentences > _REACH:
                    break
            elif chunks.kinds[at] == "M":
                first, stop = chunks.first[at], chunks.stop[at]
                last = tokens.word(stop - 1).lower()
                if may_be_study and self._is_study(last) and (last != noun or tokens.classes[first] != "D"):
                    return None  # a paper by two economists, a study
                name = whole = tokens.slice(first, stop)
                if tokens.classes[first] == "D" and stop - first > 1:
                    name = tokens.slice(first + 1, stop)
                    whole = whole[:1].upper() + whole[1:]  # the Times
                if not self._lexicon.media.isdisjoint((name, whole)) and name not in names:
                    names.append(name)
        return Meant(names[0], "organisation") if len(names) == 1 else None

    def _is_study(self, noun: str) -> bool:
        """Whether a noun may name a study: “paper”, “survey”."""
        entries = self._lexicon.channels.nouns.get(noun, {}).get("", ())
        return any(entry.kind == "report" for _, entry in entries)

    def _introduced(self, chunk: int) -> Meant | None:
        """What “the groups” are: the last subject that brought in several, “eleven aid organisations”."""
        tokens, chunks = self._tokens, self._chunks
        for at in range(chunk - 1, max(chunk - _FAR, 0), -1):
            first, last = chunks.first[at], chunks.stop[at] - 1
            if chunks.kinds[at] != "M" or first == last or tokens.classes[last] not in "mr":
                continue
            noun = tokens.word(last).lower()
            several = noun in self._lexicon.any_body and noun not in self._lexicon.bodies
            if several and tokens.classes[first] not in "DH" and place(chunks.kinds, at) >= SUBJECT:
                return Meant(tokens.slice(first, last + 1), "group", plural=True, described=True)
        return None

    def _nearest(
        self,
        chunk: int,
        kinds: Mapping[SpeakerType, float],
        of_words: int,
        *,
        plural: bool,
        named: bool = False,
        unsure: bool = True,
    ) -> Meant | None:
        """What stands highest; ``named``: by its name, ``unsure``: even where a person may bear that.

        From chunk ``of_words`` on only what speaks.
        """
        scores: dict[Meant, float] = {}
        age = 0.0
        letters = self._chunks.kinds
        for at in range(chunk - 1, max(chunk - _FARTHEST, 0), -1):
            if letters[at] in ".!¶":
                age += 1.0
                if age > _REACH:
                    break
            elif at >= of_words and letters[at + 1] != "C":
                continue
            elif letters[at] == "M" or (not named and at in self._known):
                joined = plural and letters[at - 1] == "&" and letters[at - 2] in "MP"
                meant = self._pair(at) if joined else self._at(at)
                if (
                    meant is None
                    or meant.type not in kinds
                    or (named and (meant.described or self._reports(at)))
                ):
                    continue
                if not (meant.sure or unsure) or (plural and not meant.sure and " " in meant.name):
                    continue  # Adaku Okonjo is not “they”
                if plural or not meant.plural:
                    standing = place(letters, at) * KEPT**age
                    if standing >= _LEAST:
                        weight = kinds[meant.type] * (1.0 if meant.sure else _PERHAPS)
                        scores[meant] = max(scores.get(meant, 0.0), weight * standing)
        if not scores:
            return None
        best, *others = sorted(scores, key=scores.__getitem__, reverse=True)
        clear = not others or scores[best] >= _CLEARLY * scores[others[0]]
        return best if clear and best.name else None

    def _reports(self, chunk: int) -> bool:
        """“Reuters said”, “told the BBC”: an outlet that tells the story is no “airline” in it."""
        tokens, kinds = self._tokens, self._chunks.kinds
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        if kinds[chunk + 1] != "C" and kinds[chunk - 1] not in "Cop2":
            return False
        first += tokens.classes[first] == "D" and stop - first > 1
        return (
            tokens.slice(first, stop) in self._lexicon.outlets or tokens.word(first) in self._lexicon.outlets
        )

    def _at(self, chunk: int) -> Meant | None:
        if chunk not in self._known:
            self._known[chunk] = None if self._is_dateline(chunk) else self._mean(chunk)
        return self._known[chunk]

    def _is_dateline(self, chunk: int) -> bool:
        """“NEW YORK (AP) — ”: whether a noun phrase only tells where a story was written, and by whom."""
        opening = self._chunks.kinds.rfind("¶", max(chunk - _DATELINE_REACH, 0), chunk)
        dateline = DATELINE.match(self._chunks.kinds, opening + 1) if opening >= 0 else None
        return dateline is not None and chunk < dateline.end()

    def _mean(self, chunk: int) -> Meant | None:
        tokens, chunks = self._tokens, self._chunks
        first, stop = chunks.first[chunk], chunks.stop[chunk]
        if chunks.kinds[chunk - 1] in "p&" and goes_on(tokens, chunks, chunk, self._lexicon):
            return None  # Drug Administration, behind “Food and”
        if chunks.kinds[chunk + 1] in "op&":
            stop = whole_stop(tokens, chunks, chunk, self._lexicon)
        if chunks.kinds[chunk - 1] == "(":
            return None  # LISBON (Agency) -
        mention = parse_mention(tokens, first, stop, self._lexicon)
        if mention.head == "body" or mention.noun in self._lexicon.any_body:
            return self._described(mention, chunk)
        if mention.head == "group" and tokens.classes[first] == "Y" and stop - first == 1:
            if mention.type != "group" or chunks.kinds[chunk + 1] != "C":
                return None
            return Meant(tokens.slice(first, stop), "group", plural=True, described=True)  # Many said
        if mention.head == "group" and tokens.classes[stop - 1] == "r":
            if chunks.kinds[chunk + 1 : chunk + 6] == ",M&M,":
                both = self._pair(chunk + 4)  # Two brothers, Ali and Omar Dale,
                if both is not None and both.name:
                    return both
            if chunks.kinds[chunk + 1 : chunk + 3] == "oM" and mention.role:
                name = tokens.slice(stop - len(mention.role.split()), chunks.stop[chunk + 2])
                return Meant(name, "group", plural=True)  # members of the committee
            return Meant(mention.role or tokens.slice(first, stop), "group", plural=True)
        if mention.head == "document":
            several = mention.noun not in self._lexicon.documents and mention.noun not in self._lexicon.nouns
            return Meant(mention.role or tokens.slice(first, stop), "document", plural=several)
        return self._named(mention) if mention.name else None

    def _named(self, mention: Mention) -> Meant | None:
        name = " ".join(mention.name)
        if name in self._lexicon.places:
            return None
        alone = mention.name[0] if len(mention.name) == 1 else ""
        ordinary = self._lexicon.lower_classes.get(alone.lower())
        if ordinary == "r":
            return Meant(name, "group", plural=True)  # Workers, Conservatives
        if mention.type == "organisation":
            return Meant(self.spelled_out(name) or name, "organisation")
        person = self._people.find(mention.name, mention.gender)
        if ordinary or mention.role or (person is not None and person.is_somebody and not person.may_be_body):
            return None
        return Meant(name, "organisation", sure=False)

    def _pair(self, chunk: int) -> Meant | None:
        """“Anna Berg and Karl Brandt”, two persons; without a name if they are not two names."""
        chunks, people = self._chunks, self._people
        names = []
        for at in (chunk - 2, chunk):
            mention = parse_mention(self._tokens, chunks.first[at], chunks.stop[at], self._lexicon)
            if mention.head == "group":
                return self._at(chunk)
            person = people.find(mention.name, mention.gender) if mention.type == "person" else None
            if person is None and at < chunk and self._tokens.classes[mention.first : mention.stop] == "G":
                names.append(mention.name[0])  # Ali and Omar Dale
                continue
            names.append(person.name if person is not None and person.is_somebody else "")
        return Meant(" and ".join(names) if all(names) else "", "group", plural=True)

    def _described(self, mention: Mention, chunk: int) -> Meant | None:
        known = self.called(mention, chunk) if mention.definite else None
        plural = mention.noun not in self._lexicon.bodies
        if known is not None:
            return known
        name = mention.role or mention.noun
        return Meant(name, "group" if plural else "organisation", plural=plural, described=True)

    @cached_property
    def _bodies(self) -> list[_Body]:
        """The bodies that the article names in more than one word, in the order of the text."""
        found: list[_Body] = []
        classes = self._tokens.classes
        for match in _BODY_RUN.finditer(classes):
            run = match.span()
            for begin, stop in (run,) if classes.find("&", *run) < 0 else self._parted(*run):
                body = self._body(begin, stop) if stop - begin > 1 else None
                if body is not None:
                    found.append(body)
        return found

    def _body(self, begin: int, stop: int) -> _Body | None:
        """The body that tokens ``begin`` to ``stop`` name, without whose it is: Germany's Health Ministry."""
        tokens, classes, first = self._tokens, self._tokens.classes, begin
        owner = classes.rfind("S", begin, stop)
        while owner > begin and owner_in_name(tokens, begin, owner, stop, self._lexicon):
            owner = classes.rfind("S", begin, owner)
        if owner >= begin:
            first = owner + 1
        if classes[first - 1 : first] == "R":
            first = opening_adjectives(tokens, max(first - 2, 0), first, stop, self._lexicon)
        if stop - first < _NAMED_IN:
            return None
        of = classes.find("o", first, stop) if classes[first] == "T" else -1
        if (
            of > 0
            and tokens.slice(first, of) in self._lexicon.titles
            and not heads_body(tokens, of - 1, self._lexicon)
        ):
            return None  # Chief Justice of Pakistan
        headed = classes[stop - 1] == "B" or classes[first : first + 2] == "Bo"
        return _Body(first, name_words(tokens, first, stop), headed)

    def _parted(self, begin: int, stop: int) -> Iterator[tuple[int, int]]:
        """The parts of tokens ``begin`` to ``stop`` between each “and” that is none of a name."""
        tokens, link = self._tokens, self._tokens.classes.find("&", begin, stop)
        while link >= 0:
            following = tokens.classes.find("&", link + 1, stop)
            if not joins(tokens, link, begin, following if following > 0 else stop, self._lexicon):
                yield begin, link
                begin = link + 1
            link = following
        yield begin, stop

    @cached_property
    def _first_words(self) -> dict[str, str]:
        """The bodies by their first word, if they tell what they are; the first of each."""
        return {
            body.words[0]: " ".join(body.words)
            for body in reversed(self._bodies)
            if body.headed and body.words[0] not in self._lexicon.nationalities
        }

    @cached_property
    def _outlets(self) -> dict[str, str]:
        """The outlets by their last word, “” where that is of two: the Post is The Washington Post."""
        found: dict[str, str] = {}
        for body in self._bodies:
            full, last = " ".join(body.words), body.words[-1]
            if full in self._lexicon.outlets:
                found[last] = full if found.get(last, full) == full else ""
        return found

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """The bodies by their initials as well."""
        forms: dict[str, str] = {}
        for body in self._bodies:
            full = " ".join(body.words)
            for initials in body.initials():
                if len(initials) > 1:
                    forms.setdefault(initials, full)
            if body.headed:
                forms.setdefault(body.words[0], full)
        return forms

    def _before(self, token: int) -> Iterator[_Body]:
        last = bisect_left(self._bodies, token, key=lambda body: body.first)
        return (body for body in reversed(self._bodies[max(last - _MOST, 0) : last]) if body.headed)
