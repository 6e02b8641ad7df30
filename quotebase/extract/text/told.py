"""Stage 3c: “told Sky News Labour would win”: those told, and who comes behind them, are two noun phrases."""

import re

from quotebase.lexicon import Lexicon

from .chunks import Chunks
from .scan import Tokens

_TOLD = re.compile("[CGI][ya]?M(?=b?(?:[op]M|&M|a|y|,M,)*[EuUfFCK])")
"""A verb that tells, and one noun phrase before the verb of what is told."""
_SAID_IN = re.compile("[CGI][ya]?pM(?=b?(?:[op]M|&M|a|y|,M,)*[EuUfFCK])")
"""The same behind “said in a statement”."""
_SUBJECT = frozenset("NGTJBLDHYrRmqex0dbi")
"""Classes that the subject of what is told may begin with."""
_CAPITAL = frozenset("NGTJB")
_LOWER = frozenset("rmRdixb")
"""Classes of nouns in lower case."""
_PEOPLE = ("r", "m")
"""Classes of those who are told, the surer first: reporters, police."""
_NEW = frozenset("NGT0YrR")
"""Classes that a subject behind a medium may begin with: “in a statement | Rossi (had left)”."""
_NEW_BEHIND_NAME = frozenset("GT0YrR")
"""The same behind a name, which another word may belong to: “on Twitter | Tom Hill”, not “Facebook Live”."""
_INDEFINITE = frozenset("1HNGBJ")
"""Classes that such a medium begins with: “a statement”, “his blog”, “Twitter”."""
_LONGEST = 6
"""Words that the name of an outlet may have."""


def part_told(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> Chunks:
    """``chunks`` with the noun phrase behind “told” in two where it holds the subject too."""
    edges: list[tuple[int, int]] = []
    for match in _TOLD.finditer(chunks.kinds):
        verb, at = match.start(), match.end() - 1
        forms = lexicon.verbs.get(tokens.word(chunks.stop[verb] - 1).lower(), ())
        if not any("A bare" in form.verb.frames and "bare" not in form.verb.frames for form in forms):
            continue
        edge = _edge(tokens, chunks.first[at], chunks.stop[at], lexicon)
        if edge is not None:
            edges.append((at, edge))
    for match in _SAID_IN.finditer(chunks.kinds):
        verb, at = match.start(), match.end() - 1
        forms = lexicon.verbs.get(tokens.word(chunks.stop[verb] - 1).lower(), ())
        edge = _behind_medium(tokens, chunks.first[at], chunks.stop[at], lexicon)
        if edge is not None and any("bare" in form.verb.frames for form in forms):
            edges.append((at, edge))
    return chunks.parted(edges) if edges else chunks


def _edge(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> int | None:
    """The token that what is told begins with, in the noun phrase of these tokens."""
    classes = tokens.classes
    if "RG" in classes[first:stop]:
        return None  # anchor Tom Hill Berg (was ill)
    edge = _behind_outlet(tokens, first, stop, lexicon)
    if edge is None:
        edge = _behind_noun(classes, first, stop)
    if edge is None or edge >= stop or classes[edge] not in _SUBJECT:
        return None
    return edge


def _behind_outlet(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> int | None:
    """“the BBC | Johnson (had left)”, “the Marlow Herald | police (had left)”."""
    classes = tokens.classes
    begin = first + (classes[first] == "D")
    for end in range(min(begin + _LONGEST, stop - 1), begin, -1):
        name = tokens.slice(begin, end)
        if (
            name in lexicon.media
            or (begin > first and f"The {name}" in lexicon.media)
            or (begin > first and tokens.word(end - 1) in lexicon.channels.outlet_heads)
        ):
            newspaper = classes[end] in _LOWER and classes[end + 1 : end + 2] in _CAPITAL
            return end + newspaper  # the Times newspaper | Berg (was ill)
    return None


def _behind_noun(classes: str, first: int, stop: int) -> int | None:
    """“the court | Berg (was ill)”, “reporters | independent voters (cannot vote)”."""
    for at in range(first + 1, stop):
        if classes[at] in _CAPITAL and classes[at - 1] in _LOWER:
            return at
    for kind in _PEOPLE:
        at = classes.find(kind, first, stop - 1)
        if at >= 0:
            return at + 1
    return None


def _behind_medium(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> int | None:
    """“(said) in a statement | 12 men (had died)”, “on Twitter | Tom Hill (had left)”."""
    classes = tokens.classes
    for at in range(first, stop - 1):
        behind = _NEW if classes[at] in _LOWER else _NEW_BEHIND_NAME
        named = classes[at] in _LOWER or at == first
        if classes[at + 1] in behind and named and lexicon.channels.may_be(tokens.word(at)):
            return at + 1 if classes[first] in _INDEFINITE else None
    return None
