"""The map: from an article's text to its quotations, one call a stage.

1. ``scan``        the text becomes tokens with one-letter classes
2. ``marks``       quotation marks are paired
3. ``chunks``      tokens become noun phrases, verb groups, quoted stretches
4. ``cues``        verb groups that report are told from those that do not; nouns that report (``nominal``)
5. ``attribute``   each cue takes its speaker and content; turns of a transcript and headlines have theirs
                   (``transcript``, ``headline``), a stretch without a cue takes whoever goes on (``carry``)
6. ``assemble``    contents become spans and kinds; those that report speech are kept (``select``)
7. ``speakers``    mentions are resolved to the fullest name in the article
8. ``channel``     through what medium, told to whom, passed on by whom
9. ``tails``       the phrase that tells the medium is cut off content that it ends

Every stage is a pure function of the ones before it: the same text gives the same quotations.
``docs/architecture.md`` says what each module does for its stage.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import NamedTuple, TypeVar, get_args

from .errors import InputError
from .extract.analysis import Analysis
from .extract.assemble import Content, parents
from .extract.attribution.attribute import attribute
from .extract.attribution.carry import Carrier
from .extract.attribution.cues import find_cues
from .extract.attribution.findings import Attribution, Findings
from .extract.attribution.headline import add_headlines
from .extract.attribution.nominal import find_nominals
from .extract.attribution.transcript import add_turns
from .extract.channel.channels import Channels, Heard, Spoken
from .extract.confidence import confidence_of, state_of
from .extract.explanation import Explanation, explained
from .extract.rules import rules
from .extract.select import Kept, couriers, is_speech, is_thought, reported
from .extract.speaker.speakers import Resolved, Speakers
from .extract.tails import without_channel
from .extract.text.chunks import chunk
from .extract.text.lists import join_lists
from .extract.text.marks import pair
from .extract.text.scan import Scanner, Tokens
from .extract.text.titles import join_titles
from .extract.text.told import part_told
from .extract.text.wrapping import unwrapped
from .lexicon import Lexicon, load
from .model import Article, Channel, Cue, CueKind, Include, Party, Quote, Spans, Speaker

_Part = TypeVar("_Part", Cue, Speaker, Channel, Party)
"""What a quotation has that stands in the text."""


class _Row(NamedTuple):
    """A quotation whose speaker and channel are known."""

    attribution: Attribution
    content: Content
    known: Resolved
    heard: Heard
    thought: bool


@cache
def _engine(language: str) -> tuple[Lexicon, Scanner]:
    lexicon = load(language)
    return lexicon, Scanner(lexicon)


def prepare() -> None:
    """Read the vocabulary now rather than at the first article.

    Raises :class:`LexiconError` where ``QUOTEBASE_LEXICON`` cannot be used.
    """
    _engine("en")


def check_include(include: Collection[str]) -> None:
    """Raise :class:`InputError` where something is asked for that there is not."""
    if isinstance(include, str):
        raise InputError(f"include: {include!r} is no list; write [{include!r}]")
    for name in include:
        if name not in get_args(Include):
            raise InputError(f"include: {name!r} is none of {', '.join(get_args(Include))}")


def extract(article: Article, include: Collection[Include] = ()) -> tuple[Quote, ...]:
    """The quotations of ``article``, in the order of their first character. Never raises on any text.

    What ``include`` asks for is marked by ``cue.kind``.
    """
    return analyse(article.text, include).quotes


def extracted(article: Article, include: Collection[Include] = ()) -> Article:
    """``article`` with its quotations; one that could not be read passes through."""
    return article if article.errors else replace(article, quotes=extract(article, include))


def explain(article: Article, include: Collection[Include] = ()) -> Explanation:
    """Which rule made which quotation of ``article`` and why, and why other stretches in marks are none."""
    return explained(article, analyse(article.text, include))


def rule_names() -> tuple[str, ...]:
    """The names of all rules."""
    return tuple(rules())


def describe_rule(name: str) -> str:
    """What the rule ``name`` looks for, with examples. Raises ``KeyError`` for an unknown name."""
    return rules()[name].render()


def analyse(text: str, include: Collection[Include] = ()) -> Analysis:
    """Run all stages over ``text``."""
    lexicon, scanner = _engine("en")
    plain = unwrapped(text)
    findings = _attributed(scanner.scan(plain), lexicon)
    tokens, chunks = findings.tokens, findings.chunks
    kept = reported(findings.found, tokens, chunks, lexicon.naming_verbs, thoughts="thoughts" in include)
    if not kept:
        return Analysis(lexicon, tokens, chunks, findings.found, kept, (), (), ())
    speakers = Speakers(tokens, chunks, lexicon)
    rows, above = _without_couriers(_told(kept, speakers, findings, lexicon, thoughts=bool(include)))
    quotes = [_quote(row, parent, speakers, tokens) for row, parent in zip(rows, above, strict=True)]
    if plain is not text:
        quotes = [_verbatim(quote, text) for quote in quotes]
    return Analysis(
        lexicon,
        tokens,
        chunks,
        findings.found,
        [(row.attribution, row.content) for row in rows],
        tuple(quotes),
        tuple(row.known.how for row in rows),
        tuple(row.heard.why for row in rows),
    )


def _attributed(tokens: Tokens, lexicon: Lexicon) -> Findings:
    """Stages 2 to 5: whatever a rule attributes in ``tokens``."""
    chunks = part_told(tokens, join_titles(tokens, chunk(tokens, pair(tokens)), lexicon), lexicon)
    chunks = join_lists(tokens, chunks, lexicon)
    chunks, cues = find_cues(tokens, chunks, lexicon)
    nominals = find_nominals(tokens, chunks, lexicon)
    findings = Findings(tokens, chunks, lexicon, cues)
    attribute(findings, cues, nominals)
    add_turns(findings)
    add_headlines(findings)
    Carrier(findings, lexicon).run()
    return findings


def _told(
    kept: Kept, speakers: Speakers, findings: Findings, lexicon: Lexicon, *, thoughts: bool
) -> list[_Row]:
    """Stages 7 to 9: of each of ``kept`` who said it and through what; its content without the medium."""
    tokens, chunks, where = findings.tokens, findings.chunks, lexicon.cue_words["where"]
    thought = [thoughts and is_thought(*row, tokens) for row in kept]
    resolved = _resolved(kept, thought, speakers)
    spoken = [(attribution, known.speaker) for (attribution, _), known in zip(kept, resolved, strict=True)]
    heard = _heard(spoken, thought, Channels(tokens, chunks, lexicon))
    return [
        _Row(
            attribution,
            without_channel(content, attribution, through.channel, tokens, chunks, where),
            known,
            through,
            unsaid,
        )
        for (attribution, content), known, through, unsaid in zip(kept, resolved, heard, thought, strict=True)
    ]


def _without_couriers(rows: list[_Row]) -> tuple[list[_Row], list[int | None]]:
    """``rows`` without those that only pass on what another holds, and of each the row that it stands in."""
    kept = [(row.attribution, row.content) for row in rows]
    above = parents([row.content.spans for row in rows])
    credited = [row.heard.via is not None and not row.thought for row in rows]
    dropped = couriers(kept, above, credited)
    if not dropped:
        return rows, above
    rows = [row for at, row in enumerate(rows) if at not in dropped]
    return rows, parents([row.content.spans for row in rows])


def _resolved(kept: Kept, thought: list[bool], speakers: Speakers) -> list[Resolved]:
    """The speaker of each of ``kept``: what is said first, so that thoughts change nothing of it."""
    if True not in thought:
        return [speakers.of(attribution) for attribution, _ in kept]
    known: dict[int, Resolved] = {}
    for at in sorted(range(len(kept)), key=thought.__getitem__):
        known[at] = speakers.of(kept[at][0])
    return [known[at] for at in range(len(kept))]


def _heard(spoken: list[Spoken], thought: list[bool], channels: Channels) -> list[Heard]:
    """The channel of each of ``spoken``; a thought takes its own from what is said, and gives none."""
    if True not in thought:
        return channels.of(spoken)
    said = iter(channels.of([row for row, unsaid in zip(spoken, thought, strict=True) if not unsaid]))
    every = channels.of(spoken)
    return [heard if unsaid else next(said) for heard, unsaid in zip(every, thought, strict=True)]


def _verbatim(quote: Quote, text: str) -> Quote:
    """``quote`` with every stretch as it stands in ``text``, ends of line and all; names keep blanks."""

    def again(part: _Part | None) -> _Part | None:
        return None if part is None else replace(part, text=_slices(part.spans, text))

    return replace(
        quote,
        text=_slices(quote.spans, text),
        cue=again(quote.cue),
        speaker=again(quote.speaker),
        channel=again(quote.channel),
        addressee=again(quote.addressee),
        via=again(quote.via),
    )


def _slices(spans: Spans, text: str) -> str:
    return " ".join([text[start:end] for start, end in spans])


def _addressed(attribution: Attribution, heard: Heard, speakers: Speakers, tokens: Tokens) -> Heard:
    """``heard`` with the full name of whom the speaker told; a pronoun only where the cue's rule tells it."""
    if heard.addressee is None:
        return heard
    told = attribution.addressee
    if told is None:
        span = heard.addressee.spans[0]
        told = bisect_right(tokens.ends, span.start), bisect_left(tokens.ends, span.end) + 1
        if tokens.classes[told[0]] in "OH":
            return heard
    name = speakers.told(told)
    return heard if name is None else heard._replace(addressee=replace(heard.addressee, name=name))


def _quote(row: _Row, parent: int | None, speakers: Speakers, tokens: Tokens) -> Quote:
    attribution, content, speaker = row.attribution, row.content, row.known.speaker
    heard = _addressed(attribution, row.heard, speakers, tokens)
    cue = _cue(attribution, content, tokens)
    return Quote(
        kind=content.kind,
        text=_slices(content.spans, tokens.text),
        spans=content.spans,
        cue=cue,
        speaker=speaker,
        channel=heard.channel,
        addressee=heard.addressee,
        via=heard.via,
        parent=parent,
        confidence=confidence_of(attribution.rule, content.kind, state_of(cue, speaker)),
        rule=attribution.rule,
    )


def _cue(attribution: Attribution, content: Content, tokens: Tokens) -> Cue | None:
    if attribution.cue_range is None:
        return None
    span = tokens.span(*attribution.cue_range)
    text = tokens.text[span.start : span.end]
    group = attribution.cue
    return Cue(
        text=text,
        lemma=group.verb.lemma if group else text.lower(),
        spans=(span,),
        kind=_cue_kind(attribution, content, tokens),
        modality=group.modality if group else "asserted",
    )


def _cue_kind(attribution: Attribution, content: Content, tokens: Tokens) -> CueKind:
    kind = attribution.cue.verb.kind if attribution.cue else "thought" if attribution.thought else "speech"
    shown = kind == "document" and not content.stretches and not is_speech(attribution, tokens)
    return "thought" if kind == "thought" or shown else "speech"
