"""Who answers: whom “he replied” means behind “Rowe asked Dahl if he would go”, “Dahl told host Tom Rowe”.

The asker stands higher in the reader's mind than the one asked, and yet the next words may be an answer: they
are where their verb says so, or where the asker only does so for a living.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_SAYS = re.compile(r"P(?:(?<=[Q,.!¶&^:-]P)(?=C)|(?<=[Q,]CP)(?=[.,¶:;!p^&y]))")
"""“He replied”, “…,” replied he."""
_ASIDE = re.compile(r"(?<=,)p(?P<M>M)G")
_PUT_IN = re.compile(r"(?<=M),[^,.!¶Q]{1,8},\Z")
"""“, prosecuting,”, “, for the defence,” between subject and verb."""
_VERB = re.compile("[CK]")
_OPENS = ".!¶,^&cwQ-;:"
"""The chunks behind which the subject of an exchange may stand."""
_CLAUSE = "cw"
"""The chunks that open a clause before the main one: “when a reporter asked Dahl”."""
_BEHIND_QUESTION = "w:,.!¶Q"
"""The chunks that may stand behind whom one asks, if it is a question that is asked."""
_WORDS_ONLY = "Q,"
_SENTENCES = 6
"""How many sentences of nothing but words in marks, and paragraph breaks, may part question and answer."""
_FARTHEST = 40
"""How many chunks behind the opening of its sentence a question may be put."""


class Exchange(NamedTuple):
    """Chunks: of whom the next pronoun means, and of who has asked or was told."""

    answers: int
    other: int
    personal: bool = True
    """Whether the question may be put to a person: not “if it would close”."""


class Answers:
    """Finds the exchanges of one article."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        words = lexicon.cue_words
        self._asking, self._answering, self._saying = words["asking"], words["answering"], words["saying"]
        self._continuing, self._beside = words["continuing"], words["beside"]
        self._examining, self._examiners = words["examining"], words["examiners"]
        self._topic, self._agent = words["asked_about"], words["agent"]
        self._hearers = lexicon.channels.sets["hearers"]
        self.of: dict[int, Exchange] = {}
        """The exchange before each pronoun that goes on with it, by the chunk of the pronoun."""
        kinds = chunks.kinds
        for match in _SAYS.finditer(kinds):
            at = match.start()
            verb = self._verb(at + 1 if kinds[at + 1] == "C" else at - 1)
            if verb not in self._asking:
                exchange = self._before(at, verb)
                if exchange is not None:
                    self.of[at] = exchange

    def _verb(self, chunk: int) -> str:
        return self._tokens.raw[self._chunks.stop[chunk] - 1].strip().lower()

    def _before(self, at: int, verb: str) -> Exchange | None:
        """The exchange before the pronoun at chunk ``at``, which says what it says by ``verb``."""
        kinds, ends = self._chunks.kinds, self._chunks.sentence_ends
        last = bisect_left(ends, at) - 1
        if kinds[ends[last] + 1] in _CLAUSE:
            return self._exchange(ends[last] + 1, at, verb, in_front=True)
        for sentence in range(last, max(last - _SENTENCES, 0), -1):
            begin, end = ends[sentence - 1] + 1, ends[sentence]
            if kinds[begin : min(end, begin + _FARTHEST)].strip(_WORDS_ONLY):
                aside = self._aside(begin, end) if verb in self._continuing else None
                return aside or self._exchange(begin, end, verb)
        return None

    def _aside(self, begin: int, end: int) -> Exchange | None:
        """“…, with Berg telling the BBC that he agreed”: who speaks last in chunks ``begin`` to ``end``."""
        aside = _ASIDE.search(self._chunks.kinds, begin, min(end, begin + _FARTHEST))
        if aside is None or self._word(aside.start()) not in self._beside:
            return None
        return Exchange(aside.start("M"), aside.start("M"))

    def _exchange(self, begin: int, end: int, verb: str, *, in_front: bool = False) -> Exchange | None:
        """What passes between two in a sentence, chunks ``begin`` to ``end``, or a clause ``in_front``."""
        found = _VERB.search(self._chunks.kinds, begin, min(end, begin + _FARTHEST))
        if found is None:
            return None
        at, passive = found.start(), found.group() == "K"
        subject = self._subject(begin, at)
        if subject < 0:
            return None
        if passive:
            return self._was_asked(at, subject, verb, in_front=in_front)
        if self._chunks.kinds[at + 1] not in "MO":
            return None
        if self._is_newsman(at + 1):
            return Exchange(subject, at + 1)
        if self._verb(at) not in self._asking:
            return None
        answers = verb in self._answering
        by_trade = self._is_newsman(subject) or self._word(subject) in self._hearers
        asks = in_front or by_trade or self._examines(subject, at)
        if verb in self._saying and asks:  # “When Rowe asked Dahl about it, he said”
            answers = self._is_question(self._behind(at + 2, "o"))
        personal = self._is_personal(self._behind(at + 2, "o"))
        return Exchange(at + 1, subject, personal) if answers else None

    def _was_asked(self, at: int, subject: int, verb: str, *, in_front: bool) -> Exchange | None:
        """“Dahl was asked by Rowe if he would go”, the verb at chunk ``at``; who asks has to be told.

        Not so in a clause put in front: “When Dahl was asked about it, he said”.
        """
        kinds = self._chunks.kinds
        if self._verb(at) not in self._asking:
            return None
        if kinds[at + 1 : at + 3] != "pM" or self._word(at + 1) not in self._agent:
            answers = verb in self._answering or verb in self._saying
            alone = in_front and answers and self._is_question(at + 1)
            return Exchange(subject, subject, self._is_personal(at + 1)) if alone else None
        answers = verb in self._answering
        if verb in self._saying:
            answers = self._is_question(self._behind(at + 3, "op"))
        personal = self._is_personal(self._behind(at + 3, "op"))
        return Exchange(subject, at + 2, personal) if answers else None

    def _subject(self, begin: int, verb: int) -> int:
        """The chunk of the subject before the verb at chunk ``verb``; -1 if it is not clear."""
        kinds, at = self._chunks.kinds, verb - 1
        while at > begin and kinds[at] in "ay":
            at -= 1
        aside = _PUT_IN.search(kinds, begin, verb)
        if aside is not None:
            # a voter, Anna Berg, told; Anna Berg, prosecuting, asked
            last = self._tokens.classes[self._chunks.stop[at - 1] - 1]
            named = kinds[at - 2 : at + 1] == ",M," and last in "GN"
            at = at - 1 if named else aside.start() - 1
        while at - 2 >= begin and kinds[at - 1] in "op" and kinds[at - 2] == "M":
            at -= 2
        return at if at >= begin and kinds[at] in "MP" and kinds[at - 1] in _OPENS else -1

    def _behind(self, at: int, links: str) -> int:
        """The chunk behind what belongs to a noun phrase that stops before chunk ``at``."""
        kinds = self._chunks.kinds
        while kinds[at] in links and kinds[at + 1] == "M" and self._word(at) not in self._topic:
            at += 2
        return at

    def _is_question(self, at: int) -> bool:
        """Whether a question stands at chunk ``at``: “if he would go”, “about the plan”; not: “to leave”."""
        return self._chunks.kinds[at] in _BEHIND_QUESTION or self._word(at) in self._topic

    def _is_personal(self, at: int) -> bool:
        """Whether what is asked at chunk ``at`` speaks of no thing: “if it would close”."""
        of_thing = self._chunks.kinds[at : at + 2] == "wP"
        return not of_thing or self._word(at + 1) in self._lexicon.pronouns

    def _examines(self, subject: int, verb: int) -> bool:
        """Whether who asks does so in court: “Anna Berg KC”, “the prosecutor”, “Berg, for the defence,”."""
        chunks = self._chunks
        name = self._tokens.words(chunks.first[subject], chunks.stop[subject])
        if any(word.lower() in self._examiners for word in name):
            return True
        behind = self._tokens.words(chunks.stop[subject], chunks.first[verb])
        return any(word.lower() in self._examining for word in behind)

    def _word(self, chunk: int) -> str:
        return self._tokens.raw[self._chunks.first[chunk]].strip().lower()

    def _is_newsman(self, chunk: int) -> bool:
        """“A reporter”, “CNN's Jim Rowe”, “host Tom Rowe”, “Tom Rowe of the BBC”: who asks for a living."""
        chunks, lexicon = self._chunks, self._lexicon
        if chunks.kinds[chunk] != "M":
            return False
        newsmen = lexicon.channels.sets["newsmen"]
        words = self._tokens.words(chunks.first[chunk], chunks.stop[chunk])
        if any(word.lower() in newsmen or word in lexicon.outlets for word in words):
            return len(words) > 1
        if chunks.kinds[chunk + 1 : chunk + 3] != "oM":
            return False
        return self._tokens.word(chunks.stop[chunk + 2] - 1) in lexicon.outlets
