"""Every rule that makes a quotation, by name: what it looks for, with examples and counterexamples.

In the examples the words stand between braces, the source in <>, the cue in []; a split quotation has
several braces. A counterexample is a text in which the rule makes no quotation. Q stands for words in
quotation marks, C for a clause, S for the speaker, A for those addressed, N for a noun.
"""

import textwrap
from dataclasses import dataclass

from .frames import FRAMES


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says in a sentence, its shape in words, and texts with and without it."""

    name: str
    says: str
    shape: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def pattern(self) -> str | None:
        """The pattern over chunk letters behind the cue, where the rule is one of the frames."""
        shapes = {f"speaker-cue-{frame.name}": frame.shape.pattern for frame in FRAMES}
        return shapes.get(self.name)

    def render(self) -> str:
        """The rule for a person, in lines of at most 80 columns."""
        facts = [("shape", self.shape), *(("pattern", pattern) for pattern in [self.pattern] if pattern)]
        facts += [("yes", example) for example in self.examples]
        facts += [("no", example) for example in self.counterexamples]
        lines = [self.name, *textwrap.wrap(self.says, 80, initial_indent="  ", subsequent_indent="  ")]
        for label, text in facts:
            lines += textwrap.wrap(text, 80, initial_indent=f"  {label:<9}", subsequent_indent=" " * 11)
        return "\n".join(lines)


_RULES = (
    # the words first
    Rule("quote-speaker-cue", "words in marks, then the speaker and the cue", "“Q,” S said"),
    Rule("quote-cue-speaker", "words in marks, then the cue and the speaker", "“Q,” said S"),
    Rule(
        "cue-speaker-quote",
        "a sentence that opens with the cue, then the speaker, then words in marks",
        "Said S: “Q”",
    ),
    Rule(
        "clause-speaker-cue",
        "a clause that the speaker and the cue close or split",
        "C, S said · C, S said, C",
    ),
    Rule(
        "clause-cue-speaker",
        "a clause that the cue and the speaker close or split",
        "C, said S · C, said S, C",
    ),
    # the speaker and the cue first
    Rule("speaker-cue-colon", "the speaker and the cue, then the content behind a colon", "S said of it: C"),
    Rule("speaker-cue-quote", "the speaker and the cue, then words in marks", "S said, “Q”"),
    Rule(
        "speaker-cue-addressee-quote",
        "the speaker, the cue and those told, then words in marks",
        "S told A, “Q”",
    ),
    Rule("speaker-cue-that", "the speaker and the cue, then a clause with that", "S said that C"),
    Rule(
        "speaker-cue-addressee-that",
        "the speaker, the cue and those told, then a clause with that",
        "S told A that C",
    ),
    Rule("speaker-cue-wh", "the speaker and the cue, then an indirect question", "S asked whether C"),
    Rule(
        "speaker-cue-addressee-wh",
        "the speaker, the cue and those asked, then an indirect question",
        "S asked A why C",
    ),
    Rule("speaker-cue-to", "the speaker and the cue, then an infinitive", "S vowed to do"),
    Rule(
        "speaker-cue-addressee-to",
        "the speaker, the cue and those told, then an infinitive",
        "S urged A to do",
    ),
    Rule("speaker-cue-ing", "the speaker and the cue, then a verb in -ing", "S denied doing"),
    Rule("speaker-cue-addressee-bare", "the speaker, the cue and those told, then a clause", "S told A C"),
    Rule(
        "speaker-cue-as",
        "the speaker and the cue, then what someone or something is called",
        "S described N as N",
    ),
    Rule(
        "speaker-cue-np-preposition",
        "the speaker and the cue, then whom or what with a preposition",
        "S accused N of N",
    ),
    Rule(
        "speaker-cue-np-to", "the speaker and the cue, then who or what is to do something", "S wants N to do"
    ),
    Rule("speaker-cue-bare", "the speaker and the cue, then a clause without that", "S said C"),
    Rule(
        "speaker-cue-np", "the speaker and the cue, then what is announced, called or named", "S announced N"
    ),
    Rule(
        "speaker-cue-preposition",
        "the speaker and the cue, then a phrase with the verb's preposition",
        "S called for N",
    ),
    # sources without a verb
    Rule("according-to-first", "a sentence that opens with according to the speaker", "According to S, C"),
    Rule(
        "according-to-last", "a sentence that according to the speaker closes or splits", "C, according to S"
    ),
    Rule("noun-that", "someone's claim, and a clause with that", "S's claim that C"),
    Rule("noun-to", "someone's promise, and an infinitive", "S's promise to do"),
    Rule("noun-wh", "someone's question, and an indirect question", "S's question whether C"),
    Rule(
        "noun-preposition", "someone's warning, and a phrase with the noun's preposition", "S's warning of N"
    ),
    Rule("noun-quote", "someone's message or statement, and words in marks", "S's message: “Q”"),
    # words in marks without a cue
    Rule("signature", "words in marks on a line of their own, signed with a name", "“Q” — S"),
    Rule("colon", "words in marks behind a colon or comma that no cue takes", "S was blunt: “Q”"),
    Rule("sentence-before", "a sentence all in marks behind one that names the speaker", "S was blunt. “Q.”"),
    Rule("fragment", "a phrase in marks within a sentence about the speaker", "S is tired of “Q”"),
)

RULES = {rule.name: rule for rule in _RULES}
"""All rules by their name."""
