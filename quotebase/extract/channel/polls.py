"""Those whom a poll asked: “two in three voters”, “40 percent”, “those surveyed”."""

import re

from .around import Surroundings
from .sentence import Sentence

_SHARE = re.compile("[0Y][pol]{1,2}[0Y]")
"""“nine out of 10”, over classes of tokens."""


def is_polled(around: Surroundings, sentence: Sentence) -> bool:
    """Whether the speaker is a share of those whom a poll asked: “40 percent said”."""
    source, tokens, sets = sentence.attribution.source, around.tokens, around.sets
    if source is None:
        return False
    words = [tokens.word(at).lower() for at in range(*source)]
    if not sets["polled"].isdisjoint(words) or _SHARE.search(tokens.classes, *source):
        return True
    head = words.index("of") if "of" in words[1:] else len(words)
    return words[head - 1] in sets["fractions"] or words[-1] in sets["fractions"]
