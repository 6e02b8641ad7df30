"""What stands where a frame has its content and is none: “wrote a letter”, “citing officials”."""

import re

from .cues import CueGroup
from .findings import Findings
from .frames import LOOSE, NOUN_PHRASE_ALONE, PHRASES, Frame
from .nominal import owner
from .subjects import Range

_CLAUSE = re.compile("[tMPD1H]|[xbi]{1,2}[EuUf]")
"""What opens what somebody told a programme."""
_REPORTING = frozenset(("np", "np-preposition", "call", "as"))
"""The frames of what somebody uses a medium for: to attack N, to accuse N of N, to call N a liar."""
_FARTHEST = 8
"""How many chunks before an infinitive the verb may stand that it belongs to."""
_PHRASES = re.compile("(?:[op2]+[xM])*")
"""“(that win) over the champions in May”."""
_POINTED = re.compile(r"\^(?<=,\^)[uUCfF]|y+$|,[^,]*$")
"""“(Said) that, | but left”, “that | on Monday”, “(having said) that, | the roof is old”: it points."""
_ALONE = re.compile("M(?![xbdiI]|2[^MOP])")
"""“(Welcomed) the minister”, not “Rossi fans”, “Rossi to speak”."""
_UNNAMED = re.compile("(?:n2|2n)E[fe](?![pya])")
"""“(asked) not to be named”, “to not be named”."""
_HANDED = re.compile("[PO][2p]")
"""“(reported) it to the police”: no clause."""
_NAMED = re.compile("[po]MCM")
_NAME_ALONE = frozenset(("M.", "M!", "M¶"))
_PLACE_AND_VERB = re.compile("pM(?:[op]M)*a*C")
"""“(Researchers writing) in the journal Cell say”: where it is written, and the verb of who writes."""


_CAME = re.compile("[MP]a?F[.!¶,pya]")
"""“(said) nobody came”."""
_NO_VERB = re.compile("[^EuUfCeKxSQ]+")


def opens_nothing(findings: Findings, cue: CueGroup, frame: Frame, content: int, *, direct: bool) -> bool:
    """Whether no content of ``frame`` opens at chunk ``content``; ``direct``: it is right behind the cue."""
    if frame.name == "quote":
        if direct and cue.verb.kind == "thought" and "quote" not in cue.verb.frames:
            return True  # saw “Grey Water”
        if (
            direct
            and cue.verb.addresses
            and _CLAUSE.match(findings.kinds, content + 1)
            and findings.is_title(content)
        ):
            return True  # told “Morning Hour” it was over
        if direct and _makes_work(findings, cue, content):
            return True  # wrote “Grey Water”
        return findings.kinds[content - 1] == "p" and findings.is_title(content)  # asked on “Morning Hour”
    if frame.name.endswith("wh") and _opens_no_question(findings, content):
        return True
    asked_for = content - 1 if frame.name == "addressee-to" else content
    if cue.verb.addresses and findings.word(asked_for) in findings.words["for_oneself"]:
        return True  # requested anonymity to speak
    if frame.name == "addressee-bare" and findings.word(content) in findings.words["relative"]:
        return findings.kinds[content] != "t"  # notify everyone whose car was lost
    if frame.name == "to" and findings.kinds[content : content + 2] == "2M":  # agreed to a fine
        return findings.tokens.classes[findings.chunks.first[content + 1]] in "D1H0NGJY"
    if frame.name == "bare":
        return _opens_no_clause(findings, cue, content, direct=direct)
    if frame.name == "ing" and findings.kinds[content] in "CuE":  # denied having; not: denied is
        return not findings.word(content).endswith("ing")
    if frame.name == "as" and findings.kinds[content] == "y":  # the week; not: on Monday
        return findings.tokens.classes[findings.chunks.first[content]] not in "D1H"
    claim = frame.name == "np" and findings.kinds[content : content + 2] == "Mt"
    if claim or frame.name == "np-that":  # dismissed his claim that: the claim has a speaker of its own
        chunks = findings.chunks
        return owner(findings.tokens, chunks.first[content], chunks.stop[content] - 1) is not None
    return frame.name == "np-preposition" and not _links(findings, cue, content)


def _makes_work(findings: Findings, cue: CueGroup, content: int) -> bool:
    """“(Wrote) “Grey Water” (with a friend)”, not “(wrote) “Thank You” (on the wall)”."""
    verb, words = findings.tokens.word(cue.verb_token).lower(), findings.words
    performed = verb in words["performing_works"]
    made = performed or verb in words["making_works"]
    if not made or not findings.is_title(content) or findings.is_exclaimed(content):
        return False
    if performed:
        return True
    placed = findings.kinds[content + 1] == "p" and findings.word(content + 1) in findings.words["where"]
    return not placed or findings.kinds[content + 2] == "0"


def _opens_no_question(findings: Findings, content: int) -> bool:
    """Whether “which” or “when” at chunk ``content`` opens nothing that was asked or told."""
    kinds, word = findings.kinds, findings.word(content)
    if kinds[content - 1] == ",":
        return word in findings.words["relative"]  # asked about it, which
    if kinds[content - 3 : content] == "pMp" and word not in findings.words["headless"]:
        return word in findings.words["relative"]  # told them of a video in which
    # told the paper when asked
    return kinds[content : content + 2] in ("wC", "wK") and word not in findings.words["relative"]


def _opens_no_clause(findings: Findings, cue: CueGroup, content: int, *, direct: bool) -> bool:
    """Whether no clause opens at chunk ``content``; ``direct``: it is right behind the cue."""
    kinds = findings.kinds
    if kinds[content : content + 2] in ("MG", "PG"):
        return findings.word(cue.chunk) in findings.words["witnessing"]  # shows Rossi saying that
    if direct and kinds[content] in "py":
        subject = findings.subjects.of.get(cue.chunk)
        placed = kinds[content] == "y" or findings.word(content) in findings.words["where"]
        if placed and subject and findings.word(subject[0] - 1) in findings.words["headless"]:
            return True  # what Rossi said on the radio is
    on_paper = kinds[cue.chunk] == "G" and kinds[content] == "p"
    return on_paper and _PLACE_AND_VERB.match(kinds, content) is not None


def says_nothing(
    findings: Findings, cue: CueGroup, speaker: Range | None, frame: Frame, content: Range
) -> bool:
    """Whether the chunks ``content`` of ``frame`` are nothing that anybody said."""
    kinds = findings.kinds
    begin, end = content
    if "Q" in kinds[begin:end]:
        return frame.name == "bare" and not _is_clause(findings, cue, speaker, begin, end)
    infinitive = kinds[cue.chunk] == "I"
    went_on = frame.name == "bare" and cue.modality == "asserted"
    went_on = went_on or (
        frame.name in _REPORTING and (_uses_medium(findings, cue, speaker) or _goes_on(findings, cue))
    )
    if infinitive and frame.name in LOOSE and not went_on and not _says_clause(findings, cue, frame, content):
        return True
    if frame.name.endswith("that") and (
        _is_that_noun(findings, begin, end) or _POINTED.match(kinds, begin, end)
    ):
        return True  # share that view, said that on Monday
    if (
        frame.name == "to"
        and _UNNAMED.match(kinds, begin)
        and findings.word(end - 1) in findings.words["unnamed"]
    ):
        return True  # asked not to be named
    declined = findings.tokens.word(cue.verb_token).lower() in findings.words["declining"]
    if frame.name == "to" and kinds[begin] == "I" and declined:
        return True  # refused to comment on the plan
    if infinitive and frame.name == "that" and not findings.is_clause(begin, end):
        return True  # to threaten that country
    if frame.name == "addressee-bare" and _NO_VERB.fullmatch(kinds, begin, end):
        return not findings.may_hide_verb(begin, beside=True)  # told fans the story
    if frame.name == "bare":
        return _HANDED.match(kinds, begin) is not None or not _is_clause(findings, cue, speaker, begin, end)
    if frame.name == "call" and _NAMED.fullmatch(kinds, cue.chunk - 2, end):
        return True  # at a firm called Grey Water
    return frame.name in PHRASES and _is_no_speech(findings, cue, speaker, frame, content)


def _uses_medium(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """“Used her column in the Herald, took to the radio (to accuse him)”: the infinitive tells it."""
    at = cue.chunk - 1
    while findings.kinds[at] in "Mpoya" and cue.chunk - at < _FARTHEST:
        at -= 1
    if speaker is not None and speaker[0] > at:
        return False  # (Mask) took to Twitter: who did is read as no name
    tokens, first = findings.tokens, findings.chunks.first
    took_to = findings.kinds[at] == "f" and tokens.classes[first[at + 1] - 1] == "2"
    if findings.word(at) not in findings.words["going_on" if took_to else "using"]:
        return False
    return any(findings.opens_channel(tokens.word(token)) for token in range(first[at + 1], first[cue.chunk]))


def _goes_on(findings: Findings, cue: CueGroup) -> bool:
    """“Went on (to call him a liar)”, “was forced (to deny it)”: the infinitive tells what was said."""
    if cue.modality != "asserted":
        return False
    tokens, chunks = findings.tokens, findings.chunks
    return tokens.word(chunks.stop[cue.chunk - 1] - 1).lower() in findings.words["going_on"]


def _is_no_speech(
    findings: Findings, cue: CueGroup, speaker: Range | None, frame: Frame, content: Range
) -> bool:
    """Whether a phrase without marks only tells what was done, or who somebody is."""
    kinds = findings.kinds
    begin, end = content
    if findings.is_thing(speaker):
        return True  # the move signals trouble
    if cue.verb.object_is_source and findings.is_somebody(begin):
        return True  # citing officials
    if cue.verb.of_things and frame.name == "np" and _is_one(findings, begin):
        return True  # admitted two patients
    if frame.name == "np" and cue.verb.kind != "thought":  # but: a senator who supports him
        if findings.is_pronoun(begin) and (end - begin == 1 or kinds[begin + 1] in ",pcy"):
            return True  # rejected it, disclosed this, defended himself
        if kinds[cue.chunk - 1] == "," and kinds[begin : end + 1] in _NAME_ALONE:
            return True  # “Q,” said Berg, reported the Herald.
        return speaker is not None and kinds[speaker[0]] == "W"  # a senator who endorsed Rossi
    if frame.name == "call" and speaker is not None:
        # what reporters call the spin room
        return findings.word(speaker[0] - 1) in findings.words["relative"]
    return False


def _is_one(findings: Findings, chunk: int) -> bool:
    """“Two patients”, “the prime minister”, “Rossi”: a person, or people, at chunk ``chunk``."""
    last = findings.tokens.classes[findings.chunks.stop[chunk] - 1]
    alone = _ALONE.match(findings.kinds, chunk) is not None
    return alone and (last in "RrT" or findings.subjects.is_person(chunk))


def _says_clause(findings: Findings, cue: CueGroup, frame: Frame, content: Range) -> bool:
    """“Is expected to say it is over”: a clause without “that” behind an infinitive that only takes one."""
    begin, end = content
    clause = findings.kinds[begin] in "MP" and any(
        kind in "EuUfFCK" for kind in findings.kinds[begin + 1 : end]
    )
    return frame.name == "bare" and cue.verb.always_clause and clause


def _is_that_noun(findings: Findings, begin: int, end: int) -> bool:
    """“That goal”, “that win over the champions”: whether “that” only points at the one word behind it."""
    chunks = findings.chunks
    one_word = chunks.stop[begin] - chunks.first[begin] == 1
    return one_word and _PHRASES.fullmatch(findings.kinds, begin + 1, end) is not None


def _links(findings: Findings, cue: CueGroup, begin: int) -> bool:
    """Whether a preposition of the verb's own follows: “attacked him over the tax”, not “with a knife”."""
    kinds, at = findings.kinds, begin + 1
    while kinds[at] not in ".!¶,;:" or kinds[at : at + 2] in (",W", ",w"):
        if kinds[at] == ",":
            at = max(kinds.find(",", at + 1), at)
        if kinds[at] in "po" and f"np {findings.word(at)}" in cue.verb.frames:
            return True
        at += 1
    return False


def _is_clause(findings: Findings, cue: CueGroup, speaker: Range | None, content: int, end: int) -> bool:
    """Whether content without “that” is a clause: “wrote the plan failed”, not “wrote a plan that failed”."""
    if findings.kinds[content] in "EuUf" and speaker is not None and _is_taken_up(findings, speaker[0] - 1):
        return True  # a plan which critics say failed
    if findings.may_hide_verb(content, beside="np" in cue.verb.frames):
        return True
    if end - content == 1 and findings.is_yes_or_no(content):
        return "quote" in cue.verb.frames
    kinds = findings.kinds
    if "Q" not in kinds[content:end] and NOUN_PHRASE_ALONE.match(kinds, content):
        return False
    if cue.verb.always_clause:
        clause_long = kinds[content] == "M" and findings.is_long(content, end)
        if (clause_long and kinds[cue.chunk - 1] != ",") or findings.is_clause(content, end):
            return True
        return _CAME.match(kinds, content) is not None
    return any(kind in "EuUfFCKS" for kind in kinds[content + 1 : end])


def _is_taken_up(findings: Findings, at: int) -> bool:
    """“(A plan) which (critics say failed)”, “for what”: whether a pronoun may be its subject."""
    if findings.kinds[at] not in "Wwt" or findings.word(at) not in findings.words["relative"]:
        return False
    return findings.kinds[at - 1] in ("po" if findings.word(at) in findings.words["headless"] else "M,")
