"""Stage 7: whose words a document is: “the statement said” after “the ministry said in a statement”."""

import re
from dataclasses import dataclass

from quotebase.extract.text.chunks import SENTENCE_ENDS, Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import Speaker, SpeakerType

from .bodies import Bodies
from .corefer import Resolver
from .mentions import Mention, parse_mention

_FARTHEST = 200
"""How many chunks back a document may have been spoken of: some three paragraphs."""
_SAID_IN = re.compile(r"[^C]*C(?:[yaMO,]|[po]M)*\Z")
"""What stands before “in a letter” if the words are in it: “Rossi said to the staff on Monday”."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who speaks through a document."""

    name: str
    type: SpeakerType | None


class Issuers:
    """Who issued the documents of one article, asked in the order of the text."""

    def __init__(
        self, tokens: Tokens, chunks: Chunks, resolver: Resolver, bodies: Bodies, lexicon: Lexicon
    ) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._resolver, self._bodies = resolver, bodies
        self._spoke: dict[int, Speaker] = {}
        """Who speaks, by the chunk where the source begins."""

    def note(self, first: int, speaker: Speaker | None) -> None:
        """Remember that the source at token ``first`` is ``speaker``."""
        if speaker is not None and speaker.name and speaker.type != "document":
            self._spoke[self._chunks.at_token(first)] = speaker

    def of(self, mention: Mention) -> Issuer | None:
        """Who issued the document of ``mention``, if this or an earlier sentence tells."""
        at = self._chunks.at_token(mention.first)
        issuer = self._by(at) or self._owner(at)
        if issuer is not None or not mention.definite:
            return issuer
        kinds, last = self._chunks.kinds, mention.noun[-1:]
        raw, stops = self._tokens.raw, self._chunks.stop
        for earlier in range(at - 1, max(at - _FARTHEST, 0), -1):
            of_noun = kinds[earlier] == "M" and raw[stops[earlier] - 1][-1] == last
            if of_noun and self._noun(earlier) == mention.noun:
                issuer = self._by(earlier) or self._owner(earlier) or self._through(earlier)
                issuer = issuer or self._gave(earlier)
            elif kinds[earlier + 1] == "2":
                issuer = self._wrote(earlier, mention.noun)
            if issuer is not None:
                return issuer
        for later in range(at + 1, min(at + _FARTHEST, len(kinds) - 2)):
            if kinds[later] == "M" and self._noun(later) == mention.noun:
                issuer = self._by(later)
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
        while kinds[by : by + 1] in ("l", "y", "a"):  # sent out by Rossi, published last week by the union
            by += 1
        if kinds[by : by + 2] != "pM" or self._word(by) not in self._lexicon.cue_words["issued_by"]:
            return None
        if by > at + 1 and self._word(at + 1) in self._lexicon.passing_on:
            return None  # records seen by
        first, stop = self._chunks.first[by + 1], self._chunks.stop[by + 1]
        return self._named(first, stop)

    def _through(self, at: int) -> Issuer | None:
        """“Rossi said on Monday in a letter”, “in a letter, Rossi said”: who speaks through it."""
        kinds = self._chunks.kinds
        if kinds[at - 1] != "p" or self._word(at - 1) not in self._lexicon.cue_words["said_through"]:
            return None
        begin = end = at
        while begin > 0 and kinds[begin - 1] not in SENTENCE_ENDS and at - begin < _FARTHEST:
            begin -= 1
        while kinds[end] not in SENTENCE_ENDS and end - at < _FARTHEST:
            end += 1
        if begin < at - 1 and not _SAID_IN.match(kinds, begin, at - 1):
            return None
        spoke = next((self._spoke[near] for near in range(begin, end) if near in self._spoke), None)
        return Issuer(spoke.name, spoke.type) if spoke is not None and spoke.name else None

    def _owner(self, at: int) -> Issuer | None:
        """“Rossi's letter”, “the ministry's first statement”."""
        first, stop = self._chunks.first[at], self._chunks.stop[at]
        end = self._tokens.classes.find("S", first, stop)
        if end < 0 or self._noun(at) not in self._lexicon.own_words:
            return None
        return self._named(first, end)

    def _gave(self, at: int) -> Issuer | None:
        """“Rossi sent a letter”, “the ministry released a statement”: the subject of a verb of giving out."""
        kinds = self._chunks.kinds
        if self._noun(at) not in self._lexicon.own_words:
            return None
        verb = at - 1
        while kinds[verb] in "lay" and verb > 1:
            verb -= 1
        if kinds[verb] not in "fFexC" or self._word(verb) not in self._lexicon.channels.issuing:
            return None
        return self._subject(verb)

    def _wrote(self, verb: int, noun: str) -> Issuer | None:
        """“Rossi wrote to the mayor”, before “the letter said”."""
        written = self._word(verb) in self._lexicon.writing and noun in self._lexicon.own_words
        return self._subject(verb) if written else None

    def _subject(self, verb: int) -> Issuer | None:
        kinds = self._chunks.kinds
        subject = verb - 1
        while kinds[subject] in "aypuW," and subject > 1:
            subject -= 1
        while kinds[subject] == "M" and kinds[subject - 1] in "op" and kinds[subject - 2] == "M":
            subject -= 2
        if kinds[subject] not in "MP":
            return None
        return self._named(self._chunks.first[subject], self._chunks.stop[subject])

    def _named(self, first: int, stop: int) -> Issuer | None:
        """Who tokens ``first`` to ``stop`` (exclusive) name, if it is somebody who can issue a document."""
        author = parse_mention(self._tokens, first, stop, self._lexicon)
        if author.head in ("body", "group") and author.role:
            called = self._bodies.called(author, self._chunks.at_token(first)) if author.definite else None
            return Issuer(called.name, called.type) if called else Issuer(author.role, author.type)
        known = self._resolver.named(stop) or self._resolver.at(stop - 1)
        if known is not None and known.is_somebody and author.type != "organisation":
            return Issuer(known.name, "anonymous" if known.unnamed else "person")
        return Issuer(" ".join(author.name), author.type) if author.name else None
