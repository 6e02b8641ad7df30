"""Stage 5: each cue takes its speaker and its content, by the first rule that fits.

The order is: “according to”; for each verb, a quotation before it, content behind it, a clause before it;
then the nouns that report.
"""

import re
from dataclasses import replace

from quotebase.extract.text.chunks import SENTENCE_ENDS

from .according import according_to
from .content_after import (
    as_speaker_cue,
    cue_speaker_quote,
    speaker_cue_content,
    speaker_cue_marked_content,
)
from .content_first import clause_first, ends_here, quote_cue_speaker, quote_speaker_cue, splits
from .cues import HEARING, CueGroup
from .findings import Attribution, Findings
from .nominal import Nominal
from .quoted_as import quoted_as_saying, quotes_another
from .spoken_groups import group_behind, leads_up
from .subjects import Range

_QUOTED = frozenset(("quote", "A quote"))
_CLAUSAL = frozenset(("bare", "that", "A bare", "A that"))
"""The frames of verbs that a quoted stretch or a clause may stand before."""
_TO = frozenset(("to", "A to", "np to"))
"""The frames of verbs that an infinitive may stand behind."""


_SUBJECT = re.compile("M(?:[op]M)*")
_VERB_BEHIND = re.compile(",[ya]*[CEuUfF]")
"""“Rossi of Graz | (, asked why) | , left”: a whole subject, and its verb behind an insertion."""


_GOES_ON = re.compile(
    r"C(?:\^[^.!¶:;-]{2,60},|[pcs][^.!¶:;,Q]{1,40},a*(?:[MH](?:[op]M)*|P)[ya]*(?:[EuUfKF]|C(?![.,!¶apy])))"
)
"""“said while the plan is old,”, “said despite the rain, the match went on”: what is said begins there."""


def attribute(findings: Findings, cues: dict[int, CueGroup], nominals: list[Nominal]) -> None:
    """Add to ``findings`` what the cues of one article report."""
    according_to(findings)
    for cue in cues.values():
        _attribute(findings, cue, cues)
    for nominal in nominals:
        _attribute_noun(findings, nominal)


def _attribute(findings: Findings, cue: CueGroup, cues: dict[int, CueGroup]) -> None:
    """Add what one verb reports."""
    if findings.kinds[cue.chunk - 1] == "s" and findings.is_by_agent(cue):
        as_speaker_cue(findings, cue, None)  # as reported by S: has no subject
        return
    finite = findings.kinds[cue.chunk] == "C" and findings.kinds[cue.chunk - 1] != "2"  # a paper to read
    if findings.kinds[cue.chunk + 1] in "MOp" and quotes_another(findings, cue):
        findings.subjects.before(cue.chunk)
        return
    quoting = finite and not _QUOTED.isdisjoint(cue.verb.frames)
    if quoting and leads_up(findings, cue):
        findings.subjects.before(cue.chunk)
        return  # “felt moved to say”: the infinitive reports
    if quoting and (cue_speaker_quote(findings, cue) or quote_cue_speaker(findings, cue)):
        return
    if finite or cue.passive:
        speaker = findings.subjects.before(cue.chunk)
    else:
        speaker = findings.participles.subject(cue.chunk)
        if speaker is not None and quoted_as_saying(findings, cue, speaker):
            return
        if not _QUOTED.isdisjoint(cue.verb.frames) and group_behind(findings, cue):
            return
    if findings.kinds[cue.chunk + 1] == "I" and cue.chunk + 1 in cues and _TO.isdisjoint(cue.verb.frames):
        return  # “went on to say”: the infinitive reports
    if finite and _is_asked(findings, cue):
        cue = replace(cue, passive=True)
    if cue.passive:
        if _told_behind(findings, cue, speaker):
            return
        speaker = None  # its subject, which ``subjects`` keeps, is told, not telling
    _report(findings, cue, speaker, finite=finite)


def _report(findings: Findings, cue: CueGroup, speaker: Range | None, *, finite: bool) -> None:
    """Add what a verb reports whose ``speaker`` stands before it, if anybody does."""
    quoting = finite and not _QUOTED.isdisjoint(cue.verb.frames)
    if quoting and speaker is not None and quote_speaker_cue(findings, cue, speaker):
        return
    if finite and as_speaker_cue(findings, cue, speaker):
        return
    clausal = finite and not _CLAUSAL.isdisjoint(cue.verb.frames)
    if finite and "clause" in cue.verb.frames:  # it was cold, she went on; not: the search went on
        closes = findings.kinds[findings.chunks.at_token(cue.last_token) + 1] in ".!,"
        clausal = (
            closes and cue.modality == "asserted" and speaker is not None and findings.is_people(speaker)
        )
    if clausal and splits(findings, cue, speaker) and clause_first(findings, cue, speaker):
        return
    content_before = clausal and ends_here(findings, cue.chunk + 1, cue)
    if speaker is not None and content_before and _GOES_ON.match(findings.kinds, cue.chunk):
        # not: Rossi said while it is old, it works
        content_before = findings.kinds[speaker[0] - 1] not in SENTENCE_ENDS
    if not content_before and speaker_cue_content(findings, cue, speaker):
        return
    if clausal and not clause_first(findings, cue, speaker) and content_before:
        speaker_cue_marked_content(findings, cue, speaker)


def _is_asked(findings: Findings, cue: CueGroup) -> bool:
    """“Rossi, asked whether he knew, smiled”: whether the subject of the sentence is who is asked."""
    kinds, at = findings.kinds, cue.chunk
    if kinds[at - 1 : at + 2] != ",Cw" or "A wh" not in cue.verb.frames:
        return False
    begin, end = findings.subjects.sentence(at)
    return bool(_SUBJECT.fullmatch(kinds, begin, at - 1) and _VERB_BEHIND.search(kinds, at + 2, end))


def _told_behind(findings: Findings, cue: CueGroup, told: Range | None) -> bool:
    """“C, the court heard”: what is said to the subject of the cue, by nobody named."""
    if told is None or not cue.at_hearing or not ends_here(findings, cue.chunk + 1, cue):
        return False
    whole = HEARING.match(findings.kinds, 0, cue.chunk)
    told = whole.span() if whole else told  # an inquiry into police conduct
    if not quote_speaker_cue(findings, cue, told) and not clause_first(findings, cue, told):
        return False
    findings.was_told()
    return True


def _attribute_noun(findings: Findings, nominal: Nominal) -> None:
    """Add what one noun reports, if words in marks or its owner and a clause tell that somebody said it."""
    quoted = "Q" in findings.kinds[nominal.content[0] : nominal.content[1]]
    said_of = findings.kinds[nominal.content[0] - 1] == "E" and not findings.is_free(nominal.content)
    if nominal.thought:
        told = nominal.source is not None and not quoted
    else:
        told = quoted or (nominal.source is not None and nominal.frame in ("that", "wh"))
    if said_of or not told:
        return
    source = nominal.source
    if source is None and nominal.frame == "preposition":  # the crowd broke into chants of
        subject = findings.subjects.clause_subject(findings.chunks.at_token(nominal.noun[0]))
        source = findings.tokens_of(subject) if subject and findings.is_people(subject) else None
    rule = f"noun-{nominal.frame}"
    findings.keep(Attribution(rule, (nominal.content,), None, nominal.noun, source, thought=nominal.thought))
