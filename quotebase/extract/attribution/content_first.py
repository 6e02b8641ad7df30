"""Rules whose content stands before the cue: “Q,” S said · “Q,” said S · C, S said · C, said S, C."""

import re

import regex

from .clause_rest import comma_behind, is_fronted, rest_of_clause
from .contents import content_end
from .cues import CueGroup
from .findings import LONG_CLAUSE, Findings
from .frames import (
    ASKED_BY,
    CLAUSE_BEFORE,
    CLAUSE_BEHIND,
    ENDS,
    ENDS_BEHIND_ADDRESSEE,
    NOT_OVER,
    QUOTE_BEFORE,
    TITLED,
    TOLD_TITLE,
)
from .subjects import REACH, Range

_TOLD_ALREADY = re.compile("(?:P|(?<=[,.!¶])M)a*C[,:]Q$")
"""“As it rained, | he warned, “Q””, up to the comma before a second cue of the same words."""
_OPEN = re.compile("t,[^,]*$")
"""“(He said) that, in public”: a clause that only begins."""
_SPLIT_REACH = 12
"""How many chunks behind its cue a split quotation may go on."""
_CLOSES = re.compile("[-.!¶,;]")
"""What ends a remark: a dash, if a dash opened it."""
_VERB_BEHIND = re.compile(",[ya]*[EuUfFCK]")
"""“(The men, who were not named), had left”: the verb behind an insertion."""
_SCENE = re.compile("[cp][zG][^.!¶,;:EuUfFCKQ]*[.!¶]")
"""“(said) before boarding the plane.”"""
_WHEN = re.compile("w[MP]a*[efEuU][^.!¶,;:EuUfFCKQ]*[.!¶]")
"""“(said) when he returned.”"""
_DESCRIBED = regex.compile("(?r)(?<=,)(?P<D>M(?:[op]M)*),")
"""“(It failed,) the mayor of Graz, | (Anna Berg, said)”."""
_WITH_PARTICIPLE = re.compile(r"[CfeZG](?:[poy2]+[MO0x]?|M|y|a)+(?=[.!¶,])")
"""“(said a person) briefed on the talks”, “(said a study) published in May”."""
_SHORT_CLAUSE = 4
"""Tokens that are no mere phrase put in front, if a noun phrase is the first: “Prices force many out”."""
_CAME = re.compile("[MP]a?F")
"""“A detective came”."""
_FINITE = re.compile("[EuUfC]")
"""A finite verb."""
_GOES_ON = re.compile(",[ya]*[EuU]")
"""“(“Only you,” Rossi said), would do it”: the verb of what was quoted."""
_ISSUED = re.compile("[&^]?pM[ef](?:[po]M|y|a)*")
"""“In a statement released on Monday”: a phrase put in front, whose participle is no verb of a clause."""
_FRONT_QUOTED = re.compile("[&^]?[ya]*[poA2][^EuUfFCK,]*Q")
"""“On the “sale” (Rossi said that)”: a phrase put in front that ends in words in marks."""
_SAYS_MORE = re.compile("t|[MPDHxqYO][^.!¶,]*[EuUfFCKx]")
"""A clause behind the cue."""
_TAG = re.compile(r"\([^().!¶Q]{1,5}\)")
"""“(R-Utah)”, “(LSE:ARW)”, which belongs to the name before it."""
_TICKER = re.compile(r"\([^().!¶Q]:[^().!¶Q]\)(?=M)")
"""“(LSE:ARW)” before somebody: where the shares of a firm are traded."""
_CLAUSE_BETWEEN = re.compile("M(?:[op]M)*[ya]*[EuU]")
"""“(Though it looks “bad,”) a deal is possible, (Rossi said)”: a clause goes on behind the marks."""
_NO_NOUN_PHRASE = frozenset("CGKI.!¶:Pc")
"""What cannot stand inside a noun phrase, however long."""


def quote_cue_speaker(findings: Findings, cue: CueGroup) -> bool:
    """“Q,” said S."""
    kinds, index = findings.kinds, cue.chunk
    if "Q" not in kinds[index - 2 : index] or kinds[index - 1] not in "Q,!-":
        return False
    content = words_before(findings, index, index)
    if content is None:
        return False
    speaker = findings.subjects.after(index)
    if speaker is None or kinds[speaker[1]] in ("CEuU" if kinds[index - 1] == "," else "CfEuU"):
        return False  # “Q,” said a man involved in it; but: the “Q” said a man
    findings.subjects.of[index] = speaker
    report_before(findings, "quote-cue-speaker", content, cue, speaker, speaker[1])
    return True


def quote_speaker_cue(findings: Findings, cue: CueGroup, speaker: Range) -> bool:
    """“Q,” S said; “Q,” another friend, Anna Berg of the choir, said."""
    kinds, index = findings.kinds, cue.chunk
    between = _between(kinds, index)
    if between:
        edge, speaker = between[0], _behind_ticker(kinds, between)
    else:
        edge = speaker[0]
    if kinds[edge - 1] == "s" or _closed_by_full_stop(findings, edge, cue):
        edge -= 1  # “Q,” as S put it
    if "Q" not in kinds[edge - 2 : edge] or kinds[edge - 1] not in "Q,!-":
        return False
    quoted = kinds.rfind("Q", 0, edge)
    told = cue.verb.addresses and kinds[index + 1] in "MOP"
    if told and findings.tell_again(quoted, cue, speaker):
        return True  # he added: “Q,” he told the BBC
    if _is_cited(kinds, quoted, cue):
        return False
    content = words_before(findings, index, edge)
    if content is None or kinds[index - 1] in "Ww" or _says_more(kinds, content, index + 1):
        return False  # an ad, “Q,” shows a man who said; on the “sale,” Rossi said it was off
    report_before(findings, "quote-speaker-cue", content, cue, speaker, index + 1)
    return True


def _is_cited(kinds: str, quoted: int, cue: CueGroup) -> bool:
    """In “Rivers,” the judge rules: a verb that may be a noun, behind words in marks that only tell where."""
    return cue.verb.noun and kinds[quoted - 1] in "ps"


def words_before(findings: Findings, cue: int, edge: int) -> Range | None:
    """The content that ends in marks before chunk ``edge``, if no other cue has it and it is no title."""
    before = QUOTE_BEFORE.match(findings.kinds, findings.subjects.far(cue), edge)
    if before is None:
        return None
    begin, end = before.span("X")
    bracket = findings.kinds.rfind("(", begin, end)
    if bracket > findings.kinds.rfind(")", begin, end):
        begin = bracket + 1
    if findings.kinds[edge - 1] == "Q" and findings.kinds[edge - 2] in "D1H" and edge != cue:
        return None  # the “Never Again” movement says
    return (begin, end) if _may_be_words(findings, (begin, end)) else None


def _says_more(kinds: str, front: Range, after: int) -> bool:
    """Whether a clause follows the cue, and what stands before it is only put in front."""
    opening = kinds[front[0]]
    if opening in "pcsw" and (kinds[after] == "t" or (opening != "p" and kinds[after] in "MP")):
        return True  # when she used the words, “Q,” he was echoing Rossi
    return bool(_FRONT_QUOTED.fullmatch(kinds, *front) and _SAYS_MORE.match(kinds, after))


def clause_first(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """C, S said · C, said S · a clause split by either: “The plan, Rossi said, would fail.”"""
    kinds, index = findings.kinds, cue.chunk
    if speaker is not None and _as_noted(findings, cue, speaker):
        return True
    edge = _edge(findings, cue, speaker) if speaker is not None else 0
    if speaker is not None and kinds[edge - 1] == "," and kinds[speaker[0]] not in "Wwt":
        clause = clause_before(findings, index, edge)
        split = kinds[index + 1 : index + 3] == ",Q"
        held = kinds.startswith("MC", *speaker) and findings.is_name(speaker[0])
        if clause and (held or kinds[clause[0]] in "CK" or _OPEN.search(kinds, *clause)):
            return False  # He said that, in public, Berg agreed · “Q,” Berg said at a hearing held after
        if clause and cue.verb.addresses and _TOLD_ALREADY.search(kinds, *clause):
            return False  # He warned, “Q,” Berg told the BBC
        if clause and split and findings.subjects.fronts.begins_with_front(*clause):
            return False
        if clause and (split or ends_here(findings, index + 1, cue)):
            return _clause_around(findings, "clause-speaker-cue", clause, cue, speaker, index + 1)
    if kinds[index - 1] == ",":
        clause = clause_before(findings, index, index)
        after = _inverted(findings, index, speaker)
        if (
            clause
            and after
            and "quote" in cue.verb.frames  # never “told Berg”
            and not _is_described_subject(findings, speaker, clause)
            and not findings.is_thing(after)
            and (
                kinds[after[1]] == "W"
                or kinds[after[1] : after[1] + 2] == ",Q"
                or ends_here(findings, after[1], cue)
            )
        ):
            described = findings.is_somebody(after[0])
            who = after if described else findings.subjects.after(index) or after
            told = _clause_around(findings, "clause-cue-speaker", clause, cue, who, after[1])
            if told:
                findings.subjects.of[index] = who  # of “, adding that” as well
            return told
    return False


def _edge(findings: Findings, cue: CueGroup, speaker: Range) -> int:
    """Where the clause before a speaker ends: “| the mayor, Anna Berg, said”, “| about 20 men said”."""
    kinds, edge = findings.kinds, speaker[0]
    while kinds[edge - 1] == "a":
        edge -= 1
    if kinds[cue.chunk - 1] == "," and findings.is_name(speaker[0]):
        described = _DESCRIBED.match(kinds, 0, speaker[0])
        if described and findings.is_clause(findings.subjects.sentence(edge)[0], described.start()):
            return described.start("D")
    return edge


def _inverted(findings: Findings, index: int, before: Range | None) -> Range | None:
    """Who speaks behind the cue at chunk ``index``: “said a person briefed on the talks”.

    ``before`` is the noun phrase before the cue. With something inserted between, it is that one's cue.
    """
    after = findings.subjects.after(index)
    if after is None or (before is not None and findings.kinds[before[1]] == ","):
        return after
    told = _WITH_PARTICIPLE.match(findings.kinds, after[1])
    return (after[0], told.end()) if told else after


def _is_described_subject(findings: Findings, speaker: Range | None, clause: Range) -> bool:
    """“Rossi, who left, (emailed Berg)”, “Rossi, the mayor, (said the bank, a big one, failed)”.

    Whether what stands before the cue is its subject and what is told of it, rather than a clause.
    """
    if speaker is None or findings.kinds[speaker[1]] != ",":
        return False
    if speaker[1] >= clause[1]:  # the mayor, Rossi, said Berg, 34, fled
        named = findings.subjects.is_person(speaker[0]) and "," in findings.kinds[clause[0] : speaker[0]]
        return named and _FINITE.search(findings.kinds, *clause) is None
    relative = findings.kinds[speaker[1] + 1]
    if relative in "Ww" and _VERB_BEHIND.search(findings.kinds, speaker[1] + 1, clause[1]):
        return False  # the men, who were not named, had left
    if relative == "W" or findings.is_thing(speaker):
        return relative == "W"
    return relative == "w" or _FINITE.search(findings.kinds, *clause) is None


def clause_before(findings: Findings, cue: int, edge: int) -> Range | None:
    """The clause up to the comma before chunk ``edge``, from a dash on that the next dash closes."""
    kinds = findings.kinds
    clause = CLAUSE_BEFORE.match(kinds, findings.subjects.far(cue), edge)
    if clause is None:
        return None
    begin, end = clause.span("X")
    lone = kinds[begin - 1] == ":" and "Q" not in kinds[begin:end] and not _FINITE.search(kinds, begin, end)
    if lone and not _VERB_BEHIND.search(kinds, cue, findings.subjects.sentence(cue)[1]):
        begin, _ = findings.subjects.sentence(end)  # there were two choices: war or peace
    dash = kinds.rfind("-", begin, end)
    closed = _CLOSES.search(kinds, cue + 1) if dash > begin else None
    return (dash + 1, end) if closed and closed.group() == "-" else (begin, end)


def _as_noted(findings: Findings, cue: CueGroup, speaker: Range) -> bool:
    """C, as S noted; not: as S hoped, as S was told."""
    kinds, index = findings.kinds, cue.chunk
    if kinds[speaker[0] - 2 : speaker[0]] != ",s" or kinds[speaker[1] : index].strip("ya"):
        return False
    says = cue.verb.kind != "thought" and "that" in cue.verb.frames and not cue.passive
    clause = clause_before(findings, index, speaker[0] - 1)
    if clause is None or not says or not ends_here(findings, index + 1, cue):
        return False
    if "Ct" in kinds[slice(*clause)] or not _FINITE.search(kinds, *clause):
        return False
    report_before(findings, "clause-speaker-cue", clause, cue, speaker, index + 1)
    return True


def splits(findings: Findings, cue: CueGroup, speaker: Range | None) -> bool:
    """Whether the cue splits or closes a clause: C, Rossi said, “and …”; C, said Rossi, who …."""
    kinds, index = findings.kinds, cue.chunk
    if kinds[index + 1 : index + 3] == ",Q":
        return True
    if kinds[index - 1] != ",":
        return False
    after = _inverted(findings, index, speaker)
    if after is None:
        return False
    return kinds[after[1] : after[1] + 2] == ",Q" or (
        kinds[after[1]] in ",.!¶W" and "np" not in cue.verb.frames and kinds[index + 1] == "M"
    )


def ends_here(findings: Findings, at: int, cue: CueGroup) -> bool:
    """Whether only when, where and to whom stand behind the cue: its content is before it."""
    titled = TITLED.match(findings.kinds, at)
    if cue.verb.addresses and findings.kinds[cue.chunk] == "C":
        titled = titled or TOLD_TITLE.match(findings.kinds, at)  # told “Morning Hour”
    if titled and findings.is_title(titled.start("Q")):
        return True  # said in an interview with “Morning Hour”
    if NOT_OVER.match(findings.kinds, at):
        return False
    if _tells_when(findings, at, cue):
        return True
    if "A wh" in cue.verb.frames and ASKED_BY.match(findings.kinds, at):
        return False
    return (ENDS_BEHIND_ADDRESSEE if cue.verb.addresses else ENDS).match(findings.kinds, at) is not None


def _tells_when(findings: Findings, at: int, cue: CueGroup) -> bool:
    """“It failed, Rossi (told us) | before boarding the plane”: whether what follows is when that was."""
    kinds = findings.kinds
    if kinds[at] in "MO" and cue.verb.addresses:
        at += 1
    if kinds[at] == "w":
        speaker = findings.subjects.of.get(cue.chunk)
        behind_clause = speaker is not None and kinds[speaker[0] - 1] == "," and cue.modality == "asserted"
        when = behind_clause and findings.word(at) in findings.words["when"]
        return when and _WHEN.match(kinds, at) is not None
    return _SCENE.match(kinds, at) is not None


def _may_be_words(findings: Findings, content: Range) -> bool:
    """Whether content that ends in a quoted stretch is free, and the stretch is no title."""
    if not findings.is_free(content):
        return False
    quoted = content[1] - 1
    return quoted == content[0] or findings.kinds[quoted - 1] not in "SMpse" or not findings.is_title(quoted)


def _between(kinds: str, index: int) -> Range | None:
    """The noun phrases, however long, that alone stand between a closed quotation and its cue."""
    quoted = kinds.rfind("Q", max(index - REACH, 0), index)
    if quoted < 0:
        return None
    first = quoted + 1
    if kinds[first] in ",!-":
        first += 1
    elif kinds[first] != "M":
        return None
    between = _TAG.sub("", kinds[first:index])
    if (
        _CLAUSE_BETWEEN.match(kinds, first)
        or kinds[first] not in "MH0q"
        or not _NO_NOUN_PHRASE.isdisjoint(between)
    ):
        return None
    return (first, index)


def _behind_ticker(kinds: str, speaker: Range) -> Range:
    """“Arrow (LSE:ARW) | boss Anna Berg”: who works for the firm whose shares are traded there."""
    ticker = _TICKER.search(kinds, *speaker)
    return (ticker.end(), speaker[1]) if ticker else speaker


def _closed_by_full_stop(findings: Findings, start: int, cue: CueGroup) -> bool:
    """“… missing.” Rossi said. — a full stop inside the marks where house style wants a comma."""
    kinds, chunks, after = findings.kinds, findings.chunks, cue.chunk + 1
    after += kinds[after] == "a"  # said simply.
    inside = kinds[start - 1] == "." and chunks.first[start - 1] == chunks.stop[start - 1]
    if not inside:
        return False
    return kinds[after] in ".¶" or (
        kinds[start - 2] == "Q" and kinds[after] in "py" and ends_here(findings, after, cue)
    )


def _clause_around(
    findings: Findings, rule: str, clause: Range, cue: CueGroup, speaker: Range, after: int
) -> bool:
    """Keep the clause before “, Rossi said” with what it goes on with; whether there is anything to keep.

    ``after`` is the chunk behind the speaker and the cue.
    """
    kinds, last = findings.kinds, clause[1] - 1
    if kinds[last] == "Q" and _is_cited(kinds, last, cue):
        return False
    clause = (findings.subjects.fronts.behind_dateline(*clause), clause[1])
    comma = comma_behind(kinds, after)
    behind = comma + 1 if kinds[comma] == "," else after
    fronted = is_fronted(findings, clause, behind) or _ISSUED.fullmatch(kinds, *clause) is not None
    continued = fronted and CLAUSE_BEHIND.match(kinds, comma) is not None
    if fronted and not continued and kinds[behind] != "Q":
        return False
    whole = any(kind in "EuUfCeKQ" for kind in kinds[slice(*clause)])
    if not whole and not fronted and kinds[after] in ".!¶":
        least = _SHORT_CLAUSE if kinds[clause[0]] in "Mx" else LONG_CLAUSE
        whole = findings.is_long(*clause, least) or findings.may_hide_verb(clause[0])
    whole = whole or (kinds[behind] != "Q" and _CAME.fullmatch(kinds, *clause) is not None)
    rest = rest_of_clause(findings, clause, after, whole=whole, continued=continued)
    if rest is not None:
        alone = fronted and not continued and kinds[clause[0]] in "py"
        findings.report(rule, [rest] if alone else [clause, rest], cue, speaker)
        return True
    if whole:
        report_before(findings, rule, clause, cue, speaker, after)
    return whole


def report_before(
    findings: Findings, rule: str, content: Range, cue: CueGroup, speaker: Range, after: int
) -> None:
    """Keep content that stands before its cue, and what the quotation goes on with behind it."""
    kinds = findings.kinds
    contents = [*_paragraphs_before(findings, content[0]), content]
    at = after
    while at < after + _SPLIT_REACH and kinds[at] not in ".!¶CGQKI":
        at += 1
    if kinds[at] == "Q" and kinds[at - 1] in ",:-&" and at not in findings.by_quote:
        contents.append((at, content_end(findings.spoken, at)))
    elif kinds[after : after + 2] == ",t" or _GOES_ON.match(kinds, after):
        contents.append((after + 1, content_end(findings.spoken, after + 1)))
    findings.report(rule, contents, cue, speaker)


def _paragraphs_before(findings: Findings, begin: int) -> list[Range]:
    """The stretches of the paragraphs before chunk ``begin`` that go on with it and have no cue yet."""
    found: list[Range] = []
    stretches = findings.chunks.stretches
    while findings.kinds[begin] == "Q" and findings.kinds[max(begin - 2, 0) : begin] == "Q¶":
        begin -= 2
        alone = findings.kinds[begin - 1] == "¶" and findings.lacks_speaker(begin)
        if not alone and stretches[begin].continues:
            return []  # Rossi said: “Q ¶ “Q ¶ “Q,” Berg said.
        if not alone or not stretches[begin].continues:
            break
        found.append((begin, begin + 1))
    introduced = findings.kinds[max(begin - 2, 0) : begin] == ":¶"  # somebody else's: “the Times reported:”
    return [] if introduced else found[::-1]
