"""Where words were said, told in a sentence behind them: “He made the remarks at a rally”."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotebase.model import Channel

from .around import Surroundings
from .turns import SPOKEN, Turn, last_word

_MADE = re.compile("(?<=[.!¶])[MP][Cf][DM]")
"""“He made the remarks”, over chunks."""
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
        if not _is_about_words(around, at):
            continue
        channel = _told(around, at)
        if channel is None:
            continue
        begins = begins or [turn.sentence.begin for turn in turns]
        _give(around, turns[: bisect_left(begins, at)], at, channel)


def _is_about_words(around: Surroundings, at: int) -> bool:
    """Whether the chunks at ``at`` are “he made the remarks”, “he disclosed this”."""
    tokens, sets, stop = around.tokens, around.sets, around.chunks.stop
    verb, what = tokens.word(stop[at + 1] - 1).lower(), tokens.word(stop[at + 2] - 1).lower()
    if what in sets["such"]:
        return verb in sets["uttering"]
    return verb in sets["making"] and what in sets["utterances"]


def _told(around: Surroundings, at: int) -> Channel | None:
    """The channel that the sentence at chunk ``at`` tells."""
    first = around.chunks.first
    for phrase in around.between(first[at + 3], first[around.sentence(at)[1]]):
        if phrase.tells in SPOKEN:
            return around.channel(phrase.tells, phrase.name, phrase.begin, phrase.stop)
    return None


def _give(around: Surroundings, before: Sequence[Turn], at: int, channel: Channel) -> None:
    """Give ``channel`` to the run of one speaker's words that ends right before the sentence at ``at``."""
    subject = around.tokens.word(around.chunks.stop[at] - 1).lower()
    here = last = around.paragraph(around.chunks.first[at])
    name: str | None = None
    for turn in reversed(before):
        paragraph, speaker = around.paragraph(turn.sentence.token), turn.speaker
        if last - paragraph > _BACK or here - paragraph > _RUN or speaker is None or speaker.name is None:
            return
        if name is None and subject not in around.sets["pronouns"]:
            if last_word(speaker.name).lower() != subject:
                return
        elif name not in (None, speaker.name):
            return
        if turn.channel is not None:
            return
        name, last = speaker.name, paragraph
        turn.channel, turn.why = channel, "told behind where it was said"
