"""The shapes of a sentence that tell a channel, as ``shapes.toml`` has them.

A shape is a pattern over the signs of a sentence: the letters of its chunks, and over them the signs of
:data:`SIGNS` for the cue, the speaker, what was said and the phrases that can tell a channel.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from quotebase.lexicon.channels import ChannelWords
from quotebase.model import ChannelKind

SIGNS = {
    "CUE": ("@", "the cue"),
    "SPEAKER": ("<=$", "the end of the speaker"),
    "SAID": ("X|", "what was said; a finite verb or “that” in it is |"),
    "MEDIUM": (
        "#_?",
        "a phrase whose preposition makes it a channel: in a statement, on Facebook, to reporters",
    ),
    "GOVERNED": ("#?", "the same without polls"),
    "ASKER": ("?", "an outlet that asks: by CNN"),
    "POLL": ("_", "a poll among them: in a Gallup poll"),
    "QUOTING": ("°", "a medium in which somebody is quoted: a statement quoted him as saying"),
    "PRINT": ("/", "an outlet behind “in” or “for”"),
    "ISSUED": ("+", "a medium that is released, sent or held"),
    "CROWD": ("%", "applause, boos and the like"),
    "TOLD": (">", "those told, who are a medium"),
    "SPEAKING": ("=", "the speaker, who is a medium"),
    "OUTLET": ("$", "the speaker, who is an outlet or of one"),
    "OPENING": ("{", "a medium that opens what was said"),
    "INNER": ("}", "a medium in what was said"),
    "MENTION": ("M<", "a noun phrase"),
}
"""What a pattern calls the signs, the signs, and what they stand for."""

_CLASSES = {
    "CALM": "[^CfEuUe@]",  # anything but a finite verb
    "PLAIN": "[^CIfEuUWw;^X|@]",  # what belongs to the cue
}
_WORD = re.compile(r"[A-Z]{4,}|CUE|SAID")
_PHRASES = frozenset("#_?°/+%>=${}")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One shape; ``wants`` are the signs of phrases of which a sentence must have one (all if empty)."""

    name: str
    says: str
    pattern: re.Pattern[str] | None
    verbs: str
    or_none: bool
    words: str
    ends: str
    ends_in: str
    links: str
    cue: str
    kind: ChannelKind | None
    capitals: bool
    prep: str
    wants: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes in the order tried."""
    table = tomllib.loads((files(__package__) / "shapes.toml").read_text(encoding="utf-8"))
    return tuple(
        Shape(
            name=row["name"],
            says=row["says"],
            pattern=re.compile(_expanded(row["pattern"])) if "pattern" in row else None,
            verbs=row.get("verbs", ""),
            or_none=row.get("or_none", False),
            words=row.get("words", ""),
            ends=row.get("ends", ""),
            ends_in=row.get("ends_in", ""),
            links=row.get("links", ""),
            cue=row.get("cue", ""),
            kind=row.get("kind"),
            capitals=row.get("name_from") == "capitals",
            prep=row.get("prep", ""),
            wants=frozenset(
                sign
                for word in _WORD.findall(row.get("pattern", ""))
                if word in SIGNS and _PHRASES.issuperset(SIGNS[word][0])
                for sign in SIGNS[word][0]
            ),
            examples=tuple(row["examples"]),
            counterexamples=tuple(row["counterexamples"]),
        )
        for row in table["shape"]
    )


@lru_cache(maxsize=4096)
def shapes_for(
    words: ChannelWords, signs: frozenset[str], traits: frozenset[str], lemma: str | None
) -> tuple[Shape, ...]:
    """The shapes to try in a sentence with these signs of phrases, and traits and lemma of its cue."""
    return tuple(
        shape
        for shape in shapes()
        if (not shape.wants or shape.wants & signs)
        and (not shape.cue or shape.cue in traits)
        and (not shape.verbs or lemma in words.sets[shape.verbs] or (shape.or_none and lemma is None))
    )


@cache
def opening_words(words: ChannelWords) -> frozenset[str]:
    """The first words of what tells a channel with no sign of a phrase: “addressing”, “prosecuting”."""
    return frozenset().union(
        *(words.sets[shape.words] for shape in shapes() if shape.words and not (shape.wants or shape.cue))
    )


def describe(shape: Shape) -> str:
    """A shape in a line."""
    return f"{shape.name}, {shape.says}"


def _expanded(pattern: str) -> str:
    """The pattern with its words as signs; a word inside square brackets gives its signs alone."""

    def signs(match: re.Match[str]) -> str:
        word = match.group()
        if word in _CLASSES:
            return _CLASSES[word]
        found = "".join(map(re.escape, SIGNS[word][0]))
        inside = pattern.rfind("[", 0, match.start()) > pattern.rfind("]", 0, match.start())
        return found if inside else f"[{found}]"

    return _WORD.sub(signs, pattern).replace(" ", "")
