"""Rules whose content stands behind the cue, by the frames that the lexicon gives the verb."""

import re
from functools import cache

import regex

from .by_agent import by_speaker, called_by, said_to_be, without_agent
from .content_edges import before_medium, behind_medium, is_outcry, noun_phrase_end, with_focus
from .contents import content_end
from .cues import CueGroup
from .findings import Findings
from .frames import (
    AS_CLAUSE,
    COLON,
    COLON_REACH,
    FRAMES,
    INSERTED_CLAUSE,
    MARKED,
    NAMING,
    NOUN_BEHIND,
    OWN,
    PASSIVE_FRAMES,
    PHRASES,
    QUOTING,
    TELLING,
    WHAT_CALLED,
    Frame,
)
from .nominal import CLAUSE
from .prepositions import preposition_content
from .refusals import opens_nothing, says_nothing
from .relatives import before_main_verb
from .subjects import Range

_ENDS = ".,;!¶"
_OPENS = "MPHDz"
"""What opens content without “that” before a colon: “said the plan was dead: “Q””."""
_TOLD_WHEN = re.compile("M(?:[sc][MP]|y+x?:|xoM)")
"""“(told) the BBC as he left”, “… ahead of the game”, “… 's “Today” programme:”: whom, and when."""
_OF_NOUN = frozenset(("as", "np-preposition"))
"""The frames that first name what something is said of: “described Rossi, who left, as a coward”."""
_DESCRIBED = re.compile("[,][Ww][^.!¶,]*,[spo]")
"""“(described Rossi), who left, as”."""
_BESIDE_AGENT = re.compile(",[ps]M(?:[op]M)*,(?=[tw])")
"""“(asked by Rossi), for the defence, (whether)”."""
_AFTER_EVENT = re.compile("cM(?=[MP])")
"""“(said) after the match | he”."""
_UP_TO_COPULA = re.compile("(?:[ya]|pM)*(?=E)")
"""“(what Rossi said) in May | (was “mad”)”."""
_OPENS_WITH_PARTICIPLE = regex.compile("(?r)(?<=[.!¶][&^a]?)[Mx]o[MP]")
"""“A recording of Rossi (saying)”, whose verb is still to come."""
_COLON_BESIDE = 5
"""A colon must stand nearer than this behind its cue if no marks tell that words follow."""


_LEAVES = re.compile(",?[&^]a*[fFeC]")
"""““I am not the killer,” and lashed out (at “the press”)”: what the speaker did, behind a whole sentence."""
_VERB_OF_NAMED = re.compile("Q[ya]*[EuUfFCK]")
"""“(A pub called) “The Dog and Duck” burned”: the verb of what is called so."""


def cue_speaker_quote(findings: Findings, cue: CueGroup) -> bool:
    """Said S: “Q”."""
    kinds, index = findings.kinds, cue.chunk
    if kinds[index - 1] not in ".!¶":
        return False
    speaker = findings.subjects.after(index)
    if speaker is None or kinds[speaker[1]] not in ",:" or kinds[speaker[1] + 1] != "Q":
        return False
    begin = speaker[1] + 1
    findings.subjects.of[index] = speaker
    findings.report("cue-speaker-quote", [(begin, content_end(findings.spoken, begin))], cue, speaker)
    return True


def speaker_cue_content(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """S said “Q” · S said that C · S told A that C · S vowed to … — the first frame that fits."""
    begin = findings.chunks.at_token(cue.last_token) + 1
    if (
        (cue.passive or findings.kinds[cue.chunk - 1] in ".!¶,w")  # asked by S whether
        and findings.is_by(begin)
    ):
        speaker = findings.subjects.after(begin)  # was told by S that
        addressee = findings.subjects.of.get(cue.chunk)
        begin = max(findings.subjects.past(begin), speaker[1]) if speaker else begin
        beside = _BESIDE_AGENT.match(findings.kinds, begin)
        begin = beside.end() if beside else begin
        return by_speaker(findings, cue, speaker, begin, addressee)
    if speaker is not None and _what_called(findings, cue, speaker, begin):
        return True
    if (cue.passive or findings.kinds[cue.chunk - 1] in ",.!¶") and called_by(findings, cue, begin):
        return True
    if cue.passive and said_to_be(findings, cue, begin):
        return True
    if (
        findings.kinds[begin] == "Q"
        and "call" in cue.verb.frames
        and _names_a_thing(findings.kinds, cue, begin)
    ):
        findings.names.add(begin)
        return True
    if _colon(findings, cue, speaker, begin):
        return True
    own = OWN.match(findings.kinds, begin) is not None and findings.word(begin) in cue.verb.frames
    if own and preposition_content(findings, cue, speaker, begin):
        return True  # called for getting the plan “back on track”
    for frame in _frames(cue.verb.frames, cue.passive, findings.kinds[begin]):
        if _frame(findings, cue, speaker, begin, frame):
            return True
    return not own and preposition_content(findings, cue, speaker, begin)


def speaker_cue_marked_content(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """Content whose first word tells that it is content: S said, in Rome, that C · S complained about N."""
    kinds = findings.kinds
    begin = findings.chunks.at_token(cue.last_token) + 1
    frames = _frames(cue.verb.frames, cue.passive, kinds[begin])
    on_air = kinds[begin : begin + 2] == "pM" and kinds[begin + 2] in _ENDS and findings.is_name(begin + 1)
    if kinds[cue.chunk - 1] == "," or on_air:
        return False  # a man, asked for proof, ran · weighed in on Instagram
    if _colon(findings, cue, speaker, begin):
        return True  # told the BBC as he left: “Q”
    return any(
        frame.name in MARKED and _frame(findings, cue, speaker, begin, frame) for frame in frames
    ) or preposition_content(findings, cue, speaker, begin)


def _what_called(findings: Findings, cue: CueGroup, speaker: Range, begin: int) -> bool:
    """In what S called “Q” · what S described as a “Q” · a move S called “Q”."""
    kinds = findings.kinds
    if kinds[speaker[0] - 1] not in "MwtW":
        return False
    gap = kinds[speaker[0] - 1] == "M" and kinds[speaker[0]] != "W" and not findings.is_thing(speaker)
    relative = gap or findings.word(speaker[0] - 1) in findings.words["relative"]
    when = _UP_TO_COPULA.match(kinds, begin) if "bare" in cue.verb.frames else None
    copula = when is not None
    if when:
        begin = when.end()  # what S said was “Q”
        copula = findings.word(speaker[0] - 1) in findings.words["headless"]
    if not relative or not (copula or not NAMING.isdisjoint(cue.verb.frames)):
        return False
    if copula and kinds[begin + 1] == "t":  # what S said was that C
        findings.report("what-speaker-cue", [(begin + 2, content_end(kinds, begin + 2))], cue, speaker)
        return True
    called = WHAT_CALLED.match(kinds, begin + copula)
    if called is None:
        return False
    content, end = called.span("X")
    last = findings.chunks.stop[end - 1] - 1
    if NOUN_BEHIND.match(kinds, end) and findings.tokens.classes[last - 1] != ",":
        end += 1  # his “brilliant” decision
    findings.report("what-speaker-cue", [(content, end)], cue, speaker)
    return True


@cache
def _frames(verb_frames: frozenset[str], passive: bool, opening: str) -> tuple[Frame, ...]:
    """The frames that a verb of ``verb_frames`` may stand in before ``opening``, in the order tried."""
    if passive:
        told = {frame.removeprefix("A ") for frame in verb_frames if frame != "bare"}
        verb_frames = (verb_frames - {"bare"}) | (told if opening in "MP" else told - {"bare"})
    fitting = (frame for frame in FRAMES if frame.needs & verb_frames and opening in frame.openings)
    return tuple(frame for frame in fitting if not passive or frame.name in PASSIVE_FRAMES)


def as_speaker_cue(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """As S said last week, C · As reported by S, C."""
    kinds = findings.kinds
    opening, _ = findings.subjects.sentence(cue.chunk)
    while kinds[opening] in "&^a":
        opening += 1
    if kinds[opening] != "s":
        return False
    after = findings.chunks.at_token(cue.last_token) + 1
    if cue.chunk == opening + 1 and findings.is_attested(cue):
        speaker = findings.subjects.after(after)
        after = speaker[1] if speaker else after
    elif speaker is None or speaker[0] != opening + 1:
        return False
    if speaker is None or ("that" not in cue.verb.frames and "it" not in cue.verb.lemma.split()):
        return False
    behind = AS_CLAUSE.match(kinds, after)
    if behind is None:
        return False
    content = behind.end()
    end = content_end(findings.spoken, content)
    if not findings.is_clause(content, end):
        return False
    findings.report("as-speaker-cue", [(content, end)], cue, speaker)
    return True


def _colon(findings: Findings, cue: CueGroup, speaker: Range | None, begin: int) -> bool:
    """S said of the plan: C."""
    kinds = findings.kinds
    if kinds.find(":", begin, begin + COLON_REACH) < 0:
        return False
    colon = COLON.match(kinds, begin)
    if colon is None:
        return False
    content = colon.start("X")
    if kinds[content - 2 : content + 1] == "M:Q" and findings.is_owned_reply(content - 2):
        return False  # recalls Rossi's reply: “Q”
    judges = kinds[content] == "Q" and "np" in cue.verb.frames  # praised the team: “Q”
    if not judges and QUOTING.isdisjoint(cue.verb.frames):
        return False
    told = not TELLING.isdisjoint(cue.verb.frames) and _TOLD_WHEN.match(kinds, begin)
    opens = kinds[begin] in _OPENS and not told
    clause = kinds[begin] == "t" or (opens and findings.is_clause(begin, content - 1))
    if clause and kinds[content - 1] == ":":
        return False  # added that two ways were left: “Q”
    if kinds[content] != "Q" and colon.end() >= begin + _COLON_BESIDE:
        return False
    if kinds[content - 1] == "¶" and "C" in kinds[content : kinds.find("¶", content)]:
        return False  # the quotation in the next paragraph has a cue of its own
    end = content_end(findings.spoken, content)
    if not findings.is_clause(content - 1, end):
        return False
    first = kinds[cue.chunk - 1] in ".!¶"
    inverted = findings.subjects.after(cue.chunk) if first or speaker is None else None
    if inverted is not None and (first or kinds[inverted[1]] == ":"):
        speaker = inverted  # Not so, says S: C
    if first and speaker is None:
        return False  # a headline: “Revealed: the council's plan”
    findings.report("speaker-cue-colon", [(content, end)], cue, speaker)
    return True


def _is_inserted(kinds: str, cue: CueGroup, speaker: Range | None) -> bool:
    """“Rossi, denouncing the tax, left”, “Rossi, asked why, left”: between a subject and its verb."""
    if cue.passive or speaker is None:
        return kinds[cue.chunk - 1] == "," or kinds[cue.chunk - 2 : cue.chunk] in (",w", ",c")
    return kinds[cue.chunk - 1 : cue.chunk + 1] == ",G" and speaker[1] == cue.chunk - 1


def _frame(findings: Findings, cue: CueGroup, speaker: Range | None, begin: int, frame: Frame) -> bool:
    """What follows the cue in the shape of ``frame``, unless that is nothing said."""
    match = frame.shape.match(findings.kinds, begin)
    if match is None:
        return False
    content = _content_begin(findings, frame, begin, match.start("X"))
    if opens_nothing(findings, cue, frame, content, direct=content == begin):
        return False
    end = _content_end(findings, cue, speaker, frame, content)
    if frame.name in _OF_NOUN and _DESCRIBED.fullmatch(findings.kinds, end, match.end("X")):
        fronted = findings.subjects.in_front(cue.chunk)
        end = content_end(findings.spoken, match.end("X"), phrase=True, fronted=fronted)
    end = _without_reporter(findings, cue, speaker, frame, (content, end))
    if end <= content or says_nothing(findings, cue, speaker, frame, (content, end)):
        return False
    addressee = match.span("A") if "A" in frame.shape.groupindex else None
    if addressee is not None and not _is_told(findings, cue, frame, addressee):
        return False
    told = content, end
    if cue.passive and speaker is None:
        told, speaker = without_agent(findings, told)
    findings.report(f"speaker-cue-{frame.name}", [told], cue, speaker, addressee)
    return True


def _content_begin(findings: Findings, frame: Frame, begin: int, content: int) -> int:
    """Where the content of ``frame`` begins, which opens at chunk ``content``, its cue before ``begin``."""
    if (
        frame.name == "bare"
        and _AFTER_EVENT.match(findings.kinds, content)
        and findings.is_event(content + 1)
    ):
        content += 2  # said after the match he was glad
    if frame.name == "bare" and content == begin:
        content = behind_medium(findings, content)
    return with_focus(findings, begin, content) if frame.name.endswith("bare") else content


def _content_end(findings: Findings, cue: CueGroup, speaker: Range | None, frame: Frame, content: int) -> int:
    """How far what is said goes on from chunk ``content``."""
    kinds, phrase = findings.kinds, frame.name in PHRASES
    fronted = findings.subjects.in_front(cue.chunk)
    relative = _is_inserted(kinds, cue, speaker) or (
        speaker is not None and kinds[speaker[0]] in ("Wwt" if kinds[content] == "Q" else "Ww")
    )
    asked = frame.name == "addressee-to"
    end = content_end(
        findings.spoken, content, phrase=phrase, fronted=fronted, relative=relative, asked=asked
    )
    inserted = speaker is not None and kinds[speaker[0] - 1] in "cw^"
    if speaker is not None and inserted and INSERTED_CLAUSE.match(kinds, 0, speaker[0]):
        # Rossi, though she said so, left
        inner = content_end(findings.spoken, content, phrase=phrase, fronted=fronted, relative=True)
        end = inner if phrase or findings.is_clause(content, inner) else end
    return end


def _without_reporter(
    findings: Findings, cue: CueGroup, speaker: Range | None, frame: Frame, content: Range
) -> int:
    """Where ``content`` ends without what the reporter tells behind it: a main verb, a place, a medium."""
    kinds, phrase = findings.kinds, frame.name in PHRASES
    begin, end = content
    end = before_main_verb(
        findings, cue, speaker or findings.subjects.of.get(cue.chunk), content, clause=not phrase
    )
    if kinds[cue.chunk] == "G" and _OPENS_WITH_PARTICIPLE.match(kinds, 0, cue.chunk):
        whole = CLAUSE.match(kinds, begin, end)  # a recording of Rossi saying C was played
        end = whole.end() if whole else end
    if frame.name == "np":
        end = noun_phrase_end(findings, begin, end)
    if kinds[begin] != "Q":
        return before_medium(findings, begin, end, phrase=phrase)
    leaves = _LEAVES.match(kinds, begin + 1) and findings.is_utterance(begin)
    return begin + 1 if leaves or is_outcry(findings, cue, begin, end) else end


def _is_told(findings: Findings, cue: CueGroup, frame: Frame, addressee: Range) -> bool:
    """Whether those at ``addressee`` are told the content of ``frame``.

    Not: told the “liars” that; asked the council for money to fix the bridge.
    """
    first, behind = addressee
    if findings.kinds[first] == "Q" and not findings.is_title(first):
        return False
    if findings.last_word(first) in findings.words["told_things"]:
        return False
    topic = frame.name == "addressee-to" and findings.kinds[behind] == "p"
    return not topic or f"A {findings.word(behind)}" not in cue.verb.frames


def _names_a_thing(kinds: str, cue: CueGroup, quoted: int) -> bool:
    """Whether “called “Q”” tells the name of the thing before it: no one is said to have called it so."""
    index = cue.chunk
    if kinds[index] == "K" or kinds[index - 1] == ",":
        return True
    if kinds[index - 1] == "M" and _VERB_OF_NAMED.match(kinds, quoted):
        return True  # a pub called “Q” burned down
    at = index - 1
    while kinds[at] in "Mo" and at > 0:
        at -= 1
    return kinds[index - 1] == "M" and kinds[at] in "CfpexKIG2zEuU"
