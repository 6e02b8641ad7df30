"""What somebody quotes another as saying, before the cue: “Q,” the agency quoted S as saying."""

import re

import regex

from .content_first import clause_before, ends_here, report_before, words_before
from .cues import CueGroup
from .findings import Findings
from .subjects import Range

_OTHER = r"p?(?:M(?:[op]M)*(?:,M(?:[op]M)*,)?|O)[ya]*"
_AHEAD = re.compile(rf"[CK]{_OTHER}(?P<AS>s?)G")
"""“quoted the mayor, Anna Rossi, as saying”, “was quoted by the agency as saying”, “showed her saying”."""
_BEFORE = regex.compile(rf"(?r)(?P<V>[CK]){_OTHER}(?P<AS>s?)")
"""The same up to the participle."""


def quotes_another(findings: Findings, cue: CueGroup) -> bool:
    """Whether what the verb ``cue`` tells is said by another, behind it: “quoted S (as saying)”."""
    ahead = _AHEAD.match(findings.kinds, cue.chunk)
    if ahead is None:
        return False
    if ahead["AS"]:
        return True
    begin, _ = findings.subjects.sentence(cue.chunk)
    return (
        "Q" in findings.kinds[begin : cue.chunk] and findings.word(cue.chunk) in findings.words["witnessing"]
    )


def quoted_as_saying(findings: Findings, cue: CueGroup, speaker: Range) -> bool:
    """“Q,” the agency quoted S as saying; C, S was quoted by the agency as saying.

    ``cue`` is the participle, ``speaker`` who stands before its “as”.
    """
    kinds, index = findings.kinds, cue.chunk
    quoting = _BEFORE.match(kinds, findings.subjects.far(index), index)
    if quoting is None or not ends_here(findings, index + 1, cue):
        return False
    subject = findings.subjects.nearest(quoting.start("V"))
    edge = subject[0] if subject else 0
    marked = "Q" in kinds[edge - 2 : edge] and kinds[edge - 1] in "Q,!-"
    if not marked and not quoting["AS"]:
        return False  # after Rossi fell, she heard him screaming
    content = words_before(findings, index, edge) if marked else clause_before(findings, index, edge)
    if content is None or subject is None or not (marked or findings.is_clause(*content)):
        return False
    passive = kinds[quoting.start("V")] == "K"
    findings.subjects.of[index] = subject if passive else speaker
    rule = "quote-speaker-cue" if marked else "clause-speaker-cue"
    report_before(findings, rule, content, cue, findings.subjects.of[index] or speaker, index + 1)
    return True
