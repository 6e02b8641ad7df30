"""A speaker that is a medium, or an outlet or one of its people: “the report said”, “Reuters reported”."""

from collections.abc import Sequence

from .attribution import Attribution
from .channel_around import Surroundings
from .channel_phrases import Phrase
from .channel_told import Sign
from .scan import is_site
from .subjects import Range

_POLL_NAME = 6
"""Tokens that the name of a poll may be cut into ("a CNN/ORC poll")."""


def medium_speaking(
    around: Surroundings, attribution: Attribution, phrases: Sequence[Phrase], lemma: str | None
) -> Sign | None:
    """The medium or outlet that the speaker of ``attribution`` is; ``None`` where it is neither.

    ``phrases`` are those of its sentence, ``lemma`` is its cue's: “The report said” gives the report.
    """
    source, cue = attribution.source, attribution.cue_range
    if source is None:
        return None
    called = _called(around, source)
    if called is not None:
        return Sign("$", "article", called, *source)
    outlet: Phrase | None = None
    for phrase in phrases:
        if phrase.head < source[0]:
            continue
        if phrase.first >= source[1] or (phrase.head >= source[1] and not phrase.entry.poll):
            break
        if phrase.head >= source[1] + _POLL_NAME:
            break
        if cue and phrase.head < cue[0] < phrase.stop:
            continue  # “police report” in “police report a theft”
        if _speaks(around, phrase, source, lemma):
            return Sign("=", phrase.kind, phrase.name, phrase.first, phrase.stop)
        if phrase.entry.sort == "outlet" and outlet is None and phrase.first <= source[0] + 1:
            outlet = phrase
    if outlet is not None:
        if outlet.entry.ambiguous or _only_works_there(around, outlet, source):
            return None
        return Sign("$", "article", outlet.name, outlet.first, outlet.stop)
    if attribution.cue is not None:
        return None
    name = around.tokens.word(source[1] - 1)
    return Sign("=", "website", name, source[1] - 1, source[1]) if is_site(name) else None


def _called(around: Surroundings, source: Range) -> str | None:
    """The outlet that “the paper”, “the site” are, where one has been named before."""
    tokens = around.tokens
    first, stop = source
    if stop - first != 2 or tokens.classes[first] != "D" or not around.phrases:
        return None
    word = tokens.word(stop - 1).lower()
    if word not in around.sets["papers"] and word not in around.sets["sites"]:
        return None
    return around.paper_before(first)


def _only_works_there(around: Surroundings, outlet: Phrase, source: Range) -> bool:
    """“the AP leader”, “a former CNN anchor”: what he says, the outlet does not report."""
    tokens, sets = around.tokens, around.sets
    if any(tokens.word(at).lower() in sets["no_more"] for at in range(source[0], outlet.head)):
        return True
    roles = {tokens.word(at).lower() for at in range(outlet.stop, source[1]) if tokens.classes[at] in "RT"}
    return bool(roles) and roles.isdisjoint(sets["newsmen"])


def _speaks(around: Surroundings, phrase: Phrase, source: Range, lemma: str | None) -> bool:
    entry, sets = phrase.entry, around.sets
    if entry.sort == "medium" and entry.speaks:
        owned = phrase.prep == "of" and "S" in around.tokens.classes[phrase.first : phrase.head]
        if not phrase.prep or phrase.begin < source[0] or entry.poll or owned:
            return True
    if entry.kind == "speech" and phrase.prep == "of":  # “excerpts of his speech”
        return True
    if entry.sort == "audience":
        if entry.kind == "court" and lemma in sets["ruling"]:
            return True
        return entry.kind == "debate" or (entry.kind == "interview" and lemma in sets["asking"])
    return False
