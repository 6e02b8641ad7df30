"""What a speaker was last heard through: a channel goes on along a run of quotations until something ends it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Channel, Speaker
from .channel_phrases import Phrase
from .channel_scope import Scope, Surroundings
from .subjects import SENTENCE_ENDS

_GAP = 1
_SPAN = 3
_SCENE_KINDS = frozenset("social interview press statement speech debate email letter message testimony other".split())
_POLLED = frozenset("percent % per cent respondents surveyed polled one two three four five six seven eight nine ten third half".split())
_OTHER_TIMES = frozenset("later previously once earlier recently repeatedly often".split())
_PERFECT = frozenset(("has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"))
_VAGUE_TIMES = frozenset("now then later earlier last this next early late again once day time".split())
_RUNNING = frozenset(("interview", "debate"))


@dataclass(slots=True)
class _Scene:
    """A channel, the paragraph in which it last was heard, and when (time words) it was."""

    channel: Channel
    said: int
    paragraph: int
    times: frozenset[str]
    sentence: int = -1


@dataclass(slots=True)
class Turn:
    """One quotation: what its sentence says, who speaks, and the channel found so far."""

    scope: Scope
    speaker: Speaker | None
    channel: Channel | None


class Scenes:
    """The scenes of one article."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._paragraphs = [at for at, letter in enumerate(around.tokens.classes) if letter == "¶"]
        self._by_speaker: dict[str, _Scene] = {}
        self._by_pronoun: _Scene | None = None
        self._poll: _Scene | None = None
        self._next = 0

    def fill(self, turns: Sequence[Turn]) -> None:
        """Give the turns without a channel the one that their speaker goes on through."""
        for turn in turns:
            self._forward(turn)
        for turn, after in zip(reversed(turns[:-1]), reversed(turns[1:]), strict=True):
            self._backward(turn, after)

    def _forward(self, turn: Turn) -> None:
        scope, speaker = turn.scope, turn.speaker
        self._read_up_to(scope)
        if speaker is None:
            return
        key = _key(speaker.name or speaker.text)
        paragraph = self._paragraph(scope.token)
        times = self._times(scope)
        if turn.channel is None and self._poll is not None and self._is_polled(speaker):
            if paragraph - self._poll.paragraph <= _GAP:
                self._poll.paragraph = paragraph
                turn.channel = self._poll.channel
                return
        if turn.channel is not None:
            times = self._times_in(scope.begin, scope.end, None)
            self._by_speaker[key] = scene = _Scene(turn.channel, paragraph, paragraph, times)
            if turn.channel.kind == "report":
                self._poll = scene
            told = scope.told() if turn.channel.kind == "interview" else None
            if told is not None:
                self._by_speaker[_key(self._around.tokens.slice(*told))] = scene
            return
        scene = self._by_speaker.get(key)
        if scene is None and self._by_pronoun is not None and speaker.type == "person":
            scene = self._by_speaker[key] = self._by_pronoun
        if scene is None or not 0 <= paragraph - scene.paragraph <= _GAP or paragraph - scene.said > _SPAN:
            return
        if scene.sentence >= 0:
            if scene.paragraph != paragraph and any(self._around.chunks.kinds[x] in SENTENCE_ENDS[:2] for x in range(scene.sentence + 1, scope.begin)):
                return
            scene.sentence = -1
        if self._at_another_time(scope) or (times and not times & scene.times):
            return
        scene.paragraph = paragraph
        turn.channel = scene.channel

    def _backward(self, turn: Turn, after: Turn) -> None:
        """A report that opens a story, its channel told only with the words themselves in the next paragraph."""
        if turn.channel is not None or after.channel is None or turn.speaker is None or after.speaker is None:
            return
        same = turn.speaker.name is not None and turn.speaker.name == after.speaker.name
        here = self._paragraph(turn.scope.token)
        near = self._paragraph(after.scope.token) - here <= (_GAP + 1 if here < 2 else _GAP)
        if same and near and not self._at_another_time(turn.scope):
            turn.channel = after.channel

    def _is_polled(self, speaker: Speaker) -> bool:
        """“22 percent”, “one in five”, “those surveyed”: answers to a poll."""
        return bool(_POLLED & set(speaker.text.lower().split()))

    def _paragraph(self, token: int) -> int:
        return bisect_left(self._paragraphs, token)

    def _at_another_time(self, scope: Scope) -> bool:
        """“has said”, “later warned”, “after she accused”: at some other time."""
        cue = scope.attribution.cue_range
        if scope.attribution.cue is None or cue is None:
            return False
        if any(self._around.tokens.word(at).lower() in _PERFECT | _OTHER_TIMES for at in range(*cue)):
            return True
        source = scope.attribution.source
        before = self._around.chunks.at_token(source[0]) - 1 if source else 0
        return before > 0 and self._around.chunks.kinds[before] in "c^"

    def _times(self, scope: Scope) -> frozenset[str]:
        return self._times_in(scope.begin, scope.end, scope)

    def _times_in(self, begin: int, end: int, scope: Scope | None) -> frozenset[str]:
        tokens, chunks = self._around.tokens, self._around.chunks
        found: set[str] = set()
        for at in range(begin, end):
            if chunks.kinds[at] == "y" and not (scope and scope.is_content(at)):
                for token in range(chunks.first[at], chunks.stop[at]):
                    if tokens.classes[token] == "y":
                        found.add(tokens.word(token).lower())
        return frozenset(found - _VAGUE_TIMES)

    # sentences that set a scene ---------------------------------------------------------------------

    def _read_up_to(self, scope: Scope) -> None:
        """Remember the channels that the sentences before this one tell of those they name."""
        phrases = self._around.phrases
        limit = self._around.chunks.first[scope.begin]
        while self._next < len(phrases) and phrases[self._next].head < limit:
            self._read(phrases[self._next])
            self._next += 1

    def _read(self, phrase: Phrase) -> None:
        around = self._around
        kinds, chunks = around.chunks.kinds, around.chunks
        at = chunks.at_token(phrase.head)
        if kinds[at] == "Q" and phrase.entry.sort not in ("outlet", "programme"):
            return
        channel = around.as_adjunct(phrase, None)
        if channel is None and (phrase.issued or self._is_told(phrase)):
            channel = around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
        if phrase.entry.poll:
            paragraph = self._paragraph(phrase.head)
            self._poll = _Scene(around.channel("report", phrase.name, phrase.first, phrase.stop), paragraph, paragraph, frozenset())
            return
        if channel is None:
            return
        begin = end = at
        while begin > 0 and kinds[begin - 1] not in SENTENCE_ENDS:
            begin -= 1
        while kinds[end] not in SENTENCE_ENDS:
            end += 1
        if channel.kind not in _SCENE_KINDS or any(kinds[x] in "nU" for x in range(begin, at)):
            return
        if phrase.prep == "to" and phrase.entry.sort == "medium":
            return
        paragraph = self._paragraph(phrase.head)
        scene = _Scene(channel, paragraph, paragraph, self._times_in(begin, end, None), end)
        keys = self._named_in(begin, end)
        if phrase.entry.kind == "interview" and phrase.name:
            keys.append(_key(phrase.name))
        for key in keys:
            known = self._by_speaker.get(key)
            if known is None or (known.channel.kind, known.channel.name) != (channel.kind, channel.name):
                self._by_speaker[key] = scene
        first = next((at for at in range(begin, end) if kinds[at] in "MP"), None)
        if first is not None and kinds[first] == "P":
            self._by_pronoun = scene if around.tokens.word(chunks.first[first]).lower() in ("he", "she") else None
        else:
            self._by_pronoun = None

    def _is_told(self, phrase: Phrase) -> bool:
        """“told Reuters”; “radio host Tom Hill asked her”."""
        chunks = self._around.chunks
        if phrase.entry.sort not in ("outlet", "programme", "audience"):
            return False
        if chunks.kinds[chunks.at_token(phrase.first) - 1] == "C":
            return True
        after = chunks.at_token(phrase.stop - 1) + 1
        asks = chunks.kinds[after] == "C" and self._around.tokens.word(chunks.stop[after] - 1) in ("asked", "pressed")
        return asks and phrase.name is not None and phrase.entry.sort == "audience"

    def _named_in(self, begin: int, end: int) -> list[str]:
        """The last names of those a sentence names, those behind a preposition left out."""
        kinds, chunks, tokens = self._around.chunks.kinds, self._around.chunks, self._around.tokens
        keys: list[str] = []
        for at in range(begin, end):
            if kinds[at] == "M" and kinds[at - 1] not in "po2":
                last = chunks.stop[at] - 1
                if tokens.classes[last] in "GNBT" and tokens.classes[last] != "S":
                    keys.append(_key(tokens.word(last)))
                else:
                    keys.append(_key(tokens.word(last)))
        return keys


def _key(name: str) -> str:
    words = name.replace("’s", "").replace("'s", "").split()
    return words[-1].lower() if words else ""
