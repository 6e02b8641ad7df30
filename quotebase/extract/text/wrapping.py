"""Text whose lines are broken at a width: an end of line there is a blank, and no paragraph.

Old agency files, mail and what is taken from PDF come so. Only ends of line change; every offset stays.
"""

import re

_BROKEN = re.compile(r"\n(?<=[a-z,]\n)[a-z]")
"""An end of line inside a sentence."""
_LINE_END = re.compile(r"\n(?<=[^\n]\n)(?=[^\s])")
"""An end of line with no blank line and no indent behind it."""
_LEAST = 3
"""So few ends of line inside sentences happen in any text."""
_SHARE = 4
"""One in so many ends of line must stand inside a sentence for the text to be broken at a width."""
_CLOSES = re.compile(r"[.!?:][\"”’')\]]*$")
"""The end of a sentence at the end of a line."""
_SHORT = 0.8
"""A line shorter than this share of the longest ends a paragraph if it ends a sentence."""


def unwrapped(text: str) -> str:
    """``text`` with blanks for the ends of line that only a width made, as long as before.

    A line that ends a sentence well before the width ends its paragraph, as does a blank line or an indent
    behind it. A text whose lines are its paragraphs comes back as it is.
    """
    broken = len(_BROKEN.findall(text))
    if broken < _LEAST:
        return text
    ends = [match.start() for match in _LINE_END.finditer(text)]
    if broken * _SHARE < len(ends):
        return text
    begins = [text.rfind("\n", 0, end) + 1 for end in ends]
    width = max(end - begin for begin, end in zip(begins, ends, strict=True))
    pieces: list[str] = []
    at = 0
    for begin, end in zip(begins, ends, strict=True):
        if end - begin < _SHORT * width and _CLOSES.search(text, begin, end):
            continue
        pieces += (text[at:end], " ")
        at = end + 1
    pieces.append(text[at:])
    return "".join(pieces)
