"""Stage 6b: which attributions are reported speech, each content once, in the order of the text.

Left out are thoughts (unless asked for), words that nobody is said to have said, and what merely looks like a
report inside another report: “Rossi said *he would accept the plan*”.
"""

import re

from quotebase.model import Spans

from .assemble import Content, content_of, parents
from .attribution.findings import Attribution
from .text.chunks import Chunks
from .text.scan import Tokens

Kept = list[tuple[Attribution, Content]]

_LINK = re.compile("[po]")
_STATED = frozenset(("speaker-cue-that", "speaker-cue-bare", "clause-speaker-cue"))
"""Rules by which a document says what it shows: “The poll showed that …”."""
_LOOSE = frozenset(
    f"speaker-cue-{frame}"
    for frame in "bare call np np-ing np-preposition np-to preposition to addressee-to as ing".split()
)
"""Rules whose content has no mark of its own (no “that”, no quotation marks): they ask for a speaker."""


def reported(
    attributions: list[Attribution],
    tokens: Tokens,
    chunks: Chunks,
    naming: frozenset[str],
    *,
    thoughts: bool,
) -> Kept:
    """The attributions with their contents, first character first; of two with one content the first.

    ``naming`` are the verbs that give what follows in marks for a name. Of ``thoughts`` not asked for only
    those are left that quote what nobody says; the speech is the same with them and without.
    """
    with_content = [(a, c) for a in attributions if (c := content_of(a, tokens, chunks)) is not None]
    claimed = {at for a, c in with_content if is_speech(a, tokens) for at in c.stretches}
    kept: dict[object, tuple[Attribution, Content]] = {}
    unsaid: Kept = []
    for attribution, content in with_content:
        if not content.stretches and _lacks_speaker(attribution):
            continue
        clause = attribution.cue is not None and attribution.cue.verb.always_clause
        loose = attribution.rule in _LOOSE and not (clause and attribution.rule in _STATED)
        if loose and _holds_a_name_only(content, tokens, chunks, naming):
            continue
        if is_speech(attribution, tokens) or any(at not in claimed for at in content.stretches):
            kept.setdefault(content.spans, (attribution, content))
        elif not content.stretches:
            unsaid.append((attribution, content))
    said = set(kept)
    for attribution, content in unsaid:
        kept.setdefault(content.spans, (attribution, content))
    in_order = sorted(kept.values(), key=lambda pair: _place(pair[1].spans))
    inside = _inside(in_order)
    reports = _inside([pair for pair in in_order if pair[1].spans in said])
    return [
        (attribution, content)
        for attribution, content in in_order
        if (thoughts or content.spans in said)
        and not (content.spans in reports and not _stands_alone(attribution, content))
        and not (content.spans in inside and _is_part_of_thought(attribution, content))
    ]


def _place(spans: Spans) -> tuple[int, int, int]:
    """Where a content stands in the order of the text: of those that begin together the longest is first."""
    return spans[0].start, -spans[-1].end, len(spans)


def _inside(pairs: Kept) -> set[Spans]:
    """The contents that stand inside another of ``pairs``, which are in the order of the text."""
    above = parents([content.spans for _, content in pairs])
    return {content.spans for (_, content), parent in zip(pairs, above, strict=True) if parent is not None}


def _is_part_of_thought(attribution: Attribution, content: Content) -> bool:
    """“Rossi believes that the report *praising the mayor* is wrong”; not: to ask him *to go*."""
    loose = attribution.rule in _LOOSE and not attribution.rule.endswith("-to")
    return loose and not _stands_alone(attribution, content)


def _lacks_speaker(attribution: Attribution) -> bool:
    """Whether words without marks have no speaker, and no passive (“were told to”) accounts for it."""
    passive = attribution.cue is not None and attribution.cue.passive
    return attribution.source is None and attribution.rule in _LOOSE and not passive


def _holds_a_name_only(content: Content, tokens: Tokens, chunks: Chunks, naming: frozenset[str]) -> bool:
    """“Police found a folder called “Plan B””: the marks tell a name, nobody's words."""
    openings = [chunks.stretches[at].open for at in content.stretches]
    return bool(openings) and all(at and tokens.word(at - 1).lower() in naming for at in openings)


def couriers(kept: Kept, above: list[int | None], passed_on: list[bool]) -> set[int]:
    """The “C, according to the Times” whose words another speaker said: the Times is ``via``, no speaker.

    Of each attribution ``above`` tells the index of the one around it, and ``passed_on`` whether an outlet is
    credited for it. Gives indices into ``kept``.
    """
    return {
        parent
        for parent, credited in zip(above, passed_on, strict=True)
        if parent is not None and credited and kept[parent][0].rule.startswith("according-to")
    }


def is_speech(attribution: Attribution, tokens: Tokens) -> bool:
    """Whether the cue tells of something said, not thought or shown; a study that found something says so."""
    if attribution.cue is None or attribution.cue.verb.kind == "speech":
        return not attribution.thought
    if attribution.cue.verb.kind != "document" or attribution.source is None:
        return False
    first, stop = attribution.source
    behind = _LINK.search(tokens.classes, first + 1, stop)  # a study by economists at the university
    head = tokens.classes[behind.start() - 1 if behind else stop - 1]
    said = head in "db" or (attribution.cue.verb.said_by_people and head in "GNRrTmBP")
    return said and attribution.rule in _STATED


def is_thought(attribution: Attribution, content: Content, tokens: Tokens) -> bool:
    """Whether it is left out unless thoughts are asked for: nothing said, and no words in marks."""
    return not content.stretches and not is_speech(attribution, tokens)


def _stands_alone(attribution: Attribution, content: Content) -> bool:
    """Whether a report inside another one is clear enough to be one: “Berg said Rossi told her that …”."""
    if content.kind == "direct":
        return True
    if attribution.rule == "speaker-cue-bare" and attribution.cue is not None:
        return "np" not in attribution.cue.verb.frames
    return attribution.rule not in _LOOSE and not attribution.rule.startswith("noun-")
