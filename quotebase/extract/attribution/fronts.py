"""What stands before a main clause: datelines, phrases and clauses put in front of it."""

import re
from collections.abc import Collection

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens

_SUBORDINATE = "^cswpzG"
"""What opens a clause or phrase that is put in front."""

DATELINE = re.compile(r"(?:M(?:,?[MNy0]){0,4}(?:\([MN]\))?|y?\([MN]\))[-~]")
"""“DAYTON, May 3 (AP) — ”, “May 3 (AP) — ”, “(AP) — ”."""

_SET_OFF = re.compile("-[^-]*-[ya]*[EuUfFCK]")
"""“(The plan) — a new one — would (fail)”: dashes that set something off."""

_LEADING = re.compile(r"(?:[&aQ]|\^?(?:y|pM(?:[op]M)*),)*")
"""“But on Monday, ”, “And later ”: what may stand before a clause that is put in front."""

_FRONTED = "pczswae0yxA"
"""What opens a sentence before its main clause: “In Oslo”, “When asked”, “Speaking later”, “Asked why”."""

_BEFORE_MAIN = "pczswe0yxAGKI2fF"
"""The same with a reporting verb, and without an adverb: “Saying so, ”, “To prove it, ”."""

_APPOSED = re.compile(r"M(?:[op]M|&M)*,(?=(?:M(?:[op]M|&M)*|P)[ay]*[CEuUfF])")
"""“(Beside Rossi), the sheriff, (Berg spoke)”: the apposition to what ends a phrase put in front."""

_PHRASES_IN_FRONT = re.compile(r"(?:[po]+(?:M|z|O|x)|[y0ea,A2]|c)+")
"""“On Monday, in Oslo, asked”: phrases with no verb of their own."""

_CLAUSE_BEHIND_PHRASE = re.compile("[EuUfCK]|^[MP]a*e")
"""“(On Monday,) the panel left”, “the panel discussed the plan”: a clause with a verb of its own."""


_GERUND_IS_SUBJECT = re.compile("[zG](?:[^cwWts^,EuU]*(?<![MOP][MP])(?<=[Mx]))?a*[EuU]")
"""“Meeting the families has (helped)”: no phrase put in front, as its verb has no other subject."""


_QUESTION_IS_SUBJECT = re.compile("w[^,EuUfFCK]*[EuUfFCK][aly]*[EuU]")
"""“What happened was (a tragedy)”, “how it began is (unclear)”: no clause put in front either."""


_OPENS_CLAUSE = ("c", "s", "w", "^")
"""What opens a clause behind a phrase put in front: after, as, when, while."""


class Fronts:
    """Tells in the sentences of one article what is put in front, and where the main clause begins."""

    def __init__(self, tokens: Tokens, chunks: Chunks, conceding: Collection[str]) -> None:
        """``conceding`` are the words that grant something (“although”)."""
        self._tokens, self._chunks, self._kinds = tokens, chunks, chunks.kinds
        self._conceding = conceding

    def holds(self, begin: int, cue: int) -> bool:
        """Whether the cue stands in what is put before the main clause of the sentence from ``begin``.

        At the opening (“When Rossi said so, …”) or behind a comma (“…, and when Rossi said so, …”).
        """
        kinds = self._kinds
        leading = _LEADING.match(kinds, begin, cue)
        begin = leading.end() if leading else begin
        if kinds[begin] == "^" and self._word(begin) not in self._conceding:
            begin += 1  # But Rossi said that in May, he left
        comma = kinds.rfind(",", begin, cue)
        if comma < 0:
            # Asked why Rossi said so, … · a day after Rossi said so
            asked = kinds.startswith(("Cw", "yc"), begin)
            return begin == cue or asked or kinds[begin] in _SUBORDINATE
        return kinds[comma + 1 : cue].lstrip("&^a")[:1] in ("c", "w")

    def behind_dateline(self, begin: int, end: int) -> int:
        """Where a sentence begins behind its dateline: “DAYTON (AP) — A fire …”."""
        dateline = DATELINE.match(self._kinds, begin, end)
        if dateline is None or _SET_OFF.match(self._kinds, dateline.end() - 1, end):
            return begin
        return dateline.end()

    def begins_with_front(self, begin: int, end: int) -> bool:
        """Whether a clause begins with what is put in front: “In Oslo”, “When asked”, “Speaking later”."""
        at = self.behind_dateline(begin, end)
        while at < end and self._kinds[at] in "&a,-":
            at += 1
        return at >= end or self._kinds[at] in _FRONTED + "^KCGI"

    def is_front(self, begin: int, end: int) -> bool:
        """Whether these chunks are no more than a phrase or clause put in front of “Rossi said”."""
        kinds = self._kinds
        while begin < end and kinds[begin] in "&a,-":
            begin += 1
        if begin >= end or kinds[begin] not in _FRONTED + "KCGIfF":
            return begin >= end
        if kinds[begin : begin + 2] == "zM" and kinds[begin + 2] in "EuUfFCK":
            return False  # “Striking miners have left”
        if kinds[begin] in "fF":  # “Beaten by Rossi, the mayor of Graz”
            return not any(kind in "EuUfFCK" for kind in kinds[begin + 1 : end])
        if kinds[begin] in "p0yexA":
            phrases = _PHRASES_IN_FRONT.match(kinds, begin, end)
            rest = kinds[phrases.end() if phrases else begin : end]
            if phrases and (kinds[phrases.end() - 1] == "c" or rest.lstrip(",a")[:1] in _OPENS_CLAUSE):
                return "," not in rest.lstrip(",")  # “In May, after the roof fell”, “In May, even as it fell”
            return not _CLAUSE_BEHIND_PHRASE.search(rest)
        if "," in kinds[begin:end] or _GERUND_IS_SUBJECT.match(kinds, begin, end):
            return False
        return not _QUESTION_IS_SUBJECT.match(kinds, begin, end)

    def main_clause(self, begin: int, cue: int) -> int:
        """Where the main clause of a cue begins: behind a dateline, and what is put in front."""
        kinds = self._kinds
        at = self.behind_dateline(begin, cue)
        conceded = False
        while at < cue and kinds[at] in "&^aQ,-(":
            conceded = kinds[at] == "^" and self._word(at) in self._conceding
            at += 1
        fronted = conceded or kinds[at] in _BEFORE_MAIN
        while fronted and at < cue:
            comma = kinds.find(",", at, cue)
            if comma < 0 or ":" in kinds[at:comma]:
                break
            at = comma + 1
            fronted = kinds[at] in "cw"  # “In May, after the roof fell, ”
            apposition = _APPOSED.match(kinds, at, cue) if kinds[comma - 1] == "M" else None
            if apposition:
                at = apposition.end()  # “In Aspen, Colorado, the mayor spoke”
        return at

    def _word(self, chunk: int) -> str:
        return self._tokens.word(self._chunks.first[chunk]).lower()
