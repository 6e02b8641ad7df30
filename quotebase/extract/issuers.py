"""Stage 7: whose words a document is: “the statement said” after “the ministry said in a statement”."""

from dataclasses import dataclass

from quotebase.lexicon import Lexicon
from quotebase.model import Speaker, SpeakerType

from .chunks import Chunks
from .mentions import Mention, parse_mention
from .people import People
from .scan import Tokens
from .subjects import SENTENCE_ENDS

_FARTHEST = 200
"""How many chunks back a document may have been spoken of: some three paragraphs."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who speaks through a document."""

    name: str
    type: SpeakerType | None


class Issuers:
    """Who issued the documents of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon
        self._spoke: dict[int, Issuer] = {}
        """Who speaks, by the chunk where the source begins."""

    def note(self, first: int, speaker: Speaker | None) -> None:
        """Remember that the source at token ``first`` is ``speaker``."""
        if speaker is not None and speaker.name and speaker.type != "document":
            self._spoke[self._chunks.at_token(first)] = Issuer(speaker.name, speaker.type)

    def of(self, mention: Mention) -> Issuer | None:
        """Who issued the document of ``mention``, if this or an earlier sentence tells."""
        at = self._chunks.at_token(mention.first)
        issuer = self._by(at)
        if issuer is not None or not mention.definite:
            return issuer
        for earlier in range(at - 1, max(at - _FARTHEST, 0), -1):
            if self._noun(earlier) == mention.noun:
                issuer = self._by(earlier) or self._through(earlier)
                if issuer is not None:
                    return issuer
        return None

    def _noun(self, at: int) -> str:
        if self._chunks.kinds[at] != "M":
            return ""
        return self._tokens.word(self._chunks.stop[at] - 1).lower()

    def _word(self, at: int) -> str:
        return self._tokens.word(self._chunks.first[at]).lower()

    def _by(self, at: int) -> Issuer | None:
        """“a letter from Rossi”, “the statement released by the ministry”."""
        kinds = self._chunks.kinds
        by = at + 1 if kinds[at + 1] == "p" else at + 2
        if kinds[by : by + 2] != "pM" or self._word(by) not in ("by", "from"):
            return None
        first, stop = self._chunks.first[by + 1], self._chunks.stop[by + 1]
        author = parse_mention(self._tokens, first, stop, self._lexicon)
        if author.head in ("body", "group") and author.role:
            return Issuer(author.role, author.type)
        if not author.name:
            return None
        person = self._people.find(author.name, author.gender) if author.type == "person" else None
        return Issuer(person.name if person else " ".join(author.name), author.type)

    def _through(self, at: int) -> Issuer | None:
        """“Rossi said in a letter”: who speaks in the sentence that holds “in a letter”."""
        kinds = self._chunks.kinds
        if kinds[at - 1] != "p" or self._word(at - 1) != "in":
            return None
        begin, end = at, at
        while begin > 0 and kinds[begin - 1] not in SENTENCE_ENDS and at - begin < _FARTHEST:
            begin -= 1
        while kinds[end] not in SENTENCE_ENDS and end - at < _FARTHEST:
            end += 1
        return next((self._spoke[near] for near in range(begin, end) if near in self._spoke), None)
