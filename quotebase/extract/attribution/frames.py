"""What follows a cue and what stands before it: the shapes of English attribution.

Each shape is a pattern over the letters of :data:`.chunks.CHUNKS` and :data:`.scan.CLASSES`.
"""

import re
from dataclasses import dataclass

import regex

from quotebase.extract.text.chunks import CHUNKS
from quotebase.extract.text.scan import CLASSES

_PHRASE = (
    r"(?:[po2c]+(?:M(?:S[My])?|O|z[oM]?M?|0|[xidb])|aoM)"  # in a letter, with care; ahead of the vote
    r"(?:[efZ](?=[po2y]))?"  # … published on Monday, sent to staff, seen by them
    r"(?:(?:,M)*,?&M)?"  # … to staff, members and fans
    r"(?:,M,)?"  # …, the capital,
)
"""A phrase that a preposition opens."""

ADJUNCT = (
    r"(?:"
    r"-[^-.!¶Q:]{1,10}-"  # - in a speech -
    r"|,\^(?=,)"  # , though,
    r"|,?(?:"
    rf"{_PHRASE}"
    r"|y|a|l"  # on Monday, later, out
    r"|pQ(?=,?t)"  # on “Morning Hour” that
    r"|sas(?:y|M)"  # as recently as May
    r"|pa(?=,?t)"  # at first that
    r"|,[zG][^.!¶QCGf:]{1,12},(?=,?t)"  # , speaking through an interpreter,
    r"|ap(?=,?t)"  # earlier on that
    r"|GM(?:[op]M)*(?=,t)|G(?:[po2]?[Mx])+(?=[t:])"  # citing two officials, speaking on oath
    r"|p[zG](?=,?[t:])|\^[zG](?:[po]?M)*(?=,?[t:])"  # without elaborating, while visiting Oslo
    r"|s(?:M|P)[fF](?:[po]?M)*(?=,?t)"  # as he left court
    r"|,(?!a*[&^CfEuU])[^.!¶QCG]{1,30}?,(?=t)"  # , in which he named nobody,
    r"|&(?=[po])"  # in Rome and in Oslo
    r"))*,?"
)
"""When, where and how, between a cue and what it reports: “said on Friday, in a letter to staff”."""

_FAR = r"[^.!¶]{0,300}?"
"""The rest of a sentence, no further than any rule looks."""

_PUT_IN_FRONT = r"(?:,(?=\^))?"
"""The comma of “that, while it was late, ”."""

_TOLD = r"(?:M|O|P)(?:SM)?(?:oM)*(?:&M)?"  # also: ABC's | This Week
TOLD = re.compile(r"(?P<A>(?:M|O|P)(?:&M)?)[ay]*(?=[po])")
"""Those told, before the preposition of what they are told of: “asked the mayor about the plan”."""

OWN = re.compile(r"p(?!M(?:[op]M)*t)")
"""A preposition that may be the verb's own: “called for”, not “claimed in the debate that”."""

ADJUNCTS_BEFORE_PREPOSITION = re.compile("(?:[ya]|pM(?=[yap])){1,3}(?=p)")
"""When and where, between a verb or noun and its preposition: “complained | on Facebook | about the tax”."""

_NAMED_TOO = r",M(?:[op&]M)*(?=,[ay]*[twWQ2I])"  # told the mayor, Anna Berg, that
ADDRESSEE = rf"(?P<A>{_TOLD}(?:{_NAMED_TOO})?|Q(?=t|[MPD1H]|[xbi]{{1,2}}[EuUf]))(?:\([^()]{{1,14}}\))?"
_NAMED = ADDRESSEE.replace("(?P<A>", "(?P<A>x?", 1)
"""The same with a job that no list knows: “told | videographer Anna Berg | that”."""
_DESCRIBED = r"(?:W[^.!¶,t]{1,25}|[zG](?:M|O|x|[po2]M|y|a)+)"
"""“(told) residents | who were there”, “police | investigating the theft”: what tells whom."""
QUOTING = frozenset(("quote", "A quote", "that", "A that", "bare"))
"""The frames of verbs that may have a quotation behind a colon."""

TELLING = frozenset(("A quote", "A that", "A bare"))
"""The frames of verbs that name whom they tell."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape that begins where a cue ends; ``X`` is where the content begins, ``A`` the addressee."""

    name: str
    needs: frozenset[str]
    shape: re.Pattern[str]
    openings: frozenset[str]
    """The letters that may stand first in it: before any other it need not be tried."""


def _frame(name: str, needs: str, shape: str) -> Frame:
    pattern = regex.compile(shape)
    openings = frozenset(letter for letter in (*CLASSES, *CHUNKS) if pattern.match(letter, partial=True))
    return Frame(name, frozenset(needs.split("|")), re.compile(shape), openings)


FRAMES = (
    # said: “Q” · said on Friday, “Q” · told reporters in Rome: “Q”
    _frame("quote", "quote|that|bare|A quote|A that|call|np", rf"{ADJUNCT}(?:p(?=,?Q))?[,:-]?(?P<X>Q)"),
    _frame("addressee-quote", "A quote|A that|A bare", rf"{_NAMED}{ADJUNCT}[,:-]?(?P<X>Q)"),
    # said in a letter to staff that C
    _frame("that", "that|A that", rf"{ADJUNCT}t{_PUT_IN_FRONT}(?P<X>[^.!¶uUECfKeS])"),
    _frame(
        "addressee-that",
        "A that",
        rf"{_NAMED}(?:{_DESCRIBED}(?=t)|{ADJUNCT})t{_PUT_IN_FRONT}(?P<X>[^.!¶uUECfKeS])",
    ),
    # asked (A) whether C
    _frame("wh", "wh|A wh", rf"{ADJUNCT}(?:p(?=w))?(?P<X>[wW])"),
    _frame("addressee-wh", "A wh", rf"{ADDRESSEE}{ADJUNCT}(?:p(?=w))?(?P<X>[wW])"),
    # vowed to go · urged A to go
    _frame("to", "to", r"(?:y|a|pM(?:[op]M)*(?=[ya2I]))*(?P<X>n?[2I])"),
    _frame("addressee-to", "A to", rf"(?P<A>{_TOLD}(?:{_NAMED_TOO})?|x),?(?:y|a|p(?:M|x))*(?P<X>n?[2I])"),
    # denied taking it, denied having taken it, denied any wrongdoing
    _frame("ing", "ing", r"(?:pM(?=z))?(?P<X>[zGCuE]|Yz)"),
    # told A (that) C
    _frame(
        "addressee-bare",
        "A bare",
        rf"{ADDRESSEE}{ADJUNCT}(?P<X>(?:[MPDHxO]|(?<=Q)b)(?={_FAR}[EuUfCeKxSQ])|M(?=[MPOHD1])|(?<!,)t(?=[EuUS]))",
    ),
    # described N as
    _frame("as", "as", rf"(?P<X>(?:M|O|P|Q|H|y|t[Mxbi]){_FAR}s)"),
    # shows N doing
    _frame("np-ing", "np ing", r"(?P<X>(?:M|O|P)(?:[op]M)*[ya]*[zG])"),
    # accused N of N · wants N to go
    _frame(
        "np-preposition",
        "np of|np for|np on|np over|np about|np with|np from|np at",
        r"(?P<X>(?:M|O|P)[^.!¶,]*?(?:,[Ww][^.!¶,]*,)?[po])",
    ),
    # dismissed the idea that C
    _frame("np-that", "np that", r"(?P<X>Mt[MPDHx1])"),
    _frame("np-to", "np to", r"(?P<X>(?:M|O|P)[^.!¶,]*?[2I])"),
    # promised A N
    _frame("addressee-np", "A np", rf"{ADDRESSEE}(?P<X>M)"),
    # called N N · called N “Q”
    _frame(
        "call",
        "call",
        r"(?P<X>(?:t?M|t[xbid]+|t(?=1?Q)|O|P|Q|H|W)(?:oM)*"  # the mayor, that plan, him
        rf"(?={_FAR}Q|,?[xeJqz]|(?:,M,)?M|[pw]))",  # “a coward”, dangerous, a liar
    ),
    # said C · announced N
    _frame(
        "bare",
        "bare",
        rf"(?:[po]M(?:2M)?(?=[ya]*(?:[MPH]|Df){_FAR}[EuUfCeKxI])"  # in Rome, in a letter to staff
        r"|y(?![EuUfCK])|a(?=[MPDHNQ]))*"  # on Monday, again
        r"(?P<X>(?!y[2I])[^.,:;!¶()p2ost&^IC\-S'~*AK]"  # any word that may open a clause
        r"|t(?=[EuUS])"  # that is enough
        r"|[c^](?=[MPDHx][^.!¶,:;]{0,60}[EuUfC][^.!¶,:;]{0,60}"  # while it rained, nobody came
        r",a*[MPDHx][^.!¶,:;]{0,30}?[EuUfCK])"
        rf"|[p(](?!G)(?={_FAR}[EuUfCeK]))",  # in winter the road is closed
    ),
    _frame("np", "np", r"(?:(?:pM)?y+(?=M)|[p2]M(?=M))?(?P<X>[MPDHQxOJw0qzeib]|1[^.!¶]{0,3}?Q)"),
)
"""What may follow a cue, in the order tried."""

QUOTE_BEFORE = regex.compile(r"(?r)(?<=[.!¶:;])(?P<X>[^.!¶CG:;]*Q)[,!-]?")
"""A quoted stretch, with what its sentence says before it, up to the speaker or cue."""

CLAUSE_BEFORE = regex.compile(r"(?r)(?<=[.!¶:;])(?P<X>[^.!¶:;]+),")
"""A whole clause up to “, Rossi said”."""

CLAUSE_BEHIND = re.compile(
    r",[\^wc]?(?:p?y|p?y?M(?=[MP]))?(?:[MO](?:[op]+[MO0x]|&M)*|P)[ya]*S?[ya]*[EuUfFCKxzQ]"
)
"""“In May, Rossi said, the bank will close”: the clause behind a phrase put in front and its cue."""

COLON_REACH = 15
"""How many chunks behind the cue a colon may still be its own."""

COLON = re.compile(rf"[^.!¶CG:]{{0,{COLON_REACH - 1}}}:(?:¶(?=Q))?(?P<X>[^.¶])")
"""“said of the plan:”, the content behind it."""

NOUN_PHRASE_ALONE = re.compile(
    r"""(?:[MO]|[qeJx0D1H]+[xidb]|x(?=o))
    (?> &(?:M|H?x+|Yx*) | ,M(?=[,&]) | ,&M | [op]+[D1HYJqe0]*[MOz0xidb]+ | y | a )*+
    (?: [tW][^.!¶,EuUfFCK]*[EuUfFCK][^EuUfFCKxe.!¶,]* | [zG2I][^EuUfFCKxeQ,.!¶]* )?
    (?: [.!¶^;:c] | &a*[CGKEuUfF](?!x?[uU]) | ,(?!(?:[^,.!¶]*,)?[ay]*[EuUfFCKxe]) )""",
    re.VERBOSE,
)
"""“a letter to staff that told …”: a noun phrase and what belongs to it, with no verb of its own."""

PASSIVE_FRAMES = frozenset(("quote", "that", "wh", "to", "bare"))
"""What may follow a passive (“was told that”): its subject is no speaker."""

PHRASES = frozenset("call to addressee-to ing as np-ing np-preposition np-to np-that np addressee-np".split())
"""Frames whose content is a phrase: a finite verb behind “and” is the reporter's again."""

_LOOSE_END = (
    r"(?:(?:[poc]+(?:M(?:S[My])?0?|O|z|0|[xidb])|aoM)(?:[efZ](?=[po2y.,]))?"  # in Rome, ahead of the vote
    r"|2(?:M|O)|y|a|p[zG](?=[.,!])|\([^()]{1,6}\))*"  # to them, later, without elaborating
    r"(?:[.!¶;^-]|s[MP]|,(?!a*\^?t)|&a*[CGfEu]"  # up to a stop, “as he left”, a comma, “and added”
    r"|(?<=[yM])G(?=M))"  # citing two officials
)
ENDS = re.compile(_LOOSE_END)
ENDS_BEHIND_ADDRESSEE = re.compile(rf"(?:[MO](?:[po]M)*)?{_LOOSE_END}")
"""Nothing behind the cue but when, where and to whom: the content stands before it."""

TITLED = re.compile(r"[ya]*p(?:M(?:[op]M)*[ep]?)?(?P<Q>Q)(?:y|a|pM)*[.!¶]")
"""The same with a title at its end: “(said) on Monday in an interview with “Morning Hour””."""

TOLD_TITLE = re.compile(r"[ya]*(?P<Q>Q)(?:y|a|pM)*[.!¶]")
"""“(Rossi told) “Morning Hour” on Monday.”"""

AS_CLAUSE = re.compile(r"(?:[po2]+(?:M|O)|y|a)*,")
"""“As Rossi put it on Monday,” up to the content."""

SIGNATURE = re.compile(r"[.!]?¶*-(?P<S>M)(?:,[^.¶]*|\(M\)[My0,]*)?[.¶]")
"""“Q” and the name under it: “- Rossi.”; of an embedded post with handle ``H`` and date."""

NOT_OVER = re.compile(rf"{ADJUNCT}[,:-]?[tQ]|{_TOLD}{_NAMED_TOO}|{ADDRESSEE}{ADJUNCT}[,:-]?[tQ]")
"""Content still to come behind a comma: “said, in a letter, that”."""

ASKED_BY = re.compile(r"pM(?:[op]M)*,[ps]M(?:[op]M)*,w")
"""“(asked) by Rossi, for the defence, whether”."""

PHRASES_BEHIND = re.compile("(?:[po2]+(?:[M0O]|[D1H]?x)|y|a)+")
"""“at the mayor in the hall on Monday”, behind words in marks."""

LOOSE = frozenset(("bare", "call", "np", "ing", "as", "np-preposition"))
"""Frames too loose for an infinitive (“to endorse Rossi”) unless what follows is quoted."""

MARKED = frozenset(("quote", "addressee-quote", "that", "addressee-that"))
"""Frames whose content cannot be taken for when and where something was said."""

NAMING = frozenset(("call", "as"))
"""The frames of verbs that say what somebody or something is."""

WHAT_CALLED = re.compile(r"s?(?P<X>[D1HxeJ0zM]{0,3}Q)")
"""What is called so, behind “what Rossi called”, “what Rossi described as”."""

SAID_TO_BE = re.compile("2a*[uE]")
"""“(is said) to have left”."""

TO_DO = re.compile("n?(?:I|2[^MOPNGJBH1DY])")
"""“(is expected) to run”."""

NOUN_BEHIND = re.compile("[Mdi]|[bx](?=[.,;!¶po&^-])")
"""“(what he called a “brilliant”) plan”."""

INSERTED_CLAUSE = regex.compile("(?r),a*[cw^]")
"""“, even after | (he denounced the tax), ”: a clause put between a subject and its verb."""

ANY_VERB = re.compile(
    r",(?:(?P<S>M(?:[op]M)*|P)a*(?P<V>[efF])(?![^.!¶wcstW]{0,40}?[CEuUfFK])(?![^.!¶]{0,40}?,[ay]*[CEuUfFK])|a*(?P<I>[efF])(?P<B>M)[.!¶,p])"
)
"""“Q,” S preened before the crowd · “Q,” preened S: behind a comma inside the marks any verb reports."""

WAS_HOW = re.compile(r",?E(?P<H>w)(?P<S>M(?:[op]M)*|P)a*(?P<V>[CfF])")
"""“Q” was how S put it."""

NAMED_BY = re.compile(r"(?P<X>s?(?:M|x|[1D]x))p(?P<S>M)(?:[op]M)*[.!¶,;]")
"""“(was described) as a disaster by Rossi”, “(was labelled) a liar by his rival”."""

CALLED_BY = re.compile(r"s?(?P<X>[D1H]?Q)p(?P<S>M)")
"""What something is called, and by whom: “called a “farce” by Rossi”."""

LEAD_IN = re.compile(r"[&^a]*p(?P<S>M(?:[op]M)*):")
"""“And from Chairwoman Rossi:” before a quoted stretch."""

WORDS_OF = regex.compile(r"(?r)p[Mi]o(?P<S>M(?:[op]M)*),?")
"""“in the words of Rossi, “…””"""
