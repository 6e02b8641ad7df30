"""Stage 3b: a title in marks is no quotation: “NBC's “Morning Hour””, “the book “Grey Water””."""

import re

from quotebase.lexicon import Lexicon

from .chunks import Chunks
from .marks import Stretch
from .scan import Tokens

_BEHIND = re.compile("M(?:S|[eVCfK])?,?(?=Q)")
"""What a title may stand behind: “NBC's”, “the book”, “a song called”."""
_SAID = frozenset("EuUVvfFPOn")
"""The classes of verbs and pronouns, which a title has with a capital however short they are."""
_SMALL = 3
"""Words up to this length may stand in lower case in a title."""


def is_title(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether a quoted stretch names a book or programme: all but its smallest words are capitalised."""
    return has_capitals(tokens, stretch.first, stretch.stop) and any(
        len(word) > _SMALL and word[0].isalpha() for word in tokens.words(stretch.first, stretch.stop)
    )


def has_capitals(tokens: Tokens, first: int, stop: int) -> bool:
    """The same behind what has a title, of which short words are enough: “The End”, “Up”."""
    words = tokens.words(first, stop)
    long = (word for word in words if len(word) > _SMALL and word[0].isalpha())
    opens = words[0][:1].isupper() or words[0].isdigit()  # “60 Minutes”
    if not opens or not all(word[0].isupper() for word in long):
        return False
    said = (word for letter, word in zip(tokens.classes[first:stop], words, strict=True) if letter in _SAID)
    return not any(word[0].islower() for word in said)  # “We won.”, “I am in.”


def join_titles(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> Chunks:
    """``chunks`` with the titles of programmes and works as what stands beside a noun phrase, as times do."""
    letters: list[str] | None = None
    for match in _BEHIND.finditer(chunks.kinds):
        at, title = match.span()
        stretch = chunks.stretches[title]
        if _of_work(match, tokens, chunks, lexicon):
            titled = has_capitals(tokens, stretch.first, stretch.stop)
        else:
            titled = _of_outlet(match, tokens, chunks, lexicon) and is_title(tokens, stretch)
        if not titled:
            continue
        letters = letters or list(chunks.kinds)
        for chunk in range(at + 1, title + 1):
            if letters[chunk] != ",":
                letters[chunk] = "y"
    return chunks if letters is None else chunks.with_kinds("".join(letters))


def _of_outlet(match: re.Match[str], tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> bool:
    """“NBC's “Morning Hour””."""
    at = match.start()
    outlet = tokens.slice(chunks.first[at], chunks.stop[at]).removeprefix("the ").removeprefix("The ")
    return match.group() == "MS" and outlet in lexicon.outlets


def _of_work(match: re.Match[str], tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> bool:
    """“His new book, “Grey Water””, “a song called “Grey Water””."""
    at = match.start()
    if tokens.word(chunks.stop[at] - 1).lower() not in lexicon.works_titled:
        return False
    between = match.group()[1:].rstrip(",")
    return not between or tokens.word(chunks.stop[at + 1] - 1).lower() in lexicon.naming_verbs
