"""What a speaker was last heard through: a channel goes on along a run of quotations until it is ended."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotebase.model import Channel, Speaker

from .channel_around import Surroundings
from .channel_phrases import Phrase
from .channel_sentence import Sentence
from .subjects import Range

_GAP = 1
"""Paragraphs from one quotation of a run to the next, at most; at two, half are through something else."""
_SPAN = 3
"""Paragraphs from where the channel is told to the last quotation that it is carried to."""
_GAP_IN_TALK = 3
_SPAN_OF_TALK = 12
"""The same for an interview whose two sides take turns."""

_SETTING = frozenset(
    "social interview press statement speech debate email letter message testimony other".split()
)
_PRESENCE = frozenset(("speech", "debate"))
_PERFECT = frozenset(("has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"))
_OTHER_TIMES = frozenset("later previously once earlier recently repeatedly often".split())
_VAGUE_TIMES = frozenset("now then later earlier last this next early late again once day time".split())
_POLLED = frozenset(
    "percent % respondents surveyed polled one two three four five six seven eight nine ten third".split()
)


@dataclass(slots=True)
class _Scene:
    """A channel, where it was told and last heard (paragraphs), and when (time words) it was."""

    channel: Channel
    said: int
    last: int
    times: frozenset[str]
    sentence: int = -1
    """The chunk that ends the sentence that set the scene, where that sentence quotes nobody."""
    mention: str = ""
    talk: bool = False
    """Whether two sides take turns in it."""


@dataclass(slots=True)
class Turn:
    """One quotation: what its sentence says, who speaks, and the channel found so far."""

    scope: Sentence
    speaker: Speaker | None
    channel: Channel | None


@dataclass(slots=True)
class _Known:
    """The scenes by full name, and by the last name that a sentence mentions."""

    by_name: dict[str, _Scene] = field(default_factory=dict)
    by_mention: dict[str, _Scene] = field(default_factory=dict)

    def of(self, speaker: Speaker) -> _Scene | None:
        name = _folded(speaker.name or speaker.text)
        found, mentioned = self.by_name.get(name), self.by_mention.get(_last(name))
        if mentioned is None or not set(mentioned.mention.split()) <= set(name.split()):
            return found
        return mentioned if found is None or mentioned.said > found.said or mentioned.talk else found

    def keep(self, speaker: Speaker, scene: _Scene) -> None:
        name = _folded(speaker.name or speaker.text)
        self.by_name[name] = scene
        self.by_mention.pop(_last(name), None)

    def mention(self, name: str, scene: _Scene) -> None:
        self.by_mention[_last(_folded(name))] = scene


class Scenes:
    """The scenes of one article."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._known = _Known()
        self._by_pronoun: _Scene | None = None
        self._poll: _Scene | None = None
        self._latest: _Scene | None = None
        self._contents: list[Range] = []
        self._quoting: set[int] = set()
        self._next = 0

    def fill(self, turns: Sequence[Turn]) -> None:
        """Give the turns without a channel the one that their speaker goes on through."""
        self._contents = sorted(span for turn in turns for span in turn.scope.attribution.content)
        self._quoting = {turn.scope.begin for turn in turns if turn.speaker is not None}
        for turn in turns:
            self._forward(turn)
        after: Turn | None = None
        for turn in reversed(turns):
            if turn.speaker is not None:
                if after is not None:
                    self._backward(turn, after)
                after = turn

    def _forward(self, turn: Turn) -> None:
        scope, speaker = turn.scope, turn.speaker
        self._read_up_to(scope)
        if speaker is None:
            return
        paragraph = self._around.paragraph(scope.token)
        if turn.channel is not None:
            self._begin(turn, speaker, paragraph)
            return
        scene = self._scene(turn, speaker)
        if scene is None:
            return
        gap, span = (_GAP_IN_TALK, _SPAN_OF_TALK) if scene.talk else (_GAP, _SPAN)
        if not 0 <= paragraph - scene.last <= gap or paragraph - scene.said > span:
            return
        if paragraph != scene.last and self._is_apart(scene, scope):
            return
        times = self._times(scope.begin, scope.end, scope)
        if self._at_another_time(scope) or (times and not times & scene.times):
            return
        scene.last, scene.sentence = paragraph, -1
        self._known.keep(speaker, scene)
        self._latest = scene
        turn.channel = scene.channel
        if scene.channel.kind == "interview" and scope.is_cue("asking"):
            self._share(scope, scene)

    def _begin(self, turn: Turn, speaker: Speaker, paragraph: int) -> None:
        scope, channel = turn.scope, turn.channel
        assert channel is not None
        scene = _Scene(channel, paragraph, paragraph, self._times(scope.begin, scope.end, None))
        self._known.keep(speaker, scene)
        self._latest = scene
        if channel.kind == "report":
            self._poll = scene
        if channel.kind == "interview" and scope.is_cue("asking"):
            self._share(scope, scene)

    def _share(self, scope: Sentence, scene: _Scene) -> None:
        """Whoever is asked in an interview answers in it."""
        asked = scope.asked()
        if asked is not None:
            scene.talk = True
            self._known.mention(self._around.tokens.slice(*asked), scene)
            scene.mention = ""

    def _scene(self, turn: Turn, speaker: Speaker) -> _Scene | None:
        if self._poll is not None and _POLLED & set(speaker.text.lower().split()):
            return self._poll
        scope = turn.scope
        if scope.is_questioner() and self._latest is not None and self._latest.channel.kind == "interview":
            self._latest.talk = True
            return self._latest
        scene = self._known.of(speaker) or self._told_interviewer(scope)
        if scene is None and speaker.type == "person":
            scene = self._by_pronoun
        return scene

    def _is_apart(self, scene: _Scene, scope: Sentence) -> bool:
        """Whether sentences stand between the one that set the scene, quoting nobody, and this one."""
        kinds = self._around.chunks.kinds
        return scene.sentence >= 0 and any(kinds[at] in ".!" for at in range(scene.sentence + 1, scope.begin))

    def _told_interviewer(self, scope: Sentence) -> _Scene | None:
        """“told Hill”, where Hill is the one who asks the questions."""
        told = scope.told
        if told is None:
            return None
        scene = self._known.by_mention.get(_last(_folded(self._around.tokens.slice(*told))))
        return scene if scene is not None and scene.talk else None

    def _backward(self, turn: Turn, after: Turn) -> None:
        """A report that opens a story, its channel told only with the words themselves a paragraph later."""
        if turn.channel is not None or after.channel is None or turn.speaker is None or after.speaker is None:
            return
        same = turn.speaker.name is not None and turn.speaker.name == after.speaker.name
        here = self._around.paragraph(turn.scope.token)
        near = self._around.paragraph(after.scope.token) - here <= (_GAP + 1 if here < 2 else _GAP)
        if same and near and not self._at_another_time(turn.scope):
            turn.channel = after.channel

    def _at_another_time(self, scope: Sentence) -> bool:
        """“has said”, “later warned”, “after she accused”: at some other time."""
        cue = scope.attribution.cue_range
        if scope.attribution.cue is None or cue is None:
            return False
        if any(self._around.tokens.word(at).lower() in _PERFECT | _OTHER_TIMES for at in range(*cue)):
            return True
        source = scope.attribution.source
        before = self._around.chunks.at_token(source[0]) - 1 if source else 0
        if before <= 0 or self._around.chunks.kinds[before] not in "c^":
            return False
        return self._around.tokens.word(self._around.chunks.first[before]).lower() not in ("but", "yet")

    def _times(self, begin: int, end: int, scope: Sentence | None) -> frozenset[str]:
        """The words that tell when, in these chunks; with ``scope``, outside its content."""
        tokens, chunks = self._around.tokens, self._around.chunks
        found: set[str] = set()
        for at in range(begin, end):
            if chunks.kinds[at] == "y" and not (scope and scope.is_content(at)):
                for token in range(chunks.first[at], chunks.stop[at]):
                    if tokens.classes[token] == "y":
                        found.add(tokens.word(token).lower())
        return frozenset(found - _VAGUE_TIMES)

    # sentences that set a scene ---------------------------------------------------------------------

    def _read_up_to(self, scope: Sentence) -> None:
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
        paragraph = self._around.paragraph(phrase.head)
        if phrase.entry.poll:
            channel: Channel | None = around.channel("report", phrase.name, phrase.first, phrase.stop)
            assert channel is not None
            self._poll = _Scene(channel, paragraph, paragraph, frozenset())
            return
        channel = around.channel(phrase.tells, phrase.name, phrase.begin, phrase.stop) if phrase.tells else None
        if phrase.entry.sort == "verb" or (channel is None and (phrase.issued or self._is_told(phrase))):
            channel = around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
        if channel is None or channel.kind not in _SETTING or self._is_content(at):
            return
        if phrase.prep == "to" and phrase.entry.sort == "medium":
            return
        begin, end = around.sentence(at)
        if not self._happens(begin, end, at, channel):
            return
        scene = _Scene(channel, paragraph, paragraph, self._times(begin, end, None), end)
        for mention in self._named_in(begin, end):
            scene.mention = _folded(mention)
            self._known.mention(mention, scene)
        if phrase.entry.kind == "interview" and phrase.entry.sort == "audience" and phrase.name:
            scene.talk = True
            self._known.mention(phrase.name, scene)
        scene.mention = ""
        first = next((x for x in range(begin, end) if kinds[x] in "MP"), None)
        unnamed = first is not None and self._is_unnamed(first)
        self._by_pronoun = scene if unnamed and begin not in self._quoting else None

    def _is_unnamed(self, chunk: int) -> bool:
        """“she”, “the former president”: someone that the sentence does not name."""
        tokens, last = self._around.tokens, self._around.chunks.stop[chunk] - 1
        return tokens.word(last).lower() in ("he", "she") or tokens.classes[last] == "R"

    def _is_content(self, chunk: int) -> bool:
        at = bisect_left(self._contents, (chunk + 1, 0))
        return any(begin <= chunk < end for begin, end in self._contents[max(0, at - 4) : at])

    def _happens(self, begin: int, end: int, phrase: int, channel: Channel) -> bool:
        """Whether the sentence tells that somebody was heard there, not that he was there or was not."""
        chunks, kinds, tokens = self._around.chunks, self._around.chunks.kinds, self._around.tokens
        if any(letter in "nU" for letter in tokens.classes[chunks.first[begin] : chunks.first[phrase]]):
            return False
        if channel.kind not in _PRESENCE:
            return True
        verbs = self._around.lexicon.channels.attending
        words = (tokens.word(token).lower() for token in range(chunks.first[begin], chunks.first[end]))
        return "C" in kinds[begin:end] or not any(word in verbs for word in words)

    def _is_told(self, phrase: Phrase) -> bool:
        """“told Reuters”; “radio host Tom Hill asked her”."""
        chunks = self._around.chunks
        if phrase.entry.sort not in ("outlet", "programme", "audience"):
            return False
        before = chunks.at_token(phrase.first) - 1
        if chunks.kinds[before] == "C":
            return True
        if phrase.kind == "speech" and self._around.tokens.word(chunks.stop[before] - 1).lower() in (
            "addressed",
            "gave",
        ):
            return True
        after = chunks.at_token(phrase.stop - 1) + 1
        asks = chunks.kinds[after] == "C" and self._around.tokens.word(chunks.stop[after] - 1) in (
            "asked",
            "pressed",
        )
        return asks and phrase.name is not None and phrase.entry.sort == "audience"

    def _named_in(self, begin: int, end: int) -> list[str]:
        """Those a sentence names, the ones behind a preposition left out."""
        kinds, chunks, tokens = self._around.chunks.kinds, self._around.chunks, self._around.tokens
        found: list[str] = []
        for at in range(begin, end):
            if kinds[at] == "M" and kinds[at - 1] not in "po2" and not self._is_content(at):
                first, last = chunks.first[at], chunks.stop[at]
                while first < last - 1 and tokens.classes[first] not in "GNBL":
                    first += 1
                found.append(tokens.slice(first, last))
        return found


def _folded(name: str) -> str:
    return name.replace("’s", "").replace("'s", "").lower()


def _last(name: str) -> str:
    words = name.split()
    return words[-1] if words else ""
