"""Stage 6: each cue takes its speaker and its content."""

from dataclasses import dataclass

from .chunks import Chunks
from .contents import content_end
from .cues import CueGroup
from .frames import (
    CLAUSE_BEFORE,
    COLON,
    ENDS,
    ENDS_BEHIND_ADDRESSEE,
    FRAMES,
    LOOSE,
    NOT_OVER,
    NOUN_PHRASE,
    PASSIVE_FRAMES,
    PHRASES,
    PREPOSITIONS,
    QUOTE_BEFORE,
    QUOTING,
)
from .nominal import Nominal
from .scan import Tokens
from .subjects import Range, Subjects


@dataclass(slots=True)
class Attribution:
    """A quotation in the making: its content in chunks, the rest in tokens, every range half-open."""

    rule: str
    content: list[Range]
    cue: CueGroup | None
    cue_range: Range | None
    source: Range | None
    addressee: Range | None = None

    @property
    def goes_on(self) -> bool:
        """Whether a quoted sentence right behind it belongs to it."""
        return not self.rule.endswith(("-np", "-preposition", "-to", "-as", "-ing")) and not self.rule.startswith("noun")


class Attributor:
    """Runs the shapes over one article's chunks."""

    def __init__(self, tokens: Tokens, chunks: Chunks, cues: dict[int, CueGroup]) -> None:
        self.tokens, self.chunks, self.cues = tokens, chunks, cues
        self.kinds = chunks.kinds
        self.by_quote: dict[int, Attribution] = {}
        self.found: list[Attribution] = []
        self.subjects = Subjects(tokens, chunks)
        self.names: set[int] = set()
        """Quoted stretches that name a thing: “a folder called “Plan B””."""

    def run(self, nominals: list[Nominal]) -> list[Attribution]:
        at = self.kinds.find("A2")
        while at >= 0:
            self._according(at)
            at = self.kinds.find("A2", at + 1)
        for index, cue in self.cues.items():
            self._attribute(index, cue)
        for nominal in nominals:
            quoted = "Q" in self.kinds[nominal.content[0] : nominal.content[1]]
            if nominal.thought or not (quoted or (nominal.source and nominal.frame in ("that", "wh"))):
                continue
            self.keep(Attribution(f"noun-{nominal.frame}", [nominal.content], None, nominal.noun, nominal.source))
        return self.found

    # one cue -------------------------------------------------------------------------------------

    def _according(self, at: int) -> None:
        kinds = self.kinds
        source = self.subjects.after(at + 1)
        if source is None:
            stop = at + 2
            while kinds[stop] not in ",.!¶;:-":
                stop += 1
            if stop == at + 2:
                return
            source = (at + 2, stop)
        begin, end = self.subjects.sentence(at)
        lead = kinds[begin:at].strip("&^a,")
        cue_range = (at, at + 2)
        if not lead:
            x = source[1]
            while kinds[x] in ",:yap" or (kinds[x] in "M" and kinds[x - 1] in "po"):
                x += 1
            stop = content_end(kinds, x)
            if stop > x:
                self.keep(Attribution("according-to-first", [(x, stop)], None, self.tokens_of(cue_range), self.tokens_of(source)))
            return
        stop = at
        while kinds[stop - 1] in ",!":
            stop -= 1
        contents = [(begin, stop)]
        if kinds[source[1]] == "," and kinds[source[1] + 1] not in "G^A":
            rest = (source[1] + 1, content_end(kinds, source[1] + 1))
            if rest[1] > rest[0]:
                contents.append(rest)
        self.keep(Attribution("according-to-last", contents, None, self.tokens_of(cue_range), self.tokens_of(source)))

    def _attribute(self, index: int, cue: CueGroup) -> None:
        kinds = self.kinds
        kind = kinds[index]
        quoting = bool({"quote", "A quote"} & cue.verb.frames)
        # Said S: "Q"
        if kind == "C" and quoting and kinds[index - 1] in ".!¶":
            inverted = self.subjects.after(index)
            if inverted and kinds[inverted[1]] in ",:" and kinds[inverted[1] + 1] == "Q":
                begin = inverted[1] + 1
                self.subjects.of[index] = inverted
                self._add("cue-speaker-quote", (begin, content_end(kinds, begin)), cue, inverted, None)
                return
        # "Q," said S
        if kind == "C" and quoting and kinds[index - 1] in "Q,!-":
            before = QUOTE_BEFORE.match(kinds, 0, index)
            if before and self._free(before.span("X")):
                inverted = self.subjects.after(index)
                if inverted and not self._starts_clause(inverted[1]):
                    self.subjects.of[index] = inverted
                    self._add("quote-cue-speaker", before.span("X"), cue, inverted, inverted[1])
                    return
        if kind == "C":
            source = self.subjects.before(index)
        elif kind == "K":
            source = None
            self.subjects.before(index)
        else:
            source = self.subjects.participle(index)
        start = source[0] if source and kind == "C" else index
        if kind == "C" and source is not None and quoting:
            between = self._between(index)
            if between is not None:
                source, start = between, between[0]
            edge = start - 1 if self._closed_by_mistake(start, index, cue) else start
            before = QUOTE_BEFORE.match(kinds, 0, edge)
            if before and kinds[edge - 1] in "Q,!-" and self._free(before.span("X")):
                self._add("quote-speaker-cue", before.span("X"), cue, source, index + 1)
                return
        clausal = kind == "C" and bool({"bare", "that"} & cue.verb.frames)
        if not (clausal and self._ends_here(index + 1, cue)) and self._after(index, cue, source):
            return
        if clausal:
            if source is not None and kinds[start - 1] == ",":
                clause = CLAUSE_BEFORE.match(kinds, 0, start)
                if clause and self._ends_here(index + 1, cue):
                    self._around("clause-speaker-cue", clause.span("X"), cue, source, index + 1)
                    return
            if kinds[index - 1] == ",":
                clause = CLAUSE_BEFORE.match(kinds, 0, index)
                inverted = self.subjects.after(index)
                if clause and inverted and self._ends_here(inverted[1], cue):
                    self._around("clause-cue-speaker", clause.span("X"), cue, inverted, inverted[1])

    def _around(self, rule: str, clause: Range, cue: CueGroup, source: Range, after: int) -> None:
        """A clause that its cue closes or splits: “The plan, Rossi said, would fail.”"""
        kinds = self.kinds
        at = after
        while kinds[at] in "yapoMO2":
            at += 1
        begin, end = clause
        whole = any(kind in "EuUfCeKQ" for kind in kinds[begin:end])
        if "Q" not in kinds[begin:end] and self.subjects.only_fronted(begin, end):
            return
        if not whole and kinds[at] != ",":
            return
        if kinds[at] == ",":
            if kinds[at + 1] in "MsWwz" and not whole:  # an apposition to the speaker
                at = max(kinds.find(",", at + 1), at)
            if kinds[at + 1] in "EuUfCtx" or not whole:
                rest = content_end(kinds, at + 1)
                if rest > at + 1:
                    self.keep(Attribution(rule, [clause, (at + 1, rest)], cue, self.tokens_of((cue.chunk, cue.chunk + 1)), self.tokens_of(source)))
                    return
        if whole:
            self._add(rule, clause, cue, source, after)

    def _after(self, index: int, cue: CueGroup, source: Range | None) -> bool:
        kinds = self.kinds
        begin = self.chunks.at_token(cue.last_token) + 1
        if kinds[begin] == "Q" and "call" in cue.verb.frames and self._names_a_thing(index):
            self.names.add(begin)
            return True
        fronted = self.subjects.in_front(index)
        colon = COLON.match(kinds, begin)
        if colon and QUOTING & cue.verb.frames and (kinds[colon.start("X")] == "Q" or colon.end() < begin + 5):
            x = colon.start("X")
            inverted = self.subjects.after(index) if kinds[index - 1] in ".!¶" else None
            end = content_end(kinds, x)
            if self._is_clause(x - 1, end):
                self._add("speaker-cue-colon", (x, end), cue, inverted or source, None)
                return True
        for frame in FRAMES:
            if not frame.needs & cue.verb.frames or (cue.passive and frame.name not in PASSIVE_FRAMES):
                continue
            match = frame.shape.match(kinds, begin)
            if not match:
                continue
            x = match.start("X")
            end = content_end(kinds, x, phrase=frame.name in PHRASES, fronted=fronted)
            if frame.name == "np":
                end = self._noun_phrase_end(x, end)
            if frame.name == "bare" and not self._is_clause(x, end) and not cue.verb.frames & NOUN_PHRASE:
                continue
            if end <= x or (kinds[index] == "I" and frame.name in LOOSE and "Q" not in kinds[x:end]):
                continue
            addressee = match.span("A") if "A" in match.groupdict() else None
            self._add(f"speaker-cue-{frame.name}", (x, end), cue, source, None, addressee)
            return True
        word = self._word(begin)
        if word in PREPOSITIONS and word in cue.verb.frames and kinds[begin] in "po":
            end = content_end(kinds, begin + 1, phrase=True, fronted=fronted)
            if end > begin + 1 and not cue.passive:
                self._add("speaker-cue-preposition", (begin + 1, end), cue, source, None)
                return True
        return False

    def _names_a_thing(self, index: int) -> bool:
        """Whether “called “Q”” tells the name of the thing before it: no one is said to have called it so."""
        kinds = self.kinds
        if kinds[index] == "K" or kinds[index - 1] == ",":
            return True
        at = index - 1
        while kinds[at] in "Mo" and at > 0:
            at -= 1
        return kinds[index - 1] == "M" and kinds[at] in "CfpexKIG2"

    def _is_clause(self, begin: int, end: int) -> bool:
        return any(kind in "EuUfCKxeQS" for kind in self.kinds[begin + 1 : end])

    def _noun_phrase_end(self, begin: int, end: int) -> int:
        """A person who is praised or blamed is the content; where and when it was done is not."""
        last = self.tokens.classes[self.chunks.stop[begin] - 1]
        if self.kinds[begin] not in "MO" or last not in "GNO" or "Q" in self.kinds[begin:end]:
            return end
        at = begin + 1
        while at < end and (self.kinds[at] in "o&," or (self.kinds[at] == "M" and self.kinds[at - 1] in "o&,")):
            at += 1
        return at if at < end and self.kinds[at] in "pya" else end

    # pieces --------------------------------------------------------------------------------------

    def _free(self, span: Range) -> bool:
        return not any(self.kinds[at] == "Q" and at in self.by_quote for at in range(*span))

    def _between(self, index: int) -> Range | None:
        """The noun phrases, however long, that alone stand between a closed quotation and its cue.

        “…,” another friend, Anna Berg of the choir, said.
        """
        kinds = self.kinds
        at = kinds.rfind("Q", 0, index)
        if at < 0:
            return None
        first = at + 1
        if kinds[first] in ",!-":
            first += 1
        elif kinds[first] != "M":
            return None
        if kinds[first] not in "MH0q" or any(kind in "CGKI.!¶:Pc" for kind in kinds[first:index]):
            return None
        return (first, index)

    def _closed_by_mistake(self, start: int, index: int, cue: CueGroup) -> bool:
        """“… missing.” Rossi said. — a full stop inside the marks where the house style wants a comma."""
        virtual = self.kinds[start - 1] == "." and self.chunks.first[start - 1] == self.chunks.stop[start - 1]
        return virtual and self.kinds[index + 1 : index + 2] in (".", "¶") or (
            virtual and self._ends_here(index + 1, cue) and self.kinds[start - 2] == "Q" and self.kinds[index + 1] in "py"
        )

    def _starts_clause(self, at: int) -> bool:
        return self.kinds[at] in "CfEuU"

    def _ends_here(self, at: int, cue: CueGroup) -> bool:
        if NOT_OVER.match(self.kinds, at):
            return False
        ends = ENDS_BEHIND_ADDRESSEE if any(frame.startswith("A ") for frame in cue.verb.frames) else ENDS
        return ends.match(self.kinds, at) is not None

    def _word(self, chunk: int) -> str:
        first = self.chunks.first[chunk]
        return self.tokens.word(first).lower() if first < len(self.tokens.raw) else ""

    def _add(
        self,
        rule: str,
        content: Range,
        cue: CueGroup,
        source: Range | None,
        after: int | None,
        addressee: Range | None = None,
    ) -> None:
        """Keep one attribution; ``after`` is where a split quotation may go on."""
        contents = [content]
        if after is not None:
            kinds = self.kinds
            at = after
            while at < after + 12 and kinds[at] not in ".!¶CGQKI":
                at += 1
            if kinds[at] == "Q" and kinds[at - 1] in ",:-&" and at not in self.by_quote:
                contents.append((at, content_end(kinds, at)))
            elif kinds[after : after + 2] == ",t":
                contents.append((after + 1, content_end(kinds, after + 1)))
        self.keep(
            Attribution(
                rule, contents, cue, self.tokens_of((cue.chunk, cue.chunk + 1)), self.tokens_of(source), self.tokens_of(addressee)
            )
        )

    def tokens_of(self, span: Range | None) -> Range | None:
        return (self.chunks.first[span[0]], self.chunks.stop[span[1] - 1]) if span else None

    def keep(self, attribution: Attribution) -> None:
        """Add ``attribution``; the quoted stretches in its content have their cue now."""
        for span in attribution.content:
            for at in range(*span):
                if self.kinds[at] == "Q":
                    self.by_quote.setdefault(at, attribution)
        self.found.append(attribution)
