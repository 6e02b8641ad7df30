"""Where the content of one frame begins and ends: behind a medium, at “only”, before when and where."""

import re

from .contents import IN_TIME
from .cues import CueGroup
from .findings import Findings
from .frames import PHRASES_BEHIND

_IN_MEDIUM = re.compile("p(?:(?P<M>M)(?:[efZ](?=[po2y]))?|[xbid])(?:[po2]M|y)*(?=[MPHD])")
"""“(said) in a statement issued on Monday | the plan”, “by email | the plan”."""
_BEHIND_CLAUSE = "pMyoQ2Sef"
"""What when, where and through what may be told with at the end of a sentence."""
_REPORT = re.compile("[CGIK]")
_ENDS = (".", "!", "¶", "y")
_THE_MOMENT = 2
"""How many words “the moment (he saw it)” has; not “the next day”."""


def behind_medium(findings: Findings, content: int) -> int:
    """“(said) in an interview with the BBC on Monday | the plan had failed”: where content begins."""
    medium = _IN_MEDIUM.match(findings.kinds, content)
    if medium is None:
        return content
    if medium["M"] and findings.tokens.classes[findings.chunks.first[content + 1]] not in "1H":
        return content
    told = findings.opens_channel(findings.last_word(content + 1))
    return medium.end() if told else content


def before_medium(findings: Findings, begin: int, end: int, *, phrase: bool) -> int:
    """“(said) the road was closed | in a statement.”: where a clause ends that the cue's medium is behind.

    Nobody says anything in the clause or appears in the medium, which has “a” before it or is a programme.
    Of a ``phrase`` only a programme is cut off here, other media once the channel is known.
    """
    kinds, edge = findings.kinds, end
    if not kinds.startswith(_ENDS, end):
        return end
    at = end - 1
    while at > begin and kinds[at] in _BEHIND_CLAUSE:
        if kinds[at] == "p" and (
            _is_programme(findings, at + 1) or (not phrase and _is_medium(findings, at))
        ):
            edge = at
        at -= 1
    if phrase or edge == end:
        return edge
    told = findings.is_clause(begin, edge) and not _REPORT.search(kinds, begin, edge)
    return edge if told and not _is_in_medium(findings, begin, edge) else end


def _is_in_medium(findings: Findings, begin: int, edge: int) -> bool:
    """“He was misquoted (in an interview)”, “she will appear (on CNN)”: whether a clause needs the medium."""
    kinds, words = findings.kinds, findings.words["in_medium"]
    verb = edge - 1
    while verb > begin and kinds[verb] not in "EuUfFCKeVxz":
        verb -= 1
    if kinds[verb] in "ef" and "E" in kinds[max(verb - 2, begin) : verb]:
        return True  # was abused in a tweet
    return any(findings.word(at) in words or findings.last_word(at) in words for at in range(begin, edge))


def _is_programme(findings: Findings, chunk: int) -> bool:
    """“NBC | 's “Morning Hour””, “Face the Nation”, behind a preposition."""
    if findings.kinds[chunk] == "Q":
        return findings.is_programme(chunk)
    if findings.kinds[chunk : chunk + 2] not in ("My", "MS") or not findings.is_outlet(chunk):
        return False
    return findings.tokens.classes[findings.chunks.first[chunk + 1]] == "S"


def _is_medium(findings: Findings, preposition: int) -> bool:
    """“In a statement (to staff)”."""
    chunk = preposition + 1
    if findings.kinds[chunk] != "M" or findings.last_word(chunk) not in findings.words["closing_media"]:
        return False
    told = findings.word(preposition) in findings.words["in_closing"]
    return told and findings.tokens.classes[findings.chunks.first[chunk]] == "1"


def with_focus(findings: Findings, begin: int, content: int) -> int:
    """“(said) | only one had come”, “(said) | the moment he came, he ran”: where content begins."""
    chunks, words = findings.chunks, findings.words
    while content > begin and findings.kinds[content - 1] in "ay":
        first, stop = chunks.first[content - 1], chunks.stop[content - 1]
        definite = findings.tokens.classes[first] != "1" and stop - first == _THE_MOMENT
        soon = definite and findings.tokens.word(stop - 1) in words["as_soon_as"]
        if not soon and findings.word(content - 1) not in words["focus"]:
            break
        content -= 1
    return content


def is_outcry(findings: Findings, cue: CueGroup, content: int, end: int) -> bool:
    """“(Shouted) “Shame!” | at the mayor in the hall”: whether marks hold all that was said.

    Behind a verb that takes no noun phrase a phrase is no part of it, unless the marks hold a whole clause.
    """
    if not PHRASES_BEHIND.fullmatch(findings.kinds, content + 1, end):
        return False
    if "quote" not in cue.verb.frames:
        return findings.is_exclaimed(content)
    plain = findings.is_plain(content) and "np" not in cue.verb.frames
    return plain or findings.is_utterance(content) or _is_scene(findings, content + 1)


def _is_scene(findings: Findings, at: int) -> bool:
    """“(Said “we are done”) | to the crowd”, “at the mayor”, “in a statement”, “on Facebook”."""
    kinds = findings.kinds
    if kinds[at + 1] not in "MO":
        return False
    people = kinds[at + 1] == "O" or findings.is_people((at + 1, at + 2))
    if kinds[at] == "2":
        return people
    placed = kinds[at] == "p" and findings.word(at) in findings.words["where"]
    return placed and (people or findings.opens_channel(findings.last_word(at + 1)))


def noun_phrase_end(findings: Findings, begin: int, end: int) -> int:
    """A person who is praised or blamed is the content; where and when it was done is not."""
    kinds = findings.kinds
    while end > begin + 1 and kinds[end - 1] == "y" and not IN_TIME.match(kinds, begin, end - 1):
        end -= 1
        issued = kinds[end - 1] == "f" and kinds[end - 3 : end - 1] == "pM"
        if end > begin + 1 and (issued or kinds[end - 1] in "ae"):
            end -= 1  # (late) on Monday, (in an interview published) on Monday
    last = findings.tokens.classes[findings.chunks.stop[begin] - 1]
    if kinds[begin] not in "MO" or last not in "GNO" or "Q" in kinds[begin:end]:
        return end
    at = begin + 1
    while at < end and (kinds[at] in "o&," or (kinds[at] == "M" and kinds[at - 1] in "o&,")):
        at += 1
    return at if at < end and kinds[at] in "pya" else end
