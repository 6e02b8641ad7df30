"""Why a stretch in quotation marks is no quotation: the likeliest of a few reasons, for a person to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotebase.model import Span

from .analysis import Analysis
from .attribution.cues import CUE_KINDS
from .attribution.findings import Attribution
from .text.chunks import SENTENCE_ENDS, Chunks
from .text.marks import Stretch
from .text.words import is_quotation_mark

_FEW = 6
"""Up to so many words, a stretch that no cue takes may be a word or name only mentioned."""

_NICKNAME = re.compile("L{3,5}")
_OF_NAME = "a nickname, between the parts of a name"

_BEFORE = 4
"""How many tokens in front of a stretch may say what it is."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A stretch in marks that is in no quotation: its words without the marks, and why."""

    span: Span
    text: str
    reason: str


def passed_over(analysis: Analysis) -> Iterator[PassedOver]:
    """Each such stretch of an article, in its order."""
    taken = {at for _, content in analysis.kept for at in content.stretches}
    refused = {
        at: attribution
        for attribution in reversed(analysis.attributions)
        for begin, end in attribution.content
        for at in range(begin, end)
        if at in analysis.chunks.stretches
    }
    found = list(_nicknames(analysis))
    for at, stretch in analysis.chunks.stretches.items():
        if at not in taken:
            span = analysis.tokens.span(stretch.first, stretch.stop)
            text = analysis.tokens.slice(stretch.first, stretch.stop)
            found.append(PassedOver(span, text, _reason(at, stretch, refused.get(at), analysis)))
    yield from sorted(found, key=lambda passed: passed.span.start)


def _nicknames(analysis: Analysis) -> Iterator[PassedOver]:
    """What stands in quotation marks inside a name."""
    tokens = analysis.tokens
    for match in _NICKNAME.finditer(tokens.classes):
        first, stop = match.start() + 1, match.end() - 1
        if is_quotation_mark(tokens.word(match.start())):
            yield PassedOver(tokens.span(first, stop), tokens.slice(first, stop), _OF_NAME)


def _reason(at: int, stretch: Stretch, refused: Attribution | None, analysis: Analysis) -> str:
    tokens = analysis.tokens
    written = [tokens.word(token) for token in range(stretch.first, stretch.stop)]
    words = [word for word in written if any(map(str.isalnum, word))]
    if not words:
        return "there is no word in it"
    return (
        _no_speech(refused, analysis)
        or _never_closed(stretch)
        or _named_before(stretch, analysis)
        or _between_names(stretch, analysis)
        or _in_capitals(words)
        or _no_cue(at, len(words), analysis)
    )


def _no_speech(refused: Attribution | None, analysis: Analysis) -> str | None:
    if refused is None or refused.cue is None or refused.cue.verb.kind == "speech":
        return None
    kind = "a thought" if refused.cue.verb.kind == "thought" else "what a document does"
    return f"its cue “{analysis.tokens.word(refused.cue.verb_token)}” reports {kind}, no speech"


def _never_closed(stretch: Stretch) -> str | None:
    if stretch.closed or stretch.continues:
        return None
    return "its mark never closes, and no cue takes it"


def _in_capitals(words: list[str]) -> str | None:
    capitals = [word for word in words if len(word) > 3]
    if len(words) < 2 or not capitals or not all(word[0].isupper() for word in [words[0], *capitals]):
        return None
    return "capitalised like the title of a work or the name of a thing, and no cue takes it"


def _no_cue(at: int, words: int, analysis: Analysis) -> str:
    chunks = analysis.chunks
    begin, end = _sentence(chunks, at)
    cues = [index for index in range(begin, end) if chunks.kinds[index] in CUE_KINDS]
    few = "only a word or phrase in marks: " if words <= _FEW else ""
    if cues:
        nearest = min(cues, key=lambda index: abs(index - at))
        cue = analysis.tokens.slice(chunks.first[nearest], chunks.stop[nearest])
        return f"{few}the cue “{cue}” in its sentence does not reach it"
    return f"{few}no cue in its sentence" if few else "no cue in its sentence, and nobody goes on speaking"


def _named_before(stretch: Stretch, analysis: Analysis) -> str | None:
    """What the words in front say it is: a work, or a word that is only mentioned."""
    tokens = analysis.tokens
    first = max(0, stretch.open - _BEFORE)
    first = max(first, tokens.classes.rfind("¶", first, stretch.open) + 1)
    stop = stretch.open
    while stop > first and tokens.classes[stop - 1] in ",:D1":
        stop -= 1
    lead = [tokens.word(token).lower() for token in range(first, stop)]
    titles, words = analysis.lexicon.works["titles"], analysis.lexicon.works["words"]
    mentions = {*words["nouns"], *words["verbs"], *words["phrases"]}
    works = {*titles["works"], *titles["events_and_acts"], *titles["print_and_air"], *titles["verbs"]}
    for size in range(len(lead), 0, -1):
        before = " ".join(lead[-size:])
        if before in mentions:
            return f"a word or name only mentioned: “{before}” stands before it"
        if before in works:
            return f"the title of a work or the name of an event: “{before}” stands before it"
    return None


def _between_names(stretch: Stretch, analysis: Analysis) -> str | None:
    classes = analysis.tokens.classes
    before = classes[stretch.open - 1] if stretch.open else ""
    after = classes[stretch.close + 1 : stretch.close + 2]
    short = stretch.stop - stretch.first <= 3
    if short and before in tuple("NGT") and after in tuple("NG"):
        return _OF_NAME
    return None


def _sentence(chunks: Chunks, at: int) -> tuple[int, int]:
    begin = max(chunks.kinds.rfind(mark, 0, at) for mark in SENTENCE_ENDS) + 1
    ends = [end for mark in SENTENCE_ENDS if (end := chunks.kinds.find(mark, at)) >= 0]
    return begin, min(ends, default=len(chunks.kinds))
