"""Stage 8: through what medium the words reached others, whom they were told, and who passed them on."""

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Channel, Party, Speaker
from .assemble import Content
from .attribute import Attribution
from .chunks import Chunks
from .scan import Tokens


@dataclass(frozen=True, slots=True)
class Heard:
    """How one quotation reached others; ``None`` where the text does not say."""

    channel: Channel | None
    addressee: Party | None
    via: Party | None


class Channels:
    """Finds the channels of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon

    def of(self, attribution: Attribution, content: Content, speaker: Speaker | None) -> Heard:
        """The channel, addressee and via of ``attribution``."""
        return Heard(None, None, None)
