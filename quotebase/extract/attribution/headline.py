"""Stage 5c: what a headline says somebody said: “Mayor: bridge to open”, “Bridge to open: mayor”."""

import re

from .findings import Attribution, Findings

_HEADLINE = re.compile(r"¶(?P<S>M(?:[op]M)*):(?P<X>[^.!¶Q:]+)[.!]?(?=¶)")
_CREDITED = re.compile(r"¶(?P<X>(?!\w?MP)[^.!¶Q:wW][^.!¶Q:]*):(?P<S>M)(?=¶)")
"""The same with the speaker behind, of the first paragraph only; not “Five things we know: Ukraine”."""
_MAY_BE_VERB = frozenset("EuUfFCKI2")
_LONGEST_CREDIT = 4
"""A noun phrase of more tokens is none of those that a headline credits."""
_LONGEST = 16
"""A paragraph of more tokens is no headline."""


def add_headlines(findings: Findings) -> None:
    """Add what a short paragraph reports behind a colon, if it has a verb and no marks.

    In a transcript such paragraphs are turns.
    """
    if any(attribution.rule == "transcript-turn" for attribution in findings.found):
        return
    kinds, first, stop = findings.kinds, findings.chunks.first, findings.chunks.stop
    line = _CREDITED.match(kinds)
    if line is not None and stop[line.end() - 1] <= _LONGEST:
        content, (by, _) = line.span("X"), line.span("S")
        says = findings.is_somebody(by) and stop[by] - first[by] <= _LONGEST_CREDIT
        if says and not _MAY_BE_VERB.isdisjoint(kinds[slice(*content)]):
            findings.keep(Attribution("headline", (content,), None, None, (first[by], stop[by])))
    for line in _HEADLINE.finditer(kinds):
        source, content = line.span("S"), line.span("X")
        if first[line.end()] - first[source[0]] > _LONGEST or not findings.is_somebody(source[0]):
            continue
        if len(findings.word(source[0])) == 1:
            continue  # “Q:” of a transcript
        if any(kind in "EuUfFCK" for kind in kinds[slice(*content)]):
            findings.keep(Attribution("headline", (content,), None, None, findings.tokens_of(source)))
