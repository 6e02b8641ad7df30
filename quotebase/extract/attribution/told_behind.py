"""Stage 5d: who says so, told behind words in marks: ““Q.” That was the message from Rossi”."""

import re

from quotebase.lexicon import Lexicon

from .findings import Findings
from .frames import WAS_HOW
from .lead_ups import LeadUps
from .nominal import owner
from .subjects import Range

_NOUN_BEHIND = re.compile(r",?E(?P<V>M)(?:[po](?P<B>M)|(?P<U>M)[fC])?")
"""““Q” was Rossi's verdict”, “were the words of Rossi”, “were the words Rossi used”."""
_LAST_WORDS = re.compile(r",?E(?P<S>M)S[^.!¶,]{0,2}(?P<N>[ib])")
"""““Q” were Rossi's | last words”."""
_WAS_WHAT = re.compile(r",?E(?P<W>w?)(?P<S>M)a*(?P<V>C)")
"""““Q” was all Rossi would say”, “was what Rossi told reporters”."""
_REPLY_CAME = re.compile(",f(?P<N>M)(?:[po](?P<S>M))?")
"""““Q,” came the reply (from Rossi)”."""

_THAT_WAS = re.compile(r"[.!:-]?¶?[&^]?(?P<T>[tMDP])E(?P<N>M)(?:[po](?P<S>M))?")
"""““Q.” That was Rossi's message”, “Those were the words of Rossi”."""
_WORDS_ALONE = re.compile("[.!]?¶?(?P<N>M)o(?P<S>M)[,.!¶]")
"""““Q.” The words of Rossi, who was there”."""
_SO_SAYS = re.compile(r"[.!]?¶?(?P<A>[ca])C(?P<S>M)")
"""““Q.” So says Rossi”."""
_THAT_IS_HOW = re.compile(r"[.!]?¶?tE(?P<H>w)(?P<S>M)")
"""““Q.” That is how Rossi sums it up”."""
_WITH_THAT = re.compile(r"(?:[.!]?¶?|,?&)p(?P<N>M|t),?(?P<S>M)[ya]*[fFCe]")
"""““Q.” With those words Rossi left”, “and with that Rossi left”."""

_AHEAD = re.compile(r"[.!]?¶(?:(?P<Q>Q)|(?P<S>M)(?P<C>C))")
"""““Q.”¶“Q,” (said Rossi)”, ““Q.”¶Rossi said”."""
_QUOTED_FIRST = frozenset(("quote-cue-speaker", "quote-speaker-cue"))
"""The rules of words in marks before their cue."""

Told = tuple[Range, Range | None]
"""The tokens of whose words they are, and of the noun or verb that says so."""


class ToldBehind:
    """Reads in one article what stands behind words in marks that no cue has."""

    def __init__(self, findings: Findings, lexicon: Lexicon, lead_ups: LeadUps) -> None:
        self._findings, self._lexicon, self._lead_ups = findings, lexicon, lead_ups
        self._kinds, self._tokens, self._chunks = findings.kinds, findings.tokens, findings.chunks
        self._words = lexicon.cue_words

    def verdict(self, at: int) -> tuple[Range, Range] | None:
        """The noun that says what the stretch ``at`` is, and whose: “was Rossi's verdict”."""
        kinds, chunks = self._kinds, self._chunks
        last = _LAST_WORDS.match(kinds, at + 1)
        if last and self._says(last.start("N")):
            noun = chunks.stop[last.start("N")] - 1
            return (noun, noun + 1), (chunks.first[last.start("S")], chunks.stop[last.start("S")])
        match = _NOUN_BEHIND.match(kinds, at + 1)
        if match is None:
            return None
        first, noun = chunks.first[match.start("V")], chunks.stop[match.start("V")] - 1
        whose = owner(self._tokens, first, noun)
        if whose is None and self._says(match.start("V")):
            by = match.start("B") if match["B"] else match.start("U") if match["U"] else -1
            given = by > 0 and (match["U"] or self._findings.word(by - 1) in self._words["behind_noun"])
            whose = (chunks.first[by], chunks.stop[by]) if given and self._findings.is_somebody(by) else None
        known = self._lexicon.noun(self._tokens.word(noun).lower()) or self._says(match.start("V"))
        return ((noun, noun + 1), whose) if known and whose else None

    def put(self, at: int) -> Told | None:
        """““Q” was how Rossi put it”, “was all Rossi would say”: who did, and the verb that says so."""
        findings = self._findings
        how = WAS_HOW.match(self._kinds, at + 1)
        if how and findings.word(how.start("H")) in self._words["manner"]:
            return self._told(how.start("S"), how.start("V"))
        what = _WAS_WHAT.match(self._kinds, at + 1)
        if what is None:
            return None
        cue, first = findings.cues.get(what.start("V")), self._chunks.first[what.start("S")]
        if cue is None or cue.passive or not {"quote", "A quote"} & cue.verb.frames:
            return None
        if what["W"]:
            return self._told(what.start("S"), what.start("V"))
        if self._tokens.word(first).lower() not in self._words["all"]:
            return None
        told = self._told(what.start("S"), what.start("V"))
        return ((first + 1, told[0][1]), told[1]) if told and told[0][1] > first + 1 else None

    def reply(self, at: int) -> tuple[Range, Range | None] | None:
        """““Q,” came the reply (from Rossi)”: the noun, and whose it is told to be."""
        match = _REPLY_CAME.match(self._kinds, at + 1)
        if match is None or self._findings.word(match.start() + 1) not in self._words["coming"]:
            return None
        if self._findings.last_word(match.start("N")) not in self._words["replies"]:
            return None
        return self._tokens_of(match.start("N")), self._tokens_of(match.start("S")) if match["S"] else None

    def sentence(self, at: int) -> Range | None:
        """Who says so in the sentence behind the stretch ``at``: “So says Rossi”, “Rossi shook his head”."""
        kinds, findings = self._kinds, self._findings
        so = _SO_SAYS.match(kinds, at + 1)
        if so and findings.word(so.start("A")) in self._words["so"] and findings.is_somebody(so.start("S")):
            return self._tokens_of(so.start("S"))
        how = _THAT_IS_HOW.match(kinds, at + 1)
        if how and findings.word(how.start("H")) in self._words["manner"]:
            return self._tokens_of(how.start("S")) if findings.is_somebody(how.start("S")) else None
        left = _WITH_THAT.match(kinds, at + 1)
        if left and findings.word(left.start("N")) in self._words["pointing"]:
            known = left["N"] == "t" or self._says(left.start("N"))
            return (
                self._tokens_of(left.start("S")) if known and findings.is_somebody(left.start("S")) else None
            )
        alone = _WORDS_ALONE.match(kinds, at + 1)
        if alone and self._says(alone.start("N")) and findings.is_somebody(alone.start("S")):
            return self._tokens_of(alone.start("S"))
        return self._that_was(at)

    def _that_was(self, at: int) -> Range | None:
        """Whose the words are by “That was the message from Rossi”, “Those were Rossi's words”."""
        match = _THAT_WAS.match(self._kinds, at + 1)
        if match is None or not self._says(match.start("N")):
            return None
        if self._findings.last_word(match.start("T")) not in self._words["pointing"]:
            return None
        first, noun = self._chunks.first[match.start("N")], self._chunks.stop[match.start("N")] - 1
        whose = owner(self._tokens, first, noun)
        if whose is None and match["S"] and self._findings.is_somebody(match.start("S")):
            named = self._findings.word(match.start("S") - 1) in self._words["behind_noun"]
            whose = self._tokens_of(match.start("S")) if named else None
        return whose

    def beat(self, at: int) -> Range | None:
        """““Q.” Rossi shook his head. “Q.””: who does something in the sentence behind, in one paragraph."""
        behind = at + 1 + (self._kinds[at + 1] in ".!")
        if self._kinds[behind : behind + 1] in ("", "¶"):
            return None
        _, end = self._findings.subjects.sentence(behind)
        who = self._lead_ups.reacting(end) if self._kinds[at + 1 : behind].strip(".!") == "" else None
        return self._findings.tokens_of(who) if who else None

    def next_paragraph(self, at: int) -> Range | None:
        """““Q.”¶“Q,” said Rossi”, ““Q.”¶Rossi said that C”: who speaks next, a paragraph on."""
        kinds, findings, stretch = self._kinds, self._findings, self._chunks.stretches[at]
        ahead = _AHEAD.match(kinds, at + 1)
        if ahead is None or stretch.single or self._tokens.word(stretch.stop - 1) != ".":
            return None
        if ahead["Q"]:
            told = findings.by_quote.get(ahead.start("Q"))
            return told.source if told is not None and told.rule in _QUOTED_FIRST else None
        cue, subject = ahead.start("C"), ahead.span("S")
        says = findings.subjects.of.get(cue) == subject and cue in findings.cues
        return findings.tokens_of(subject) if says and self._lead_ups.can_speak(subject) else None

    def _says(self, chunk: int) -> bool:
        """Whether a noun phrase is what somebody says: “the words”, “his message”."""
        word = self._findings.last_word(chunk)
        return (
            word in self._words["replies"]
            or word in self._words["judgements"]
            or word in self._words["sayings"]
        )

    def _told(self, speaker: int, verb: int) -> Told | None:
        said = self._lead_ups.can_speak((speaker, speaker + 1))
        return (self._tokens_of(speaker), self._tokens_of(verb)) if said else None

    def _tokens_of(self, chunk: int) -> Range:
        return self._chunks.first[chunk], self._chunks.stop[chunk]
