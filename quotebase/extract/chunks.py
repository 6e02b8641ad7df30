"""Stage 3: runs of token classes become chunks, so that a rule reads like the shape of a sentence.

A chunk is a noun phrase, a group of verb words that reports, a quoted stretch, or any one token. Its letter
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

# What may stand between the article and the head of a noun phrase: adjectives, names, nouns, participles
# before a noun ("the recently elected Russian president's chief of staff").
_PRE = r"""(?:
    [0qxJNGBTLRrmS]
  | [di](?![NG])
  | [eaz](?=[exzqJNGBTRrmdi0])
  | (?:(?<=[D1H])|(?<=[po1DH]a))V(?=[exzqJNGBTRrmdi0])
  | yS
  | b(?=[RrmdN])
  | -(?=[xRrmJNGB])
  | (?<=[xNGBTRrmdi])'(?=[qxeJ0zNGBTRrmdib])            # the senators' letter
  | (?<=T)oD?(?=T)
)"""

# The last word of a noun phrase: a noun, a name, "the meeting", "the report", "the two".
_HEAD = r"""(?:
    (?<=[D1HxJqNBT0mdi])[zg](?=[,.:;¶poEuUVf)&"-]|$)
  | (?<=[D1H])[zg](?=[t1D"HPwW])
  | (?<=[D1HxeJ0qzS])b
  | (?<=[xNGBTRrmdi])b(?=[uUEfF])
  | (?<=1[NGBJ])b
  | (?<=[po2]Y)b
  | [di](?=[NG])
  | (?<=[xNGBTJRrmdi0eq])
  | (?<=[DH]Y)
)"""

# A noun phrase without an article: "Estonia's Prime Minister Kaja Kallas", "White House officials", "police".
_NOUN = r"(?:[JNGBTRrm]|d(?![NG]))"
_PLAIN = rf"""(?:
    [q0]{{0,3}} (?:(?<![NGB])e)? (?:x(?=R[NG]))? (?:L{{1,2}}(?=[NG]))? (?: {_NOUN} | 0(?=[NGBTJRrmdq]) | q )
    (?:
      (?: {_NOUN} | [0qLi] | (?<=T)oD?(?=T) | S[qxeJ0z]{{0,3}}(?=[RrmdibxNGBTJ])
        | x{{1,2}}(?=[RrmTNG]) ){{0,10}}
      {_NOUN}
    )?
    (?: S[qxeJ0z]{{0,3}}[xib] | (?<=[NB])0(?=[tVuUE,"]) )?
)"""

# A word that is as often a noun ("claims") is a verb behind its subject and before content, or at the end.
_SUBJECT_BEFORE = r"(?:(?<=[PNGrRBmWYbT])|(?<![SDHqx]J)(?<=J))"
_AMBIGUOUS_VERB = rf"""(?:
    (?<!1[NGBJ]){_SUBJECT_BEFORE} a*bl? (?=a?(?:[twD1YPHONGTJB2,:"p]|$))
  | (?<=P)a*bl?(?=a?[0opJqexO])
  | (?<=,) bl? (?=[tNG"D1HTBJ]|$)
  | (?<=[PNG]) bl? (?=[.¶])
  | (?<=[PNGrRBmWYT]) a*[ibx][lp] (?=[tD1"HYPN,.:])
)"""

# A past form behind an article or preposition is an adjective: "the previously announced merger".
_ADJECTIVE = r"[uUna]*V(?:(?<=[po]V)[xezqRrmidJ0]|(?<=[D1H]V))"

_CHUNK = re.compile(
    rf"""
    [.,:;¶~*()"'^&twWPsco-]                             # opens no longer chunk
  | (?P<C> [uUna]*E[na]*[eVZ]sg )                       # was quoted as saying
  | (?P<K> [ua]*n?[ua]*E[na]*[VZ]l?                     # was told, has been asked
         | [un]*U?[na]*E[na]*[VZ]l? )
  | (?P<I> 2a*[vb]l? | 2a*F[lp] | 2a*[ix]l )             # to say, to point out
  | (?P<C2> (?!{_ADJECTIVE})[uUna]*Vl?                 # said, has also said
         | [uUn][uUna]*E?[na]*(?:[vgZ]|b(?=[tw"D1PHO2pNGTJB]|$)|F[lp]|[ixz]l)l? # did not say, will be saying
         | E[na]*(?:gl?|zl) | [uU][na]*v | a*v | a*F(?:[lpP]|2(?=[D1HNGJTwB]))      # is saying, say, puts it
         | {_AMBIGUOUS_VERB} )
  | (?P<G> a*(?:gl?|zl) )                               # saying, pointing out
  | (?P<y> p?[D1YHa0q]{{0,2}}y(?:[y0]|,(?=y)|(?<=0),(?=0))*(?![Sy]) )     # on Monday night
  | (?P<M> [D1H]?y{{1,3}}S{_PRE}{{0,6}}(?:b|v(?![tPDH1"NG])|{_HEAD})  # Thursday night's debate
         | [D1HY](?:o?[D1HY]|0)?{_PRE}{{0,9}}{_HEAD}      # the new Russian president
         | Y(?=[auUna]*[VvEbFf.,¶]|o[D1HOY0rNGJTRqm]|[pW]|e[auUn]*[Vvb])e?       # some (say)
         | {_PLAIN}
         | x[rm](?=[uUna]*[VvbE]|W)                     # pious hawkers (say)
         | (?<![py0])0(?=[auUn]*[Vv])|(?<![y0])0(?=o[DHYOrNGJTRqm])          # two (said), half of the voters
         | (?<=[poVvgZ])x{{1,2}}[rm]                     # on tech companies, urged civil servants
         | [Y0](?:lo|p)[Y0](?:{_PRE}{{0,3}}r)?(?=[uUna]*[Vvb]|o)
         | H(?=[o2twP])                              # accused her of
         | O )
  | .
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

    def quoted(self, begin: int, end: int) -> list[int]:
        """The quoted stretches among chunks ``begin`` to ``end`` (exclusive)."""
        found: list[int] = []
        at = self.kinds.find("Q", begin, end)
        while at >= 0:
            found.append(at)
            at = self.kinds.find("Q", at + 1, end)
        return found

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
    found = [(match.lastgroup, match.end()) for match in _CHUNK.finditer(classes, begin, end)]
    kinds += [group[0] if group else classes[to - 1] for group, to in found]
    first.append(begin)
    first += [to for _, to in found]
    first.pop()
    stop += [to for _, to in found]


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
            following in "D1PEVvuUpow2t&^cxbgemrdfaylz" and tokens.word(after)[0].islower()
        ):
            return ""
    return "." if tokens.word(end - 1)[0] not in "!?" else "!"
