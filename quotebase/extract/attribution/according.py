"""Rules for “according to S”, before, behind and inside what S says."""

import re

from quotebase.extract.text.chunks import SENTENCE_ENDS

from .contents import content_end
from .findings import Attribution, Findings
from .frames import CLAUSE_BEHIND
from .nominal import owner
from .subjects import REACH, Range

_OPENING = re.compile("A2")
_AS_PER = re.compile("sp")
_PER = re.compile("pM(?<=,pM)")
"""“C, per Rossi.”"""
_AS_SAID_BY = re.compile("sC(?<=[,-]sC)")
"""“C, as first reported by Rossi.”, “… - as described by Rossi - …”"""
_IN_THE_EYES_OF = re.compile(f"2M(?<=[{SENTENCE_ENDS}]2M)")
"""“To Rossi, the mayor is a “hero”.”"""
_BY_THE_RULES = re.compile(f"pM(?<=[{SENTENCE_ENDS}]pM)")
"""“Under state law, a house is a “dwelling”.”"""
_IN_VIEW = re.compile("pM(?:(?<=[.!¶,]pM)|(?<=[.!¶][&^]pM))(?P<O>oM)?(?=[,.!¶])")
"""“In Rossi's view, C”, “C, in the opinion of Rossi.”"""
_QUOTED_CLAUSE = re.compile(r",(?:M(?:[op]M)*|P|x|D)[ya]*[EuUfF](?=[^.!¶CGIK,]*Q)")
"""A clause with words in marks and no cue of its own."""
_WHEN_AND_WHERE = re.compile("(?:y|a|p+[Mxib](?:[op][Mx])*)+[,:]")
"""“(According to Rossi,) on Monday in Oslo, (the road was shut)”."""
_SPEAKS = "GNRrTBmJ"
"""The classes of the last word of those whom “as per” credits: “as per police”, not “as per the rules”."""
_APPOSED = re.compile(r",M(?:[op]M)*(?=,(?:Q|[ay]*(?:M(?:[op]M)*|P)[ay]*[EuUfFCKexS]))")
"""“According to Anna Berg, the mayor of Graz, (the bridge is shut)”."""
_CONJUNCTIONS = "c&^t"
"""What opens a clause right before “according to”: the words are those behind."""
_VERB_FIRST = re.compile("[na]*[EuUfFC]")
"""A clause that shares the subject of the one before it."""
_RIGHT_BEHIND = re.compile(r"(?:[efZzGWt]|C(?=[poy]))[^.!¶,;:]{1,40}")
"""What is told of a source right behind it: “a count | held in Oslo”, “sources | cited by the paper”."""
_SET_OFF = re.compile(r"\([^().!¶]{1,9}\)|,0(?=[,.!¶])")
"""“Anna Berg | (R-Utah)”, “Anna Berg | , 54”."""
_PARTICIPLE = re.compile(r",(?:[efZ]|C(?=[poy]))[^.!¶,;:]{1,40}(?=,)")
"""“The report | , published in May”."""
_IN_APPOSITION = re.compile(r",M(?:[op]M)*(?=[.!¶]|,[ay]*[EuUfFCK])")
"""“(The deal, according to) Anna Berg | , a spokeswoman for the firm (, would close)”."""
_RELATIVE = re.compile(r",[Ww][^.!¶,;:]{1,60}(?=[,.!¶])")
"""“Anna Berg | , who was there”."""
_NOUN_BEHIND = re.compile(r"(?:x?[bxid]|C(?![op])|x&M)(?:[op]M)*(?=[,.!¶])")
"""“The bank's | estimates”, “state | intelligence and security officials”: the noun that a source ends in."""
_NO_CONTENT = "G^AMWwsz"
"""What behind “C, according to S,” goes on with something else: “adding”, “but”, “a baker”, “who”."""


def according_to(findings: Findings) -> None:
    """Add every “according to S, C”, “C, according to S”, “as per S, C”, “in S's view, C” of the article."""
    for opening, source_of in _CREDITS:
        for match in opening.finditer(findings.kinds):
            source = source_of(findings, match.start())
            if source is not None:
                _attribute(findings, match.start(), source, findings.tokens_of(source))
    for match in _IN_VIEW.finditer(findings.kinds):
        holder = _holder(findings, match.start() + 1, of=match["O"] is not None)
        if holder is not None:
            _attribute(findings, match.start(), (match.start() + 1, match.end()), holder)


def _holder(findings: Findings, view: int, *, of: bool) -> Range | None:
    """The tokens of whose view the noun phrase at chunk ``view`` is, or the one behind its “of”."""
    chunks, last = findings.chunks, findings.chunks.stop[view] - 1
    if findings.last_word(view) not in findings.words["views"] or findings.word(view - 1) != "in":
        return None
    if of:
        return chunks.first[view + 2], chunks.stop[view + 2]
    return owner(findings.tokens, chunks.first[view], last)


def _credited(findings: Findings, at: int) -> Range | None:
    """Whom the “according to” at chunk ``at`` credits."""
    source = findings.subjects.after(at + 1)
    if source is None:
        return _plain_words(findings.kinds, at + 2)
    kinds = findings.kinds
    noun = _NOUN_BEHIND.match(kinds, source[1])
    if noun:
        return (source[0], noun.end())
    apart = kinds.find(",&", *source)
    if apart > 0 and kinds[source[1]] not in SENTENCE_ENDS:
        return (source[0], apart)  # according to Rossi, and the road is bad
    return source


def _credited_as_per(findings: Findings, at: int) -> Range | None:
    """Whom “as per” credits: “As per the police, …”, not “as per Berg's will” or “as per police orders”."""
    if findings.word(at + 1) not in findings.words["as_per"]:
        return None
    source = findings.subjects.after(at + 1)
    if source is None or findings.kinds[source[1]] not in ",.!¶;:)yp":
        return None
    if findings.kinds[source[1] : source[1] + 2] == ",t":
        return None  # said, per a friend, that
    return source if findings.tokens.classes[findings.chunks.stop[source[0]] - 1] in _SPEAKS else None


def _credited_per(findings: Findings, at: int) -> Range | None:
    """Whom “, per” credits: “per Anna Berg”, “per two officials”, not “per person”."""
    source = _credited_as_per(findings, at - 1)
    if source is None:
        return None
    first, stop = findings.chunks.first[source[0]], findings.chunks.stop[source[0]]
    return None if findings.tokens.classes[first:stop] == "R" else source


def _credited_by(findings: Findings, at: int) -> Range | None:
    """Whom “, as reported by” credits: one who says so, not “, as planned by the mayor”."""
    cue = findings.cues.get(at + 1)
    if cue is None or not findings.is_attested(cue):
        return None
    return findings.subjects.after(findings.chunks.at_token(cue.last_token) + 1)


def _before_quoted_clause(findings: Findings, at: int) -> Range | None:
    """Who or what the preposition at chunk ``at`` names, if a clause with words in marks stands behind."""
    source = findings.subjects.after(at)
    return source if source and _QUOTED_CLAUSE.match(findings.kinds, source[1]) else None


def _in_the_eyes_of(findings: Findings, at: int) -> Range | None:
    """Who holds what is quoted: “To Rossi, the mayor is a “hero””."""
    source = _before_quoted_clause(findings, at)
    return source if source and findings.is_people(source) else None


def _by_the_rules(findings: Findings, at: int) -> Range | None:
    """Which rules are quoted: “Under state law, a house is a “dwelling””."""
    source = _before_quoted_clause(findings, at)
    if source is None or findings.word(at) not in findings.words["by_the_rules"]:
        return None
    return source if findings.is_document(source) else None


_CREDITS = (
    (_OPENING, _credited),
    (_AS_PER, _credited_as_per),
    (_PER, _credited_per),
    (_AS_SAID_BY, _credited_by),
    (_IN_THE_EYES_OF, _in_the_eyes_of),
    (_BY_THE_RULES, _by_the_rules),
)


def _plain_words(kinds: str, begin: int) -> Range | None:
    """A source that is no noun phrase known: “according to early results of the count”."""
    stop, limit = begin, begin + REACH
    while kinds[stop] not in ",.!¶;:-" and stop < limit:
        stop += 1
    return (begin, stop) if stop > begin else None


def _attribute(findings: Findings, at: int, source: Range, who: Range | None) -> None:
    """Add what the “according to” at chunk ``at`` says; ``who`` are the tokens of ``source`` who said it."""
    kinds = findings.kinds
    begin, _ = findings.subjects.sentence(at)
    bracket = kinds.rfind("(", begin, at)
    if bracket > kinds.rfind(")", begin, at):
        begin = bracket + 1
    dash = kinds.rfind("-", begin, at - 1)
    if dash > begin and kinds[source[1]] == "-":
        begin = dash + 1  # many - half of them, according to Rossi - left
    if kinds[begin:at].strip("&^a,"):
        rule, contents = "according-to-last", _around(findings, begin, at, source)
    else:
        rule, contents = "according-to-first", [_behind(kinds, _described(findings, source[1], first=True))]
    contents = [content for content in contents if content[1] > content[0]]
    if contents:
        cue_range = findings.tokens_of((at, source[0]))
        findings.keep(Attribution(rule, tuple(contents), None, cue_range, who))


def _around(findings: Findings, begin: int, at: int, source: Range) -> list[Range]:
    """The content before the “according to” at chunk ``at``, and what it goes on with behind ``source``."""
    kinds = findings.kinds
    stop, after = at, source[1]
    while kinds[stop - 1] in ",!-":
        stop -= 1
    contents = [(begin, stop)]
    if kinds[stop - 1] in _CONJUNCTIONS:  # because, according to Rossi, C; that according to Rossi C
        clause = _behind(kinds, _described(findings, after, first=True))
        shared = findings.subjects.main_subject(begin, at) if _VERB_FIRST.match(kinds, clause[0]) else None
        return [shared, clause] if shared else [clause]  # Berg left and, according to Rossi, never came back
    after = _described(findings, after, first=False)
    if kinds[after] != ",":
        return contents
    if kinds[after + 1] in "ef" and (findings.is_clause(begin, stop) or findings.may_hide_verb(begin)):
        return contents  # according to the paper, published in May
    if kinds[after + 1] not in _NO_CONTENT or CLAUSE_BEHIND.match(kinds, after):
        contents.append((after + 1, content_end(kinds, after + 1)))
    return contents


def _described(findings: Findings, after: int, *, first: bool) -> int:
    """Where a source ends with what is told of it: “early results of a count | held in Oslo, a town”.

    ``first``: what it said stands behind it, and is no apposition.
    """
    kinds = findings.kinds
    right_behind = _RIGHT_BEHIND.match(kinds, after)
    if right_behind and kinds[right_behind.end()] in ",.!¶":
        after = right_behind.end()
    shapes = (_SET_OFF, _PARTICIPLE, _APPOSED if first else _IN_APPOSITION, _RELATIVE)
    for shape in shapes:
        told = shape.match(kinds, after)
        if told is None or (
            shape is _RELATIVE and findings.word(after + 1) not in findings.words["relative"]
        ):
            continue
        after = told.end()
    return after


def _behind(kinds: str, after: int) -> Range:
    """The content behind the source, past when and where: “According to S, on Monday in Oslo, C”."""
    while kinds[after] in ",:":
        after += 1
    adjuncts = _WHEN_AND_WHERE.match(kinds, after)
    begin = adjuncts.end() if adjuncts else after
    return (begin, content_end(kinds, begin))
