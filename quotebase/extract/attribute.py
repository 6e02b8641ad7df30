"""Stage 6: each cue takes its speaker and its content."""

from dataclasses import dataclass, field

from .chunks import Chunks
from .cues import CueGroup
from .frames import CLAUSE_BEFORE, COLON, FRAMES, QUOTE_BEFORE, SPEAKER_AFTER, SUBJECT
from .scan import Tokens

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """A quotation in the making; every range is of chunks, half-open."""

    rule: str
    content: list[Range]
    cue: CueGroup | None
    cue_range: Range | None
    source: Range | None
    addressee: Range | None = None
    considered: list[str] = field(default_factory=list)


_PREPOSITIONS = frozenset("for of about against on at into in with over".split())


class Attributor:
    """Runs the shapes over one article's chunks."""

    def __init__(self, tokens: Tokens, chunks: Chunks, cues: dict[int, CueGroup]) -> None:
        self.tokens, self.chunks, self.cues = tokens, chunks, cues
        self.kinds = chunks.kinds
        self.used: set[int] = set()  # quoted chunks that have a cue
        self.found: list[Attribution] = []
        self.subject_of: dict[int, Range | None] = {}

    def run(self) -> list[Attribution]:
        for index, cue in self.cues.items():
            self._attribute(index, cue)
        return self.found

    # one cue -------------------------------------------------------------------------------------

    def _attribute(self, index: int, cue: CueGroup) -> None:
        kinds = self.kinds
        kind = kinds[index]
        after = index + 1
        source: Range | None = None
        # "Q," said S
        if kind == "C" and "quote" in cue.verb.frames or "A quote" in cue.verb.frames:
            before = QUOTE_BEFORE.match(kinds, 0, index)
            if before and kinds[index - 1] in "Q,!-" and self._free(before.span("X")):
                inverted = SPEAKER_AFTER.match(kinds, after)
                if inverted and not self._starts_clause(inverted.end("S")):
                    source = inverted.span("S")
                    self._add("quote-cue-speaker", [before.span("X")], cue, index, source, inverted.end("S"))
                    return
        subject = SUBJECT.match(kinds, 0, index) if kind in "CK" else None
        if subject is not None:
            source = subject.span("S")
            if kinds[source[0]] == "D" and source[1] != index:
                source = None
        if source is None:
            source = self._shared_subject(index)
        self.subject_of[index] = source
        if kind == "K":
            if cue.verb.lemma not in ("quote", "cite"):
                source = None
        start = subject.start() if subject else index
        if subject is not None and kind == "C" and ("quote" in cue.verb.frames or "A quote" in cue.verb.frames):
            before = QUOTE_BEFORE.match(kinds, 0, start)
            if before and self._free(before.span("X")) and kinds[start - 1] in "Q,!-":
                self._add("quote-speaker-cue", [before.span("X")], cue, index, source, after)
                return
        if kind in "CGIK" and self._after(index, cue, source):
            return
        if subject is not None and kind == "C" and {"bare", "that"} & cue.verb.frames:
            clause = CLAUSE_BEFORE.match(kinds, 0, start)
            if clause and self._ends_here(after):
                self._add("clause-speaker-cue", [clause.span("X")], cue, index, source, after)
                return
        if kinds[index - 1] == "," and kind == "C" and {"bare", "that"} & cue.verb.frames:
            clause = CLAUSE_BEFORE.match(kinds, 0, index)
            inverted = SPEAKER_AFTER.match(kinds, after)
            if clause and inverted and self._ends_here(inverted.end("S")):
                self._add("clause-cue-speaker", [clause.span("X")], cue, index, inverted.span("S"), after)

    def _after(self, index: int, cue: CueGroup, source: Range | None) -> bool:
        kinds = self.kinds
        begin = index + 1
        verb_frames = cue.verb.frames
        colon = COLON.match(kinds, begin)
        if colon and {"quote", "that", "bare", "A quote", "A that"} & verb_frames:
            self._add("speaker-cue-colon", [(colon.start("X"), self._end(colon.start("X")))], cue, index, source, None)
            return True
        for name, needs, shape in FRAMES:
            if not needs & verb_frames:
                continue
            match = shape.match(kinds, begin)
            if not match:
                continue
            x = match.start("X")
            if name == "that":
                x += 1
            end = self._end(x)
            if end <= x:
                continue
            addressee = match.span("A") if "A" in match.groupdict() and match.start("A") >= 0 else None
            self._add(f"speaker-cue-{name.replace(' ', '-')}", [(x, end)], cue, index, source, None, addressee)
            return True
        word = self._word(begin)
        if word in _PREPOSITIONS and word in verb_frames and kinds[begin] in "po":
            end = self._end(begin + 1)
            if end > begin + 1:
                self._add("speaker-cue-preposition", [(begin + 1, end)], cue, index, source, None)
                return True
        return False

    # pieces --------------------------------------------------------------------------------------

    def _shared_subject(self, index: int) -> Range | None:
        """The subject of the clause before: “Rossi resigned and said …”, “…, adding that …”."""
        at = index - 1
        while at > 0 and self.kinds[at] not in ".!¶":
            if at in self.subject_of and self.subject_of[at]:
                return self.subject_of[at]
            at -= 1
        at += 1
        while at < index:
            if self.kinds[at] in "MP" and self.kinds[at - 1] not in "po2":
                return (at, at + 1)
            at += 1
        return None

    def _free(self, span: Range) -> bool:
        return not any(self.kinds[at] == "Q" and at in self.used for at in range(*span))

    def _starts_clause(self, at: int) -> bool:
        return self.kinds[at] in "CfEuU"

    def _ends_here(self, at: int) -> bool:
        kinds = self.kinds
        while kinds[at] in "yapoMO2":
            at += 1
        return kinds[at] in ".!¶,;-&^:c"

    def _word(self, chunk: int) -> str:
        first = self.chunks.first[chunk]
        return self.tokens.word(first).lower() if first < len(self.tokens.raw) else ""

    def _end(self, begin: int) -> int:
        """Where content that begins at chunk ``begin`` ends."""
        kinds = self.kinds
        at = begin
        while kinds[at] not in ".!¶":
            if at > begin:
                if kinds[at] == "," and self._comma_ends(at):
                    break
                if kinds[at] in "&^" and kinds[at + 1] == "C" and kinds[at + 2] in "t:QM,":
                    break
            at += 1
        while at > begin and kinds[at - 1] in ",":
            at -= 1
        return at

    def _comma_ends(self, at: int) -> bool:
        following = self.kinds[at + 1 : at + 4]
        return following[:1] in ("^", "G", "A") or following[:2] in ("&C", "aC", "&G", "sM", "sP") or (
            following[:2] in ("MC", "PC") and self.kinds[at + 3] in ".!¶,"
        )

    def _add(self, rule: str, content: list[Range], cue: CueGroup, index: int, source: Range | None, after: int | None, addressee: Range | None = None) -> None:
        """Keep one attribution; ``after`` is where a split quotation may go on."""
        if after is not None:
            kinds = self.kinds
            at = after
            while at < after + 12 and kinds[at] not in ".!¶CGQKI":
                at += 1
            if kinds[at] == "Q" and kinds[at - 1] in ",:-" and at not in self.used:
                content = [*content, (at, self._end(at))]
        for span in content:
            self.used.update(at for at in range(*span) if self.kinds[at] == "Q")
        self.found.append(Attribution(rule, content, cue, (index, index + 1), source, addressee))
