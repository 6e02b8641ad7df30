"""Stage 8: through what medium the words reached others, whom they were told, and who passed them on.

Only what the article says counts: the words that may name a channel (:mod:`.hits`) and the phrases
around them (:mod:`.phrases`), the sentence of the quotation and the shapes that it may have
(:mod:`.sentence`, :mod:`.shapes`), then what the same speaker was last heard through
(:mod:`.scenes`), what is told of his words behind them (:mod:`.remarks`), and the outlets
credited (:mod:`.via`).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quotebase.extract.attribution.cues import CueGroup
from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.model import Channel, Party, Speaker

from .around import Surroundings
from .echoes import echo
from .posts import posted
from .remarks import place
from .scenes import Scenes
from .sentence import Sentence
from .turns import Turn
from .via import Credits

_BEHIND = 250
"""Chunks that a cue may stand before what it reports."""
_DEEPEST = 40
"""Reports inside one another that are looked at."""

Spoken = tuple[Attribution, Speaker | None]
"""What is said, and who says it."""


class Heard(NamedTuple):
    """How one quotation reached others; ``None`` where the text does not say."""

    channel: Channel | None
    addressee: Party | None
    via: Party | None
    why: str | None
    """What tells the channel, for explaining."""


class Channels:
    """Finds the channels of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._around = Surroundings(tokens, chunks, lexicon)

    def of(self, quotations: Sequence[Spoken]) -> list[Heard]:
        """The channel, addressee and via of each attribution with its speaker, first character first."""
        turns = self._turns(quotations)
        _nest(turns, self._around.sets["numbers"])
        credits = Credits(self._around, turns)
        Scenes(self._around).fill(turns)
        place(self._around, turns)
        echo(self._around, turns)
        names = _full_names(turns)
        heard: list[Heard] = []
        for turn in turns:
            via, article = credits.of(turn)
            if turn.channel is None and article is not None:
                turn.channel, turn.why = article, "the outlet that the words are taken from"
            heard.append(Heard(turn.channel, turn.sentence.addressee(names), via, turn.why))
        return heard

    def _turns(self, quotations: Sequence[Spoken]) -> list[Turn]:
        """Each quotation with what its own sentence tells."""
        contents: list[Range] = []
        turns: list[Turn] = []
        for attribution, speaker in quotations:
            sentence = Sentence(self._around, attribution, contents)
            told = sentence.channel()
            if attribution.again is not None and told is None:
                sentence = Sentence(self._around, _again(attribution, attribution.again), contents)
                told = sentence.channel()
            turn = Turn(sentence, speaker)
            told = told or posted(self._around, sentence, speaker.name if speaker else None)
            if told is not None:
                turn.channel, turn.why = self._of_outlet(told.channel, speaker), told.why
            turns.append(turn)
            contents += attribution.content
            if len(contents) > _DEEPEST:
                begin = attribution.content[0][0] - _BEHIND
                contents = [span for span in contents if span[1] > begin][-_DEEPEST:]
        return turns

    def _of_outlet(self, channel: Channel, speaker: Speaker | None) -> Channel:
        """“According to the paper”: no study where the outlet just named is who speaks."""
        word = channel.text.rpartition(" ")[2].lower()
        if channel.kind != "report" or speaker is None or word not in self._around.sets["papers"]:
            return channel
        if speaker.type != "organisation" or speaker.name is None or speaker.name.lower().endswith(word):
            return channel
        token = bisect_left(self._around.tokens.ends, channel.spans[0].start)
        return replace(channel, kind="article", name=self._around.outlet_before(token))


def _again(attribution: Attribution, cue: CueGroup) -> Attribution:
    """The attribution as its second cue tells it."""
    return replace(attribution, cue=cue, cue_range=(cue.verb_token, cue.last_token + 1))


def _nest(turns: Sequence[Turn], numbers: frozenset[str]) -> None:
    """“…,” he will say, according to excerpts of his speech: the speech is what he says it in.

    Nobody says anything in ``numbers``: data, statistics.
    """
    by_cue: list[Turn] = []
    cues: list[int] = []
    for outer in turns:
        attribution, channel = outer.sentence.attribution, outer.channel
        if channel is None or channel.kind == "article" or not attribution.rule.startswith("according-to"):
            continue
        if channel.text.rpartition(" ")[2].lower() in numbers:
            continue
        by_cue = by_cue or sorted(turns, key=lambda turn: turn.sentence.cue)
        cues = cues or [turn.sentence.cue for turn in by_cue]
        for begin, end in attribution.content:
            for turn in by_cue[bisect_left(cues, begin) : bisect_left(cues, end)]:
                turn.outer = channel if turn is not outer else None


def _full_names(turns: Sequence[Turn]) -> dict[str, str]:
    """The full names of the persons who speak, by their last word."""
    named = (turn.speaker for turn in turns if turn.speaker is not None and turn.speaker.type == "person")
    return {speaker.name.split()[-1]: speaker.name for speaker in named if speaker.name}
