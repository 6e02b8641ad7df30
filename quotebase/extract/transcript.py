"""Stage 5c: the turns of a transcript without marks: “HARTMANN: What was taken?”, “Q:”, “**Solberg:**”."""

import re

from .attribution import Attribution, Findings

_TURN = re.compile(r"¶~*(?P<S>[TNGBJ]{1,5}|D)(?:,?[DRTNGBJm]*)?~*:~*(?P<X>[^¶]+)(?=¶)")
_LEAST_TURNS = 2


def add_turns(findings: Findings) -> None:
    """Add the turns of a transcript to the attributions of an article that has at least two."""
    tokens, chunks = findings.tokens, findings.chunks
    if ":" not in tokens.classes:
        return
    classes = f"¶{tokens.classes}¶"
    turns = []
    for match in _TURN.finditer(classes):
        first, stop = match.start("S") - 1, match.end("S") - 1
        name = tokens.slice(first, stop)
        bold = classes[match.start() + 1] == "~" and tokens.word(first - 1).startswith("*")
        if (name.isupper() or bold) and (len(name) > 1 or name in "QA") and '"' not in match.group("X")[:1]:
            turns.append((first, stop, match.start("X") - 1, match.end("X") - 1))
    if len(turns) < _LEAST_TURNS:
        return
    for first, stop, begin, end in turns:
        content = (chunks.at_token(begin), chunks.at_token(end - 1) + 1)
        inside = [
            a for a in findings.found if a.content[0][0] >= content[0] and a.content[-1][1] <= content[1]
        ]
        for attribution in inside:
            findings.found.remove(attribution)
        source = (first, stop) if len(tokens.slice(first, stop)) > 1 else None
        findings.keep(Attribution("transcript-turn", [content], None, None, source))
