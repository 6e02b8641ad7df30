"""Where the clause of “who” ends that a subject has: “a man who denied speeding | was fined”."""

import regex

from .cues import CueGroup
from .findings import Findings
from .subjects import Range

_ON_SUBJECT = regex.compile(r"(?r)(?:[.!¶;:tc]|(?P<front>.))a*(?:M(?:[op]M)*|P|Y),?[Wwt]")
"""A subject with the pronoun that takes it up, from the beginning of its clause."""
_PRONOUNS = "Wwt"
_OPENERS = "Wwtcs"
"""What opens a clause that has a verb of its own."""
_VERBS = "EuUfFCK"
_GOVERNED = regex.compile("(?r)[2&^][na]*")
"""What makes a verb behind it no main verb: “to be”, “and left”."""
_MAY_BE_PARTICIPLE = "fe"
_OF_PARTICIPLE = "pyoEu"
"""“(the theft) committed in May”: what stands behind a participle that looks like a finite verb."""
_LAST_RESORT = "exb"
"""Words that may be the main verb behind the comma that closes the clause: “, lives in Oslo”."""


def describes_subject(findings: Findings, cue: CueGroup, speaker: Range | None, content: int) -> bool:
    """Whether a cue stands in a clause of “who” that a subject has: “a man who denied it (left)”.

    Its content begins at chunk ``content``.
    """
    if speaker is None:
        return False
    kinds = findings.kinds
    pronoun = speaker[0]
    if kinds[pronoun] not in _PRONOUNS and kinds[content] in _VERBS:
        pronoun -= 1
    if kinds[pronoun] not in _PRONOUNS or findings.word(pronoun) not in findings.words["relative"]:
        return False
    begin, _ = findings.subjects.sentence(cue.chunk)
    clause = findings.subjects.fronts.main_clause(begin, cue.chunk)
    head = _ON_SUBJECT.match(kinds, max(clause - 1, 0), pronoun + 1)
    return head is not None and (head["front"] is None or head.start() == clause - 1)


def before_main_verb(findings: Findings, cue: CueGroup, content: Range, *, clause: bool) -> int:
    """Where ``content`` ends that a cue in such a clause reports: at the main verb, if one stands in it.

    ``clause``: it has a verb of its own.
    """
    kinds = findings.kinds
    _, end = findings.subjects.sentence(cue.chunk)
    opened = kinds[content[0]] in _OPENERS  # asked whether he knew
    at = _main_verb(kinds, content[0], end, due=int(clause and not opened))
    if at is None and clause and "np" in cue.verb.frames:
        at = _main_verb(kinds, content[0], end, due=0)  # announced the deal | said
    if at is None or at >= content[1]:
        return content[1]
    while at > content[0] and kinds[at - 1] in ",a-":
        at -= 1
    return at


def _main_verb(kinds: str, begin: int, end: int, due: int) -> int | None:
    """The first verb from chunk ``begin`` on that belongs to no clause opened since, up to chunk ``end``.

    ``due``: how many verbs are still to come of clauses that are open.
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
                due += (kind == "C" and kinds[behind] == "M" and clause) - 1
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
    if kinds[at] not in _MAY_BE_PARTICIPLE or kinds[last] not in _OF_PARTICIPLE:
        return False
    following = _main_verb(kinds, last, end, 0)
    return following is not None and kinds[following] not in _LAST_RESORT
