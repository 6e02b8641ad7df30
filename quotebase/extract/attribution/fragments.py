"""Stage 5d: words in marks inside a sentence that has no cue: whether they are somebody's, and whose.

“Rossi gave “everything he had” to the town”; “Rossi said the firm had lied. It had “put profit first””.
"""

import re

from quotebase.extract.text.marks import Stretch
from quotebase.lexicon import Lexicon

from .findings import Attribution, Findings
from .lead_ups import LeadUps
from .nominal import owner
from .subjects import Range

_LONG = 6
"""More words than this inside marks are somebody's, whatever the sentence around them is about."""
_SHORT = 5
"""Fewer tokens than this behind an article are a word in doubt, not what somebody said."""
_OPENS_A_NAME, _OPENS_A_TERM = "NGBTJL", "xRrmdi"
"""A few words that open so may be a name (“Plan B”) or a term (“border tax”), not what somebody said."""

_FOR = re.compile("[&^a]*p(?P<S>M(?:[op]M)*),")
"""“For Rossi, the plan is “Q””, “In Rossi's eyes, the plan is “Q””: whose words they are, in front."""
_WORDS_BEHIND = re.compile(",?p(?P<N>[Mi])o(?P<S>M)")
"""“Q”, in the words of Rossi."""
_IT_IS_SAID = re.compile(",PK[.!¶,;]")
"""“Q”, it is claimed."""
_GOVERNED = re.compile("[poc][H1D]?$")
"""“over “Q””, “for his “Q””, up to the words."""
_DONE_TO = re.compile("[uUna]*E[na]*[VeZf]|[uUna]*K")
"""“(Rossi) was sacked”, “has been banned”."""

_PREDICATE = re.compile("[auUn]*[Ef]?[na]*")
"""“(The scheme) was”, “(It) had” before words in marks: what these say is said of the subject."""


class Fragments:
    """Tells of the words in marks within the sentences of one article whose they are."""

    def __init__(self, findings: Findings, lexicon: Lexicon, lead_ups: LeadUps) -> None:
        self._findings, self._lexicon, self._lead_ups = findings, lexicon, lead_ups
        self._kinds, self._tokens, self._chunks = findings.kinds, findings.tokens, findings.chunks
        self._subjects, self._words = findings.subjects, lexicon.cue_words

    def may_be_words(self, at: int) -> bool:
        """Whether the quoted chunk ``at`` is somebody's words, and no name or term."""
        return self._is_words(at) or self._is_used(at)

    def whose(self, at: int, last: Attribution | None, *, near: bool) -> tuple[bool, Range | None]:
        """Whether the stretch ``at`` is kept, and the tokens of whom it is told to be.

        ``last`` is who spoke last, in this paragraph or the one before, and ``near`` whether the sentence
        before tells it.
        """
        begin, _ = self._subjects.sentence(at)
        named = self._named_for(at, begin)
        if named is not None:
            return True, named
        subject = self._subjects.clause_subject(at)
        if self._is_nobodys(at, subject):
            return True, None
        if near and subject is not None and not self._is_thing(subject) and self._is_felt(at, subject):
            return True, self._findings.tokens_of(subject)
        if near and last is not None and last.source is not None and self._goes_on(at, subject, last):
            return True, last.source
        if self._lead_ups.can_speak(subject):
            return True, self._findings.tokens_of(subject)
        if not self.is_long(at):
            return False, None
        if subject is None:
            return True, last.source if last is not None else None
        known = self._is_it(subject) or not self._is_thing(subject)
        itself = self._findings.tokens_of(subject) if known else None
        return True, self._lead_ups.owner(subject) or itself

    def is_long(self, at: int) -> bool:
        """Whether a stretch has so many words that it is no name, term or heading."""
        stretch = self._chunks.stretches[at]
        return sum(map(str.isalpha, self._tokens.classes[stretch.first : stretch.stop])) > _LONG

    def _is_thing(self, subject: Range) -> bool:
        """Whether a subject is “it”, “there” or a common noun: it may be what is talked about."""
        if self._kinds[subject[0]] != "P":
            return self._findings.is_thing(subject)
        return self._findings.last_word(subject[0]) not in self._words["speaking_pronouns"]

    def _is_it(self, subject: Range) -> bool:
        return self._findings.last_word(subject[0]) in self._words["for_a_body"]

    def _named_for(self, at: int, begin: int) -> Range | None:
        """Whose a sentence says that words in it are: “for Rossi”, “in Rossi's eyes”, “in the words of”."""
        kinds, findings = self._kinds, self._findings
        behind = _WORDS_BEHIND.match(kinds, at + 1)
        if behind and findings.last_word(behind.start("N")) in self._words["in_the_words_of"]:
            return findings.tokens_of(behind.span("S"))
        front = _FOR.match(kinds, begin, at)
        if front is None:
            return None
        first = front.start("S")
        if findings.word(first - 1) in self._words["for_whom"]:
            return findings.tokens_of(front.span("S")) if self._is_full_name(first) else None
        if findings.last_word(first) in self._words["eyes"]:
            return owner(self._tokens, self._chunks.first[first], self._chunks.stop[first] - 1)
        return None

    def _is_full_name(self, chunk: int) -> bool:
        """“Anna Berg”, “Councillor Berg”; not “Austria”, “Christmas”."""
        return self._subjects.is_person(chunk) and self._chunks.stop[chunk] - self._chunks.first[chunk] > 1

    def _is_nobodys(self, at: int, subject: Range | None) -> bool:
        """Whether words are of one who is not named: “is claimed to”, “allegedly”, “was sacked over “Q””."""
        kinds, words = self._kinds, self._words
        if _IT_IS_SAID.match(kinds, at + 1) or subject is None:
            return subject is not None
        between = range(self._chunks.stop[subject[1] - 1], self._chunks.first[at])
        if any(self._tokens.word(token).lower() in words["alleging"] for token in between):
            return True
        done = _DONE_TO.match(kinds, subject[1], at)
        if done is None or self._findings.last_word(done.end() - 1) not in words["done_to"]:
            return False
        opens = self._tokens.classes[self._chunks.stretches[at].first]
        return opens == "p" or _GOVERNED.search(kinds, done.end(), at) is not None

    def _goes_on(self, at: int, subject: Range | None, last: Attribution) -> bool:
        """Whether a sentence about ``subject`` is still told by whom ``last`` told of it."""
        if subject is None:
            return False
        if self._is_thing(subject):
            stretch = self._chunks.stretches[at]
            several = self._kinds[subject[0]] == "M" or stretch.stop - stretch.first > _SHORT
            said_of = several or self._is_it(subject)  # not: there were “no go zones”
            return self.is_long(at) or (
                said_of and _PREDICATE.fullmatch(self._kinds, subject[1], at) is not None
            )
        if self._kinds[subject[1]] == "C":
            return False  # For now, he said, the “plan is dead”
        told, person = self._told_words(last), self._kinds[subject[0]] == "P"
        if person:
            return self._tells_of_another(last)
        head = self._findings.last_word(subject[0])
        return head in told and head not in self._source_words(last)

    def _told_words(self, last: Attribution) -> set[str]:
        first, stop = self._chunks.first, self._chunks.stop
        spans = [(first[begin], stop[end - 1]) for begin, end in last.content[-1:]]
        return {self._tokens.word(at).lower() for begin, end in spans for at in range(begin, end)}

    def _source_words(self, last: Attribution) -> set[str]:
        return {self._tokens.word(at).lower() for at in range(*last.source)} if last.source else set()

    def _tells_of_another(self, last: Attribution) -> bool:
        """Whether the last words are about a person who is not their source: whom “he” may mean."""
        own = self._source_words(last)
        return any(
            self._subjects.is_person(chunk) and self._findings.last_word(chunk) not in own
            for chunk in range(*last.content[-1])
            if self._kinds[chunk] == "M"
        )

    def _is_felt(self, at: int, subject: Range) -> bool:
        """Whether a sentence tells what its subject feels: “he was “very angry””, whose words that is."""
        stretch = self._chunks.stretches[at]
        felt = range(self._chunks.stop[subject[1] - 1], min(stretch.first + _SHORT, stretch.stop))
        return any(self._tokens.word(token).lower() in self._words["stances"] for token in felt)

    def _is_words(self, at: int) -> bool:
        """Whether a stretch inside a sentence is long enough to be somebody's words, and no name."""
        stretch = self._chunks.stretches[at]
        classes = self._tokens.classes[stretch.first : stretch.stop]
        noun_phrase = stretch.open and self._tokens.classes[stretch.open - 1] in "D1H"
        if noun_phrase and len(classes) < _SHORT:
            return False  # took a “hard stand” there
        words = sum(letter.isalpha() or letter in "02" for letter in classes)
        if self._findings.is_title(at) or self._is_named(stretch):
            return False
        return (
            words > _LONG
            or (words > 3 and classes[0] not in _OPENS_A_NAME)
            or (words > 1 and classes[0] not in _OPENS_A_NAME + _OPENS_A_TERM)
        )

    def _is_used(self, at: int) -> bool:
        """“Rossi used the word “traitor””: a word as a word, but someone is said to have used it."""
        kinds = self._kinds
        verb = self._tokens.word(self._chunks.first[at - 2]).lower() if at > 2 else ""
        noun = self._tokens.word(self._chunks.stop[at - 1] - 1).lower() if at > 1 else ""
        return kinds[at - 1] == "M" and verb in self._words["using"] and noun in self._words["words_as_words"]

    def _is_named(self, stretch: Stretch) -> bool:
        """Whether the word before makes it a word, a name or a title: “the term”, “dubbed”, “meaning”."""
        word = self._tokens.word(stretch.open - 1).lower() if stretch.open else ""
        return word in self._lexicon.naming
