"""What was said: where the content that follows a cue ends."""

import re

from .subjects import REACH, SENTENCE_ENDS

_CHAIN = r"M(?:[op]M)*"
_SUBJECT = rf"(?:{_CHAIN}(?:&{_CHAIN})?(?:,[^.,!¶]{{1,12}},)?|P)"
_REPORT_AHEAD = re.compile(
    rf"""
    ,(?: \^(?:a*[CEuUfzegG]|p|s)         # but declined, while telling another, but in practice
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
      | [ef]p[^.,!¶]*[.!¶]               # compared with last year, to the end of the sentence
      | s(?:M?C|P|[EuU])(?![^.!¶]*,[EuUfF])  # as Rossi said, as she put it, as did others; not put between
      | W(?:P|M)C                        # whom Rossi called
      | w(?:P|M)C[^op,.!¶][^,.!¶]*[.!¶]  # which she described as a failure, to the end of the sentence
      | (?:MC|PC|CM)[yapM]*[.!¶,]        # Rossi said on Monday, said Rossi
    )""",
    re.VERBOSE,
)
"""A comma behind which the reporter goes on."""

_COORDINATED = re.compile(r"[&^]a*[CG][t:Q,I2MP]")
"""“… and said that”: a conjunction behind which the reporter goes on."""

_NEXT_CLAUSE = re.compile(rf"[&^]a*{_SUBJECT}a*C[t:QI2MPDH]")
"""“… and she accused the mayor”: the same behind a clause."""

_CLAUSE_AHEAD = re.compile(r",?[&^](?:a*[CfFuUE]|[MPH]+(?:[op]M)*a*[CEuUf])")
"""“… and left”, “… and the mayor left”: a finite verb that cannot belong to content that is no clause."""

_MAIN_CLAUSE = re.compile(rf",a*(?:{_CHAIN}(?:,[^.,!¶]{{1,12}},|\([^.()]{{1,9}}\))?|P)(?:y|a)*[CEuUfFKxe]")
"""“When Rossi said so, the mayor (an old friend) left”: the main clause behind one put in front."""

_APPOSED = re.compile(rf",(?:[zWweG]|{_CHAIN}(?!a*[EuUfCSopQ]))")
"""“Q,” a phrase often heard, or “Q,” meaning …: what a comma behind a quoted stretch adds to it."""

_AFTERTHOUGHT = re.compile(rf"-(?:\^|{_CHAIN}[.!¶,])|;")
"""“… - but …”, “… - Anna Berg.” or a semicolon: the reporter's, not the speaker's."""

_APPENDED = re.compile(rf",{_CHAIN}a*[EuUfFCKtWw2]")
"""“…, the mayor was there”, “…, a claim that …”: what a comma adds to content that is no clause."""

_REMARK = re.compile(
    rf"""-(?: z?{_CHAIN}[^-.!¶]*[.!¶]        # - a claim that he denied
          | P[EuUfFCK][^-.!¶]*[.!¶]          # - he was wrong
          | &a*{_SUBJECT}?a*C                 # - and accused the mayor
          | a*[CG] | Q,?{_SUBJECT}C           # - noting that; - “Q,” Rossi said
        )""",
    re.VERBOSE,
)
"""“… - a claim that he has denied.”: a lone dash behind which the reporter goes on."""

_VERB_AHEAD = re.compile(r",[ya]*[EuUfFCK]")
"""“… , left”: the main verb behind a relative clause."""

_FINITE = re.compile("[EuUfFCK]")
"""A finite verb."""

_STOP = re.compile(f"[{SENTENCE_ENDS},&^;c-]")
"""Where content may end."""


def content_end(
    kinds: str, begin: int, *, phrase: bool = False, fronted: bool = False, relative: bool = False
) -> int:
    """The chunk after the last one of the content that begins at chunk ``begin``.

    Content runs to the end of its sentence, or to a comma or conjunction behind which the reporter goes on.
    ``phrase``: it is no clause, so a finite verb behind “and” is the reporter's again. ``fronted``: its cue
    stands in a clause put in front, so it ends where the main clause begins. ``relative``: its cue stands in
    a relative clause, so it ends at the comma before the main verb.
    """
    if kinds[begin] == "Q" and kinds[begin + 1] in "csy-":
        return begin + 1  # said “no” after the vote
    limit = begin + REACH
    for stop in _STOP.finditer(kinds, begin, limit):
        at, kind = stop.start(), stop.group()
        if kind in SENTENCE_ENDS:
            break
        if at == begin:
            continue
        if kind == "," and (
            _REPORT_AHEAD.match(kinds, at)
            or (relative and _VERB_AHEAD.match(kinds, at))
            or (fronted and _MAIN_CLAUSE.match(kinds, at))
            or (kinds[at - 1] == "Q" and _APPOSED.match(kinds, at))
        ):
            break
        if kind in "&^" and (
            _COORDINATED.match(kinds, at)
            or (_NEXT_CLAUSE.match(kinds, at) and _FINITE.search(kinds, begin, at))
        ):
            break
        if kind in "-;" and _AFTERTHOUGHT.match(kinds, at):
            break
        if kind == "-" and _REMARK.match(kinds, at) and kinds.find("-", begin, at) < 0:
            break
        if kind == "c" and (kinds[at + 1] == "G" or (phrase and kinds[at + 1] in "Ez")):
            break
        if phrase and (
            (kind in ",&^" and _CLAUSE_AHEAD.match(kinds, at))
            or (kind == "," and (kinds[at + 1] in "z^cCEuUWwt" or _APPENDED.match(kinds, at)))
        ):
            break
    else:
        at = min(limit, len(kinds))
    while at > begin and kinds[at - 1] in ",:":
        at -= 1
    return at
