"""Stage 8: through what medium the words reached others, whom they were told, and who passed them on.

Only what the article says counts. First the sentence itself (:mod:`.channel_scope`): the cue (tweeted), those told
(told Reuters), what the reporter says around the cue (in a statement), who speaks (the letter said). Then the
sentences before: what the same speaker was last heard through (:mod:`.channel_scenes`).
"""

from collections.abc import Sequence
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Channel, Party, Speaker
from .attribute import Attribution
from .channel_phrases import PhraseFinder
from .channel_scenes import Scenes, Turn
from .channel_scope import Range, Scope, Surroundings
from .chunks import Chunks
from .scan import Tokens

_FINDERS: dict[int, PhraseFinder] = {}


@dataclass(frozen=True, slots=True)
class Heard:
    """How one quotation reached others; ``None`` where the text does not say."""

    channel: Channel | None
    addressee: Party | None
    via: Party | None


class Channels:
    """Finds the channels of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        finder = _FINDERS.setdefault(id(lexicon), PhraseFinder(lexicon))
        phrases = finder.find(tokens, chunks)
        self._around = Surroundings(tokens, chunks, lexicon, phrases, [phrase.head for phrase in phrases])

    def of(self, quotations: Sequence[tuple[Attribution, Speaker | None]]) -> list[Heard]:
        """The channel, addressee and via of each attribution with its speaker, first character first."""
        contents: list[Range] = []
        turns: list[Turn] = []
        for attribution, speaker in quotations:
            scope = Scope(self._around, attribution, contents)
            contents += attribution.content
            turns.append(Turn(scope, speaker, scope.channel()))
        Scenes(self._around).fill(turns)
        return [Heard(turn.channel, turn.scope.addressee(), None) for turn in turns]
