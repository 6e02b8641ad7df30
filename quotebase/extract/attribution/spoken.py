"""What somebody says may go on with: the reporter's own verbs and participles told from the speaker's."""

import re
from collections.abc import Iterator, Mapping

import regex

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens

from .cues import CueGroup

_JOINED = regex.compile(r"(?r)[&^]a*(?:(?:M(?:[op]M)*|P)a*)?")
"""“and the mayor”, before a verb."""
_PLAIN = {"C": "f", "G": "z"}
"""The letters of plain verbs, by those of verbs that report."""
_ASIDE = re.compile(r",a*(?:z|(?P<B>M)z)|p(?P<W>[zG])")
"""“(said it was late), drawing cheers”, “, her voice breaking”, “without naming anybody”."""
_NO_MORE = re.compile(r"\^a*(?:[MP]a*)?(?P<N>[uU]n?a*(?=[xb])|(?=C))?(?P<V>[xbfC])|,a*(?P<D>z)")
"""“but did not elaborate”, “although he gave no details”, “, giving no details”, “, declining to say”."""
_DENIED = re.compile("(?<=,)w[PM](?P<V>C)[.!¶]")
"""“, which the mayor denied.”"""
_COMMENT = re.compile("(?<=,)p[Mxibd]")
"""“, in a move (that angered fans)”, “, amid protests”."""
_STATE = regex.compile(r"(?r)[EuU][^EuUFCKz,.!¶]*,a*")
"""“(it) was late, | (shaking his head)”, “would open”; not “(she) ran off, shaking her head”."""
_OBJECT = 3
"""How many chunks behind such a participle its noun may stand."""


def spoken(
    tokens: Tokens, chunks: Chunks, cues: dict[int, CueGroup], words: Mapping[str, frozenset[str]]
) -> str:
    """The letters of the chunks as content may go on with them.

    A verb of thought behind “and” or “but” is a plain verb, and so is its participle anywhere; one that tells
    what the speaker did, or what came of his words, is one that reports.

    ``words`` are the lists of cue_words.toml.
    """
    kinds = chunks.kinds
    letters = list(kinds)
    for at, cue in cues.items():
        if (
            cue.verb.kind == "thought"
            and kinds[at] in _PLAIN
            and (kinds[at] == "G" or _JOINED.match(kinds, 0, at))
        ):
            letters[at] = _PLAIN[kinds[at]]
    for aside in _ASIDE.finditer(kinds):
        at = aside.end() - 1
        word = tokens.word(chunks.first[at]).lower()
        if aside["B"]:
            owned = tokens.classes[chunks.first[at - 1]] == "H"
            if owned and tokens.word(chunks.stop[at - 1] - 1).lower() in words["voice"]:
                letters[at - 1] = "G"
            continue
        if aside["W"]:
            lacks = tokens.word(chunks.first[at - 1]).lower() in words["lacking"]
            tells = word in words["withholding"] or (
                word in words["giving"] and _governs(at, words["details"], tokens, chunks)
            )
            if lacks and tells:
                letters[at - 1] = ";"
            continue
        does = word in words["gesturing"] and _governs(at, words["body"], tokens, chunks)
        draws = word in words["drawing"] and _governs(at, words["reactions"], tokens, chunks)
        tells = (does or draws) and _STATE.match(kinds, 0, at) is not None
        if tells:
            letters[at] = "G"
    for end in _reporters_ends(tokens, chunks, words):
        letters[end] = ";"
    return "".join(letters)


def _reporters_ends(tokens: Tokens, chunks: Chunks, words: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """The chunks from which on the reporter tells that no more was said, or what it was meant for."""
    kinds, first = chunks.kinds, chunks.first
    for more in _NO_MORE.finditer(kinds):
        at = more.end() - 1
        word = tokens.word(chunks.stop[at] - 1).lower()
        gives = word in words["giving" if more["D"] else "gave"]
        if (
            (more["N"] is not None and word in words["elaborating"])
            or (more["D"] and word in words["declining"])
            or (gives and _governs(at, words["details"], tokens, chunks))
        ):
            yield more.start()
    for denied in _DENIED.finditer(kinds):
        at = denied.start("V")
        if tokens.word(first[at]).lower() in words["contradicting"]:
            yield denied.start()
    for comment in _COMMENT.finditer(kinds):
        at = comment.start()
        word, noun = tokens.word(first[at]).lower(), tokens.word(chunks.stop[at + 1] - 1).lower()
        if word in words["amid"] or (word in words["in_closing"] and noun in words["meant_as"]):
            yield at


def _governs(participle: int, nouns: frozenset[str], tokens: Tokens, chunks: Chunks) -> bool:
    """Whether one of ``nouns`` stands behind a participle, before its phrase ends."""
    for at in range(participle + 1, min(participle + 1 + _OBJECT, len(chunks.kinds))):
        if chunks.kinds[at] in ".!¶,;:":
            return False
        if tokens.word(chunks.stop[at] - 1).lower() in nouns:
            return True
    return False
