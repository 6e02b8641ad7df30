"""Names as they are compared: without regard to case, accents and punctuation.

``fold("Løkke-Rasmussen’s") == "lokke rasmussen s"``. Everything that is looked up by name (speakers, outlets,
channels, addressees) is stored folded beside its spelling, and every question is folded the same way.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

LONGEST_NAME = 200
"""Code points of a folded name, whole words, so that it always fits an index entry of PostgreSQL."""

LONGEST_WORD = 80

_LONGEST_ACRONYM = 4

# Letters that Unicode does not decompose but that a reader types without their stroke.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return the words of ``name``, folded, one space between them; ``""`` where it has none."""
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)
    folded = ""
    for word in _WORD.findall(plain):
        longer = f"{folded} {word[:LONGEST_WORD]}".lstrip()
        if len(longer) > LONGEST_NAME:
            break
        folded = longer
    return folded


def ways_to_write(name: str) -> list[list[frozenset[str]]]:
    """Return, for each word of ``name``, the ways to write it: folded words that stand in a name together.

    An acronym is written with full stops or without: ``UN`` as ``u n`` too, and ``U.N.`` as ``un``.
    """
    ways: dict[str, list[frozenset[str]]] = {}
    for are_letters, group in groupby(fold(name).split(), lambda word: len(word) == 1):
        words = list(group)
        if are_letters and len(words) > 1:
            ways[" ".join(words)] = [frozenset(words), frozenset(["".join(words)])]
        else:
            ways.update((word, _ways_of_word(word)) for word in words)
    return list(ways.values())


def _ways_of_word(word: str) -> list[frozenset[str]]:
    """``un`` is “u n” too, but “Lee” is not E. L. James: no acronym here has a letter twice."""
    whole, letters = frozenset([word]), frozenset(word)
    return [whole, letters] if 1 < len(word) == len(letters) <= _LONGEST_ACRONYM else [whole]
