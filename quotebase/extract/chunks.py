"""Stage 3: runs of token classes become chunks, so that a rule reads like the shape of a sentence.

A chunk is a noun phrase, a group of verb words that reports, a quoted stretch, or any single token. Its letter
is one of :data:`CHUNKS`, else the class of its one token. Rules (see :mod:`.rules`) are patterns over the
string of these letters.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from .marks import Stretch
from .scan import Tokens

CHUNKS = {
    "Q": "a stretch in quotation marks",
    "M": "a mention: a name with titles and roles, a description, a body",
    "C": "a finite reporting verb with its auxiliaries and adverbs (has also said)",
    "K": "a passive one (was told)",
    "G": "a participle (saying)",
    "I": "an infinitive (to say)",
    "y": "a time (on Monday night)",
    "!": "end of a sentence by a question or exclamation mark inside a quoted stretch",
}
"""The letters that a chunk string has beside those of :data:`.scan.CLASSES`."""

_PRE = r"(?:[0qxJNGBTLRrmdiS]|[eaz](?=[exzqJNGBTRrmdi0])|(?<=[DH])V(?=[exzqJNGBTRrmdi0])|yS|b(?=[RrmdN])|-(?=[xRrmJNGB])|(?<=T)oD?(?=T))"
_NAMED = r"[JNGBTRrmd]"
_PLAIN = (
    rf"[q0]{{0,3}}e?(?:{_NAMED}|0(?=[NGBTJRrmdq])|q)"
    rf"(?:(?:{_NAMED}|[0qLi]|(?<=T)oD?(?=T)|S[qxeJ0z]{{0,3}}(?=[RrmdibxNGBTJ])|x{{1,2}}(?=[RrmTNG])){{0,10}}{_NAMED})?"
    r"(?:S[qxeJ0z]{0,3}[xib])?"
)
_HEAD = r"""(?:[zg](?=[,.:;¶poEuUVfb)&"-])|(?<=[DHxeJ0qzS])b|(?<=[xNGBTJRrmdi0eq])|(?<=[DH]Y))"""
_CHUNK = re.compile(
    rf"""
    (?P<C> [uUna]*E[na]*[eVZ]sg )
  | (?P<K> [ua]*n?[ua]*E[na]*[VZ]l? | [un]*U?[na]*E[na]*[VZ]l? )
  | (?P<I> 2[a]*(?:v|b)l? | 2[a]*F[lp] )
  | (?P<C2> [uUna]*Vl? | [uUn][uUna]*E?[na]*(?:[vgZ]|b(?=[tw"])|F[lp])l? | E[na]*gl? | [uU][na]*v | a*v | a*F[lpP]
         | (?:(?<=[PNGrRBmWYbT])|(?<![SDHqx]J)(?<=J))a*bl?(?=[twDYPHNGTJB2,:"]) | (?<=,)bl?(?=[tNG"DHTBJ]) | (?<=[PNG])bl?(?=[.¶])
         | (?<=[PNGrRBmWYT])a*[ibx][lp](?=[tD"DHYPN,.:]) )
  | (?P<G> a*gl? )
  | (?P<y> p?[DYHa0q]{{0,2}}y[y0,]*(?<!,)(?![Sy]) )
  | (?P<M> [DH]?y{{1,3}}S{_PRE}{{0,6}}(?:[bv]|{_HEAD})
         | [DHY](?:o?[DHY]|0)?{_PRE}{{0,9}}{_HEAD}
         | Y(?=[auUna]*[VvEbFf.,¶]|o[DHOY0]|[pW])
         | {_PLAIN}
         | x[rm](?=[uUna]*[VvbE]|W)
         | O
    )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunk string of an article; chunk ``i`` covers tokens ``first[i]`` to ``stop[i]`` (exclusive).

    A virtual chunk (a sentence end or comma that stands inside the quotation marks, the two ends of the text)
    covers no token.
    """

    kinds: str
    first: list[int]
    stop: list[int]
    stretches: dict[int, Stretch]
    """The quoted stretch of each chunk of kind ``Q``."""

    def with_kinds(self, kinds: str) -> "Chunks":
        """The same chunks under other letters."""
        return Chunks(kinds, self.first, self.stop, self.stretches)

    def at_token(self, token: int) -> int:
        """Index of the chunk that token ``token`` belongs to."""
        return bisect_left(self.stop, token + 1)


def chunk(tokens: Tokens, stretches: list[Stretch]) -> Chunks:
    """Cut ``tokens`` into chunks, the quoted stretches whole."""
    kinds: list[str] = ["¶"]
    first: list[int] = [0]
    stop: list[int] = [0]
    quoted: dict[int, Stretch] = {}
    classes = tokens.classes
    begin = 0
    for stretch in stretches:
        _chunk_plain(classes, begin, stretch.open, kinds, first, stop)
        quoted[len(kinds)] = stretch
        begin = min(stretch.close + 1 if stretch.closed else stretch.stop, len(classes))
        kinds.append("Q")
        first.append(stretch.open)
        stop.append(begin)
        inner_end = _inner_end(tokens, stretch, begin)
        if inner_end:
            kinds.append(inner_end)
            first.append(begin)
            stop.append(begin)
    _chunk_plain(classes, begin, len(classes), kinds, first, stop)
    kinds.append("¶")
    first.append(len(classes))
    stop.append(len(classes))
    return Chunks("".join(kinds), first, stop, quoted)


def _chunk_plain(
    classes: str, begin: int, end: int, kinds: list[str], first: list[int], stop: list[int]
) -> None:
    for match in _CHUNK.finditer(classes, begin, end):
        group = match.lastgroup
        kinds.append(match.group() if group == "other" else group[0])  # type: ignore[index]
        a, b = match.span()
        first.append(a)
        stop.append(b)


def _inner_end(tokens: Tokens, stretch: Stretch, after: int) -> str:
    """The sentence end or comma that stands before the closing mark, if it counts for the sentence around."""
    end = stretch.stop
    while end > stretch.first + 1 and tokens.classes[end - 1] in "'\"":
        end -= 1
    last = tokens.classes[end - 1]
    if last == ",":
        return ","
    if last not in ".*":
        return ""
    if after < len(tokens.classes):
        following = tokens.classes[after]
        if following in ".,;:¶)" or (
            following in "DPEVvuUpow2t&^cxbgemrdfaylz" and tokens.word(after)[0].islower()
        ):
            return ""
    return "." if tokens.word(end - 1)[0] not in "!?" else "!"
