"""How sure a quotation is: how often its rule was right, for its kind, on annotated articles.

``confidence.toml`` has the counts; :mod:`quotebase.calibrate` writes it. What was right less often than its
rule and kind lead to expect (nobody named, nothing asserted, a thought) is discounted by as much.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from quotebase.model import Cue, QuoteKind, Speaker

Cell = tuple[str, QuoteKind]
"""A rule and the kind of a quotation that it made."""

State = Literal["plain", "thought", "sourceless", "unnamed", "unasserted"]
"""What else tells how sure a quotation is, the first that holds: its cue reports a ``thought``; it has no
speaker; its speaker has no name; its cue is negated, declined or hypothetical; ``plain``: none of these."""

PATH = Path(__file__).with_name("confidence.toml")

_HEAD = """\
# How often the rules were right on {articles} annotated articles. Written by `make calibrate`.
#
# [state]  all quotations by what else tells how sure they are: how many were made, how many were right in
#          words and source, and how many were to be expected right by rule and kind alone
# others   the quotations of speech that a rule made, by kind

articles = {articles}
"""


class Measured(NamedTuple):
    """How many quotations were made, and how many of them were right."""

    made: int
    right: int

    @property
    def precision(self) -> float:
        """The share of right ones to expect of others: as if one more had been right and one wrong."""
        return (self.right + 1) / (self.made + 2)


class Stated(NamedTuple):
    """The same of the quotations in one state, with how many were to be expected right by rule and kind."""

    made: int
    right: int
    expected: float

    @property
    def factor(self) -> float:
        """By how much the odds that rule and kind give, of right to wrong, change in this state."""
        found = (self.right + 1) / (self.made - self.right + 1)
        return found / ((self.expected + 1) / (self.made - self.expected + 1))


@dataclass(frozen=True, slots=True)
class Confidence:
    """What was measured on ``articles`` articles."""

    articles: int
    cells: Mapping[Cell, Measured]
    states: Mapping[State, Stated]

    def of(self, rule: str, kind: QuoteKind, state: State) -> float:
        """How often such a quotation is right, between 0.01 and 0.99."""
        expected = self.expected(rule, kind)
        odds = expected / (1 - expected)
        if state in self.states:
            odds *= self.states[state].factor
        return min(0.99, max(0.01, round(odds / (1 + odds), 2)))

    def expected(self, rule: str, kind: QuoteKind) -> float:
        """How often ``rule`` is right in a quotation of ``kind``; of any kind where that was never made."""
        measured = self.cells.get((rule, kind))
        return (measured or self.rule(rule)).precision

    def rule(self, rule: str) -> Measured:
        """What was measured of ``rule`` in quotations of all kinds."""
        of_rule = [measured for (name, _), measured in self.cells.items() if name == rule]
        return Measured(sum(m.made for m in of_rule), sum(m.right for m in of_rule))


def state_of(cue: Cue | None, speaker: Speaker | None) -> State:
    """The state of a quotation."""
    if cue is not None and cue.kind == "thought":
        return "thought"
    if speaker is None:
        return "sourceless"
    if speaker.name is None:
        return "unnamed"
    return "plain" if cue is None or cue.modality == "asserted" else "unasserted"


@cache
def confidence_of(rule: str, kind: QuoteKind, state: State) -> float:
    """How often a quotation of ``kind`` by ``rule`` in ``state`` is right, as this version was calibrated."""
    return confidence().of(rule, kind, state)


@cache
def confidence() -> Confidence:
    """The table that came with this version, read once a process."""
    return parse(PATH.read_text(encoding="utf-8"))


def parse(table: str) -> Confidence:
    """The inverse of :func:`render`."""
    content = tomllib.loads(table)
    articles: int = content.pop("articles")
    states = {state: Stated(**counts) for state, counts in content.pop("state").items()}
    cells: dict[Cell, Measured] = {}
    for rule, kinds in content.items():
        for kind, counts in kinds.items():
            cells[rule, kind] = Measured(**counts)
    return Confidence(articles, cells, states)


def render(measured: Confidence) -> str:
    """The counts as TOML, in a fixed order, so that the same counts give the same file."""
    lines = [_HEAD.format(articles=measured.articles), "[state]"]
    for state in get_args(State):
        if state in measured.states:
            made, right, expected = measured.states[state]
            lines.append(f"{state} = {{ made = {made}, right = {right}, expected = {expected:.1f} }}")
    for rule in sorted({rule for rule, _ in measured.cells}):
        lines += ["", f"[{rule}]"]
        for kind in get_args(QuoteKind):
            if (rule, kind) in measured.cells:
                made, right = measured.cells[rule, kind]
                lines.append(f"{kind} = {{ made = {made}, right = {right} }}")
    return "\n".join(lines) + "\n"
