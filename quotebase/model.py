"""What flows between the stages: immutable, typed, free of any library.

Every offset is a :class:`Span` of Unicode code points, half-open, into :attr:`Article.text` exactly as it
was given. The JSON form of these classes is the contract that ``quotebase extract --format jsonl`` prints.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

QuoteKind = Literal["direct", "mixed", "indirect"]
"""``direct``: all of the content stands in quotation marks; ``mixed``: part of it; ``indirect``: none."""

SpeakerType = Literal["person", "organisation", "group", "anonymous", "document"]

ChannelKind = Literal[
    "social",
    "interview",
    "press",
    "statement",
    "speech",
    "debate",
    "testimony",
    "court",
    "letter",
    "email",
    "call",
    "message",
    "report",
    "book",
    "article",
    "ad",
    "meeting",
    "website",
    "other",
]

CueKind = Literal["speech", "thought"]

Include = Literal["thoughts"]
"""What extraction can be asked for besides speech: ``thoughts``, what someone is said to believe, want or
plan, or what a thing is said to show."""

Modality = Literal["asserted", "negated", "declined", "hypothetical"]
"""Whether the words were said at all: ``asserted`` (said), ``negated`` (did not say), ``declined``
(declined to comment), ``hypothetical`` (may say, is expected to say, to say)."""


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of code points in the article's text."""

    start: int
    end: int


Spans = tuple[Span, ...]


class _Packed:
    """Pickled by the values of its fields, in half the time that a frozen dataclass takes on its own.

    Articles travel so between the processes that extract.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, slots=True)
class Cue(_Packed):
    """The words that report ("told", "according to", ":")."""

    text: str
    lemma: str
    spans: Spans
    kind: CueKind = "speech"
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Speaker(_Packed):
    """Who is behind the words.

    ``text`` and ``spans`` are the mention beside the cue ("she"), ``name`` the fullest name that the
    article gives for it, without honorific and job; ``role`` the job or description as written. ``name``
    and ``type`` are ``None`` where the article does not tell; ``reason`` then says why.
    """

    name: str | None
    type: SpeakerType | None
    role: str | None
    text: str
    spans: Spans
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Channel(_Packed):
    """Through what medium the words reached others; ``text`` and ``spans`` are the words that say so."""

    kind: ChannelKind
    name: str | None
    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Party(_Packed):
    """An addressee ("told supporters") or an outlet credited for the words (``via``)."""

    name: str
    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote(_Packed):
    """One quotation: its words, and everything the article says of how they were uttered.

    ``text`` is the slices of ``spans`` joined with one space; ``parent`` the index, in the article's
    quotes, of the quotation that this one stands inside; ``confidence`` how often ``rule`` was right on
    annotated articles.
    """

    kind: QuoteKind
    text: str
    spans: Spans
    cue: Cue | None
    speaker: Speaker | None
    channel: Channel | None
    addressee: Party | None
    via: Party | None
    parent: int | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Article(_Packed):
    """A news article, what is known of it, and (once extracted) its quotations.

    ``id`` is the id given in the input, else one derived from the content. ``published`` is ISO 8601.
    ``errors`` is filled only where the article could not be read; ``quotes`` is then empty.
    ``origin`` names the file and row that it came from, for messages.
    """

    text: str
    id: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    quotes: tuple[Quote, ...] = ()
    errors: tuple[str, ...] = ()
    origin: str | None = field(default=None, compare=False)
    id_given: bool = field(default=False, compare=False)
    """Whether the input itself gave ``id``; an id derived from content changes with the content."""
