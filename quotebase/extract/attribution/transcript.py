"""Stage 5b: the turns of a transcript without marks: “HARTMANN: What was taken?”, “Q:”, “**Solberg:**”."""

import re
from bisect import bisect_right

from quotebase.extract.text.scan import TURN_LETTERS

from .findings import Attribution, Findings
from .subjects import Range

_TURN = re.compile(r"¶~*(?P<S>[TNGBJ]{1,5}|[D1])(?:,?[DRTNGBJm]*)?~*:~*(?P<X>[^¶]+)(?=¶)")
_LETTER = re.compile(r"¶(?P<S>~)(?P<X>[^¶]+)(?=¶)")
"""“Q. …”, “A. …”, where the letter is a token with its full stop."""
_LEAST_TURNS = 2


def add_turns(findings: Findings) -> None:
    """Add the turns of a transcript to the attributions of an article that has at least two."""
    tokens, chunks = findings.tokens, findings.chunks
    lettered = "Q." in tokens.text
    if ":" not in tokens.classes and not lettered:
        return
    classes = f"¶{tokens.classes}¶"
    turns = []
    for match in _LETTER.finditer(classes) if lettered else ():
        first = match.start("S") - 1
        if tokens.word(first) in TURN_LETTERS:
            turns.append((first, first + 1, match.start("X") - 1, match.end("X") - 1))
    for match in _TURN.finditer(classes):
        first, stop = match.start("S") - 1, match.end("S") - 1
        name = tokens.slice(first, stop)
        bold = classes[match.start() + 1] == "~" and tokens.word(first - 1).startswith("*")
        if (name.isupper() or bold) and (len(name) > 1 or name in "QA") and '"' not in match.group("X")[:1]:
            turns.append((first, stop, match.start("X") - 1, match.end("X") - 1))
    if len(turns) < _LEAST_TURNS:
        return
    turns.sort()
    contents = [(chunks.at_token(begin), chunks.at_token(end - 1) + 1) for _, _, begin, end in turns]
    findings.found = [found for found in findings.found if not _is_inside(found, contents)]
    for (first, stop, _, _), content in zip(turns, contents, strict=True):
        source = (first, stop) if tokens.slice(first, stop) not in ("Q", "Q.") else None
        findings.keep(Attribution("transcript-turn", (content,), None, None, source))


def _is_inside(attribution: Attribution, turns: list[Range]) -> bool:
    begin, end = attribution.content[0][0], attribution.content[-1][1]
    at = bisect_right(turns, (begin, len(turns) + end)) - 1
    return at >= 0 and turns[at][0] <= begin and end <= turns[at][1]
