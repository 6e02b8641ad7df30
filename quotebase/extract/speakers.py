"""Stage 7: the mention beside each cue becomes a speaker: name, type, role, and how it was resolved."""

from dataclasses import dataclass

from quotebase.lexicon import Lexicon
from quotebase.model import Speaker

from .attribution import Attribution
from .chunks import Chunks
from .corefer import Resolver
from .mentions import Mention, parse_mention
from .people import People, Person
from .scan import Tokens
from .subjects import Range


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker and, in a few words, how its name was found."""

    speaker: Speaker | None
    how: str


class Speakers:
    """Names the speakers of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._people = People(tokens, lexicon)
        self._resolver = Resolver(tokens, chunks, self._people)
        self._last: Person | None = None
        self._last_at = 0
        self._last_body: str | None = None
        self._memo: dict[Range, Resolved] = {}

    def of(self, attribution: Attribution) -> Resolved:
        """The speaker of ``attribution``; call it once an attribution, first character first."""
        source = attribution.source
        if source is None:
            return Resolved(None, "the article does not tell who speaks")
        known = self._memo.get(source)
        if known is None:
            known = self._memo[source] = self._resolve(*source)
        return known

    def _resolve(self, first: int, stop: int) -> Resolved:
        tokens = self._tokens
        head = self._chunks.at_token(first)
        end = min(stop, self._chunks.stop[head])
        if end < stop and tokens.classes[end - 1] == "B" and tokens.classes[end] == "o":
            end = min(stop, self._chunks.stop[head + 2])
        mention = parse_mention(tokens, first, end, self._lexicon)
        text, spans = tokens.slice(first, stop), (tokens.span(first, stop),)
        how = "named beside the cue"
        if mention.head == "relative":
            antecedent = self._antecedent(head)
            if antecedent is None:
                return Resolved(
                    Speaker(None, None, None, text, spans, "nobody stands before it"), "no antecedent"
                )
            mention, how = antecedent, "the noun phrase before it"
        person: Person | None = None
        if mention.head == "pronoun":
            person = self._resolver.pronoun(mention, self._last, self._last_at)
            how = "the likeliest person named before it"
            if person is None and mention.noun in ("they", "it") and self._last_body:
                return Resolved(
                    Speaker(
                        self._last_body,
                        "group" if mention.noun == "they" else "organisation",
                        None,
                        text,
                        spans,
                    ),
                    "the body or group that spoke last",
                )
        elif mention.name and (mention.type == "person" or _is_shouted(mention.name)):
            person = self._people.find(mention.name, mention.gender)
            if person and len(person.words) > len(mention.name):
                how = "the fullest name of that surname"
        elif mention.head == "role":
            if not mention.definite or tokens.classes[stop - 1] == "T":
                person = self._people.find((tokens.word(stop - 1),))
            person = person or self._resolver.described(mention)
            how = "so described before"
            if person is None and mention.definite:
                person = self._resolver.salient(mention, self._last, self._last_at)
                how = "the person the text was just about"
        if person is not None:
            self._last, self._last_at = person, first
            return Resolved(Speaker(person.name, "person", mention.role, text, spans), how)
        if mention.name:
            name = " ".join(mention.name)
            if mention.type == "organisation":
                name = self._people.spelled_out(name) or name
            self._last_body = name
            return Resolved(Speaker(name, mention.type, mention.role, text, spans), how)
        if mention.head == "pronoun":
            reason = "no person named before it fits"
            return Resolved(Speaker(None, None, None, text, spans, reason), reason)
        name = self._description(mention, first, stop)
        self._last_body = name
        return Resolved(Speaker(name, mention.type, mention.role, text, spans), how)

    def _description(self, mention: Mention, first: int, stop: int) -> str:
        classes = self._tokens.classes
        while first < stop - 1 and classes[first] == "D":
            first += 1
        return self._tokens.slice(first, stop)

    def _antecedent(self, head: int) -> Mention | None:
        kinds = self._chunks.kinds
        at = head - 1
        while at > 0 and kinds[at] in ",po":
            at -= 1
        if kinds[at] != "M":
            return None
        return parse_mention(self._tokens, self._chunks.first[at], self._chunks.stop[at], self._lexicon)


def _is_shouted(name: tuple[str, ...]) -> bool:
    """Whether a surname stands in capitals, as in a transcript; an acronym is shorter."""
    return len(name) == 1 and len(name[0]) > 3 and name[0].isupper()


__all__ = ["Range", "Resolved", "Speakers"]
