"""What the scenes of an article are made of: turns of speech, scenes, and who is known to be in which."""

from dataclasses import dataclass, field
from functools import lru_cache

from quotebase.model import Channel, Speaker

from .sentence import Sentence

SPOKEN = frozenset("interview press speech debate testimony call meeting".split())
"""Kinds that nobody writes in."""
WRITTEN = frozenset("email letter message social".split())
"""Kinds in which one writes back."""
ISSUED = frozenset(("statement", "letter", "email"))
"""Kinds that an organisation issues, and one who speaks for it."""
PRESENCE = frozenset(("speech", "debate"))
"""Kinds at which others are present, and may be heard as well."""

PUBLIC = frozenset(("speech", "press"))
"""Kinds that an audience tells by itself: “told the crowd”."""


@dataclass(slots=True, eq=False)
class Scene:
    """A channel, where it was told and last heard (paragraphs), and when (time words) it was."""

    channel: Channel
    said: int
    last: int
    times: frozenset[str]
    sentence: int = -1
    """The chunk that ends the sentence that set the scene, where that sentence quotes nobody."""
    talk: bool = False
    """Whether two sides take turns in it."""
    standing: bool = False
    """Whether it is what its speaker does all through the article: “Anna Berg, prosecuting, said”."""
    lost: bool = False
    """Whether its speaker has been heard since without a channel."""


@dataclass(slots=True, eq=False)
class Turn:
    """One quotation: what its sentence says, who speaks, the channel found so far and what tells it."""

    sentence: Sentence
    speaker: Speaker | None
    channel: Channel | None = None
    why: str | None = None
    outer: Channel | None = None
    """What the words are told according to, where another quotation around this one says so."""

    def carry(self, scene: Scene, why: str) -> None:
        """Give this turn the channel of ``scene``."""
        self.channel, self.why = scene.channel, why


@dataclass(slots=True)
class Known:
    """The scenes by full name, and by the last name that a sentence mentions."""

    by_name: dict[str, Scene] = field(default_factory=dict)
    by_mention: dict[str, Scene] = field(default_factory=dict)
    on_days: dict[str, dict[str, Scene]] = field(default_factory=dict)
    """The scenes by full name, then by time word."""

    def __bool__(self) -> bool:
        return bool(self.by_name or self.by_mention)

    def of(self, speaker: Speaker) -> Scene | None:
        """The scene that this speaker was last in."""
        name = folded(speaker.name or speaker.text)
        found, mentioned = self.by_name.get(name), self.by_mention.get(last_word(name))
        if mentioned is None:
            return found
        return mentioned if found is None or mentioned.said > found.said or mentioned.talk else found

    def keep(self, speaker: Speaker, scene: Scene) -> None:
        """Remember that this speaker is in ``scene`` now."""
        name = folded(speaker.name or speaker.text)
        self.by_name[name] = scene
        if scene.times:
            self.on_days.setdefault(name, {}).update(dict.fromkeys(scene.times, scene))
        self.by_mention.pop(last_word(name), None)

    def lose(self, speaker: Speaker) -> None:
        """Remember that this speaker said something outside of the scene that he was last in."""
        scene = self.by_name.get(folded(speaker.name or speaker.text))
        if scene is not None:
            scene.lost = True

    def timed(self, speaker: Speaker) -> dict[str, Scene] | None:
        """The scenes of this speaker by time word, if he was in one of which the time is told."""
        return self.on_days.get(folded(speaker.name or speaker.text))

    def mention(self, name: str, scene: Scene) -> None:
        """Remember that a sentence puts somebody of this name into ``scene``."""
        self.by_mention[last_word(folded(name))] = scene

    def mentioned(self, name: str) -> Scene | None:
        """The scene that a sentence put somebody of this last name into."""
        return self.by_mention.get(last_word(folded(name)))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name in lower case, without a possessive."""
    return name.replace("’s", "").replace("'s", "").lower()


def last_word(name: str) -> str:
    """The last word of a name, "" if it has none."""
    return name.rpartition(" ")[2]
