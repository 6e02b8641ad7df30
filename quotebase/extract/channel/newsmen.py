"""Those of an outlet whom one tells something: its reporter, who stands for it, and its staff, who do not."""

from collections.abc import Sequence

from quotebase.extract.attribution.subjects import Range

from .around import Surroundings
from .phrases import Phrase

_OUTLETS = frozenset(("outlet", "programme"))
_APPOSED = 6
"""Tokens behind the comma in which “a senior reporter for” tells who somebody is."""
_PEOPLE = frozenset("Rr")
"""Classes of persons: BBC bosses."""
_BODIES = frozenset("BT")
"""Classes of capitals that end the name of a body: the Guardian Council."""


def employer_of(
    around: Surroundings, told: Range, reporter: Phrase, phrases: Sequence[Phrase]
) -> Phrase | None:
    """The one outlet of a reporter among those told: “a BBC reporter”, “a reporter for Reuters”."""
    found = [
        phrase
        for phrase in phrases
        if phrase.entry.sort in _OUTLETS
        and (told[0] <= phrase.head < reporter.head or _is_behind(around, phrase, reporter.stop, phrases))
    ]
    if len(found) != 1:
        return None
    words = (around.tokens.word(at).lower() for at in range(told[0], found[0].head))
    return found[0] if around.sets["no_more"].isdisjoint(words) else None


def behind_name(around: Surroundings, told: Range, phrases: Sequence[Phrase]) -> Phrase | None:
    """The outlet of who is told by name: “told Tom Hill of the BBC”, “told Tom Hill, a reporter for CNN”."""
    tokens, stop = around.tokens, told[1]
    if tokens.classes[stop - 1] not in "GN" or tokens.classes[stop : stop + 1] not in ("o", ","):
        return None
    if tokens.classes[stop] == "o":
        return next((phrase for phrase in phrases if _is_behind(around, phrase, stop, phrases)), None)
    for at in range(stop + 1, min(stop + 1 + _APPOSED, len(tokens.raw))):
        if tokens.classes[at] in ",.¶":
            return None
        if _is_newsman(around, at):
            return next(
                (
                    phrase
                    for phrase in phrases
                    if (phrase.entry.sort in _OUTLETS and stop < phrase.head < at)
                    or _is_behind(around, phrase, at + 1, phrases)
                ),
                None,
            )
    return None


def is_of_outlet(around: Surroundings, outlet: Phrase, stop: int) -> bool:
    """“BBC staff”, “CNN's chief executive”, “the Guardian Council”: named after an outlet, and none.

    ``stop`` is the token that those told end before.
    """
    tokens, sets = around.tokens, around.sets
    if outlet.entry.sort not in _OUTLETS or outlet.stop >= stop:
        return False
    rest = range(outlet.stop, stop)
    if any(_is_newsman(around, at) or tokens.word(at) in sets["papers"] for at in rest):
        return False
    if any(tokens.classes[at] in _PEOPLE and tokens.word(at)[0].islower() for at in rest):
        return True
    last = tokens.word(stop - 1)
    if last in sets["own_bodies"]:
        return True
    if tokens.classes[outlet.stop] == "S" or last in around.lexicon.places:
        return False  # RTÉ's Morning Ireland
    named = tokens.classes[stop - 1] in _BODIES and last[0].isupper()
    return named and not around.lexicon.channels.is_outlet_head(last) and last not in sets["desks"]


def _is_newsman(around: Surroundings, at: int) -> bool:
    """“correspondent”, “hosts”, “a camera crew”: those who interview for an outlet."""
    word = around.tokens.word(at).lower()
    return word in around.sets["newsmen"] or word.removesuffix("s") in around.sets["interviewers"]


def _is_behind(around: Surroundings, phrase: Phrase, stop: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a phrase is the outlet behind token ``stop``: “(a reporter) for Reuters”, and no others."""
    named = phrase.entry.sort in _OUTLETS or (phrase.entry.sort == "medium" and phrase.kind == "interview")
    if phrase.begin != stop or not named or phrase.name is None:
        return False
    if (
        phrase.prep not in around.sets["employed"]
        or around.tokens.classes[phrase.stop : phrase.stop + 1] == "S"
    ):
        return False
    end = around.chunks.stop[around.chunks.at_token(phrase.stop - 1)]
    if is_of_outlet(around, phrase, end):
        return False
    return not any(other.first == phrase.stop + 1 and other.entry.sort in _OUTLETS for other in phrases)
