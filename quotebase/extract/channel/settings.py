"""The sentences that set a scene: “Rossi spoke at a rally”, “Berg sat down with CNN”, “the crowd cheered”."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quotebase.extract.attribution.subjects import Range
from quotebase.model import Channel

from .around import Surroundings
from .court import Courtroom
from .guests import is_guest, met_by
from .newsmen import is_of_outlet
from .phrases import ADDRESSED, PAPERS, Phrase
from .times import times_in
from .turns import PRESENCE, Known, Scene, Turn

_SETTING = frozenset(
    "social interview press statement speech debate email letter message testimony other".split()
)
_SUBJECT = re.compile("(?<=[.!¶,&^])[MP]")
"""The subject of a main clause."""
_FINITE = re.compile("[CfEuU]")
"""A clause, not the phrase of “criticised the mayor at a rally”."""
_HEARERS = frozenset(("speech", "press", "testimony", "court"))


@dataclass(slots=True, eq=False)
class Settings:
    """Reads an article's phrases in order, and keeps the scenes that they set.

    ``by_pronoun`` is the scene of somebody whom the last such sentence does not name, ``poll`` the poll told
    of last, ``hearers`` those last told of to whom one speaks, with their paragraph, ``paper`` the
    letter or email told of last, ``wall`` the posts told of last, ``issued`` the statement of one of these
    words, told of last.
    """

    around: Surroundings
    known: Known
    by_pronoun: Scene | None = None
    poll: Scene | None = None
    hearers: tuple[Channel, int] | None = None
    paper: tuple[Channel, int] | None = None
    wall: tuple[Channel, int] | None = None
    issued: tuple[frozenset[str], Scene] | None = None
    court: Courtroom = field(init=False)
    platform: tuple[str, int] | None = field(default=None, init=False)
    """The platform that one wrote on last, with its paragraph."""
    _next: int = 0
    _contents: Sequence[Range] = ()
    _quoting: frozenset[int] = frozenset()
    has_poll: bool = field(default=False, init=False)
    _poll_name: str | None = field(default=None, init=False)
    """What the article calls its poll, if it names one poll only."""

    def __post_init__(self) -> None:
        self.court = Courtroom(self.around)
        polls = [phrase for phrase in self.around.phrases if phrase.entry.poll]
        self.has_poll = bool(polls)
        names = {phrase.name for phrase in polls if phrase.name}
        self._poll_name = names.pop() if len(names) == 1 else None

    def expect(self, turns: Sequence[Turn]) -> None:
        """What ``turns`` quote is no reporter's sentence."""
        self._contents = sorted(span for turn in turns for span in turn.sentence.attribution.content)
        self._quoting = frozenset(turn.sentence.begin for turn in turns if turn.speaker is not None)

    def on_platform(self, channel: Channel, paragraph: int) -> Channel:
        """“posted a note to her Instagram. “…,” she wrote in the post”: the post is on Instagram."""
        last = self.platform
        if channel.kind != "social" or channel.name or last is None or paragraph - last[1] > 1:
            return channel
        words = channel.text.lower().split()[:3]
        definite = not self.around.sets["definite"].isdisjoint(words[:2]) or any(
            word.endswith(("'s", "’s")) for word in words
        )
        return replace(channel, name=last[0]) if definite else channel

    def any(self) -> bool:
        """Whether the article has told of any scene so far, or of a poll."""
        return bool(
            self.known
            or self.by_pronoun
            or self.hearers
            or self.paper
            or self.wall
            or self.has_poll
            or self.court
        )

    def read_up_to(self, token: int) -> None:
        """Read the phrases before ``token``."""
        phrases, at = self.around.phrases, self._next
        while at < len(phrases) and phrases[at].head < token:
            phrase = phrases[at]
            if phrase.setting:
                self._read(phrase)
            at += 1
        self._next = at

    # one phrase ---------------------------------------------------------------------------------------

    def _read(self, phrase: Phrase) -> None:
        around, entry = self.around, phrase.entry
        kinds, at = around.chunks.kinds, phrase.chunk
        if kinds[at] == "Q" and entry.sort not in ("outlet", "programme"):
            return
        if entry.poll:
            channel = around.channel("report", phrase.name or self._poll_name, phrase.first, phrase.stop)
            paragraph = around.paragraph(phrase.head)
            self.poll = Scene(channel, paragraph, paragraph, frozenset())
            return
        if self._is_content(at):
            return
        self._note(phrase)
        if phrase.prep == "to" and entry.sort == "medium":
            return
        if entry.sort == "outlet" and not phrase.prep and self._meets(phrase):
            return
        channel_told = self._told_by(phrase)
        if channel_told is None:
            return
        begin, end = around.sentence(at)
        if (
            entry.sort == "audience"
            and phrase.kind == "speech"
            and phrase.prep
            and not self._is_heard(begin, end)
        ):
            return  # a bill that was passed in parliament
        if phrase.prep and begin in self._quoting and self._is_behind_content(begin, at):
            return
        if self._happens(begin, end, at, channel_told):
            self._set(phrase, channel_told, begin, end)

    def _note(self, phrase: Phrase) -> None:
        """Keep the platform, the posts, the paper and the hearers told of last."""
        around, entry = self.around, phrase.entry
        if phrase.kind == "social" and phrase.name is not None:
            self.platform = phrase.name, around.paragraph(phrase.head)
        if phrase.kind == "social" and phrase.prep:
            posts = around.channel("social", phrase.name, phrase.begin, phrase.stop)
            self.wall = posts, around.paragraph(phrase.head)
        if entry.sort == "medium" and phrase.kind in PAPERS and not self._is_plural(phrase):
            paper = around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
            self.paper = paper, around.paragraph(phrase.head)
        if entry.sort == "audience" and entry.kind in _HEARERS:
            heard = around.channel(entry.kind, None, phrase.first, phrase.stop)
            self.hearers = heard, around.paragraph(phrase.head)
            self.court.read(phrase)
        if phrase.kind == "article" and phrase.name and (phrase.issued or phrase.tells):
            written = around.channel("article", phrase.name, phrase.first, phrase.stop)
            self.paper = written, around.paragraph(phrase.head)

    def _told_by(self, phrase: Phrase) -> Channel | None:
        """The channel that a phrase tells where it has no cue."""
        around, entry = self.around, phrase.entry
        if entry.sort == "medium" and phrase.first == phrase.head and self._is_plural(phrase):
            return None
        if entry.sort != "verb" and phrase.tells is not None:
            kind, first = phrase.tells, phrase.begin
        elif self._is_told_of(phrase):
            return None
        elif (
            entry.sort == "verb"
            or phrase.issued
            or phrase.shared
            or self._is_told(phrase)
            or is_guest(self.around, phrase)
        ):
            kind, first = phrase.kind, phrase.first
        else:
            return None
        if kind not in _SETTING:
            return None
        name = phrase.name
        if kind == "testimony" and entry.sort == "verb":
            name = self._before_whom(phrase)
        return around.channel(kind, name, first, phrase.stop)

    def _meets(self, phrase: Phrase) -> bool:
        """“The BBC spoke to Anna Berg”: an outlet that somebody is heard by; whether it is."""
        guest = met_by(self.around, phrase)
        if guest is None:
            return False
        begin, end = self.around.sentence(phrase.chunk)
        channel = self.around.channel("interview", phrase.name, phrase.first, phrase.stop)
        if self._happens(begin, end, phrase.chunk, channel):
            paragraph = self.around.paragraph(phrase.head)
            scene = Scene(channel, paragraph, paragraph, times_in(self.around, begin, end), end)
            self.known.mention(guest, scene)
        return True

    def _is_told_of(self, phrase: Phrase) -> bool:
        """“made the remarks”, “gave this statement”: told of before, and no scene by themselves."""
        tokens, sets = self.around.tokens, self.around.sets
        if not phrase.issued or tokens.word(phrase.first).lower() not in sets["said_before"]:
            return False
        return phrase.kind == "speech" and tokens.word(phrase.stop - 1).lower() in sets["utterances"]

    def _before_whom(self, phrase: Phrase) -> str | None:
        """“testified before Congress”: the name behind the verb."""
        chunks, tokens = self.around.chunks, self.around.tokens
        at = phrase.chunk + 1
        if (
            chunks.kinds[at : at + 2] not in ("pM", "cM")
            or tokens.word(chunks.first[at]) not in self.around.sets["facing"]
        ):
            return None
        first, stop = chunks.first[at + 1], chunks.stop[at + 1]
        first += tokens.classes[first] == "D"
        name = tokens.slice(first, stop)
        return name if all(word[0].isupper() for word in name.split()) else None

    def _is_plural(self, phrase: Phrase) -> bool:
        """“at rallies”, “in interviews”: no occasion of its own."""
        return self.around.tokens.word(phrase.stop - 1).endswith("s")

    def _set(self, phrase: Phrase, channel: Channel, begin: int, end: int) -> None:
        paragraph, kinds = self.around.paragraph(phrase.head), self.around.chunks.kinds
        scene = Scene(channel, paragraph, paragraph, times_in(self.around, begin, end), end)
        for mention in self._named_in(begin, end):
            self.known.mention(mention, scene)
        if phrase.entry.kind == "interview" and phrase.entry.sort == "audience" and phrase.name:
            scene.talk = True
            self.known.mention(phrase.name, scene)
        elif channel.kind == "interview" and phrase.name is not None and self._is_led_by(phrase, phrase.name):
            led = Scene(channel, paragraph, paragraph, scene.times, end, talk=True)
            self.known.mention(phrase.name, led)
        subject = _SUBJECT.search(kinds, begin, end)
        if channel.kind == "statement" and subject is not None and begin not in self._quoting:
            at, chunks = subject.start(), self.around.chunks
            name = self.around.tokens.words(chunks.first[at], chunks.stop[at])
            self.issued = frozenset(word.lower() for word in name), scene
        unnamed = subject is not None and self._is_unnamed(subject.start())
        self.by_pronoun = scene if unnamed and begin not in self._quoting else None

    def _is_led_by(self, phrase: Phrase, name: str) -> bool:
        """“an interview with Tom Hill”: who leads it is told the answers, “told Hill”."""
        first = phrase.stop - len(name.split())
        return phrase.entry.sort == "medium" and self.around.tokens.classes[first : first + 1] == "G"

    def _is_unnamed(self, chunk: int) -> bool:
        """“she”, “the former president”: someone that the sentence does not name."""
        tokens, last = self.around.tokens, self.around.chunks.stop[chunk] - 1
        return tokens.word(last).lower() in ("he", "she") or tokens.classes[last] == "R"

    def _is_behind_content(self, begin: int, chunk: int) -> bool:
        """Whether ``chunk`` goes on from what the sentence reports: “said he was ill and went to a rally”."""
        at = bisect_left(self._contents, (chunk, 0)) - 1
        if at < 0 or self._contents[at][0] <= begin:
            return False
        return _FINITE.search(self.around.chunks.kinds, *self._contents[at]) is not None

    def _is_content(self, chunk: int) -> bool:
        contents = self._contents
        at = bisect_left(contents, (chunk + 1, 0))
        for before in range(at - 1, max(at - 5, -1), -1):  # noqa: SIM110 - asked of many chunks
            if chunk < contents[before][1]:
                return True
        return False

    def _happens(self, begin: int, end: int, phrase: int, channel: Channel) -> bool:
        """Whether the sentence tells that somebody was heard there, not that he was there or was not."""
        chunks, tokens = self.around.chunks, self.around.tokens
        before = tokens.classes[chunks.first[begin] : chunks.first[phrase]]
        if "n" in before or "U" in before or self._is_refused(begin, phrase):
            return False
        if channel.kind not in PRESENCE or self._is_heard(begin, end) or self._is_asked(phrase, end):
            return True
        words = {tokens.word(token).lower() for token in range(chunks.first[begin], chunks.first[end])}
        joined = not words.isdisjoint(self.around.sets["joined"])
        return joined or words.isdisjoint(self.around.lexicon.channels.attending)

    def _is_refused(self, begin: int, end: int) -> bool:
        """“declined to take questions from reporters”, “will speak at a rally”: nothing was said there."""
        tokens, chunks, sets = self.around.tokens, self.around.chunks, self.around.sets
        refusing, future = sets["refusing"], sets["future"]
        for chunk in range(begin, end):
            if chunks.kinds[chunk] == "Q":
                continue
            for at in range(chunks.first[chunk], chunks.stop[chunk]):
                word = tokens.word(at).lower()
                if (word in refusing or word in future) and not self._is_content(chunk):
                    return True
        return False

    def _is_heard(self, begin: int, end: int) -> bool:
        """Whether somebody speaks in the sentence; not in “went to see Rossi speak”."""
        chunks, classes = self.around.chunks, self.around.tokens.classes
        at = chunks.kinds.find("C", begin, end)
        while at >= 0:
            if classes[chunks.first[at]] != "v" or chunks.kinds[at - 1] != "M":
                return True
            at = chunks.kinds.find("C", at + 1, end)
        return False

    def _is_asked(self, phrase: int, end: int) -> bool:
        """“At a rally, he was asked”: who is asked behind it answers there."""
        chunks = self.around.chunks
        at = chunks.kinds.find("K", phrase, end)
        return at >= 0 and self.around.tokens.word(chunks.stop[at] - 1) in self.around.sets["asked"]

    def _is_told(self, phrase: Phrase) -> bool:
        """“told Reuters”; “radio host Tom Hill asked her”."""
        chunks, tokens, entry = self.around.chunks, self.around.tokens, phrase.entry
        if entry.sort not in ADDRESSED:
            return False
        before = chunks.at_token(phrase.first) - 1
        if chunks.kinds[before] == "C":
            return not is_of_outlet(self.around, phrase, chunks.stop[phrase.chunk])
        if (
            phrase.kind == "speech"
            and tokens.word(chunks.stop[before] - 1).lower() in self.around.sets["addressed"]
        ):
            return True
        after = chunks.at_token(phrase.stop - 1) + 1
        asks = chunks.kinds[after] == "C" and tokens.word(chunks.stop[after] - 1) in self.around.sets["asked"]
        if phrase.kind == "press":  # “a reporter asked her”, not “reporter Tom Hill asked her”
            return asks and not phrase.prep and phrase.stop == chunks.stop[phrase.chunk]
        return asks and phrase.name is not None and entry.sort == "audience"

    def _is_joined(self, chunk: int, begin: int) -> bool:
        """“joined on stage by Rossi”."""
        tokens, first = self.around.tokens, self.around.chunks.first
        if tokens.word(first[chunk] - 1).lower() != "by":
            return False
        words = (
            tokens.word(token).lower() for token in range(max(first[begin], first[chunk] - 8), first[chunk])
        )
        return any(word in self.around.sets["joined"] for word in words)

    def _named_in(self, begin: int, end: int) -> list[str]:
        """Those a sentence names, the ones behind a preposition left out."""
        chunks, tokens = self.around.chunks, self.around.tokens
        kinds = chunks.kinds
        found: list[str] = []
        at = kinds.find("M", begin, end)
        while at >= 0:
            if (kinds[at - 1] not in "po2" or self._is_joined(at, begin)) and not self._is_content(at):
                first, last = chunks.first[at], chunks.stop[at]
                while first < last - 1 and tokens.classes[first] not in "GNBL":
                    first += 1
                found.append(tokens.slice(first, last))
            at = kinds.find("M", at + 1, end)
        return found
