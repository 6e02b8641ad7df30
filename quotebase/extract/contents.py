"""What was said: where the content that follows a cue ends."""

import regex

from .subjects import SENTENCE_ENDS

_REPORT_AHEAD = regex.compile(r",(?:\^(?!Q)|G|A2|&[a]*[CG]|[&^](?:M(?:[op]M)*|P)C|aC|sM?C|sP|(?:MC|PC|CM)[yapM]*[.!¶,])")
_COORDINATED = regex.compile(r"[&^][a]*[CG](?:[t:Q,]|M)")


_CLAUSE_AHEAD = regex.compile(r",?[&^](?:[a]*(?:C|f|u|U|E)|[MPH]+(?:[op]M)*[a]*[CEuUf])")


def content_end(kinds: str, begin: int, *, phrase: bool = False) -> int:
    """The chunk after the last one of the content that begins at chunk ``begin``.

    Content runs to the end of its sentence, or to a comma or conjunction behind which the reporter goes on.
    """
    at = begin
    while kinds[at] not in SENTENCE_ENDS:
        if at > begin and (
            (kinds[at] == "," and _REPORT_AHEAD.match(kinds, at))
            or (kinds[at] in "&^" and _COORDINATED.match(kinds, at))
            or (phrase and kinds[at] in ",&^" and _CLAUSE_AHEAD.match(kinds, at))
            or (kinds[at] == "," and kinds[at - 1] == "Q" and kinds[at + 1] in "zWe")
        ):
            break
        at += 1
    while at > begin and kinds[at - 1] in ",:":
        at -= 1
    return at
