"""Stage 5c: what a headline says somebody said: “Mayor: bridge will stay open”."""

import re

from .findings import Attribution, Findings

_HEADLINE = re.compile(r"¶(?P<S>M(?:[op]M)*):(?P<X>[^.!¶Q:]+)[.!]?(?=¶)")
_LONGEST = 16
"""A paragraph of more tokens is no headline."""


def add_headlines(findings: Findings) -> None:
    """Add what a short paragraph reports behind a colon, if it has a verb and no marks.

    In a transcript such paragraphs are turns.
    """
    if any(attribution.rule == "transcript-turn" for attribution in findings.found):
        return
    kinds, first = findings.kinds, findings.chunks.first
    for line in _HEADLINE.finditer(kinds):
        source, content = line.span("S"), line.span("X")
        if first[line.end()] - first[source[0]] > _LONGEST or not findings.is_somebody(source[0]):
            continue
        if len(findings.word(source[0])) == 1:
            continue  # “Q:” of a transcript
        if any(kind in "EuUfFCK" for kind in kinds[slice(*content)]):
            findings.keep(Attribution("headline", (content,), None, None, findings.tokens_of(source)))
