"""Names as they are compared: without regard to case, accents and punctuation.

``fold("Løkke-Rasmussen’s") == "lokke rasmussen s"``. Everything that is looked up by name (speakers, outlets,
channels, addressees) is stored folded beside its spelling, and every question is folded the same way.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_NAME = 200
"""Code points of a folded name, whole words, so that it always fits an index entry of PostgreSQL."""

LONGEST_WORD = 80

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


def fold_words(name: str) -> frozenset[str]:
    """Return the distinct folded words of ``name``."""
    return frozenset(fold(name).split())
