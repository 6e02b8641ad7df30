"""What a speaker was last heard through: a channel goes on along a run of quotations until it is ended."""

from collections.abc import Sequence

from quotebase.model import Channel, Speaker

from .around import Surroundings
from .issued import capitals, is_of, states
from .later import ask, lead
from .members import is_named_now, is_one_of
from .phrases import PAPERS
from .polls import is_polled
from .sentence import Sentence
from .settings import Settings
from .times import at_another_time, times_in, times_told
from .turns import ISSUED, PRESENCE, PUBLIC, SPOKEN, WRITTEN, Known, Scene, Turn, last_word

_GAP = 1
"""Paragraphs from one quotation of a run to the next, at most; at two, half are through something else."""
_SPAN = 3
"""Paragraphs from where the channel is told to the last quotation that it is carried to."""
_GAP_TO_MORE = 2
_SPAN_TO_MORE = 6
"""The same for words to which the speaker only adds."""
_GAP_IN_TALK = 3
_SPAN_OF_TALK = 12
"""The same for an interview whose two sides take turns."""

_LEAD = 1
"""The paragraph of a story that may leave a name to the next, at most: there may be a headline before it."""
_FRONT = 2
"""Words that open a sentence and may tell of an answer: “In reply,”."""
_POSTED = frozenset(("social", "email"))
"""Kinds of what may be called “the message”."""
_WITNESSED = frozenset(("testimony", "court"))
"""Kinds in which one tells of what was said elsewhere."""

_APART = 1
"""Sentences that may stand between one that sets a scene and the next paragraph's quotation."""


class Scenes:
    """The scenes of one article."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._known = Known()
        self._settings = Settings(around, self._known)
        self._latest: Scene | None = None
        self._by: Speaker | None = None
        """Who set it."""
        self._heard: Channel | None = None
        """What the quotation before was heard through."""
        self._asked = False
        """Whether it was a question, heard through something."""
        self._issuer: tuple[frozenset[str], Scene] | None = None
        """The words of the name of the organisation that issued something last, and what."""

    def fill(self, turns: Sequence[Turn]) -> None:
        """Give the turns without a channel the one that their speaker goes on through."""
        if not self._around.phrases and all(turn.channel is None for turn in turns):
            return
        self._settings.expect(turns)
        for turn in turns:
            self._settings.read_up_to(self._around.chunks.first[turn.sentence.begin])
            if turn.speaker is not None and (turn.channel is not None or turn.outer or self._settings.any()):
                self._forward(turn, turn.speaker)
            if not turn.sentence.nested:
                self._heard = turn.channel
                self._asked = turn.channel is not None and turn.sentence.is_cue("asking")
        if self._latest is not None:
            lead(self._around, turns)
        ask(self._around, turns)

    def _forward(self, turn: Turn, speaker: Speaker) -> None:
        sentence = turn.sentence
        paragraph = self._around.paragraph(sentence.token)
        if turn.channel is not None:
            channel = self._settings.on_platform(turn.channel, paragraph)
            channel = self._settings.court.sits(channel, sentence, speaker)
            turn.channel = self._in_post(channel, sentence, speaker, paragraph)
        if turn.channel is not None and self._is_told_by_a_witness(
            turn.channel, sentence, speaker, paragraph
        ):
            turn.channel = None
        if turn.channel is not None and not self._is_posted(turn.channel, sentence, speaker, paragraph):
            self._begin(turn.channel, sentence, speaker, paragraph)
            return
        found = self._scene(turn, speaker, paragraph)
        if found is None:
            if not sentence.nested:
                self._known.lose(speaker)
            return
        scene, why = found
        scene.last, scene.sentence = self._last_paragraph(sentence), -1
        if scene.said != paragraph and scene.channel.kind in SPOKEN and self._answered(sentence):
            scene.said = paragraph  # one asked goes on where he was asked
        self._known.keep(speaker, scene)
        self._latest = scene
        turn.carry(scene, why)
        self._share(sentence, scene)

    def _answered(self, sentence: Sentence) -> bool:
        """“When asked if he was ill, Rossi replied”."""
        around, first = self._around, self._around.chunks.first
        stop = min(first[sentence.begin] + _FRONT, first[sentence.cue])
        asked = around.sets["asked"]
        return any(around.tokens.word(at).lower() in asked for at in range(first[sentence.begin], stop))

    def _last_paragraph(self, sentence: Sentence) -> int:
        """The paragraph in which a quotation, which may have several, ends."""
        end = max(stop for _, stop in sentence.attribution.content)
        return self._around.paragraph(self._around.chunks.stop[end - 1] - 1)

    def _is_posted(self, channel: Channel, sentence: Sentence, speaker: Speaker, paragraph: int) -> bool:
        """“took to TikTok. “…,” he said in the clip”: a recording of what the platform shows."""
        scene = self._known.of(speaker) if channel.kind == "other" and channel.name is None else None
        return (
            scene is not None and scene.channel.kind == "social" and self._goes_on(scene, sentence, paragraph)
        )

    def _in_post(self, channel: Channel, sentence: Sentence, speaker: Speaker, paragraph: int) -> Channel:
        """“they said on Facebook. “…,” the message continued”: what was just written is the message."""
        latest, source = self._latest, sentence.attribution.source
        if channel.kind != "message" or channel.name or latest is None or source is None:
            return channel
        itself = channel.text == speaker.text and self._around.tokens.classes[source[0]] == "D"
        near = paragraph - latest.last <= _GAP and latest.channel.kind in _POSTED
        return latest.channel if itself and near else channel

    def _is_told_by_a_witness(
        self, channel: Channel, sentence: Sentence, speaker: Speaker, paragraph: int
    ) -> bool:
        """“Berg testified on Monday. At the meeting, she said, he slept”: she tells of the meeting."""
        scene = self._known.of(speaker) if channel.kind == "meeting" else None
        heard = scene is not None and scene.channel.kind in _WITNESSED
        return heard and scene is not None and self._goes_on(scene, sentence, paragraph)

    def _begin(self, channel: Channel, sentence: Sentence, speaker: Speaker, paragraph: int) -> None:
        times = times_in(self._around, sentence.begin, sentence.end)
        scene = Scene(channel, paragraph, self._last_paragraph(sentence), times)
        scene.standing = channel.kind == "court" and channel.text.lower() in self._around.sets["pleading"]
        self._known.keep(speaker, scene)
        self._latest, self._by = scene, speaker
        if speaker.type == "organisation" and channel.kind in ISSUED:
            self._issuer = capitals(speaker.name or speaker.text), scene
            if channel.kind == "statement":
                name = speaker.name or speaker.text
                self._settings.issued = frozenset(name.lower().split()), scene
        self._share(sentence, scene)

    def _share(self, sentence: Sentence, scene: Scene) -> None:
        """Whoever is asked in an interview answers in it."""
        if scene.channel.kind != "interview" or not sentence.is_cue("asking"):
            return
        asked = sentence.asked()
        if asked is not None:
            scene.talk = True
            self._known.mention(self._around.tokens.slice(*asked), scene)

    # which scene ------------------------------------------------------------------------------------

    def _scene(self, turn: Turn, speaker: Speaker, paragraph: int) -> tuple[Scene, str] | None:
        """The scene that a turn without a channel of its own goes on in, and why."""
        sentence = turn.sentence
        if self._settings.has_poll and is_polled(self._around, sentence):
            self._settings.read_up_to(self._around.chunks.first[self._around.sentence(sentence.cue)[1]])
            if self._settings.poll is not None:
                return self._settings.poll, "those polled speak"
        scene = self._own(turn, speaker)
        if scene is not None and self._goes_on(scene, sentence, paragraph):
            return scene, "the same speaker goes on"
        found = self._resumed(sentence, speaker, paragraph) or self._joined(sentence, speaker, paragraph)
        if found is None and turn.outer is not None:
            scene = Scene(turn.outer, paragraph, paragraph, times_told(self._around, sentence))
            return scene, "told by what it is according to"
        return found

    def _resumed(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> tuple[Scene, str] | None:
        """“On Monday, Rossi added”: back to what he was heard through on Monday."""
        timed = None if sentence.nested else self._known.timed(speaker)
        if timed is None:
            return None
        times = times_told(self._around, sentence) or self._times_before(sentence, speaker)
        days = times & self._around.sets["days"]
        scene = next((timed[day] for day in days if day in timed), None)
        if scene is None or not self._fits(scene, sentence) or at_another_time(self._around, sentence):
            return None
        scene.said = paragraph
        return scene, "the same speaker on the same day"

    def _times_before(self, sentence: Sentence, speaker: Speaker) -> frozenset[str]:
        """The times of the sentence before, if it is about the speaker."""
        around, end = self._around, sentence.begin - 1
        while (
            end > 0 and around.chunks.first[end] == around.chunks.stop[end - 1] and end > sentence.begin - 4
        ):
            end -= 1
        begin, end = around.sentence(end - 1)
        times = times_in(around, begin, end)
        if times.isdisjoint(around.sets["days"]):
            return times
        name = last_word(speaker.name or "")
        tokens, first = around.tokens, around.chunks.first
        if not name or all(tokens.word(at) != name for at in range(first[begin], first[end])):
            return frozenset()
        return times

    def _joined(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> tuple[Scene, str] | None:
        """Somebody else in the scene that was told of last."""
        hearers, latest = self._settings.hearers, self._latest
        if hearers is not None and paragraph - hearers[1] <= _GAP and self._told_them(sentence):
            scene = Scene(hearers[0], paragraph, paragraph, times_told(self._around, sentence))
            return scene, "told to those named before"
        for written in (self._settings.paper, self._settings.wall):
            if sentence.is_cue("writing") and written is not None and paragraph - written[1] <= _GAP:
                scene = Scene(written[0], paragraph, paragraph, times_told(self._around, sentence))
                return scene, "written in what was named before"
        if self._states(sentence, speaker, paragraph) and self._settings.issued is not None:
            return self._copy(self._settings.issued[1], paragraph), "somebody speaks for those who issued it"
        if (court := self._in_court(sentence, speaker, paragraph)) is not None:
            return Scene(
                court, paragraph, paragraph, times_told(self._around, sentence)
            ), "one of those who speak in a court"
        if latest is None or paragraph - latest.last > _GAP:
            return None
        if sentence.is_cue("writing") and latest.channel.kind in WRITTEN:
            return self._copy(latest, paragraph), "somebody writes back"
        if self._by is not None and self._is_member(latest, self._by, speaker):
            return self._copy(latest, paragraph), "one of those who were heard there before they were named"
        if self._speaks_for_issuer(speaker, paragraph):
            return self._copy(latest, paragraph), "somebody speaks for those who issued it"
        if latest.channel.kind == "debate" and self._told_one(sentence):
            return self._copy(latest, paragraph), "told to somebody in the same debate"
        if self._asked and self._answers(sentence) and latest.channel.kind in SPOKEN:
            return self._copy(latest, paragraph), "somebody answers where the question was asked"
        if latest.channel.kind in PRESENCE and sentence.is_cue("interrupting"):
            return self._copy(latest, paragraph), "somebody is heard there as well"
        return None

    def _in_court(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> Channel | None:
        """“He was jailed at Marlow Crown Court. The judge said”: the court."""
        if not self._settings.court or at_another_time(self._around, sentence):
            return None
        scene = self._known.of(speaker)
        if scene is not None and scene.channel.kind not in _WITNESSED:
            return None  # a judge who gave an interview
        return self._settings.court.heard(sentence, speaker, paragraph)

    def _answers(self, sentence: Sentence) -> bool:
        """“he replied”, “In reply, he said”."""
        if sentence.is_cue("replying"):
            return True
        first, stop = self._around.chunks.first, self._around.chunks.first[sentence.cue]
        words = range(first[sentence.begin], min(first[sentence.begin] + _FRONT, stop))
        return any(self._around.tokens.word(at).lower() in self._around.sets["replies"] for at in words)

    def _told_them(self, sentence: Sentence) -> bool:
        """“he told them”."""
        told = sentence.told
        return (
            told is not None
            and told[1] - told[0] == 1
            and self._around.tokens.word(told[0]).lower() == "them"
        )

    def _told_one(self, sentence: Sentence) -> bool:
        """“he told her”."""
        told, tokens = sentence.told, self._around.tokens
        return told is not None and told[1] - told[0] == 1 and tokens.classes[told[0]] in "OH"

    def _states(self, sentence: Sentence, speaker: Speaker, paragraph: int) -> bool:
        """“The council issued a statement. “…,” said its spokesman”: his role names nobody else."""
        role, latest = speaker.role or (speaker.text if speaker.type == "anonymous" else ""), self._latest
        if self._settings.issued is None or not role:
            return False
        name, scene = self._settings.issued
        if paragraph - scene.last > _GAP or (latest is not None and latest.said > scene.said):
            return False
        return states(role, name, self._around.sets) and not at_another_time(self._around, sentence)

    def _is_member(self, latest: Scene, by: Speaker, speaker: Speaker) -> bool:
        """“A minister told CNN”, “chiefs said in interviews”, and then one of them by name."""
        if latest.channel.kind not in SPOKEN or self._known.of(speaker) is not None:
            return False
        if latest.said <= _LEAD and is_named_now(by, speaker, self._around.sets):
            return True
        return is_one_of(by, latest.channel, speaker)

    def _speaks_for_issuer(self, speaker: Speaker, paragraph: int) -> bool:
        """“The council issued a statement. “…,” said Berg, who chairs the council”."""
        if self._issuer is None or speaker.role is None:
            return False
        name, scene = self._issuer
        return scene is self._latest and paragraph - scene.last <= _GAP and is_of(speaker.role, name)

    @staticmethod
    def _copy(scene: Scene, paragraph: int) -> Scene:
        return Scene(scene.channel, paragraph, paragraph, scene.times)

    def _fits(self, scene: Scene, sentence: Sentence) -> bool:
        """Whether one can write there, if the cue says that somebody wrote."""
        return not (scene.channel.kind in SPOKEN and sentence.is_cue("writing"))

    def _own(self, turn: Turn, speaker: Speaker) -> Scene | None:
        """The scene that the speaker was last in, near or far."""
        sentence, latest = turn.sentence, self._latest
        if sentence.is_questioner() and latest is not None and latest.channel.kind == "interview":
            latest.talk = True
            return latest
        scene = self._known.of(speaker) or self._told_interviewer(sentence)
        if scene is None and speaker.type == "person":
            scene = self._settings.by_pronoun
        unknown = speaker.name is None and speaker.text.lower() in self._around.sets["pronouns"]
        if scene is None and unknown and latest is not None and self._heard is latest.channel:
            scene = latest
        itself = scene is not None and speaker.type == "organisation" and scene.channel.name == speaker.name
        return None if itself else scene  # Rossi told CNN so. CNN said it would sue

    def _goes_on(self, scene: Scene, sentence: Sentence, paragraph: int) -> bool:
        """Whether nothing has ended ``scene`` before ``sentence``."""
        gap, span = (_GAP_IN_TALK, _SPAN_OF_TALK) if scene.talk else (_GAP, _SPAN)
        if scene.channel.kind in PAPERS and sentence.is_cue("writing"):
            gap += 1
        elif self._says_more(scene, sentence):
            gap, span = max(gap, _GAP_TO_MORE), max(span, _SPAN_TO_MORE)
        if self._is_told_apart(scene, sentence):
            return False
        latest, last = self._latest, scene.last
        if latest is not None and latest.channel == scene.channel:
            last = max(last, latest.last)  # somebody else was heard there
        if (paragraph - last > gap or paragraph - scene.said > span) and not scene.standing:
            return False
        if not self._fits(scene, sentence) or (paragraph != scene.last and self._is_apart(scene, sentence)):
            return False
        times = times_told(self._around, sentence)
        return not at_another_time(self._around, sentence) and not (times and not times & scene.times)

    def _says_more(self, scene: Scene, sentence: Sentence) -> bool:
        """“…,” he continued: the same talk goes on, however much stands between."""
        return sentence.is_cue("going_on") and scene.channel.kind in SPOKEN and not scene.lost

    def _is_told_apart(self, scene: Scene, sentence: Sentence) -> bool:
        """“told staff”, where the scene is what a crowd or reporters were told."""
        told, tokens = sentence.told, self._around.tokens
        if told is None or scene.channel.kind not in PUBLIC or not sentence.is_cue("telling"):
            return False
        heard = scene.channel.text.rpartition(" ")[2].lower()
        last = tokens.word(told[1] - 1).lower()
        others = tokens.classes[told[1] - 1] not in "OHP" and last not in self._around.sets["gathered"]
        return others and heard in self._around.sets["hearers"]

    def _is_apart(self, scene: Scene, sentence: Sentence) -> bool:
        """Whether sentences stand between the one that set the scene, quoting nobody, and this one."""
        kinds = self._around.chunks.kinds
        if scene.sentence < 0:
            return False
        return sum(kinds.count(end, scene.sentence + 1, sentence.begin) for end in ".!") > _APART

    def _told_interviewer(self, sentence: Sentence) -> Scene | None:
        """“told Hill”, where Hill is the one who asks the questions."""
        if sentence.told is None:
            return None
        scene = self._known.mentioned(self._around.tokens.slice(*sentence.told))
        return scene if scene is not None and scene.talk else None
