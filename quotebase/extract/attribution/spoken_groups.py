"""What a group of words says behind its content: “Q,” S went on to say · C, S is fond of saying."""

import re

import regex

from .content_first import clause_first, ends_here, report_before, words_before
from .cues import CueGroup
from .findings import Findings

_GROUP = regex.compile(r"(?r)(?<=[MPWx),-])(?:[EuUnayfFCKexlz]|D(?=I)|p[Mx](?=[Is]))*[osp]?[IG]")
"""“(Rossi) went on to say”, “had this to say”, “is fond of saying”, “is on record as saying”."""
_VERB = re.compile("[EuUfFCKxe]")
_BEHIND_MARKS = regex.compile(r"(?r)Q[,!-]?")
_ADVERBS = regex.compile("(?r)[ya]*")
_FRONT = re.compile("[&^a]*[cwps]")
"""“As the band plays “Q”, (the crowd is free to sing)”: what is only put in front."""
_SPLITS = re.compile("(?:[MO](?:[po]M)*)?(?:y|a|[po]M|2[MO])*,Q")
"""“(went on to say) on Monday, “(Q)””."""
_FELT = re.compile("C[ya]*[ef]?[ya]*I")
"""“Felt moved to say”: a verb of thought that only leads up to one of saying."""


def leads_up(findings: Findings, cue: CueGroup) -> bool:
    """Whether the verb of thought ``cue`` reports nothing itself: “Q,” S felt moved to say."""
    felt = cue.verb.kind == "thought" and "to" not in cue.verb.frames
    return felt and _FELT.match(findings.kinds, cue.chunk) is not None


def group_behind(findings: Findings, cue: CueGroup) -> bool:
    """“Q,” S was forced to admit · C, S went on to say: ``cue`` is what the group ends in."""
    kinds, index = findings.kinds, cue.chunk
    begin, _ = findings.subjects.sentence(index)
    if cue.modality == "declined" or (
        kinds.find("Q", begin, index) < 0 and kinds.find(",", begin, index) < 0
    ):
        return False
    group = _GROUP.match(kinds, begin, index + 1)
    if group is None or not _VERB.search(kinds, group.start(), index):
        return False
    speaker = findings.subjects.nearest(group.start())
    closes = ends_here(findings, index + 1, cue) or _SPLITS.match(kinds, index + 1) is not None
    if speaker is None or not closes:
        return False
    adverbs = _ADVERBS.match(kinds, begin, speaker[0])  # even Rossi
    edge = adverbs.start() if adverbs else speaker[0]
    if _BEHIND_MARKS.match(kinds, begin, edge) is None:
        between = kinds[speaker[0] - 1] == "," and kinds[index + 1] != ","
        said = between and cue.modality == "asserted" and "that" in cue.verb.frames
        return said and clause_first(findings, cue, speaker)
    content = words_before(findings, index, edge)
    if content is None or _FRONT.match(kinds, content[0]):
        return False
    findings.subjects.of[index] = speaker
    report_before(findings, "quote-speaker-cue", content, cue, speaker, index + 1)
    return True
