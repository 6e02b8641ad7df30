"""What a clause goes on with behind its cue and speaker: “The plan, Rossi said, would fail”."""

import re

from .contents import content_end
from .findings import Findings
from .subjects import Range

_NO_REPORT = re.compile("I?[^CGIQ]+")
"""A phrase or clause of no verb that reports, but for an infinitive that opens it."""
_SHARED_VERB = re.compile(r"[&^]a*(?:[feEuUZ]|x[^,.!¶]*[EuUf]|[po2])")
"""“(He was shot, police said), and died”, “and traffic was light”, “but only to cars”."""


def is_fronted(findings: Findings, clause: Range, behind: int) -> bool:
    """“In May, Rossi said, …”: whether no more than a phrase put in front stands before the speaker."""
    kinds = findings.kinds
    verb = behind
    while kinds[verb] in "ay":
        verb += 1
    if kinds[verb] in "EuUfF" and kinds[behind - 1] == "," and kinds[clause[1] - 1] in "xMy":
        return False  # “Survival, Rossi said, depends on luck”, “In May, the firm, he said, will close”
    return "Q" not in kinds[slice(*clause)] and findings.subjects.fronts.is_front(*clause)


def rest_of_clause(
    findings: Findings, clause: Range, after: int, *, whole: bool, continued: bool
) -> Range | None:
    """What a clause goes on with behind “, Rossi said,”.

    One that is not ``whole`` must go on, and one is ``continued`` whose main clause stands there.
    """
    kinds = findings.kinds
    comma = comma_behind(kinds, after)
    if kinds[comma] != ",":
        return None
    if kinds[comma + 1] in "MsWwz" and not whole and not continued:  # an apposition to the speaker
        _, sentence_end = findings.subjects.sentence(comma)
        comma = max(kinds.find(",", comma + 1, sentence_end), comma)
    begin, end = comma + 1, content_end(findings.spoken, comma + 1)
    adds = kinds[begin] in "Gz" or (kinds[clause[0]] != "o" and findings.opens_sentence(begin))
    if adds and not whole and not continued:
        return (
            None  # “The mayor, Anna Berg, said, “It is over.””; but: “Of the plan, she said, “It is over.””
        )
    goes_on = continued or not whole or _goes_on(findings, clause, (begin, end))
    return (begin, end) if goes_on and end > begin else None


def comma_behind(kinds: str, after: int) -> int:
    """The chunk behind when, where and to whom: “Rossi said in a letter to staff | , the plan would fail”."""
    while kinds[after] in "yapoMO2":
        after += 1
    return after


def _goes_on(findings: Findings, clause: Range, rest: Range) -> bool:
    """Whether what stands behind “, Rossi said,” belongs to the clause before it."""
    kinds = findings.kinds
    words = kinds[slice(*rest)]
    ahead = kinds[rest[0] : rest[0] + 3].lstrip("ya")[:1]
    if ahead and ahead in "EuUfCtxQ":
        return True  # “The plan, Rossi said, would fail”
    if words[:2] in ("cM", "cP") or (words[:2] in ("&P", "&M") and "C" not in words):
        return True  # “The plan failed, Rossi said, because the money ran out”
    if words[:1] in ("&", "^") and "Q" in words:
        return True  # “It failed, Rossi said, and “nobody cared””
    if kinds[clause[1] - 1] in "Kfe" and findings.is_by(rest[0]):
        return True  # “It was helped, Rossi said, by the mayor”
    if _NO_REPORT.fullmatch(words) and _is_rest(findings, rest[0], words):
        return True
    return kinds[clause[1] - 1] in "E2pto"  # “It was, Rossi said, one of them”


def _is_rest(findings: Findings, begin: int, words: str) -> bool:
    """Whether the chunks ``words`` from ``begin`` on, which report nothing, end the clause before."""
    kinds = findings.kinds
    if words[0] == "w":  # “It would open, Rossi said, if the rain stopped”
        return findings.word(begin) not in findings.words["relative"]
    if _SHARED_VERB.match(words) or words == "cy" or words.startswith(("co", "n")):
        return True  # “He was shot, police said, and died”, “It is shut, Rossi said, because of the rain”
    if words[0] not in "po2I" or kinds[begin - 2] not in "CK":
        return False  # “said Rossi, of Leeds”
    phrase = kinds[begin : begin + 2] == "pM" and findings.opens_channel(findings.last_word(begin + 1))
    told = phrase and findings.word(begin) in findings.words["where"]
    return not told  # “It would move, Rossi said, to a new site”; not: in a statement
