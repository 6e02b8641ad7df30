"""The rules whose content stands behind the verb's own preposition: “warned of N”, “asked A about N”."""

import re

from .by_agent import without_agent
from .contents import content_end
from .cues import CueGroup
from .findings import Findings
from .frames import ADJUNCTS_BEFORE_PREPOSITION, QUOTING, TOLD
from .relatives import before_main_verb
from .subjects import Range

_PHRASES_ALONE = re.compile("(?:[pc]M|[ya])*")
"""“(vouched for him) after the game”."""


def preposition_content(findings: Findings, cue: CueGroup, speaker: Range | None, begin: int) -> bool:
    """S warned of N · S called for N · S asked A about N."""
    frames = cue.verb.frames
    begin = _behind_adjuncts(findings, begin, frames)
    word = findings.word(begin)
    rule, addressee = "speaker-cue-preposition", None
    if cue.passive:
        fits = f"np {word}" in frames and findings.kinds[begin + 1] == "Q"
    elif findings.kinds[begin] in "po":
        fits = word in frames
    else:
        told = TOLD.match(findings.kinds, begin) if cue.verb.addresses else None
        fits = told is not None and f"A {findings.word(told.end())}" in frames
        if told and fits:
            fits = findings.last_word(told.start("A")) not in findings.words["told_things"]
            rule, addressee, begin = "speaker-cue-addressee-preposition", told.span("A"), told.end()
            word = findings.word(begin)
    if not fits or findings.kinds[begin + 1] in "EuUf":
        return False  # the plan he spoke of was dropped
    fronted = findings.subjects.in_front(cue.chunk)
    end = content_end(findings.spoken, begin + 1, phrase=True, fronted=fronted)
    end = before_main_verb(findings, cue, speaker, (begin + 1, end), clause=False)
    talks = findings.kinds[cue.chunk] == "G" and QUOTING.isdisjoint(cue.verb.frames - {"quote", "A quote"})
    topic = (talks or addressee is not None) and word in findings.words["topic"]
    whom = findings.is_pronoun(begin + 1) and _PHRASES_ALONE.fullmatch(findings.kinds, begin + 2, end)
    thing = findings.is_thing(speaker)
    if thing and addressee is not None:
        return False  # the tower reminds him of a ship
    if findings.kinds[cue.chunk] == "I" and addressee is not None and cue.modality == "hypothetical":
        topic = True  # rang to remind them of the rules
    if end <= begin + 1 or ("Q" not in findings.kinds[begin:end] and (topic or thing or whom)):
        return False  # asked them about the drought, speaking about it: no word of what
    content: Range = begin + 1, end
    if cue.passive:
        content, speaker = without_agent(findings, content)
    elif findings.kinds[begin + 1 : end] == "M:Q" and findings.is_somebody(begin + 1):
        content = end - 1, end  # took aim at Rossi: “Q”
    findings.report(rule, [content], cue, speaker, addressee)
    return True


def _behind_adjuncts(findings: Findings, begin: int, frames: frozenset[str]) -> int:
    """Where the verb's own preposition stands: “complained | on Facebook on Monday | about N”.

    Without one of its own, the first chunk behind adverbs.
    """
    kinds = findings.kinds
    while kinds[begin] == "a":
        begin += 1
    adjuncts = ADJUNCTS_BEFORE_PREPOSITION.match(kinds, begin)
    first = findings.word(begin)
    if adjuncts is None or first in frames or first in findings.words["talking"]:
        return begin
    return adjuncts.end() if findings.word(adjuncts.end()) in frames else begin
