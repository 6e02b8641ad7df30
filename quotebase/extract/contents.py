"""What was said: where the content that follows a cue ends."""

import re

from .subjects import REACH, SENTENCE_ENDS

_SUBJECT = r"(?:M(?:[op]M)*(?:,[^.,!¶]{1,12},)?|P)"
_REPORT_AHEAD = re.compile(
    rf",(?:\^(?:a*[CEuUfzegG]|p|s)|A2|pG|[&^]a*[CG](?=[t:Q,MPDHx0])|a*G|[&^]a*{_SUBJECT}a*(?:C|[fF]I)|p(?:M(?:[op]M)*)G|M(?:P|M(?:,M,)?)a*C|M[tWw]|yc|aC|[ef]p[^,.!¶]*[.!¶]|sM?C|sP|s[EuU]|W(?:P|M)C|(?:MC|PC|CM)[yapM]*[.!¶,])"
)
_COORDINATED = re.compile(r"[&^]a*[CG](?:[t:Q,I2]|[MP])")
_CLAUSE_AHEAD = re.compile(r",?[&^](?:a*[CfFuUE]|[MPH]+(?:[op]M)*a*[CEuUf])")
_MAIN_CLAUSE = re.compile(r",a*(?:M(?:[op]M)*(?:,[^.,!¶]{1,12},|\([^.()]{1,9}\))?|P)(?:y|a)*[CEuUfFKxe]")
_APPOSED = re.compile(r",(?:[zWweG]|M(?:[op]M)*(?!a*[EuUfCSopQ]))")
_AFTERTHOUGHT = re.compile(r"-(?:\^|M(?:[op]M)*[.!¶,])|;")
_VERB_AHEAD = re.compile(r",[ya]*[EuUfFCK]")
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
        if kind in "&^" and _COORDINATED.match(kinds, at):
            break
        if kind in "-;" and _AFTERTHOUGHT.match(kinds, at):
            break
        if kind == "c" and (kinds[at + 1] == "G" or (phrase and kinds[at + 1] in "Ez")):
            break
        if phrase and (
            (kind in ",&^" and _CLAUSE_AHEAD.match(kinds, at))
            or (kind == "," and kinds[at + 1] in "z^cCEuUWwt")
        ):
            break
    else:
        at = min(limit, len(kinds))
    while at > begin and kinds[at - 1] in ",:":
        at -= 1
    return at
