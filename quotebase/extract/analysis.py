"""What all stages together found in one article."""

from dataclasses import dataclass

from quotebase.lexicon import Lexicon
from quotebase.model import Quote

from .assemble import Content
from .attribution.findings import Attribution
from .text.chunks import Chunks
from .text.scan import Tokens


@dataclass(frozen=True, slots=True)
class Analysis:
    """The quotations of an article with what led to them, for explaining.

    ``attributions`` is every attribution that a rule made, ``kept`` those that became ``quotes``, in the same
    order, ``how`` says of each how its speaker's name was found, and ``why`` what tells its channel.
    """

    lexicon: Lexicon
    tokens: Tokens
    chunks: Chunks
    attributions: list[Attribution]
    kept: list[tuple[Attribution, Content]]
    quotes: tuple[Quote, ...]
    how: tuple[str, ...]
    why: tuple[str | None, ...]
