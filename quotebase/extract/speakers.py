"""Stage 7: the mention beside each cue becomes a speaker: name, type, role, and how it was resolved."""

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Speaker
from .attribute import Attribution
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

    def of(self, attribution: Attribution) -> Resolved:
        """The speaker of ``attribution``; call it once an attribution, first character first."""
        if attribution.source is None:
            return Resolved(None, "the article does not tell who speaks")
        first, stop = attribution.source
        tokens = self._tokens
        head = self._chunks.at_token(first)
        mention = parse_mention(tokens, first, min(stop, self._chunks.stop[head]), self._lexicon)
        text, spans = tokens.slice(first, stop), (tokens.span(first, stop),)
        how = "named beside the cue"
        if mention.head == "relative":
            antecedent = self._antecedent(head)
            if antecedent is None:
                return Resolved(Speaker(None, None, None, text, spans, "nobody stands before it"), "no antecedent")
            mention, how = antecedent, "the noun phrase before it"
        person: Person | None = None
        if mention.head == "pronoun":
            person = self._resolver.pronoun(mention, self._last)
            how = "the likeliest person named before it"
        elif mention.name and mention.type == "person":
            person = self._people.find(mention.name, mention.gender)
            if person and len(person.words) > len(mention.name):
                how = "the fullest name of that surname"
        if person is not None:
            self._last = person
            return Resolved(Speaker(person.name, "person", mention.role, text, spans), how)
        if mention.name:
            return Resolved(Speaker(" ".join(mention.name), mention.type, mention.role, text, spans), how)
        if mention.head == "pronoun":
            reason = "no person named before it fits"
            return Resolved(Speaker(None, None, None, text, spans, reason), reason)
        return Resolved(Speaker(self._description(mention, first, stop), mention.type, mention.role, text, spans), how)

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


__all__ = ["Range", "Resolved", "Speakers"]
