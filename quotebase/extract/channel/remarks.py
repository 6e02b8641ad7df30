"""Where words were said, told in a sentence behind them: “He made the remarks at a rally”."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotebase.model import Channel

from .around import Surroundings
from .turns import SPOKEN, WRITTEN, Turn, last_word

_MADE = re.compile("[MPD](?<=[.!¶].)E?(?P<V>[Cefz])")
"""“He made (the remarks)”, “the remarks were made”, “he was speaking”, over chunks."""
_TELLING = SPOKEN | WRITTEN | {"court", "statement"}
"""Kinds of what remarks are made in."""
_BACK = 1
"""Paragraphs from such a sentence to the words that it is about, and from each of these to the one before."""
_RUN = 3
"""Paragraphs that such words may fill."""


def place(around: Surroundings, turns: Sequence[Turn]) -> None:
    """Give the quotations before “He made the remarks at a rally” the channel that it tells."""
    if not turns or not around.phrases:
        return
    begins: list[int] = []
    for match in _MADE.finditer(around.chunks.kinds):
        at = match.start()
        verb = match.start("V")
        if not _is_about_words(around, at, verb):
            continue
        channel = _told(around, verb + 1)
        if channel is None:
            continue
        begins = begins or [turn.sentence.begin for turn in turns]
        _give(around, turns[: bisect_left(begins, at)], at, channel)


def _is_about_words(around: Surroundings, at: int, verb: int) -> bool:
    """Whether a sentence is “he made the remarks”, “he said this”, “the remarks came”, “he was speaking”.

    Its subject is chunk ``at``, its verb chunk ``verb``.
    """
    tokens, sets, chunks = around.tokens, around.sets, around.chunks
    words = {tokens.word(token).lower() for token in range(chunks.first[verb], chunks.stop[verb])}
    subject = tokens.word(chunks.stop[at] - 1).lower()
    if subject in sets["utterances"]:
        return not words.isdisjoint(sets["being_made"])
    if subject in sets["such"]:  # “This was contained in a statement”
        return not words.isdisjoint(sets["being_told"])
    if not words.isdisjoint(sets["talking"]):
        return True
    if not words.isdisjoint(sets["giving"]):
        return tokens.word(chunks.stop[verb + 1] - 1).lower() in sets["evidence"]
    if chunks.kinds[verb + 1] not in "DM":
        return False
    what = tokens.word(chunks.stop[verb + 1] - 1).lower()
    if what in sets["such"]:
        known = tokens.word(chunks.first[verb + 2]).lower() in sets["known"] and "made" in words
        return known or not words.isdisjoint(sets["uttering"])
    return what in sets["utterances"] and not words.isdisjoint(sets["making"])


def _told(around: Surroundings, behind: int) -> Channel | None:
    """The channel that a sentence tells from chunk ``behind`` on, which stands right behind its verb."""
    first, evidence = around.chunks.first, around.sets["evidence"]
    given: Channel | None = None
    for phrase in around.between(first[behind], first[around.sentence(behind - 1)[1]]):
        if phrase.tells in _TELLING:
            return around.channel(phrase.tells, phrase.name, phrase.begin, phrase.stop)
        if around.tokens.word(phrase.head).lower() in evidence:
            given = around.channel(phrase.kind, None, phrase.first, phrase.stop)
    return given


def _give(around: Surroundings, before: Sequence[Turn], at: int, channel: Channel) -> None:
    """Give ``channel`` to the run of one speaker's words that ends right before the sentence at ``at``."""
    subject = around.tokens.word(around.chunks.stop[at] - 1).lower()
    here = last = around.paragraph(around.chunks.first[at])
    name: str | None = None
    for turn in reversed(before):
        paragraph, speaker = around.paragraph(turn.sentence.token), turn.speaker
        if last - paragraph > _BACK or here - paragraph > _RUN or speaker is None or speaker.name is None:
            return
        if name is None and not any(subject in around.sets[of] for of in ("pronouns", "utterances", "such")):
            if last_word(speaker.name).lower() != subject:
                return
        elif name not in (None, speaker.name):
            return
        if turn.channel is not None:
            return
        name, last = speaker.name, paragraph
        turn.channel, turn.why = channel, "told behind where it was said"
