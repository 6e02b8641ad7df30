"""A speaker that is a medium, or an outlet or one of its people: “the report said”, “Reuters reported”."""

import re
from collections.abc import Sequence

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.words import is_site

from .around import Surroundings
from .phrases import Phrase
from .told import Sign

_FROM = re.compile("(?:pM)?,?")
"""“from envoy Rowe,”, over chunks."""
_OPENS = frozenset('.¶:;"')
"""Classes of what a sentence may open behind."""
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
    if called is not None and _is_of_itself(around, attribution):
        return None  # the paper said it would sue
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
            return _sign(around, attribution, phrase)
        if phrase.entry.sort == "outlet" and outlet is None and phrase.first <= source[0] + 1:
            outlet = phrase
    if outlet is not None:
        return _outlet(around, attribution, outlet, source, lemma)
    if attribution.cue is not None and lemma not in around.sets["relaying"]:
        return _antecedent(around, phrases, source)
    return _site(around, attribution, source) or _antecedent(around, phrases, source)


def _sign(around: Surroundings, attribution: Attribution, phrase: Phrase) -> Sign:
    """A phrase that speaks: a study, a letter, or the story of an outlet, which is the outlet's."""
    if _is_story(around, attribution, phrase):
        return Sign("$", "article", phrase.name, phrase.first, phrase.stop)
    name = phrase.name or _published_by(around, phrase)
    return Sign("=", phrase.kind, name, phrase.first, phrase.stop)


def _is_story(around: Surroundings, attribution: Attribution, phrase: Phrase) -> bool:
    """“according to a Guardian report”, “… a report by Reuters”: the outlet's own story, and no study."""
    story = attribution.cue is None and phrase.kind == "report" and phrase.name is not None
    if not story or around.tokens.word(phrase.head) not in around.sets["stories"]:
        return False
    outlets = around.between(phrase.first, phrase.stop)
    return any(
        other.entry.sort == "outlet"
        and other.name == phrase.name
        and around.tokens.classes[other.stop : other.stop + 1] not in ("N", "B")  # Bloomberg Energy Finance
        for other in outlets
    )


def _site(around: Surroundings, attribution: Attribution, source: Range) -> Sign | None:
    """“According to rovers.com”, “rovers.com reported that”: a site that its name alone tells for one."""
    name = around.tokens.word(source[1] - 1)
    if not is_site(name):
        return None
    if attribution.cue is None:
        return Sign("=", "website", name, source[1] - 1, source[1])
    return None if attribution.is_phrase else Sign("$", "article", name, source[1] - 1, source[1])


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


def _outlet(
    around: Surroundings, attribution: Attribution, outlet: Phrase, source: Range, lemma: str | None
) -> Sign | None:
    """An outlet that passes on what others said: not what its chairman said, or what it will do itself."""
    works_there = outlet.stop < source[1]
    if works_there and lemma in around.sets["saying"] and _is_of_oneself(around, attribution):
        return None
    trusted = not outlet.entry.ambiguous or _relays(around, attribution, outlet, source, lemma)
    if not trusted or _only_works_there(around, outlet, source) or _is_of_itself(around, attribution):
        return None
    return Sign("$", "article", outlet.name, outlet.first, outlet.stop)


def _relays(
    around: Surroundings, attribution: Attribution, outlet: Phrase, source: Range, lemma: str | None
) -> bool:
    """“AP reported”, “The Sun newspaper reported that”: a name that is a word or an acronym as well.

    Alone, or with what it is behind it, it is an outlet where it reports what a clause tells. An English word
    that opens a sentence may have its capital from there (“People reported that”).
    """
    tokens, (first, stop) = around.tokens, source
    article = tokens.classes[first] == "D"
    of_paper = lemma is None and article and outlet.name is not None and " " in outlet.name
    if lemma not in around.sets["relaying"] and not (of_paper and outlet.entry.name is None):
        return False
    called = tokens.word(stop - 1).lower() in around.sets["papers"]
    if outlet.first > first + article or outlet.stop != stop - called:
        return False
    if called or tokens.word(outlet.head).isupper():
        return True
    opens = first == 0 or tokens.classes[first - 1] in _OPENS
    a_word = (
        outlet.stop - outlet.head == 1 and tokens.word(outlet.head).lower() in around.lexicon.lower_classes
    )
    return (article or not opens or not a_word) and not attribution.is_phrase


def _is_of_itself(around: Surroundings, attribution: Attribution) -> bool:
    """“The Times said it would sue”: an outlet that tells what it does itself reports nothing."""
    tokens, sets = around.tokens, around.sets
    at = around.chunks.first[attribution.content[0][0]]
    word = tokens.word(at).lower()
    if word in sets["its_own"]:
        return True
    if word not in sets["itself"] or at + 2 >= len(tokens.raw):
        return False
    behind = tokens.word(at + 1).lower()
    return behind in sets["wanting"] or tokens.word(at + 2).lower() in sets["own_deeds"]


def _is_of_oneself(around: Surroundings, attribution: Attribution) -> bool:
    """“BBC presenter Anna Rowe said she would leave”: one of an outlet's people who tells of herself."""
    first = around.chunks.first[attribution.content[0][0]]
    return around.tokens.word(first).lower() in around.sets["oneself"]


def _published_by(around: Surroundings, phrase: Phrase) -> str | None:
    """“It was reported by ABC News. “…,” the article says”: the outlet of an article told of before."""
    definite = phrase.kind == "article" and around.tokens.classes[phrase.first] == "D"
    return around.paper_before(phrase.first) if definite else None


def _antecedent(around: Surroundings, phrases: Sequence[Phrase], source: Range) -> Sign | None:
    """“a leaked memo from Rowe, which claimed”: the memo that “which” is."""
    if source[1] - source[0] != 1 or around.tokens.classes[source[0]] != "w":
        return None
    chunks = around.chunks
    for phrase in reversed(phrases):
        if phrase.head >= source[0] or phrase.entry.sort != "medium" or not phrase.entry.speaks:
            continue
        between = chunks.kinds[chunks.at_token(phrase.stop - 1) + 1 : chunks.at_token(source[0])]
        if not _FROM.fullmatch(between):
            return None
        return Sign("=", phrase.kind, phrase.name, phrase.first, phrase.stop)
    return None


def _only_works_there(around: Surroundings, outlet: Phrase, source: Range) -> bool:
    """“the AP leader”, “a former CNN anchor”: what he says, the outlet does not report.

    Nor does it what “the Australian government” says.
    """
    tokens, sets = around.tokens, around.sets
    if any(tokens.word(at).lower() in sets["no_more"] for at in range(source[0], outlet.head)):
        return True
    if outlet.entry.with_the and outlet.stop < source[1] and _is_adjective(around, outlet):
        return True
    roles = {tokens.word(at).lower() for at in range(outlet.stop, source[1]) if tokens.classes[at] in "RT"}
    return bool(roles) and roles.isdisjoint(sets["newsmen"])


def _is_adjective(around: Surroundings, outlet: Phrase) -> bool:
    """“The Australian government”: the name of a paper that is a word before another noun."""
    word, sets = around.tokens.word(outlet.stop), around.sets
    return word[0].islower() and word not in sets["papers"] and word not in sets["newsmen"]


def _speaks(around: Surroundings, phrase: Phrase, source: Range, lemma: str | None) -> bool:
    entry, sets = phrase.entry, around.sets
    if entry.sort == "medium" and entry.speaks:
        owned = phrase.prep == "of" and "S" in around.tokens.classes[phrase.first : phrase.head]
        if not phrase.prep or phrase.begin < source[0] or entry.poll or owned:
            return True
    of_speech = entry.sort == "medium" and entry.kind == "speech" and not entry.speaking
    if of_speech and phrase.prep == "of":  # “excerpts of his speech”
        return True
    if entry.sort == "audience":
        if entry.kind == "court" and lemma in sets["ruling"]:
            return True
        return entry.kind == "debate" or (entry.kind == "interview" and lemma in sets["asking"])
    return False
