"""Words that open a story, and come again further down with the channel that they were heard through."""

from collections.abc import Iterable, Sequence

from .around import Surroundings
from .turns import Turn, last_word

_OPENING = 3
"""Paragraphs that open a story, its headline among them."""
_MOST = 200
"""Quotations with a channel that are looked through: an article has no more, a pathological text may."""
_WORDS = 2
_LETTERS = 12
"""Words and letters that a stretch in quotation marks has at least that is known again."""


def echo(around: Surroundings, turns: Sequence[Turn]) -> None:
    """Give the quotations of a story's opening the channel that their words have further down."""
    told = [
        (turn, _content(around, turn))
        for turn in turns
        if turn.channel is not None and turn.channel.kind != "article"
    ][:_MOST]
    if not told:
        return
    for turn in turns:
        if around.paragraph(turn.sentence.token) > _OPENING:
            return
        if turn.channel is not None:
            continue
        for words in _quoted(around, turn):
            again = next((one for one, said in told if words in said and _may_be_one(turn, one)), None)
            if again is not None:
                turn.channel, turn.why = again.channel, "the same words come again"
                break


def _quoted(around: Surroundings, turn: Turn) -> Iterable[str]:
    """What a quotation has in marks, in lower case, where that is long enough to be known again."""
    chunks, tokens = around.chunks, around.tokens
    for first, stop in turn.sentence.attribution.content:
        at = chunks.kinds.find("Q", first, stop)
        while at >= 0:
            stretch = chunks.stretches[at]
            if stretch.stop - stretch.first >= _WORDS:
                words = tokens.slice(stretch.first, stretch.stop).rstrip(".,").lower()
                if len(words) >= _LETTERS:
                    yield words
            at = chunks.kinds.find("Q", at + 1, stop)


def _content(around: Surroundings, turn: Turn) -> str:
    """What a quotation says, in lower case, its stretches on lines of their own."""
    first, stop = around.chunks.first, around.chunks.stop
    return "\n".join(
        around.tokens.slice(first[begin], stop[end - 1]).lower()
        for begin, end in turn.sentence.attribution.content
    )


def _may_be_one(turn: Turn, again: Turn) -> bool:
    """Whether no two names tell that somebody else says the same words."""
    one, other = turn.speaker, again.speaker
    if one is None or other is None or one.type != "person" or other.type != "person":
        return True
    return not (one.name and other.name) or last_word(one.name) == last_word(other.name)
