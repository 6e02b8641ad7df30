"""Rules for “according to S”, before, behind and inside what S says."""

from .attribution import Attribution, Findings
from .contents import content_end
from .frames import CLAUSE_BEHIND
from .subjects import REACH, Range

_OPENING = "A2"
_NO_CONTENT = "G^AMWwsz"
"""What behind “C, according to S,” goes on with something else: “adding”, “but”, “a baker”, “who”."""


def according_to(findings: Findings) -> None:
    """Add every “according to S, C”, “C, according to S” and “C, according to S, C” of the article."""
    at = findings.kinds.find(_OPENING)
    while at >= 0:
        source = findings.subjects.after(at + 1) or _plain_words(findings.kinds, at + 2)
        if source is not None:
            _attribute(findings, at, source)
        at = findings.kinds.find(_OPENING, at + 1)


def _plain_words(kinds: str, begin: int) -> Range | None:
    """A source that is no noun phrase known: “according to early results of the count”."""
    stop, limit = begin, begin + REACH
    while kinds[stop] not in ",.!¶;:-" and stop < limit:
        stop += 1
    return (begin, stop) if stop > begin else None


def _attribute(findings: Findings, at: int, source: Range) -> None:
    kinds = findings.kinds
    begin, _ = findings.subjects.sentence(at)
    bracket = kinds.rfind("(", begin, at)
    if bracket > kinds.rfind(")", begin, at):
        begin = bracket + 1
    contents: list[Range] = []
    if kinds[begin:at].strip("&^a,"):
        rule = "according-to-last"
        stop = at
        while kinds[stop - 1] in ",!":
            stop -= 1
        contents.append((begin, stop))
        if kinds[source[1]] == "," and (
            kinds[source[1] + 1] not in _NO_CONTENT or CLAUSE_BEHIND.match(kinds, source[1])
        ):
            contents.append((source[1] + 1, content_end(kinds, source[1] + 1)))
    else:
        rule = "according-to-first"
        first = source[1]
        while kinds[first] in ",:yap" or (kinds[first] == "M" and kinds[first - 1] in "po"):
            first += 1
        contents.append((first, content_end(kinds, first)))
    contents = [content for content in contents if content[1] > content[0]]
    if contents:
        cue_range = findings.tokens_of((at, at + 2))
        findings.keep(Attribution(rule, contents, None, cue_range, findings.tokens_of(source)))
