"""Stage 7: the mention beside each cue becomes a speaker: name, type, role, and how it was resolved."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import Spans, Speaker, SpeakerType

from .antecedents import Antecedents
from .beside import Beside
from .bodies import Bodies
from .body_names import outlet_stop, whole_stop
from .corefer import Resolver
from .issuers import Issuers
from .lone_names import LoneNames
from .mentions import Mention, parse_mention
from .not_meant import sentence_begin
from .pairs import Pairs
from .people import People
from .person import Person

_WHO_IS = (".ME", "!ME", "¶ME")
"""What stands before “a nurse who” in “Anna Berg is a nurse who”."""
_NOT_ALL_OR_TOO_MUCH = frozenset(("H1", "HD", "yS"))
"""How a source opens that is more than who speaks, or only the end of it: “her a report”, “month's crash”."""
_NOT_SET_OFF = re.compile("[^,;:QC]*")
"""“A man hurt in last”: what stands before “month's crash” if that is part of the subject."""
_UNTOLD = "the article does not tell who speaks"


class Resolved(NamedTuple):
    """A speaker and, in a few words, how its name was found."""

    speaker: Speaker | None
    how: str


class Speakers:
    """Names the speakers of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._people = People(tokens, lexicon)
        self._beside = Beside(tokens, chunks, lexicon)
        self._antecedents = Antecedents(tokens, chunks, self._people, lexicon)
        self._pairs = Pairs(tokens, chunks, self._people, lexicon)
        self._names = LoneNames(tokens, lexicon)
        self._resolver = Resolver(tokens, chunks, self._people, self._names, lexicon)
        self._memo: dict[Range, Resolved] = {}
        self._answering: tuple[str | None] | None = None
        """Who gives the answers (“A:”), once that has been asked."""
        self._bodies = Bodies(tokens, chunks, self._people, lexicon)
        self._issuers = Issuers(tokens, chunks, self._resolver, self._bodies, lexicon)

    def of(self, attribution: Attribution) -> Resolved:
        """The speaker of ``attribution``; call it once an attribution, first character first."""
        source = attribution.source
        if source is None:
            return Resolved(None, _UNTOLD)
        if attribution.rule == "transcript-turn" and self._tokens.slice(*source) in ("A", "A."):
            return self._interviewed(source)
        known = self._memo.get(source)
        if known is None:
            opening = self._tokens.classes[source[0] : source[0] + 2]
            known = self._resolve(self._saying(source) if opening in _NOT_ALL_OR_TOO_MUCH else source)
            if self._tokens.classes[source[0] - 2 : source[0]] == "P&":
                known = self._with_pronoun(known, source)
            self._memo[source] = known
            self._issuers.note(source[0], known.speaker)
        return known

    def told(self, addressee: Range) -> str | None:
        """The full name of whom the tokens ``addressee`` name (“him”, “Berg”), if one person is known."""
        first, stop = addressee
        if "&" in self._tokens.classes[first:stop]:
            return None
        mention = parse_mention(self._tokens, first, stop, self._lexicon)
        person: Person | None = None
        if mention.head == "pronoun":
            person = self._resolver.at(first)
        elif mention.name and mention.type == "person":
            person = self._resolver.named(mention.stop) or self._people.find(mention.name, mention.gender)
        return _unshouted(person.name) if person is not None and not person.unnamed else None

    def _interviewed(self, source: Range) -> Resolved:
        """“A:” is whom the article named, or named most, before its first answer."""
        if self._answering is None:
            self._answering = (self._named_most_before(source[0]),)
        [name] = self._answering
        written = _Written(self._tokens.slice(*source), (self._tokens.span(*source),))
        if name is None:
            return written.unknown("the article does not tell who answers")
        return written.named("person", name, None, "the person named before the questions")

    def _named_most_before(self, token: int) -> str | None:
        named = Counter(
            sighting.person.name
            for sighting in self._people.sightings
            if sighting.first < token and not sighting.rivals
        ).most_common(2)
        tied = not named or (len(named) > 1 and named[0][1] == named[1][1])
        return None if tied else named[0][0]

    def _resolve(self, source: Range) -> Resolved:
        first, stop = source
        tokens, chunks = self._tokens, self._chunks
        opening = tokens.classes[first : first + 2]
        if stop - first == 1 and opening[0] == "T" and self._is_adverb(first):
            return Resolved(None, _UNTOLD)
        head = chunks.at_token(first)
        within = stop <= chunks.stop[head]  # in one noun phrase, as most are
        opens = chunks.kinds[head + 1 : head + 2] == "(" and (
            within or chunks.stop[head + 4 : head + 5] == [stop]
        )
        bracketed = self._beside.bracketed(head) if opens else None
        if bracketed is not None:
            written = _Written.of(tokens, first, bracketed[1])
            return self._named(bracketed[0], written, first, "named beside the cue")
        end = stop if within else min(stop, whole_stop(tokens, chunks, head, self._lexicon))
        mention = parse_mention(tokens, first, end, self._lexicon)
        outlet = outlet_stop(tokens, chunks, head, self._lexicon) if chunks.kinds[head + 1] == "y" else 0
        if outlet:
            day = tokens.words(chunks.first[head + 1], outlet)  # The Mail on Sunday
            mention, stop = mention._replace(name=(*mention.name, *day)), outlet
        written = _Written.of(tokens, first, stop)
        if mention.head == "relative":
            return self._relative(head, written, source)
        joined = None if within else self._beside.in_long_office(head, stop)
        if mention.head == "role" and joined is None:
            joined = self._beside.of_two_roles(head, stop) or self._beside.office_holder(head, stop)
        if joined is not None:
            return self._named(joined, written, first, "named beside the cue")
        if not mention.name:
            apposed = self._beside.apposed(head, stop)
            if apposed is not None:
                return self._named(apposed, written, first, "named beside its description")
        resolved = self._by_kind(mention, written, source, "named beside the cue")
        if resolved.speaker and resolved.speaker.role is None and mention.name:
            apposed_role = self._beside.role_behind(head) or self._beside.role_before(head)
            if apposed_role is not None:
                resolved = Resolved(replace(resolved.speaker, role=apposed_role), resolved.how)
        if within or not mention.name:
            return resolved
        return self._together(resolved, self._beside.others(chunks.at_token(end - 1), stop))

    def _saying(self, source: Range) -> Range:
        """Who says it of a ``source`` that is too much or not all: “(told) her | a report said”."""
        first, stop = source
        if self._tokens.classes[first] == "H":
            return (first + 1, stop) if stop - first > 1 else source
        return self._before_time(source) or source

    def _before_time(self, source: Range) -> Range | None:
        """Who speaks where the ``source`` is only when: “A man hurt in last (month's crash) said”."""
        chunks, head = self._chunks, self._chunks.at_token(source[0])
        begin = sentence_begin(chunks, head)
        if chunks.kinds[begin] != "M" or not _NOT_SET_OFF.fullmatch(chunks.kinds, begin, head):
            return None
        if parse_mention(self._tokens, *source, self._lexicon).head != "other":
            return None  # last month's report said
        first, stop = chunks.first[begin], chunks.stop[begin]
        who = parse_mention(self._tokens, first, stop, self._lexicon)
        return (first, stop) if who.head in ("role", "group", "name", "body") else None

    def _with_pronoun(self, one: Resolved, source: Range) -> Resolved:
        """“He and Carla Ruiz said”: both, where the ``source`` is Carla Ruiz."""
        person = self._resolver.at(source[0] - 2)
        head = self._chunks.at_token(source[0] - 2)
        opens = self._chunks.kinds[head - 1] in ".¶!;,Q^"
        if person is None or person.unnamed or not opens or one.speaker is None or one.speaker.name is None:
            return one
        written = _Written.of(self._tokens, source[0] - 2, source[1])
        name = f"{_unshouted(person.name)} and {one.speaker.name}"
        return written.of_type("group", name, None, "all named beside the cue")

    def _is_adverb(self, token: int) -> bool:
        """“Then” at the beginning of a sentence, which is part of titles too: nobody."""
        return self._lexicon.lower_classes.get(self._tokens.word(token).lower()) == "a"

    def _relative(self, head: int, written: "_Written", source: Range) -> Resolved:
        """“Who” in “Anna Berg, who said”, “Berg and others who said”."""
        antecedent = self._antecedents.of(head)
        if antecedent is None:
            return written.unknown("nobody stands before “who”")
        chunks, at = self._chunks, self._chunks.at_token(antecedent.first)
        opens = chunks.kinds[at - 3 : at] in _WHO_IS
        if opens and not (antecedent.name or antecedent.definite):  # Anna Berg is a nurse who says
            antecedent = parse_mention(self._tokens, chunks.first[at - 2], chunks.stop[at - 2], self._lexicon)
        if antecedent.noun and not antecedent.role and chunks.kinds[at - 2 : at] == "M&":
            return self._resolve((chunks.first[at - 2], antecedent.stop))
        return self._by_kind(antecedent, written, source, "the noun phrase before “who”")

    def _by_kind(self, mention: Mention, written: "_Written", source: Range, how: str) -> Resolved:
        first, stop = source
        if mention.head == "pronoun":
            return self._pronoun(mention, written, first)
        if mention.name:
            return self._named(mention, written, first, how)
        if mention.head == "role":
            person, how_found = self._role(mention)
            if person is not None:
                return self._person(person, mention, written, first, how_found)
        two = self._pairs.of(mention)
        if two is not None:
            return written.of_type(two[0], two[1], None, "the two named before it")
        if mention.head == "document":
            issuer = self._issuers.of(mention)
            if issuer is not None:
                return written.of_type(issuer.type, issuer.name, None, "who issued it")
        # What stands before “who” is named by what it is, whatever else its phrase holds.
        name = self._beside.without_article(first, stop) if mention.first == first else mention.role
        if not name:
            return written.unknown("no noun stands before “who”", mention.type)  # those who
        if mention.definite and (mention.head == "body" or mention.noun in self._lexicon.any_body):
            called = self._bodies.called(mention, self._chunks.at_token(first))
            if called is not None:
                return written.of_type(called.type, called.name, mention.role, "the body so called before")
        return written.speaker(name, mention, how)

    def _pronoun(self, mention: Mention, written: "_Written", first: int) -> Resolved:
        person = self._resolver.at(first)
        if person is not None:
            return self._person(person, mention, written, first, "the likeliest person named before it")
        if mention.noun in ("they", "it"):
            called = self._bodies.pronoun(mention.noun, self._chunks.at_token(first))
            if called is None:
                return written.unknown(f"nothing near is clearly what “{mention.noun}” means")
            how = "what the sentences before it speak of"
            return written.of_type(called.type, called.name, None, how)
        return written.unknown("no person named before the pronoun fits")

    def _named(self, mention: Mention, written: "_Written", first: int, how: str) -> Resolved:
        country = " ".join(mention.name) in self._lexicon.countries  # Jordan, which is a surname too
        if mention.type == "person" or country or _is_shouted(mention.name) or self._is_surname(mention):
            person = self._resolver.named(mention.stop)
            person = person or self._people.find(mention.name, mention.gender)
            if person is not None:
                if len(person.words) > len(mention.name):
                    how = "the fullest name of that surname"
                return self._person(person, mention, written, first, how)
        name = " ".join(mention.name)
        spelled_out = self._bodies.spelled_out(name) if len(mention.name) == 1 else None
        if spelled_out is not None:
            name, mention = spelled_out, mention._replace(type="organisation")
        elif mention.type == "person" and len(mention.name) == 1 and self._names.is_body(name):
            mention = mention._replace(type="organisation")
        if mention.type == "person":
            name = _unshouted(name)
        return written.speaker(name, mention, how)

    def _is_surname(self, mention: Mention) -> bool:
        """Whether the place of a ``mention`` is the surname of somebody named in full: Ann London."""
        if len(mention.name) > 1 or mention.definite or mention.name[0] not in self._lexicon.places:
            return False
        person = self._people.find(mention.name)
        return person is not None and len(person.words) > 1 and person.words[-1] == mention.name[0]

    def _role(self, mention: Mention) -> tuple[Person | None, str]:
        last = mention.stop - 1
        if not mention.definite or self._tokens.classes[last] == "T":
            person = self._people.find((self._tokens.word(last),))
            if person is not None:
                return person, "a surname that is a word"
        person = self._resolver.at(mention.stop - 1)
        if person is not None and person.unnamed and person.first_at == mention.stop - 1:
            person = None
        return person, "whom the text was just about"

    def _person(
        self, person: Person, mention: Mention, written: "_Written", first: int, how: str
    ) -> Resolved:
        kind: SpeakerType = "anonymous" if person.unnamed else "person"
        if mention.name:
            return written.named(kind, _unshouted(person.name), mention.role, how)
        return written.of_type(kind, _unshouted(person.name), mention.role, how)

    def _together(self, one: Resolved, others: Sequence[Mention]) -> Resolved:
        """“Rossi, Holm and Anna Berg said”: all names."""
        if one.speaker is None or one.speaker.name is None or not others:
            return one
        people = [(self._people.find(other.name, other.gender), other.name) for other in others]
        names = [one.speaker.name, *[person.name if person else " ".join(name) for person, name in people]]
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        return Resolved(replace(one.speaker, name=name, type="group"), "all named beside the cue")


class _Written(NamedTuple):
    """A mention as the article prints it."""

    text: str
    spans: Spans

    @classmethod
    def of(cls, tokens: Tokens, first: int, stop: int) -> "_Written":
        """Tokens ``first`` to ``stop`` (exclusive)."""
        span = tokens.span(first, stop)
        return cls(tokens.text[span.start : span.end], (span,))

    def speaker(self, name: str | None, mention: Mention, how: str) -> Resolved:
        if mention.name:
            return self.named(mention.type, name, mention.role, how)
        return self.of_type(mention.type, name, mention.role, how)

    def named(self, kind: SpeakerType | None, name: str | None, role: str | None, how: str) -> Resolved:
        """A speaker by name, ``role`` as it stands beside the name."""
        return Resolved(Speaker(name, kind, role, self.text, self.spans), how)

    def of_type(self, kind: SpeakerType | None, name: str | None, role: str | None, how: str) -> Resolved:
        """A speaker by description ``role``, which is no role if it is the name itself."""
        if role is not None and role in (name or self.text):
            role = None
        return Resolved(Speaker(name, kind, role, self.text, self.spans), how)

    def unknown(self, reason: str, kind: SpeakerType | None = None) -> Resolved:
        return Resolved(Speaker(None, kind, None, self.text, self.spans, reason), reason)


def _unshouted(name: str) -> str:
    """A name of several words as it is written elsewhere than in a transcript: Drew Halpern."""
    return name.title() if " " in name and name.isupper() else name


def _is_shouted(name: tuple[str, ...]) -> bool:
    """Whether a surname stands in capitals, as in a transcript; an acronym is shorter."""
    return len(name) == 1 and len(name[0]) > 3 and name[0].isupper()
