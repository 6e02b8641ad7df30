"""Stage 5c: what a headline says somebody said: “Mayor: bridge will stay open”."""

import re

from .attribution import Attribution, Findings

_HEADLINE = re.compile(r"¶(?P<S>M(?:[op]M)*):(?P<X>[^.!¶Q:]+)[.!]?¶")
_LONGEST = 16
"""Tokens of a longer first paragraph are a sentence, not a headline."""


def add_headline(findings: Findings) -> None:
    """Add what the first line of an article reports behind a colon, if it has a verb and no marks."""
    kinds, chunks = findings.kinds, findings.chunks
    headline = _HEADLINE.match(kinds)
    if headline is None or chunks.stop[headline.end() - 2] > _LONGEST:
        return
    source, content = headline.span("S"), headline.span("X")
    if findings.is_somebody(source[0]) and any(kind in "EuUfFCK" for kind in kinds[slice(*content)]):
        findings.keep(Attribution("headline", [content], None, None, findings.tokens_of(source)))
