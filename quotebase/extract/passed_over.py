"""Why a stretch in quotation marks is no quotation: the likeliest of a few reasons, for a person to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Span
from .analysis import Analysis
from .attribute import Attribution
from .chunks import Chunks
from .marks import Stretch
from .subjects import SENTENCE_ENDS

_FEW = 6
"""Up to so many words, a stretch that no cue takes may be a word or name only mentioned."""

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
    for at, stretch in sorted(analysis.chunks.stretches.items()):
        if at not in taken and not _inside(at, analysis):
            span = analysis.tokens.span(stretch.first, stretch.stop)
            text = analysis.tokens.slice(stretch.first, stretch.stop)
            yield PassedOver(span, text, _reason(at, stretch, refused.get(at), analysis))


def _inside(at: int, analysis: Analysis) -> bool:
    return any(begin <= at < end for a, _ in analysis.kept for begin, end in a.content)


def _reason(at: int, stretch: Stretch, refused: Attribution | None, analysis: Analysis) -> str:
    tokens, kinds = analysis.tokens, analysis.chunks.kinds
    words = [
        word for token in range(stretch.first, stretch.stop) if any(map(str.isalnum, word := tokens.word(token)))
    ]
    if not words:
        return "there is no word in it"
    if refused is not None and refused.cue is not None and refused.cue.verb.kind != "speech":
        kind = "a thought" if refused.cue.verb.kind == "thought" else "what a document does"
        return f"its cue “{tokens.word(refused.cue.verb_token)}” reports {kind}, no speech"
    if not stretch.closed and not stretch.continues:
        return "its mark never closes, and no cue takes it"
    named = _named_before(stretch, analysis)
    if named:
        return named
    if _between_names(at, stretch, analysis):
        return "a nickname, between the parts of a name"
    capitals = [word for word in words if len(word) > 3]
    if len(words) > 1 and capitals and all(word[0].isupper() for word in [words[0], *capitals]):
        return "capitalised like the title of a work or the name of a thing, and no cue takes it"
    begin, end = _sentence(analysis.chunks, at)
    cues = [i for i in range(begin, end) if kinds[i] in "CGIK"]
    if not cues:
        if len(words) <= _FEW:
            return "only a word or phrase in marks: no cue in its sentence"
        return "no cue in its sentence, and nobody before it goes on speaking"
    nearest = min(cues, key=lambda i: abs(i - at))
    cue = tokens.slice(analysis.chunks.first[nearest], analysis.chunks.stop[nearest])
    what = "only a word or phrase in marks: " if len(words) <= _FEW else ""
    return f"{what}the cue “{cue}” in its sentence does not reach it"


def _named_before(stretch: Stretch, analysis: Analysis) -> str | None:
    """What the words in front say it is: a work, or a word that is only mentioned."""
    tokens = analysis.tokens
    first = max(0, stretch.open - _BEFORE)
    paragraph = tokens.classes.rfind("¶", first, stretch.open)
    lead = [tokens.word(token).lower() for token in range(max(first, paragraph + 1), stretch.open)]
    while lead and lead[-1] in (",", "the", "a", "an", ":"):
        lead.pop()
    works = analysis.lexicon.works
    titles, words = works["titles"], works["words"]
    works_ = {word.lower() for group in ("works", "events_and_acts", "print_and_air") for word in titles[group]}
    for size in range(len(lead), 0, -1):
        before = " ".join(lead[-size:])
        if before in words["phrases"]:
            return f"a word or name only mentioned: “{before}” stands before it"
        if before in words["nouns"] or before in words["verbs"]:
            return f"a word or name only mentioned: “{before}” stands before it"
        if before in works_ or before in titles["verbs"]:
            return f"the title of a work or the name of an event: “{before}” stands before it"
    return None


def _between_names(at: int, stretch: Stretch, analysis: Analysis) -> bool:
    classes = analysis.tokens.classes
    before = classes[stretch.open - 1 : stretch.open]
    after = classes[stretch.close + 1 : stretch.close + 2]
    few = stretch.stop - stretch.first <= 3
    return few and before in tuple("NGT") and after in tuple("NG")


def _sentence(chunks: Chunks, at: int) -> tuple[int, int]:
    begin = max(chunks.kinds.rfind(mark, 0, at) for mark in SENTENCE_ENDS) + 1
    ends = [end for mark in SENTENCE_ENDS if (end := chunks.kinds.find(mark, at)) >= 0]
    return begin, min(ends, default=len(chunks.kinds))
