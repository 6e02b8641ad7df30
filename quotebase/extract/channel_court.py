"""Those who speak in a court that the article has told of: the judge, the prosecutor, the coroner."""

from quotebase.model import Channel, Speaker

from .channel_around import Surroundings
from .channel_phrases import Phrase
from .channel_sentence import Sentence

_GAP = 3
"""Paragraphs from where a court was told of or heard last to one of its people, at most."""
_HEARS = 4
"""Words from a court to what it does: “an inquest at Marlow has heard”."""


class Courtroom:
    """The court that one article told of last."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._channel: Channel | None = None
        self._paragraph = 0

    def __bool__(self) -> bool:
        return self._channel is not None

    def read(self, phrase: Phrase) -> None:
        """Remember a court that somebody stood in, told something, or that heard something.

        “He was jailed at Marlow Crown Court”, “Berg told the court”; “outside court” leaves it.
        """
        if phrase.entry.kind != "court" or phrase.entry.sort != "audience":
            return
        around = self._around
        if phrase.prep in around.sets["leaving"]:
            self._channel = None
            return
        kinds, before = around.chunks.kinds, around.chunks.at_token(phrase.first) - 1
        last = min(phrase.stop + _HEARS, len(around.tokens.raw))
        words = (around.tokens.word(at).lower() for at in range(phrase.stop, last))
        hears = not phrase.prep and any(word in around.sets["hearing"] for word in words)
        if phrase.tells is not None or (kinds[before] == "C" and not phrase.prep) or hears:
            self._channel = around.channel("court", None, phrase.begin, phrase.stop)
            self._paragraph = around.paragraph(phrase.head)

    def heard(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> Channel | None:
        """The court, if ``speaker`` is one of its people: “Judge Walden said”, “prosecutors said”."""
        if (
            self._channel is None
            or paragraph - self._paragraph > _GAP
            or not self._is_of_court(sentence, speaker)
        ):
            return None
        self._paragraph = paragraph
        return self._channel

    def _is_of_court(self, sentence: Sentence, speaker: Speaker) -> bool:
        around, source = self._around, sentence.attribution.source
        if source is None:
            return False
        first, sets = around.chunks.first, around.sets
        words = {around.tokens.word(at).lower() for at in range(*source)}
        words |= set((speaker.role or "").lower().split())
        if not words.isdisjoint(sets["speaking_for"] | sets["no_more"]):
            return False
        heads = {around.tokens.word(at).lower() for at in range(*source) if self._may_head(at + 1, source[1])}
        heads |= set((speaker.role or "").lower().split()[-1:])
        if heads.isdisjoint(sets["court_people"]):
            return False
        leaves = sets["leaving"]
        return all(
            phrase.prep not in leaves for phrase in around.between(first[sentence.begin], first[sentence.end])
        )

    def _may_head(self, after: int, stop: int) -> bool:
        """Whether the word before token ``after`` is what somebody is: “judge Walden”, not “judges’ ball”."""
        return after == stop or self._around.tokens.classes[after] in "GNTLop,"
