"""What was said: where the content that follows a cue ends."""

import re

import regex

from quotebase.extract.text.chunks import SENTENCE_ENDS

from .subjects import REACH

_CHAIN = r"M(?:[op]M)*"
_SUBJECT = rf"(?:{_CHAIN}(?:&{_CHAIN})?(?:,[^.,!¶]{{1,12}},|\([^().!¶]{{1,12}}\))?|P)"
_REPORT_AHEAD = re.compile(
    rf"""
    ,(?: \^(?:a*[CEuUfzegG](?<!Q,\^u)|p|s)         # but declined, while telling another, but in practice
      | (?<=Q,)\^u(?![^.!¶CGK,]*Q)       # “Q,” but has left; not: “Q,” but has been “Q”
      | A2                               # according to
      | pG                               # without saying
      | [&^]a*[CG](?=[t:Q,MPDHx0])       # and added that
      | a*G                              # adding
      | [&^]a*{_SUBJECT}a*(?:C|[fF]I)    # and Rossi said, but she went on to say
      | p{_CHAIN}G                       # with officials saying
      | M(?:P|M(?:,M,)?)a*C              # a move she called, a claim Rossi, the mayor, denied
      | M[tWw]                           # a baker who
      | yc                               # hours after
      | aC                               # later said
      | (?<!,a,)[ef]p[^.,!¶]*[.!¶]               # compared with last year, to the end of the sentence
      | s(?:M?C|P|[EuU])(?![^.!¶]{{0,40}}?,[EuUfF])  # as Rossi said, as she put it, as did others
      | [p2]w{_SUBJECT}a*C               # to which she replied
      | W(?:P|M)C                        # whom Rossi called
      | w(?:P|M)C[^op,.!¶][^,.!¶]{{0,60}}[.!¶]  # which she described as a failure, to the end of the sentence
    )""",
    re.VERBOSE,
)
"""A comma behind which the reporter goes on."""

_CLOSING = re.compile(",(?:M(?:[op]M)*C|PC|CM)(?:[ya]|pM)*(?P<O>M[yapM]*)?[.!¶,]")
"""“…, Rossi said on Monday”, “…, said Rossi”; with ``O``, “…, Rossi told reporters”, behind a clause."""

_COORDINATED = re.compile(r"[&^]a*(?:[CG](?:[t:Q,I2MP]|a[EuUMP])|C[wW])|\^a*[ef]I")
"""“… and said that”: a conjunction behind which the reporter goes on."""

_NEXT_CLAUSE = re.compile(
    rf"[&^]a*{_SUBJECT}a*C(?:[t:QI2]|[MPDH][opt:QI2]|P[uUEfF])|[&^]a*Pa*Ca*(?:[MDYx0][op]?){{0,3}}[EuUf]"
)
"""“… and she accused the mayor”: the same behind a clause."""

_CLAUSE_AHEAD = re.compile(
    rf",?[&^](?:a*[CKfFuUE]|,?p{_CHAIN},?a*[CfF]|a*[MPH]+(?:[op]M)*a*[CEuUf]|x?M[zG][MPHO])"
)
"""“… and left”, “… and the mayor left”, “… and the mayor hugging her”: a verb that cannot belong to content
that is no clause."""

_WHAT = re.compile(f"w{_CHAIN}")
"""“(denounced) what Rossi | and others (said)”: a subject whose verb is to come."""

_OTHER_CLAUSE = re.compile(rf"\^a*(?:(?:{_CHAIN}|P)a*[CEuUfF](?![^,.!¶]*,[ya]*[EuUfF])|[CG])")
"""“…, but Rossi left”, “… but said that”: a clause of the reporter's behind content that is none."""

_BEHIND_MARKS = re.compile(
    r"[csy]|w[KCef]|\((?![^().!¶]{1,30}\)[ya]*[EuUfFCK])|-(?![^-.!¶]{1,30}-[ya]*[EuUfFCK])"
)
"""“(said “no”) after the vote”, “(said “no”) when asked”: not what was said, right behind its marks; but
“(said “nobody”) - not even Berg - was there”.
"""

_LEAVES = re.compile(r",?[&^]a*[EuUfFe](?![^.!¶]{0,80}Q)")
"""“(said “Q”) and left”: what the speaker did, behind words in marks."""

_MAIN_CLAUSE = re.compile(
    rf",a*(?:pMy?,?)?(?:[xqe]{{0,2}}{_CHAIN}(?:,[^.,!¶]{{1,12}},|\([^.()]{{1,9}}\))?|P)(?:y|a)*[CEuUfFKxe]"
    r"|,y[CEuUfFx]|,PQ|,D[uE]"
)
"""“When Rossi said so, the mayor (an old friend) left”: the main clause behind one put in front."""

_APPOSED = re.compile(rf",(?:a*[zWweG]|{_CHAIN}(?!a*[EuUfCSopQ])|p{_CHAIN}[EuU])")
"""“Q,” a phrase often heard, or “Q,” meaning …: what a comma behind a quoted stretch adds to it."""

_SAID_TOO = re.compile(rf",{_SUBJECT}a*C")
"""“(He warned, “Q), Rossi said”: a second cue of one quotation."""

_AFTERTHOUGHT = re.compile(rf"-(?:\^|{_CHAIN}[.!¶,])|;")
"""“… - but …”, “… - Anna Berg.” or a semicolon: the reporter's, not the speaker's."""

_APPENDED = re.compile(rf",{_CHAIN}a*[EuUfFCKtWw2]")
"""“…, the mayor was there”, “…, a claim that …”: what a comma adds to content that is no clause."""

_REMARK = re.compile(
    rf"""-(?: z?{_CHAIN}(?!a*E)[^-.!¶]*[.!¶]  # - a claim that he denied; not: - the car was red
          | &a*{_SUBJECT}?a*C                 # - and accused the mayor
          | a*[CG] | Q,?{_SUBJECT}C           # - noting that; - “Q,” Rossi said
        )""",
    re.VERBOSE,
)
"""“… - a claim that he has denied.”: a lone dash behind which the reporter goes on."""

_INSERTED = re.compile(r"M(?:[op]M)*,[^,.!¶EuUfFCK]+")
"""“(noting that) people, including Rossi”: a subject and what is inserted behind it."""

_VERB_AHEAD = re.compile(r",[ya]*[EuUfFCK]")
"""“… , left”: the main verb behind a relative clause."""

_MAY_BE_VERB_AHEAD = re.compile(r",[ya]*(?:e|[xb](?=[2pa]))(?![^.!¶]*,[ya]*[EuUfFCK])")
"""“… , declined to comment”, “… , plans to sue”: what may be that verb where no other is."""

_FINITE = re.compile("[EuUfFCK]")
"""A finite verb."""

_QUOTED_APART = re.compile(rf":Q,?!?(?:{_SUBJECT}a*C|C{_CHAIN})")
"""“…: “Q,” she said”: a quotation with a cue of its own."""

_LONE_NAME = re.compile(r"M(?:[op]M)*(?P<W>,M[Ww][^,.!¶]*)?")
_NAME_GOES_ON = re.compile(",(?:M[Ww]|[EuUfFCK])")
_SAID_BY = re.compile(",CM[.,!¶]")
"""“(Officials say) Anna Berg | , the baker who was there | , left”: a subject, with ``W`` who it is, that
its verb is to come, and “, said Rossi,”, which is no verb of hers right behind her name.
"""

_LEAVING = re.compile(",cz[^,.!¶]*[.!¶;]")
"""“(said he was sad), before walking off.”: what the speaker did next."""

_NOT_ONLY = re.compile("na[^,;]*$")
"""“Not only (with the priests), but with the bishops”, up to the comma."""

_MAY_BE_CLAUSE = re.compile("[EuUfFCKeSQz]|[MP]x")
"""What has or may have a verb: not “in private”."""

_GERUNDS = re.compile("(?:,[zG][^.!¶,&]*)+,?&[zGQ]")
_OF_GERUND = re.compile("[op][zG]|[op]Q")
"""“(accused the firm of lying), cutting corners and turning a blind eye”: a list that its “and” closes."""

_NO_CLAUSE = re.compile("a*[^EuUfFCKeSz^a][^EuUfFCKeSz^]*")
"""Words without a verb: “deep cuts for the poor,”; more than “even”, which opens a clause."""

IN_TIME = regex.compile("(?r)p[D1H]?[xqea]{0,2}")
"""“(the work) in recent (years)”, “in the (last few years)”: what belongs to a time that is a chunk apart."""

_STOP = re.compile(f"[{SENTENCE_ENDS},&^;c:)y-](?:(?<!y)|(?<=Qy))")
"""Where content may end."""


def content_end(
    kinds: str,
    begin: int,
    *,
    phrase: bool = False,
    fronted: bool = False,
    relative: bool = False,
    asked: bool = False,
) -> int:
    """The chunk after the last one of the content that begins at chunk ``begin``.

    Content runs to the end of its sentence, or to a comma or conjunction behind which the reporter goes on.
    ``phrase``: it is no clause, so a finite verb behind “and” is the reporter's again. ``fronted``: its cue
    stands in a clause put in front, so it ends where the main clause begins. ``relative``: its cue stands in
    a relative clause, so it ends at the comma before the main verb. ``asked``: it is what another is asked to
    do, as is what stands behind “before” or “while” in it.
    """
    if kinds[begin] == "Q" and _BEHIND_MARKS.match(kinds, begin + 1):
        return begin + 1  # said “no” after the vote
    limit = begin + REACH
    for stop in _STOP.finditer(kinds, begin, limit):
        at, kind = stop.start(), stop.group()
        if kind in SENTENCE_ENDS or (at > begin and _goes_over(kinds, begin, at, phrase=phrase)):
            break
        if (
            kind == ","
            and at > begin
            and ((relative and _is_main_verb(kinds, at)) or (fronted and _MAIN_CLAUSE.match(kinds, at)))
        ):
            break
        if phrase and at > begin and not (asked and kind == "c") and _ends_phrase(kinds, begin, at):
            break
        if kinds[begin] == "Q" and _LEAVES.match(kinds, at):
            break
    else:
        at = min(limit, len(kinds))
    while at > begin and kinds[at - 1] in ",:":
        at -= 1
    return at


def _is_main_verb(kinds: str, at: int) -> bool:
    """Whether the comma at chunk ``at`` stands before the main verb, behind a relative clause."""
    return bool(_VERB_AHEAD.match(kinds, at) or _MAY_BE_VERB_AHEAD.match(kinds, at))


def _goes_over(kinds: str, begin: int, at: int, *, phrase: bool) -> bool:
    """Whether the reporter takes over from whoever speaks at chunk ``at``."""
    kind = kinds[at]
    if kind == ",":
        if kinds[at + 1] in "ef" and _INSERTED.fullmatch(kinds, begin, at) and not phrase:
            return False  # people, including Rossi, settled in Graz
        if kinds[at + 1] == "^" and _NOT_ONLY.search(kinds, begin, at):
            return False
        lone = _LONE_NAME.fullmatch(kinds, begin, at)
        if lone and _NAME_GOES_ON.match(kinds, at) and (lone["W"] or not _SAID_BY.match(kinds, at)):
            return False
        apposed = kinds[at - 1] == "Q" and (_APPOSED.match(kinds, at) or _SAID_TOO.match(kinds, at))
        closing = _CLOSING.match(kinds, at)
        adds = closing and (closing["O"] or kinds[begin] in ",py")
        if adds and not phrase and not _MAY_BE_CLAUSE.search(kinds, begin, at):
            closing = None  # said that in private, Rossi claimed victory
        if closing and kinds[begin - 1] == "t" and kinds[begin] in "cw" and kinds.find(",", begin, at) < 0:
            closing = None  # said that when she came, Rossi laughed
        return bool(apposed or closing or _REPORT_AHEAD.match(kinds, at))
    if kind == ")":
        return kinds.rfind("(", begin, at) < 0  # (as Rossi said he would) and left
    if kind == ":":
        return _QUOTED_APART.match(kinds, at) is not None
    if kind in "&^":
        if kinds[at - 2 : at] in ("uY", "EY") or _is_gerund_too(kinds, begin, at):
            return False  # has all but brushed aside
        clause = kinds[begin] == "Q" or _FINITE.search(kinds, begin, at)
        no_clause = kind == "^" and _NO_CLAUSE.fullmatch(kinds, begin, at)  # cited a rise, but Rossi left
        going_on = _OTHER_CLAUSE if no_clause else _NEXT_CLAUSE if clause else _COORDINATED
        return bool(going_on.match(kinds, at) or _COORDINATED.match(kinds, at))
    if kind == "-" and _REMARK.match(kinds, at) and kinds.find("-", begin, at) < 0:
        return True
    if kind in "-;":
        return _AFTERTHOUGHT.match(kinds, at) is not None
    return kind == "c" and (kinds[at + 1] == "G" or _LEAVING.match(kinds, at - 1) is not None)


def _is_gerund_too(kinds: str, begin: int, at: int) -> bool:
    """“(Accused the firm) of bribing | and threatening them”: one of two that a preposition governs."""
    two = kinds[at + 1] == "G" and kinds[at - 1] in "zG"
    return two and _OF_GERUND.search(kinds, begin, at) is not None


def _ends_phrase(kinds: str, begin: int, at: int) -> bool:
    """Whether content that is no clause ends at chunk ``at``."""
    kind, following = kinds[at], kinds[at + 1]
    if kind == "," and _GERUNDS.match(kinds, at) and _OF_GERUND.search(kinds, begin, at):
        return False
    if kind == ",":
        added = following in "z^cCEuUWwt" or _APPENDED.match(kinds, at) or _CLAUSE_AHEAD.match(kinds, at)
        return bool(added)
    if kind in "&^":
        return not _WHAT.fullmatch(kinds, begin, at) and _CLAUSE_AHEAD.match(kinds, at) is not None
    if kind == "y" and IN_TIME.match(kinds, begin, at):
        return False  # the work in recent years
    return kind == "y" or (kind == "c" and following in "Ez")  # called it “a farce” on Monday
