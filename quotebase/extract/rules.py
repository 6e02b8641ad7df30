"""The rules that make quotations, by name, as ``rules.toml`` tells of them: what explaining takes."""

import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .attribution.frames import FRAMES
from .confidence import confidence

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says in a sentence, its shape in short, and marked texts with and without it.

    The head of ``rules.toml`` tells how the texts are marked.
    """

    name: str
    says: str
    shape: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def pattern(self) -> str | None:
        """The pattern over chunk letters behind the cue, where the rule is a frame."""
        shapes = {f"speaker-cue-{frame.name}": frame.shape.pattern for frame in FRAMES}
        return shapes.get(self.name)

    def render(self) -> str:
        """The rule for a person, in lines of at most 80 columns."""
        facts = [("shape", self.shape)]
        if self.pattern:
            facts.append(("pattern", self.pattern))
        facts += [("yes", example) for example in self.examples]
        facts += [("no", example) for example in self.counterexamples]
        for (rule, kind), measured in confidence().cells.items():
            if rule == self.name:
                facts.append((kind, f"{measured.right} of {measured.made} were right on annotated articles"))
        lines = [self.name, *textwrap.wrap(self.says, WIDTH, initial_indent="  ", subsequent_indent="  ")]
        for label, text in facts:
            lines += textwrap.wrap(text, WIDTH, initial_indent=f"  {label:<9}", subsequent_indent=" " * 11)
        return "\n".join(lines)


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order in which they are told of."""
    table = tomllib.loads((files(__package__) / "rules.toml").read_text(encoding="utf-8"))
    found = [
        Rule(
            name=entry["name"],
            says=entry["says"],
            shape=entry["shape"],
            examples=tuple(entry["examples"]),
            counterexamples=tuple(entry["counterexamples"]),
        )
        for entry in table["rule"]
    ]
    return {rule.name: rule for rule in found}
