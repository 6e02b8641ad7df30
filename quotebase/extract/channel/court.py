"""Those who speak in a court that the article has told of: the judge, the prosecutor, the coroner."""

from dataclasses import replace

from quotebase.model import Channel, Speaker

from .around import Surroundings
from .phrases import Phrase
from .sentence import Sentence

_GAP = 3
"""Paragraphs from where a court was told of or heard last to one of its people, at most."""
_GAP_TO_KIN = 1
"""The same to one of the family of who died."""
_HEARS = 8
"""Words from a court to what it does: “an inquest at Marlow has heard”."""
_HEARING = 3
"""Words that tell of a hearing of no kind of its own, at most: “at the hearing”, no confirmation hearing."""

_PLEA = 2
"""Words of what is a plea in a court, and testimony elsewhere."""


class Courtroom:
    """The court that one article told of last.

    Who presides in one speaks there wherever the article tells of it; who pleads, in the paragraphs behind.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._channel: Channel | None = None
        self._paragraph = 0
        told = next((phrase for phrase in around.phrases if self._is_told_of(phrase)), None)
        self._told = around.channel("court", None, told.begin, told.stop) if told else None

    def __bool__(self) -> bool:
        return self._told is not None or self._channel is not None

    def read(self, phrase: Phrase) -> None:
        """Remember a court that somebody stood in, told something, or that heard something.

        “He was jailed at Marlow Crown Court”, “Berg told the court”; “outside court” leaves it.
        """
        if phrase.entry.kind != "court":
            return
        if phrase.prep in self._around.sets["leaving"]:
            self._channel = None
        elif self._is_told_of(phrase):
            self._open(self._around.channel("court", None, phrase.begin, phrase.stop), phrase.head)

    def heard(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> Channel | None:
        """The court, if ``speaker`` is one of its people: “Judge Walden said”, “prosecutors said”."""
        near = self._channel is not None and paragraph - self._paragraph <= _GAP
        if not (near or self._told):
            return None
        heads, sets = self._heads(sentence, speaker), self._around.sets
        if heads is None or self._leaves(sentence):
            return None
        if near and (
            not heads.isdisjoint(sets["court_people"])
            or (sentence.is_cue("arguing") and not heads.isdisjoint(sets["advocates"]))
        ):
            self._paragraph = paragraph
            return self._channel
        if (
            self._channel is not None
            and paragraph - self._paragraph <= _GAP_TO_KIN
            and self._is_kin(sentence)
        ):
            self._paragraph = paragraph
            return replace(self._channel, kind="testimony")
        return None if heads.isdisjoint(sets["presiding"]) else self._told or self._channel

    def _is_kin(self, sentence: Sentence) -> bool:
        """“The inquest heard he was ill. His mother said”: who tells there of the dead."""
        tokens, source, sets = self._around.tokens, sentence.attribution.source, self._around.sets
        held = self._channel.text.lower().replace("’", "'").replace("'s", "").split() if self._channel else ()
        if source is None or sets["inquests"].isdisjoint(held) or tokens.classes[source[0]] != "H":
            return False
        who = tokens.word(source[0] + 1).lower() if source[0] + 1 < source[1] else ""
        return who in self._around.lexicon.kin

    def sits(self, channel: Channel, sentence: Sentence, speaker: Speaker) -> Channel:
        """“During the hearing, Justice Walden said”: the hearing of a court, as a judge is heard in it.

        So is the opening statement of a prosecutor.
        """
        if channel.kind != "testimony":
            return channel
        sets, words = self._around.sets, channel.text.lower().split()
        if len(words) <= _HEARING and words[-1] in sets["hearings"]:
            people = sets["presiding"]
        elif " ".join(words[-_PLEA:]) in sets["pleas"]:
            people = sets["court_people"] - sets["presiding"]
        else:
            return channel
        heads = self._heads(sentence, speaker)
        if heads is None or heads.isdisjoint(people):
            return channel
        court = replace(channel, kind="court")
        self._open(court, sentence.token)
        return court

    def _open(self, channel: Channel, token: int) -> None:
        self._channel, self._paragraph = channel, self._around.paragraph(token)

    def _is_told_of(self, phrase: Phrase) -> bool:
        """Whether a phrase tells of a court in which somebody was heard."""
        around, entry, sets = self._around, phrase.entry, self._around.sets
        if entry.kind != "court" or entry.sort != "audience" or phrase.prep in sets["leaving"]:
            return False
        if phrase.tells is not None or around.tokens.word(phrase.head).lower() in sets["sittings"]:
            return True
        if phrase.prep:
            return False
        return around.chunks.kinds[around.chunks.at_token(phrase.first) - 1] == "C" or self._hears(
            phrase.stop
        )

    def _hears(self, stop: int) -> bool:
        """“The court heard”, “a bench headed by Berg heard”: what a court before token ``stop`` does."""
        tokens = self._around.tokens
        for at in range(stop, min(stop + _HEARS, len(tokens.raw))):
            if tokens.classes[at] in ".¶":
                return False
            if tokens.word(at).lower() in self._around.sets["hearing"]:
                return True
        return False

    def _heads(self, sentence: Sentence, speaker: Speaker) -> frozenset[str] | None:
        """What the speaker is, in the words beside the cue and by his role; ``None`` if no more."""
        tokens, source, sets = self._around.tokens, sentence.attribution.source, self._around.sets
        if source is None:
            return None
        role = (speaker.role or "").lower().split()
        words = [tokens.word(at).lower() for at in range(*source)]
        if not (sets["speaking_for"] | sets["no_more"]).isdisjoint([*words, *role]):
            return None
        owner = next((at for at in range(*source) if tokens.classes[at] in "op"), source[1])
        heads = {tokens.word(at).lower() for at in range(source[0], owner) if self._may_head(at + 1, owner)}
        end = next((at for at, word in enumerate(role) if word in sets["serving"]), len(role))
        return frozenset(heads.union(role[max(end - 1, 0) : end]))

    def _leaves(self, sentence: Sentence) -> bool:
        """“Outside court, the prosecutor said”."""
        first, leaves = self._around.chunks.first, self._around.sets["leaving"]
        phrases = self._around.between(first[sentence.begin], first[sentence.end])
        return any(phrase.prep in leaves for phrase in phrases)

    def _may_head(self, after: int, stop: int) -> bool:
        """Whether the word before token ``after`` is what somebody is: “judge Walden”, not “judges’ ball”."""
        return after == stop or self._around.tokens.classes[after] in "GNL,"
