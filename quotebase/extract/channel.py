"""Stage 8: through what medium the words reached others, whom they were told, and who passed them on.

Only what the article says counts. Looked at, in this order: the cue itself (tweeted), whom it was told
(told Reuters), what the reporter's part of the sentence says around the cue (in a statement), who speaks (the
letter said), then the sentence before and what the same speaker was last heard through.
"""

from bisect import bisect_left
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Channel, ChannelKind, Party, Speaker
from .assemble import Content
from .attribute import Attribution
from .channel_phrases import Phrase, PhraseFinder
from .chunks import Chunks
from .scan import Tokens
from .subjects import SENTENCE_ENDS

Range = tuple[int, int]

_REPORTS = frozenset("report write note describe characterize characterise reveal find put quote say".split())
_ASKS = frozenset("ask press question challenge".split())
_WRITES = frozenset("write argue note".split())
_CARRY_PARAGRAPHS = 1
_RIGHT_REACH = 24


@dataclass(frozen=True, slots=True)
class Heard:
    """How one quotation reached others; ``None`` where the text does not say."""

    channel: Channel | None
    addressee: Party | None
    via: Party | None


@dataclass(slots=True)
class _Memory:
    """What a speaker was last heard through: where that was said, and where it was last carried to."""

    channel: Channel
    said_in: int
    last: int




class Channels:
    """Finds the channels of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon
        self._kinds = chunks.kinds
        self._phrases = _phrase_finder(lexicon).find(tokens, chunks)
        self._at = [phrase.head for phrase in self._phrases]
        self._paragraphs = [at for at, letter in enumerate(tokens.classes) if letter == "¶"]
        self._memory: dict[str, _Memory] = {}
        self._contents: list[Range] = []

    def of(self, attribution: Attribution, content: Content, speaker: Speaker | None) -> Heard:
        """The channel, addressee and via of ``attribution``."""
        scope = _Scope(self, attribution)
        channel = scope.channel()
        addressee = scope.addressee(channel)
        via = scope.via(channel)
        self._contents += [(begin, end) for begin, end in attribution.content]
        channel = self._carried(attribution, speaker, channel, scope)
        return Heard(channel, addressee, via)

    # what the speaker was heard through before -----------------------------------------------------

    def _carried(
        self, attribution: Attribution, speaker: Speaker | None, channel: Channel | None, scope: "_Scope"
    ) -> Channel | None:
        if speaker is None:
            return channel
        key = speaker.name or speaker.text.lower()
        paragraph = bisect_left(self._paragraphs, scope.token)
        if channel is not None:
            self._memory[key] = _Memory(channel, paragraph, paragraph)
            return channel
        known = self._memory.get(key)
        if known is None or paragraph - known.said_in > _CARRY_PARAGRAPHS:
            return None
        known.last = paragraph
        return known.channel

    def between(self, first: int, stop: int) -> list[Phrase]:
        """The phrases whose head stands in the tokens ``first`` to ``stop``."""
        begin = bisect_left(self._at, first)
        end = bisect_left(self._at, stop, begin)
        return self._phrases[begin:end]


class _Scope:
    """The reporter's part of the sentence around one cue."""

    def __init__(self, channels: Channels, attribution: Attribution) -> None:
        self._channels, self._attribution = channels, attribution
        self._tokens, self._chunks, self._kinds = channels._tokens, channels._chunks, channels._kinds
        self._verb = attribution.cue.verb if attribution.cue else None
        self._noun = None
        if attribution.cue is not None:
            cue = attribution.cue.chunk
        elif attribution.cue_range is not None:
            cue = self._chunks.at_token(attribution.cue_range[0])
            self._noun = channels._lexicon.noun(self._tokens.word(attribution.cue_range[1] - 1).lower())
        else:
            cue = attribution.content[0][0]
        self.cue = cue
        self.token = self._chunks.first[attribution.content[0][0]]
        self._content = attribution.content
        kinds = self._kinds
        at = cue
        while at > 0 and kinds[at - 1] not in SENTENCE_ENDS:
            at -= 1
        self.begin = at
        at = cue
        while kinds[at] not in SENTENCE_ENDS:
            at += 1
        self.end = at
        for begin, end in channels._contents:  # a report inside a report
            if begin <= cue < end:
                self.begin, self.end = max(self.begin, begin), min(self.end, end)

    # channel ---------------------------------------------------------------------------------------

    def channel(self) -> Channel | None:
        """The channel that this sentence tells."""
        found = self._from_cue() or self._from_told() or self._around() or self._from_source()
        if found is None and self._verb is not None and self._verb.channel:
            cue_range = self._attribution.cue_range
            assert cue_range is not None
            return self._channel(self._verb.channel, self._verb.channel_name, *cue_range)
        return found

    def _channel(self, kind: str, name: str | None, first: int, stop: int) -> Channel:
        return Channel(kind, name, self._tokens.slice(first, stop), (self._tokens.span(first, stop),))  # type: ignore[arg-type]

    def _from_cue(self) -> Channel | None:
        cue_range = self._attribution.cue_range
        if cue_range is None:
            return None
        if self._verb is not None and self._verb.channel and self._verb.channel_name:
            return self._channel(self._verb.channel, self._verb.channel_name, *cue_range)
        if self._noun and self._noun.get("channel"):
            return self._channel(self._noun["channel"], self._noun.get("channel_name"), *cue_range)
        return None

    def _told(self) -> Range | None:
        """The chunk of those told, as tokens."""
        if self._attribution.addressee is not None:
            return self._attribution.addressee
        if self._verb is None or not any(frame.startswith("A ") for frame in self._verb.frames):
            return None
        after = self.cue + 1
        if self._inside(after):
            return None
        if self._kinds[after] in "MO" or self._kinds[after] == "Q":
            first, stop = self._chunks.first[after], self._chunks.stop[after]
            if self._attribution.source == (first, stop):
                return None
            return first, stop
        return None

    def _from_told(self) -> Channel | None:
        told = self._told()
        if told is None:
            return None
        for phrase in self._channels.between(*told):
            if phrase.entry.sort == "audience":
                return self._channel(phrase.kind, None, phrase.first, phrase.stop)
            if phrase.entry.sort in ("outlet", "programme"):
                return self._channel("interview", phrase.name, *told)
        word = self._tokens.word(told[0]).lower()
        if word in ("me", "us") and told[1] - told[0] == 1:
            return self._channel("interview", None, *told)
        return None

    def _inside(self, chunk: int) -> bool:
        return any(begin <= chunk < end for begin, end in self._content)

    def _around(self) -> Channel | None:
        best: Channel | None = None
        for phrase in self._candidates():
            channel = self._as_adjunct(phrase)
            if channel is None:
                continue
            if best is None:
                best = channel
                if best.name is not None:
                    break
            elif channel.kind == best.kind and channel.name is not None:
                best = Channel(best.kind, channel.name, best.text, best.spans)
                break
        return best

    def _candidates(self) -> list[Phrase]:
        """Phrases of the reporter's part, those behind the cue first, then those before it, the nearest first."""
        kinds, chunks = self._kinds, self._chunks
        found: list[Phrase] = []
        at = self.cue + 1
        reach = min(self.end, self.cue + _RIGHT_REACH)
        while at < reach:
            if self._inside(at):
                break
            if kinds[at] in "CI;^":
                break
            at += 1
        if at > self.cue + 1:
            found += self._channels.between(chunks.first[self.cue + 1], chunks.stop[at - 1])
        left: list[Phrase] = []
        at = self.cue
        while at > self.begin:
            if not self._inside(at - 1):
                if kinds[at - 1] in ";" or (kinds[at - 1] == "C" and at - 1 > self.begin):
                    break
            at -= 1
        for phrase in self._channels.between(chunks.first[at], chunks.first[self.cue]):
            if not self._inside(chunks.at_token(phrase.head)):
                left.append(phrase)
        return found + left[::-1]

    def _as_adjunct(self, phrase: Phrase) -> Channel | None:
        entry, prep = phrase.entry, phrase.prep
        if entry.sort == "medium":
            if prep in entry.preps:
                return self._channel(phrase.kind, phrase.name, phrase.begin, phrase.stop)
            return None
        if entry.sort == "platform":
            if prep in ("on", "via", "through", "over", "in", "to") and self._class_after(phrase) != "S":
                return self._channel(phrase.kind, phrase.name, phrase.begin, phrase.stop)
            return None
        if entry.sort == "audience":
            if prep in ("to", "by", "with") and phrase.kind in ("press", "speech"):
                return self._channel(phrase.kind, None, phrase.begin, phrase.stop)
            return None
        if entry.ambiguous and prep not in ("with", "on"):
            return None
        if prep in ("on", "with"):
            return self._channel("interview", phrase.name, phrase.begin, phrase.stop)
        if prep == "to" and self._kinds[self._chunks.at_token(phrase.begin) - 1] != "A":
            return self._channel("interview", phrase.name, phrase.begin, phrase.stop)
        if prep in ("in", "for") and self._verb is not None and self._verb.lemma in _WRITES:
            return self._channel("article", phrase.name, phrase.begin, phrase.stop)
        return None

    def _class_after(self, phrase: Phrase) -> str:
        classes = self._tokens.classes
        return classes[phrase.stop] if phrase.stop < len(classes) else ""

    def _from_source(self) -> Channel | None:
        source = self._attribution.source
        if source is None:
            return None
        for phrase in self._channels.between(*source):
            if phrase.entry.sort == "medium" and phrase.entry.speaks and not phrase.prep == "of":
                return self._channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
            if phrase.entry.sort == "outlet" and (self._verb is None or self._verb.lemma in _REPORTS):
                return self._channel("article", phrase.name, phrase.first, phrase.stop)
        return None

    # addressee and via -----------------------------------------------------------------------------

    def addressee(self, channel: Channel | None) -> Party | None:
        """Whom the speaker told, where that is no medium."""
        told = self._told()
        if told is None or self._from_told() is not None or self._chunks.at_token(told[0]) >= len(self._kinds):
            return None
        if self._kinds[self._chunks.at_token(told[0])] == "Q":
            return None
        text = self._tokens.slice(*told)
        first = told[0]
        while first < told[1] - 1 and self._tokens.classes[first] == "D":
            first += 1
        return Party(self._tokens.slice(first, told[1]), text, (self._tokens.span(*told),))

    def via(self, channel: Channel | None) -> Party | None:
        """The outlet that passes the words on."""
        return None


_FINDERS: dict[int, PhraseFinder] = {}


def _phrase_finder(lexicon: Lexicon) -> PhraseFinder:
    return _FINDERS.setdefault(id(lexicon), PhraseFinder(lexicon))
