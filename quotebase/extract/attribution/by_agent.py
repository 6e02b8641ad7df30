"""Passives: what “by S” says or judges, what something is called, what somebody is said to have done."""

from .contents import content_end
from .cues import CueGroup
from .findings import Findings
from .frames import CALLED_BY, NAMED_BY, NAMING, SAID_TO_BE, TO_DO
from .relatives import before_main_verb
from .subjects import Range

_AGENT_ENDS = ".!¶,;ypo&^)-"
"""What may stand behind “criticised by S”."""


def by_speaker(
    findings: Findings, cue: CueGroup, speaker: Range | None, begin: int, addressee: Range | None
) -> bool:
    """Passengers were told by S that C · the attack was described by S as “Q”."""
    kinds = findings.kinds
    content = begin
    of_what = kinds[begin] in "op" and f"np {findings.word(begin)}" in cue.verb.frames
    if kinds[begin] == "t" and kinds[begin + 1] in "uUECfKeS":
        return False  # was backed by a group that left
    if kinds[begin] in "ts" or of_what:
        content += 1
    elif kinds[begin] not in "wQ2I":
        return _judged_by(findings, cue, speaker, begin, addressee)
    if kinds[begin] == "s" or of_what:
        addressee = None  # the plan was hailed by Rossi as
    fronted = findings.subjects.in_front(cue.chunk)
    relative = kinds[cue.chunk - 1] == ","
    end = content_end(findings.spoken, content, phrase=of_what, fronted=fronted, relative=relative)
    if kinds[begin] == "s" and "Q" not in kinds[content:end]:
        if speaker is None or not cue.passive or "as" not in cue.verb.frames or end <= content:
            return False
        return _named_as(findings, cue, speaker, (begin, end))
    if end <= content:
        return False
    findings.report("cue-by-speaker", [(content, end)], cue, speaker, addressee)
    return True


def without_agent(findings: Findings, content: Range) -> tuple[Range, Range | None]:
    """“(Was told) to “shut up” | by Rossi”: the content of a passive, and who behind its marks said so."""
    begin, end = content
    agent = findings.kinds.rfind("Qp", begin, end) + 1
    if agent <= begin or not findings.is_by(agent) or "Q" in findings.kinds[agent:end]:
        return content, None
    speaker = findings.subjects.after(agent)
    if speaker is None or speaker[1] < end or not findings.is_people(speaker):
        return content, None
    return (begin, agent), speaker


def _judged_by(
    findings: Findings, cue: CueGroup, speaker: Range | None, begin: int, judged: Range | None
) -> bool:
    """The move was criticised by S: what a verb that takes it is said of, which is its subject."""
    kinds = findings.kinds
    if judged is None or speaker is None or not cue.passive or cue.verb.kind != "speech":
        return False
    ends = kinds[begin] in _AGENT_ENDS and findings.is_people(speaker)
    whole = kinds[judged[0]] == "M" and judged[1] <= cue.chunk and not findings.is_pronoun(judged[0])
    if "np" not in cue.verb.frames or not (ends and whole):
        return False
    findings.report("cue-by-speaker", [judged], cue, speaker)
    return True


def called_by(findings: Findings, cue: CueGroup, begin: int) -> bool:
    """The plan has been called “Q” by S · Rossi was labelled a liar by S."""
    if NAMING.isdisjoint(cue.verb.frames):
        return False
    named = NAMED_BY.match(findings.kinds, begin) if cue.passive else None
    called = named or CALLED_BY.match(findings.kinds, begin)
    if called is None or findings.word(called.start("S") - 1) not in findings.words["agent"]:
        return False
    speaker = findings.subjects.after(called.start("S") - 1)
    if named is None:
        findings.report("cue-by-speaker", [called.span("X")], cue, speaker)
        return True
    return speaker is not None and _named_as(findings, cue, speaker, called.span("X"))


def _named_as(findings: Findings, cue: CueGroup, speaker: Range, name: Range) -> bool:
    """“The plan was described (by S) as a disaster (by S)”: its subject and what people say that it is."""
    named = findings.subjects.of.get(cue.chunk)
    whole = named is not None and findings.kinds[named[0]] == "M" and named[1] <= cue.chunk
    if named is None or not whole or findings.is_pronoun(named[0]) or not findings.is_people(speaker):
        return False
    findings.report("cue-by-speaker", [named, name], cue, speaker)
    return True


def said_to_be(findings: Findings, cue: CueGroup, begin: int) -> bool:
    """He is said to be “Q” · the plan was reported to have failed: nobody is named who says so.

    Of whom it is said belongs to it.
    """
    frames, kinds = cue.verb.frames, findings.kinds
    said = cue.verb.kind == "speech" and "that" in frames and SAID_TO_BE.match(kinds, begin) is not None
    if not said and not ("np to" in frames and TO_DO.match(kinds, begin)):
        return False
    of_whom = findings.subjects.of.get(cue.chunk)
    end = content_end(findings.spoken, begin, phrase=True)
    end = before_main_verb(findings, cue, of_whom, (begin, end), clause=False)
    contents = [(begin, end)]
    if of_whom and kinds[of_whom[0]] not in "Wwt" and not kinds[of_whom[1] : cue.chunk].strip("ay"):
        contents.insert(0, of_whom)
    findings.report("speaker-cue-to", contents, cue, None)
    return True
