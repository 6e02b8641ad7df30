"""Those whom a sentence says were told something: who they are, and whether they are a medium."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.scan import Tokens
from quotebase.extract.text.words import is_site
from quotebase.model import ChannelKind

from .around import Surroundings
from .newsmen import behind_name, employer_of, is_of_outlet
from .phrases import ADDRESSED, Phrase

_CHAIN = regex.compile(r"(?r)M(?:[op]M)*")
"""“A court in Oslo”, up to the cue."""
BODIES = "mBN"
"""The classes of those told who are a body, no crowd: “told parliament”."""
_TOLD_MEDIA = frozenset(("interview", "press", "testimony", "speech"))
_MEETINGS = frozenset(("meeting", "call", "debate"))
"""Kinds that are told something only behind a verb that tells: a meeting may hear what nobody told it."""


class Sign(NamedTuple):
    """What stands behind a sign: the kind and name that it gives, and the tokens that say so."""

    sign: str
    kind: ChannelKind
    name: str | None
    first: int
    stop: int
    weak: bool = False
    """Whether an interview beside it counts more: “with reporters on CNN”."""


def those_told(
    around: Surroundings,
    attribution: Attribution,
    cue_at: int,
    phrases: Sequence[Phrase],
    *,
    to: bool,
    to_subject: bool,
) -> Range | None:
    """The tokens of those told, a quoted programme included.

    The cue is the chunk ``cue_at``, and ``phrases`` are those of its sentence; ``to``: those whom it tells
    stand behind "to", or, ``to_subject``, are its subject where it is passive.
    """
    chunks = around.chunks
    if attribution.addressee is not None:
        return attribution.addressee
    cue, after = attribution.cue, cue_at + 1
    if cue is not None and cue.passive:  # “the jury was told”
        chain = _CHAIN.match(chunks.kinds, 0, cue_at)
        if chain is None or attribution.source is not None or not to_subject:
            return None
        head = chain.start()  # “a court in Oslo was told”
        return None if is_content(attribution, head) else (chunks.first[head], chunks.stop[head])
    if cue is None or is_content(attribution, after):
        return None
    if chunks.kinds[after] == "2" and chunks.kinds[after + 1] in "MO" and to:
        person = around.tokens.classes[chunks.stop[after + 1] - 1] in "GNRrO"
        told = chunks.first[after + 1], chunks.stop[after + 1]
        heard = person or any(_hears(phrase) and told[0] <= phrase.head < told[1] for phrase in phrases)
        return told if heard and not is_content(attribution, after + 1) else None
    if not cue.verb.addresses:
        return None
    found = chunks.first[after], chunks.stop[after]
    if chunks.kinds[after] not in "MOQ":  # “told radio host Tom Hill”
        for phrase in phrases:
            if phrase.first != found[0] or phrase.prep:
                continue
            titled = chunks.kinds[after + 1] == "Q" and phrase.entry.sort == "medium"
            if phrase.head < found[1] or titled:  # “told the “Tidewater” podcast”
                return found[0], phrase.stop
        return None
    if attribution.source is not None and attribution.source[0] == found[0]:
        return None
    return found


def name_told(tokens: Tokens, first: int, stop: int) -> str:
    """Those told, without their article, and without what is told of them: “Tom Moss(, the mayor)”."""
    while first < stop - 1 and tokens.classes[first] in "D1":
        first += 1
    comma = tokens.classes.find(",", first, stop)
    named = comma > first and tokens.classes[comma - 1] in "GN"
    return tokens.slice(first, comma if named else stop)


def _hears(phrase: Phrase) -> bool:
    """Whether one may say something to what a phrase names: “confirmed to the inquest”."""
    return phrase.entry.sort == "audience" and phrase.kind in ("court", "testimony")


def is_content(attribution: Attribution, chunk: int) -> bool:
    """Whether ``chunk`` is part of what ``attribution`` says was said."""
    return any(begin <= chunk < end for begin, end in attribution.content)


def medium_told(around: Surroundings, told: Range, phrases: Sequence[Phrase], *, heard: bool) -> Sign | None:
    """The medium that those told are: an outlet, reporters, a court; ``None`` if they are none.

    ``heard`` says that they heard it: a parliament that is urged to act need not have.
    """
    first, stop = told
    outlet: Phrase | None = None
    for phrase in phrases:
        if not first <= phrase.head < stop:
            continue
        entry = phrase.entry
        body = entry.kind == "speech" and around.tokens.classes[stop - 1] in BODIES
        if body and not heard:
            continue
        if entry.kind == "speech" and around.tokens.classes[phrase.stop : stop].startswith("S"):
            return None  # the Senate's president
        if entry.sort == "audience" and entry.kind != "interview":
            return _heard_by(around, told, phrase, phrases)
        medium = _medium(phrase, told, heard=heard)
        if medium is not None:
            return medium
        if outlet is None and entry.sort in ADDRESSED:
            outlet = phrase
    known = _named_before(around, first, stop) if outlet is None or outlet.name is None else None
    if known is not None:
        return Sign(">", "interview", known, first, stop)
    if outlet is not None:
        host = outlet.entry.sort == "audience"
        named = Sign(">", "interview", outlet.name, first, max(stop, outlet.stop), weak=host)
        return None if is_of_outlet(around, outlet, stop) else named
    return _unnamed(around, told, phrases)


def _heard_by(around: Surroundings, told: Range, audience: Phrase, phrases: Sequence[Phrase]) -> Sign:
    """A court, a crowd, the press; a reporter of one outlet is that outlet: “told a BBC reporter”."""
    first, stop = told[0], max(told[1], audience.stop)
    employer = employer_of(around, told, audience, phrases) if audience.kind == "press" else None
    if employer is not None:
        return Sign(">", "interview", employer.name, first, max(stop, employer.stop))
    return Sign(">", audience.kind, None, first, stop)


def _medium(phrase: Phrase, told: Range, *, heard: bool) -> Sign | None:
    """An interview, a hearing, a site among those told: “told a news conference”."""
    entry, stop = phrase.entry, max(told[1], phrase.stop)
    bare = entry.event and not entry.proper and phrase.first == phrase.head  # “Congress”
    meets = heard and phrase.kind in _MEETINGS and phrase.stop >= told[1]  # not: the meeting's chairman
    if entry.sort == "medium" and (meets or (phrase.kind in _TOLD_MEDIA and not bare)):
        return Sign(">", phrase.kind, phrase.name, told[0], stop)
    if entry.sort == "medium" and phrase.kind == "website" and not phrase.prep:
        return Sign(">", "interview", phrase.name, told[0], stop)
    return None


def _unnamed(around: Surroundings, told: Range, phrases: Sequence[Phrase]) -> Sign | None:
    """A medium that no phrase among those told names: “told Tom Hill of CNN”, “told the paper”, “told me”."""
    first, stop = told
    employer = behind_name(around, told, phrases)
    if employer is not None:
        return Sign(">", "interview", employer.name, first, employer.stop)
    tokens = around.tokens
    if _is_commission(around, first, stop):
        return Sign(">", "testimony", None, first, stop)
    named = _paper(around, first, stop)
    if named is not None:
        return Sign(">", "interview", named, first, stop)
    last = tokens.word(stop - 1)  # in lower case: not the Women's Network
    daily = tokens.classes[first] == "y" and last in around.sets["programmes"]  # “Monday's programme”
    if daily or last in around.sets["papers"]:
        return Sign(">", "interview", None, first, stop)
    if stop - first > 1 and last in around.sets["news_media"]:
        return Sign(">", "press", None, first, stop)
    reporter = stop - first == 1 and tokens.word(first).lower() in around.lexicon.cue_words["first_person"]
    return (
        Sign(">", "interview", None, first, stop) if reporter and tokens.word(first - 1) == "told" else None
    )


def _named_before(around: Surroundings, first: int, stop: int) -> str | None:
    """“told the paper”, “told the programme”, “told the news agency”: the outlet that is named before."""
    tokens, sets = around.tokens, around.sets
    words = [tokens.word(at).lower() for at in range(first, stop)]
    if tokens.classes[first] not in "Dy" or len(words) not in (2, 3):
        return None
    if sets["papers"].isdisjoint((words[-1], " ".join(words[1:]))) and words[-1] not in sets["programmes"]:
        return None
    return around.outlet_before(first)


def _is_commission(around: Surroundings, first: int, stop: int) -> bool:
    """“told the commission”, where the article has told of its inquiry or of a witness before."""
    tokens = around.tokens
    if stop - first != 2 or tokens.classes[first] != "D":
        return False
    return tokens.word(first + 1) in around.sets["commissions"] and around.has_testified(first)


def _paper(around: Surroundings, first: int, stop: int) -> str | None:
    """“told rovers.com”, “told the Marlow Democrat”: a site or paper that its name alone tells for one.

    A paper may be called like a member of a party; it is none behind a place: “the Virginia Democrat”.
    """
    tokens = around.tokens
    last = tokens.word(stop - 1)
    if is_site(last):
        return last
    if stop - first <= 2 or last not in around.sets["partisan_papers"] or tokens.classes[first] != "D":
        return None
    known = tokens.word(first)[0].isupper() or not any(
        tokens.classes[at] != "N" or tokens.word(at) in around.lexicon.places
        for at in range(first + 1, stop - 1)
    )
    return tokens.slice(first + 1, stop) if known else None
