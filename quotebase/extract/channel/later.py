"""A channel that is told only later: with the same speaker's next words, or where he is asked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotebase.model import Channel, Speaker

from .around import Surroundings
from .issued import is_spoken_for
from .sentence import Sentence
from .times import at_another_time, times_told
from .turns import SPOKEN, Turn

_FIRST = 2
"""Paragraphs that open a story: there may be a headline."""
_GAP = 1
"""Paragraphs from words without a channel to those of their speaker that have one, at most."""


def lead(around: Surroundings, turns: Sequence[Turn]) -> None:
    """A report that opens a story, its channel told only with the words themselves a paragraph later."""
    after: tuple[Turn, Speaker] | None = None
    for turn in reversed(turns):
        if turn.speaker is None:
            continue
        channel = after[0].channel if after is not None else None
        if after is not None and channel is not None and _lacks(around, turn, after[0], channel):
            why = _led(around, turn, turn.speaker, *after)
            if why is not None:
                turn.channel = replace(turn.channel, name=channel.name) if turn.channel else channel
                turn.why = why
        if not turn.sentence.nested:
            after = turn, turn.speaker


def _lacks(around: Surroundings, turn: Turn, after: Turn, later: Channel) -> bool:
    """Whether a turn has no channel, or opens the story with one whose name a later paragraph tells.

    “Berg said in an interview that he was ill. ¶ “It is late,” Berg told the Gazette.”
    """
    channel, here = turn.channel, around.paragraph(turn.sentence.token)
    if channel is None:
        return True
    named = channel.name is None and later.name is not None and later.kind == channel.kind
    return named and here < _FIRST and around.paragraph(after.sentence.token) > here


def ask(around: Surroundings, turns: Sequence[Turn]) -> None:
    """“…,” he told Reuters when he was asked about it: who was asked answers where he was."""
    for before, turn in pairwise(turns):
        sentence, channel = turn.sentence, before.channel
        asked = before.speaker is None and channel is None and turn.channel is not None
        if asked and _is_asked_first(around, before, turn):
            before.channel, before.why = turn.channel, "asked where he answers"
        if turn.channel is not None or channel is None or channel.kind not in SPOKEN:
            continue
        passive = around.chunks.kinds[sentence.cue] == "K" and sentence.is_cue("asking")
        if passive and before.sentence.begin <= sentence.cue < before.sentence.end:
            turn.channel, turn.why = channel, "asked where he answers"


def _is_asked_first(around: Surroundings, question: Turn, answer: Turn) -> bool:
    """“Asked what his choices were, Rossi said”: the question is put where he answers."""
    sentence, cue = question.sentence, answer.sentence.cue
    spoken = answer.channel is not None and answer.channel.kind in SPOKEN
    if not spoken or not sentence.is_cue("asking"):
        return False
    begin, end = sentence.begin, sentence.end
    return begin <= cue < end and not around.chunks.kinds[begin : sentence.cue].strip("¶,cw^")


def _led(
    around: Surroundings, turn: Turn, speaker: Speaker, after: Turn, next_speaker: Speaker
) -> str | None:
    """Why a turn has the channel of the one after it, if it has."""
    paragraph = around.paragraph
    here = paragraph(turn.sentence.token)
    gap = paragraph(after.sentence.token) - here
    if gap > (_GAP + 1 if here < _FIRST else _GAP) or at_another_time(around, turn.sentence):
        return None
    if gap and here > 1 and _opens(around, after):
        return None
    if _opens_later(around, after.sentence) or _is_later(around, after.channel):
        return None
    days, next_days = (times_told(around, one.sentence) & around.sets["days"] for one in (turn, after))
    if days and next_days and days.isdisjoint(next_days):
        return None
    same = speaker.name is not None and speaker.name == next_speaker.name
    if (same or gap == 0) and _something_between(around, turn.sentence, after.sentence):
        return None
    if same:
        return "told with the same speaker’s next words"
    if gap == 0 and is_spoken_for(speaker, after.channel, next_speaker, around.sets):
        return "told with the words of those who speak for it"
    return None


def _opens_later(around: Surroundings, sentence: Sentence) -> bool:
    """“Earlier she told the court”, “The next day, he said”: of another time than what came before."""
    tokens, first, source = around.tokens, around.chunks.first, sentence.attribution.source
    if source is None:
        return False
    words = {tokens.word(at).lower() for at in range(first[sentence.begin], source[0])}
    return not words.isdisjoint(around.sets["other_times"])


def _something_between(around: Surroundings, before: Sentence, after: Sentence) -> bool:
    """“…. Rossi later sent an email. He said …”, “…. After the vote, he told CNN”: of something else."""
    tokens, chunks = around.tokens, around.chunks
    if tokens.word(chunks.first[after.begin]).lower() in around.sets["following"]:
        return True
    next_things = around.sets["next_things"]
    return any(
        tokens.word(token).lower() in next_things and not after.is_content(chunks.at_token(token))
        for token in range(chunks.first[before.end], chunks.stop[after.cue])
    )


def _is_later(around: Surroundings, channel: Channel | None) -> bool:
    """“in a later interview”."""
    words = channel.text.lower().split() if channel is not None else ()
    return not around.sets["other_times"].isdisjoint(words)


def _opens(around: Surroundings, turn: Turn) -> bool:
    """Whether a sentence opens with a setting of its own: “The next day on Facebook, Rossi said”."""
    channel, (begin, end) = turn.channel, (turn.sentence.begin, turn.sentence.cue)
    source, tokens, first = (
        turn.sentence.attribution.source,
        around.tokens,
        around.chunks.first,
    )
    if channel is None or source is None or begin >= end:
        return False
    return tokens.start(first[begin]) <= channel.spans[0].start < tokens.start(source[0])
