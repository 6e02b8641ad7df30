"""Where the clause of “who” ends that a subject has: “a man who denied speeding | was fined”."""

import re

import regex

from .cues import CueGroup
from .findings import Findings
from .subjects import Range

_ON_SUBJECT = regex.compile(r"(?r)(?:[.!¶;:tc]|(?P<front>.))a*(?:M(?:[op]M)*|P|Y),?p?[Wwt]")
"""A subject with the pronoun that takes it up, from the beginning of its clause."""
_OPENS = regex.compile("(?r)[.!¶;][&^a]*")
"""The beginning of a sentence."""
_BESIDE = re.compile("(?:[op2]M)*(?:&[YM])?")
"""“Rossi | and others | seeking”, “an aide | to the mayor | seeking”."""
_PRONOUNS = "Wwt"
_OPENERS = "Wwtcs"
"""What opens a clause that has a verb of its own."""
_VERBS = "EuUfFCK"
_GOVERNED = regex.compile("(?r)[2&^][na]*")
"""What makes a verb behind it no main verb: “to be”, “and left”."""
_MAY_BE_PARTICIPLE = "fe"
_OF_PARTICIPLE = "pyoEu"
"""“(the theft) committed in May”: what stands behind a participle that looks like a finite verb."""
_VERB_LATER = re.compile("[^WwtcsP;:EuUfFCK]*[EuUfFCK]")
"""A finite verb that no clause opened before it has."""
_LAST_RESORT = "exb"
"""Words that may be the main verb behind the comma that closes the clause: “, lives in Oslo”."""


def before_main_verb(
    findings: Findings, cue: CueGroup, speaker: Range | None, content: Range, *, clause: bool
) -> int:
    """Where ``content`` ends if its cue stands in a clause of “who” that a subject has: before the main verb.

    What is reported within such content ends with it. ``clause``: it has a verb of its own.
    """
    begin, end = findings.in_relative
    if begin <= cue.chunk < end:
        return min(content[1], end) if content[0] < end else content[1]
    if speaker is None or not _describes_subject(findings, cue, speaker, content[0]):
        return content[1]
    kinds = findings.kinds
    _, end = findings.subjects.sentence(cue.chunk)
    whole = kinds[content[0]] == "Q" and findings.is_sentence(content[0])  # shouted “Shame on you”
    due = int(clause and not whole and kinds[content[0]] not in _OPENERS)  # not: asked whether he knew
    at = _behind_noun_phrase(findings, cue, content[0], end) if due else None
    if at is None:
        at = _main_verb(kinds, content[0], end, due, bare=True)
    if at is None:
        at = _main_verb(kinds, content[0], end, due, bare=False)  # had seen the car | told
    if at is None and due and "np" in cue.verb.frames:
        at = _main_verb(kinds, content[0], end, 0, bare=False)  # announced the deal | said
    if at is None:
        return content[1]
    while at > content[0] and kinds[at - 1] in ",a-":
        at -= 1
    findings.in_relative = (content[0], min(at, content[1]))
    return findings.in_relative[1]


def _behind_noun_phrase(findings: Findings, cue: CueGroup, content: int, end: int) -> int | None:
    """“A lawsuit alleging fraud | said the bank lied”: the verb that reports, with no other but that of C."""
    kinds = findings.kinds
    if kinds[cue.chunk] != "G" or "np" not in cue.verb.frames:
        return None
    first = _main_verb(kinds, content, end, 0, bare=False)
    if first is None or kinds[first] != "C" or _main_verb(kinds, first + 1, end, 1, bare=False) is not None:
        return None
    return first


def _describes_subject(findings: Findings, cue: CueGroup, speaker: Range, content: int) -> bool:
    """Whether a cue stands in a clause of “who” that a subject has: “a man who denied it (left)”.

    Its content begins at chunk ``content``.
    """
    kinds = findings.kinds
    if kinds[cue.chunk] == "G" and _BESIDE.fullmatch(kinds, speaker[1], cue.chunk):
        return _OPENS.match(kinds, 0, speaker[0]) is not None  # residents seeking a new school | said
    pronoun = speaker[0]
    if kinds[pronoun] not in _PRONOUNS and kinds[content] in f"{_VERBS}Q":
        pronoun -= 1
    if kinds[pronoun] not in _PRONOUNS or findings.word(pronoun) not in findings.words["relative"]:
        return False
    begin, _ = findings.subjects.sentence(cue.chunk)
    clause = findings.subjects.fronts.main_clause(begin, cue.chunk)
    head = _ON_SUBJECT.match(kinds, max(clause - 1, 0), pronoun + 1)
    return head is not None and (head["front"] is None or head.start() == clause - 1)


def _main_verb(kinds: str, begin: int, end: int, due: int, *, bare: bool) -> int | None:
    """The first verb from chunk ``begin`` on that belongs to no clause opened since, up to chunk ``end``.

    ``due``: how many verbs are still to come of clauses that are open. ``bare``: what reports opens one.
    """
    clause, resort, at = bool(due), None, begin
    while at < end and kinds[at] not in ";:":
        kind = kinds[at]
        if kind in _OPENERS or (kind == "P" and at > begin and (kinds[at - 1] == "M" or not due)):
            due += 1
        elif kind in "&^" and clause and not due and kinds[at + 1] in "MP":
            due = 1  # the road was shut and the pump failed
        elif kind in _VERBS:
            behind = _group_end(kinds, at)
            if not _GOVERNED.match(kinds, 0, at) and not _is_participle(kinds, at, behind, end):
                if not due:
                    return at
                due += (kind == "C" and kinds[behind] == "M" and clause and bare) - 1
            at = behind
            continue
        elif resort is None and kind in _LAST_RESORT and kinds[at - 1] == "," and kinds[at + 1] in "pMPa":
            resort = at
        at += 1
    return resort


def _group_end(kinds: str, at: int) -> int:
    """The chunk behind a verb with its auxiliaries: “has never been”."""
    at += 1
    while kinds[at - 1] in "EuUan" and kinds[at] in "EuUanefFCK":
        at += 1
    return at


def _is_participle(kinds: str, at: int, last: int, end: int) -> bool:
    """“(the theft) committed in May | (was)”: whether another main verb follows a form that may be one."""
    may_be = kinds[at] in _MAY_BE_PARTICIPLE and kinds[last] in _OF_PARTICIPLE
    return may_be and _VERB_LATER.match(kinds, last, end) is not None
