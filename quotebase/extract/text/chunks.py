"""Stage 3: runs of token classes become chunks, so that a rule reads like the shape of a sentence.

A chunk is a noun phrase, a group of verb words that reports, a quoted stretch, or any one token. Its letter
is one of :data:`CHUNKS`, else the class of its one token. Rules (see :mod:`.rules`) are patterns over the
string of these letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby
from operator import itemgetter

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

SENTENCE_ENDS = ".!¶"
_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")

# What may stand between the article and the head of a noun phrase: adjectives, names, nouns, participles
# before a noun ("the recently elected Russian president's chief of staff").
_PRE = r"""(?:
    [0qxJNGBTLRrmS]
  | (?=[dieazgvfFZVyb'o-])(?:                           # at other letters none of the rest is tried
    [di](?![NGT])
  | [eaz](?=[exzqJNGBTRrmdi0])
  | (?<=[D1H])g(?=[xezqRrmid0NBJGT])
  | (?<=[D1])v(?=[xezqRrmid])                           # a direct threat
  | (?<=[1Y])z(?=b[poefVE,.])                           # a fundraising email sent
  | (?:(?<=[D1H])|(?<=[D1H][xaeqdi]))[fFZ](?=[xezqJ0RrmdibNGBT])  # the injured driver, a brief written reply
  | (?<=[D1H])a(?=b|V[exzqJNGBTRrmdib0])                # a later report, a hastily called meeting
  | (?:(?<=[D1H])|(?<=[po1DH]a)|(?<=[DH][0Y]))V(?=[exzqJNGBTRrmdib0])
  | yS | (?<=S)y{1,2}(?=[xibdNBm])                      # the BBC's Sunday Politics programme
  | (?<=[D1H])b(?=S)                                    # the command's spokesman
  | b(?=[Rrmd](?![uUE])|N(?!N{0,2}[uUEVvfF])) | (?<=[D1HS][xeJ])b(?=[Rrm])  # the powerful rules committee has
  | (?<=[JNT])-(?=[xRrmJNGB])                           # the U.S.-Mexico border
  | (?<=[xNGBTRrmdi])'(?=[qxeJ0zNGBTRrmdib])            # the senators' letter
  | (?<=T)oD?(?=T) )
)"""

# The last word of a noun phrase: a noun, a name, "the meeting", "the report", "the two".
_HEAD = r"""(?:
    (?<=[xNGBTJRrmdi0e])(?![vzgefVZbdi])                 # as most end: no letter that the rest may take
  | (?<=q)(?![vzgefVZbdiy])                             # no arrests | late Monday
  | (?<=[D1])v(?=[,.:;¶poEuU]|$)                         # a recall
  | (?<=[D1HxJqNBT0mdi])[zg](?=[,.:;¶poEuUVf)&"-]|$)(?!(?<=dg),$|(?<=[dxm]g)")   # not: her ads asking, “Q”
  | (?<=[D1H])[zg](?=[t1D"HPwW])
  | (?<=D)[efVZ](?=[auUn]*[VEuU])                       # the accused said
  | (?<=[D1HxeJ0qzS])b(?!O) | (?<=[D1H])f(?=o)          # her posts, the sidelines of; not: the page lists him
  | (?<=[xNGBTRrmdi])b(?=[uUEfF]) | (?<=[D1H]a)b
  | (?<=[D1H][dim])b(?=[2poy.,:;¶])                     # a video message to
  | (?<=[D1H][NGBJ])b(?=[na]*V)                         # the Leeds trust said
  | (?<=[D1Hxdimr])[zg](?=a[,.:;¶])                     # the meeting here
  | (?<=Hz)b(?!O)                                       # his opening remarks
  | (?<=1[NGBJ])b | (?<=1[NGBJ][NGBJ])b
  | (?<=[po2]Y)b
  | [di](?=[NGT])
  | (?<=[xNGBTJRrmdi0e]) | (?<=q)(?!y)
  | (?<=Y)[zg](?=[VEuU])                                # another ranking says
  | (?<=[DH]Y)b(?=[,.;:)p¶])                            # the five states,
  | (?<=[DH]Y)
)"""

# A noun phrase without an article: "Estonia's Prime Minister Kaja Kallas", "White House officials", "police",
# "Rossi's repeated missile tests".
_NOUN = r"(?:[JNGBTRrm]|d(?![NGT]))"
_BEFORE_NOUN = rf"""
    [q0]{{0,3}} (?:(?<![NGBtW])e)? (?:x(?=R[NGT]))? (?:L{{1,2}}(?=[NG]))?
    (?: {_NOUN} | 0(?=[NGBTJRrmdq]) | q(?![x,.:;¶]) )
"""
_BEHIND_NOUN = rf"""
    (?:
      (?: {_NOUN} | [0qLi] | (?<=T)oD?(?=T)
        | S(?:y{{1,2}}|V(?=x[xb]|b[op]))?[qxeJ0z]{{0,3}}(?=[RrmdibxNGBTJ])
        | x{{1,2}}(?=[RrmTNG]) ){{0,10}}
      {_NOUN}
    )?
    (?:
      S(?:y{{1,2}}|V(?=x[xb]|b[op]))?[qxeJ0z]{{0,3}}(?:[xib] | q(?=[,.;:¶EuUVpo&]))
      | (?:(?<=S[NGB])|(?<=S[NGB][NGB]))x | (?<=[NBTR])0(?=[tVuUE,"SP])
    )?
"""

# A word that is as often a noun ("claims") is a verb behind its subject and before content, or at the end.
_SUBJECT_BEFORE = r"(?:(?<=[PNGrRBmWYbT])|(?<![SDHqx]J)(?<=J))"

# A past form behind an article or preposition is an adjective: "the previously announced merger", "Rossi's
# proposed plan".
_ADJECTIVE = (
    r"[uUna]*V(?:(?<=[poc]V)[xezqRrmidJ0]|(?<=[D1H]V)"
    r"|(?<=[DH][0Y]V)(?=[xezqRrmidJb])|(?<=[D1H]aV)[xezqRrmidJ0b]"
    r"|(?<=[NGBTJRrmdixe]SV)[xezqRrmidJ0b])"
)

_NO_COMMA = re.compile("[.!¶][&^]?(?:G|C(?=p))a?(?:[2pco]*M|y|a)*?[2pco]*(?=MC)")
"""“Speaking to reporters Berg (said)”: a participle put in front, up to the last noun phrase."""
_ASKED_NO_COMMA = re.compile(
    "[.!¶][&^]?w?C(?:pM)?w[^.!¶,:;Q]{1,30}[EuUfFCK][^.!¶,:;Q]{0,9}(?=(?P<S>[MP])a?C(?::?Q|t|[MPDHx][^.!¶,:;]*[.!]))"
)
"""“Asked why he was late | Berg (said)”: a question put in front, up to who answers."""
_FRONT_ENDS = ("2M", "pM", "cM", "oM")
"""“Speaking on the radio | the mayor (said)”."""
_NAME_BEHIND = re.compile("(?<=[xrdimb])(?:R?[GT]?N{1,3})(?![A-Za-z0-9])")
"""The name behind a noun, which the noun phrase is not the name of."""
_NAME_BEHIND_ADJECTIVE = re.compile("[qxe](?=[TGNP])")
"""“(Was) late | Berg”."""

_Shape = tuple[str, str, str]
_SHAPES: tuple[_Shape, ...] = (
    # was quoted as saying, can be heard asking, is alleged to have said; was told, has been asked
    ("C", "uUnaE", r"[uUna]*E[na]*[eVZ](?:s?g|2u[na]*V)"),
    ("K", "uUnaE", r"[ua]*n?[ua]*E[na]*[VZ]l? | [un]*U?[na]*E[na]*[VZ]l?"),
    # to say, to point out
    ("I", "2", r"(?<!A)(?:2a*[vb]l? | 2a*F[lp] | 2a*[ix]l)"),
    # said, has also said; did not say, will be saying; is saying; say; puts it
    ("C", "uUnaV", rf"(?!{_ADJECTIVE})(?:[na]*uY)?[uUna]*Vl?"),  # also: have both said
    ("C", "uUn", r"""[uUn][uUna]*E?[na]*(?:[vgZ]|b(?=[tw"D1PHO2pNGTJB]|$)|F[lp]|[ixz]l|x[ix]l)l?"""),
    ("C", "E", r"E[na]*(?:gl?|zl)"),
    ("C", "uU", r"[uU][na]*v"),
    ("C", "av", r"(?<![Eo1DSa])a*v"),  # not: was utter, of utter, a direct
    ("C", "aF", r"a*F(?:[lpP]|2(?=[D1HNGJTwB]))"),
    # claims
    ("C", "ab", rf"""(?<!1[NGBJ]){_SUBJECT_BEFORE} a*bl? (?=a?(?:[twD1YPHONGTJB2,:"p]|$))"""),
    ("C", "ab", r"(?<=P) a*bl? (?=a?[0opJqexOEzgrRmdibTs])"),
    ("C", "ab", r"(?<=d) a*b (?=t|[D1HPNG])"),  # the lawsuit claims the firm lied
    ("C", "b", r"(?<=r) b (?=[EuU])"),  # which critics claim is late
    ("C", "b", r"(?<=[xt]) b (?=O)"),  # her profile lists him as, a group that calls itself
    ("C", "b", r"""(?<=,) bl? (?=[tNG"D1HTBJ]|$) | (?<=\)) bl? (?=t[D1HPNGTBJYx])"""),
    ("C", "b", r"(?<=[PNG]) bl? (?=[.¶]) | (?<=w) bl? (?=t)"),
    ("C", "aibx", r"""(?<=[PNGrRBmWYT]) a*(?:[ibx]l (?=[tD1"HYPN,.:p])|[ib]p (?=[tD1"HYPN,.:]))"""),
    ("C", "ibx", r"(?<=[&^]) (?:[ibx]l|b) (?=t(?![EuUVfF]))"),  # and points out that, and claims that
    # farming leaders (rejected), at the beginning of a sentence
    ("M", "zg", r"(?<![^.¶])[zg][rm](?=[una]*[Vvb])"),
    # saying, pointing out
    ("G", "agz", r"a*(?:gl?|zl)"),
    # (at) a Tuesday press conference, his weekly briefing, an April 3 letter, the Sunday Times
    ("M", "D1H", rf"(?:[1H]y{{1,2}}0?|Dy(?=[NB])){_PRE}{{0,6}}{_HEAD}"),
    # on Monday night
    (
        "y",
        "pD1YHa0qy",
        r"(?!p(?:[1H]y{1,2}0?[xibdgzmrNBTJ]|Dy[NB]))(?:[qa](?=p?y))?p?[D1YHa0q]{0,2}y"
        r"(?:[y0]|,(?=y)|(?<=0),(?=0))*(?![Sy])",
    ),
    # Thursday night's debate; the new Russian president; some (say)
    ("M", "D1Hy", rf"""[D1H]?y{{1,3}}S{_PRE}{{0,6}}(?:b|v(?![tPDH1"NG])|{_HEAD})"""),
    ("M", "D1HY", rf"[D1HY](?:o?[D1HY]|0)?{_PRE}{{0,9}}{_HEAD}"),
    ("M", "Y", r"Y(?=[auUna]*(?:[VvEbFf.,¶]|[ix]l)|o[D1HOY0rNGJTRqm]|[pW]|e[auUn]*[Vvb])e?"),
    ("M", "qxmrBb", r"(?<![^.¶,])[qxmrB]?b (?=V(?![poy]))"),  # (it was late,) media reports said
    # White House officials, one former minister; veteran spokesman Tom Hill; pious hawkers (say)
    ("M", "JNGBTRrmd", _NOUN + _BEHIND_NOUN),
    ("M", "qx", r"(?<![^.¶])[qx]b (?=[uUna]*[VvEU])"),  # recent reports said
    ("M", "b", r"(?<![^.¶])b[rR] (?=[una]*[VvE])"),  # support groups say
    ("M", "q0eL", _BEFORE_NOUN + _BEHIND_NOUN),
    ("M", "xz", rf"""(?<=[,"¶.])[xz]x?(?=m[NGB])m{_BEHIND_NOUN}"""),  # “…,” news agency Nordpress said
    ("M", "xi", rf"[xi](?=[Rq][NGT])[Rq]{_BEHIND_NOUN}"),
    ("M", "b", rf"(?<=[Vp])b(?=R[NG])R{_BEHIND_NOUN}"),  # said show host Tom Hill
    ("M", "xdz", rf"(?<=[Rq]o)[xdz]{{1,2}}(?=G[NG])G{_BEHIND_NOUN}"),  # director of photography Anna Moss
    ("M", "xq", rf"(?<=V)q?x(?=Ro)R{_BEHIND_NOUN}"),  # said former prime minister of Norway Anna Moss
    ("M", "x", r"(?:(?<![^.¶,])x)?x[rm](?=[uUna]*[VvbE]|W)"),  # Drug squad detectives said
    # (on) tech companies, (urged) civil servants
    ("M", "x", r"(?<=[poVvgZ])x{1,2}[rm]"),
    # two (said), half of the voters; two in three voters (say)
    ("M", "0", r"(?<![py0])0(?=[auUn]*[Vv]) | (?<![y0])0(?=o[DHYOrNGJTRqm])"),
    ("M", "Y0", rf"[Y0](?:lo|p)[Y0](?:{_PRE}{{0,3}}r)?(?=[uUna]*[Vvb]|o)"),
    # branded claims of a row “lies”
    ("M", "b", r"(?<=[VvgZ])b(?=o)"),
    # accused her of; told her, “Q”; told her not to
    ("M", "H", r"H(?=[o2twP,.:;y¶]|n2)"),
    ("M", "O", r"O"),
)
"""The chunks longer than a token or of another letter: kind, letters that one may begin with, shape.

The first that fits makes the chunk; a token that begins none is a chunk of its own.
"""


_BEHIND_PLAIN = "xdzRqrmGlb"
"""What stands second in every shape that begins with "x": most plain words begin none."""


def _one_pattern(shapes: Sequence[_Shape]) -> str:
    """All ``shapes`` in one pattern, which tries at a token only the kinds that may begin with its letter.

    The empty group behind the shapes of a kind tells which it is: by the first letter of its name.
    """
    tried: list[str] = []
    for number, (kind, of_kind) in enumerate(groupby(shapes, key=itemgetter(0))):
        _, openings, patterns = zip(*of_kind, strict=True)
        tried.append(f"(?=[{''.join(openings)}])(?:{'|'.join(patterns)})(?P<{kind}{number}>)")
    begins = "".join([letters for _, letters, _ in shapes]).replace("x", "")
    return f"(?=[{begins}]|x[{_BEHIND_PLAIN}])(?:{'|'.join(tried)})"


_CHUNK = re.compile(_one_pattern(_SHAPES), re.VERBOSE)


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
    sentence_ends: list[int]
    """The chunks that end a sentence."""

    def with_kinds(self, kinds: str) -> "Chunks":
        """The same chunks under other letters; those that end a sentence keep theirs."""
        return replace(self, kinds=kinds)

    def parted(self, edges: Sequence[tuple[int, int]]) -> "Chunks":
        """The same chunks, some noun phrases in two: (chunk, the token that the second begins with)."""
        stop, stretches = self.stop.copy(), self.stretches.copy()
        kinds = _insert(self.kinds, stop, stretches, [(at, "M", edge) for at, edge in edges])
        ends = [match.start() for match in _SENTENCE_END.finditer(kinds)]
        return Chunks(kinds, [0, *stop[:-1]], stop, stretches, ends)

    def joined(self, ranges: Sequence[tuple[int, int]]) -> "Chunks":
        """The same chunks, those of each of ``ranges`` one noun phrase; no quoted stretch is among them."""
        kinds, stop = self.kinds, self.stop.copy()
        stretches = self.stretches
        for begin, end in reversed(ranges):
            kinds = f"{kinds[:begin]}M{kinds[end:]}"
            del stop[begin : end - 1]
            stretches = {at - (end - 1 - begin) * (at >= end): one for at, one in stretches.items()}
        ends = [match.start() for match in _SENTENCE_END.finditer(kinds)]
        return Chunks(kinds, [0, *stop[:-1]], stop, stretches, ends)

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
        return bisect_right(self.stop, token)


def chunk(tokens: Tokens, stretches: list[Stretch]) -> Chunks:
    """Cut ``tokens`` into chunks, the quoted stretches whole."""
    kinds: list[str] = ["¶"]
    stop: list[int] = [0]
    quoted: dict[int, Stretch] = {}
    classes = tokens.classes
    begin = 0
    for stretch in stretches:
        _chunk_plain(classes, begin, stretch.open, kinds, stop)
        if _follows_abbreviation(tokens, stretch):
            kinds.append(".")
            stop.append(stretch.open)
        quoted[len(stop)] = stretch
        begin = min(stretch.close + 1 if stretch.closed else stretch.stop, len(classes))
        kinds.append("Q")
        stop.append(begin)
        inner_end = _inner_end(tokens, stretch, begin)
        if inner_end:
            kinds.append(inner_end)
            stop.append(begin)
    _chunk_plain(classes, begin, len(classes), kinds, stop)
    kinds.append("¶")
    stop.append(len(classes))
    letters = _with_left_out_commas(classes, "".join(kinds), stop, quoted)
    ends = [match.start() for match in _SENTENCE_END.finditer(letters)]
    return Chunks(letters, [0, *stop[:-1]], stop, quoted, ends)


def _with_left_out_commas(classes: str, letters: str, stop: list[int], quoted: dict[int, Stretch]) -> str:
    """Put in the comma that “Speaking after the game | Berg said” leaves out: the new letters.

    ``stop`` and ``quoted`` are changed to match.
    """
    added: list[tuple[int, str, int]] = []
    for match in _NO_COMMA.finditer(letters):
        at = match.end()
        name = _NAME_BEHIND.search(classes, stop[at - 1], stop[at])
        if name is not None:
            added.append((at, "M,", name.start()))
        elif letters[at - 2 : at] in _FRONT_ENDS:
            added.append((at, ",", stop[at - 1]))
    for match in _ASKED_NO_COMMA.finditer(letters):
        at = match.end()
        name = _NAME_BEHIND_ADJECTIVE.match(classes, stop[at - 1]) if letters[at - 1] == "E" else None
        added.append((at, "M,", name.end()) if name else (at, ",", stop[at - 1]))
    return _insert(letters, stop, quoted, sorted(added)) if added else letters


def _insert(
    letters: str, stop: list[int], quoted: dict[int, Stretch], added: Sequence[tuple[int, str, int]]
) -> str:
    """Put in chunks before others, each up to a token: ``added`` are (chunk, letters, token), in order.

    ``stop`` and ``quoted`` are changed to match; returns the new letters.
    """
    before, begin = stop.copy(), 0
    pieces: list[str] = []
    stop.clear()
    for at, kinds, edge in added:
        pieces += (letters[begin:at], kinds)
        stop += [*before[begin:at], *[edge] * len(kinds)]
        begin = at
    stop += before[begin:]
    places = [at for at, kinds, _ in added for _ in kinds]
    stretches = {at + bisect_left(places, at): stretch for at, stretch in quoted.items()}
    quoted.clear()
    quoted.update(stretches)
    return "".join(pieces) + letters[begin:]


def _follows_abbreviation(tokens: Tokens, stretch: Stretch) -> bool:
    """“… of Fresno, Calif. “I will.””: whether a sentence opens behind a full stop that shortens a word."""
    if stretch.open == 0 or not tokens.raw[stretch.open - 1].endswith("."):
        return False
    whole = stretch.stop - stretch.first > _SHORT and tokens.classes[stretch.stop - 1] in ".,"
    return whole and tokens.classes[stretch.open - 1] in "NJyBx0" and tokens.word(stretch.first)[0].isupper()


def _chunk_plain(classes: str, begin: int, end: int, kinds: list[str], stop: list[int]) -> None:
    """Add the chunks of tokens ``begin`` to ``end`` (exclusive): their letters, and where each stops."""
    letters = list(classes[begin:end])
    for match in _CHUNK.finditer(classes, begin, end):
        opening, after = match.span()
        letters[after - begin - 1] = match.lastgroup[0]  # type: ignore[index]  # every shape has its group
        if after - opening > 1:  # its last token stands for all
            letters[opening - begin : after - begin - 1] = [""] * (after - opening - 1)
    kinds.append("".join(letters))
    stop += compress(range(begin + 1, end + 1), letters)


_SHORT = 3
"""A stretch of no more tokens is no whole sentence."""
_GOES_ON = "D1PEVvuUpow2t&^cxbgemrdfaylz"
"""What in lower case behind the marks goes on with the sentence: “Who will pay?” she asked."""


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
        if following in ".,;:¶)" or (following in _GOES_ON and tokens.word(after)[0].islower()):
            return ""
    return "!" if last == "*" or tokens.word(end - 1)[0] in "!?" else "."
