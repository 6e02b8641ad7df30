"""What is asked for, and the conditions that it puts on the tables: the same for every list and count."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, get_args

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    column,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute, Session

from quotebase.errors import QueryError
from quotebase.model import ChannelKind, CueKind, Modality, QuoteKind
from quotebase.query import words as language
from quotebase.store.dates import end_key, first_key
from quotebase.store.fold import fold, ways_to_write
from quotebase.store.models import (
    AddresseeRow,
    ArticleRow,
    ChannelRow,
    OutletAlias,
    QuotationRow,
    SpeakerAlias,
    SpeakerWord,
)

Condition = ColumnElement[bool]

AnySelect: TypeAlias = "Select[*tuple[Any, ...]]"

FULL_TEXT = table("quotations_fts", column("rowid"), column("rank"))
"""SQLite's full-text index, which is no model."""

WORDS: ColumnElement[Any] = literal_column("quotations.words", TSVECTOR())
"""PostgreSQL's."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotations: all that is given must hold.

    ``words`` is in the language of :mod:`quotebase.query.words`. ``speaker``, ``outlet``, ``via`` and
    ``addressee``: whole words of one name, without regard to case and accents; ``channel``: a kind, or words
    of a name. ``since`` and ``until``: a day, month or year, inclusive. ``limit`` and ``offset`` count what
    is found. Raises :class:`QueryError` where one of them cannot be understood.
    """

    words: str | None = None
    speaker: str | None = None
    channel: str | None = None
    outlet: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    via: str | None = None
    addressee: str | None = None
    modality: str | None = None
    cue: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        _ = self.parsed_words
        for option in ("speaker", "channel", "outlet", "via", "addressee"):
            name = getattr(self, option)
            if name is not None and not fold(name):
                raise QueryError(f"{option}: there is no word in {name!r}; give a name, or part of one")
        for option, allowed in (("kind", QuoteKind), ("modality", Modality), ("cue", CueKind)):
            value = getattr(self, option)
            if value is not None and value not in get_args(allowed):
                raise QueryError(f"{option}: {value!r} is none of {', '.join(get_args(allowed))}")
        if self.since is not None:
            first_key(self.since)
        if self.until is not None:
            end_key(self.until)
        for option in ("limit", "offset"):
            number = getattr(self, option)
            if number is not None and not 0 <= number < 2**62:
                raise QueryError(f"{option}: {number} is out of range; give a number from 0 on")

    @property
    def of_articles_only(self) -> bool:
        """Whether the filters ask for nothing of a quotation, so that articles without any count too."""
        names = (self.speaker, self.channel, self.via, self.addressee)
        asked = (*names, self.kind, self.modality, self.cue)
        return self.parsed_words is None and all(value is None for value in asked)

    @property
    def parsed_words(self) -> language.Words | None:
        """The parsed ``words``; ``None`` where there are none."""
        return language.parse(self.words) if self.words and self.words.strip() else None


def conditions(session: Session, filters: Filters, *, words: bool = True) -> list[Condition]:
    """Return what must hold of a row of ``quotations``; ``words`` false leaves the full text out."""
    found: list[Condition] = []
    if words and (parsed := filters.parsed_words):
        found.append(_words(session, parsed))
    if filters.speaker is not None:
        found.append(QuotationRow.speaker_id.in_(_speakers(filters.speaker)))
    if filters.channel is not None:
        found.append(QuotationRow.channel_id.in_(_channels(filters.channel)))
    if filters.outlet is not None:
        of_outlet = select(ArticleRow.id).where(ArticleRow.outlet_id.in_(_outlets(filters.outlet)))
        found.append(QuotationRow.article_id.in_(of_outlet))
    if filters.via is not None:
        found.append(QuotationRow.via_id.in_(_outlets(filters.via)))
    if filters.addressee is not None:
        named = _has_words(AddresseeRow.folded, filters.addressee)
        found.append(QuotationRow.addressee_id.in_(select(AddresseeRow.id).where(named)))
    if filters.kind is not None:
        found.append(QuotationRow.kind == filters.kind)
    if filters.modality is not None:
        found.append(func.coalesce(QuotationRow.cue_modality, "asserted") == filters.modality)
    if filters.cue is not None:
        found.append(func.coalesce(QuotationRow.cue_kind, "speech") == filters.cue)
    return [*found, *_published(QuotationRow.published_key, filters)]


def article_conditions(filters: Filters) -> list[Condition]:
    """Return what must hold of a row of ``articles``: the filters that ask nothing of its quotations."""
    found = _published(ArticleRow.published_key, filters)
    if filters.outlet is not None:
        found.append(ArticleRow.outlet_id.in_(_outlets(filters.outlet)))
    return found


def limited(statement: AnySelect, filters: Filters) -> AnySelect:
    """Return ``statement`` with the limit and offset of ``filters``."""
    if filters.limit is not None:
        statement = statement.limit(filters.limit)
    elif filters.offset:
        # SQLite knows no offset without a limit.
        statement = statement.limit(2**62)
    return statement.offset(filters.offset) if filters.offset else statement


def sqlite_match(branches: tuple[language.Branch, ...]) -> Condition:
    """Return the condition on :data:`FULL_TEXT` for branches in each of which something is wanted."""
    expression = " OR ".join(map(language.for_sqlite, branches))
    return literal_column("quotations_fts", String()).op("MATCH", is_comparison=True)(expression)


def postgresql_query(words: language.Words) -> ColumnElement[Any]:
    """Return the ``tsquery`` for a search."""
    expression = " | ".join(map(language.for_postgresql, words.branches))
    return func.to_tsquery(literal_column("'simple'::regconfig"), expression)


def _words(session: Session, words: language.Words) -> Condition:
    if session.get_bind().dialect.name == "postgresql":
        return WORDS.op("@@", is_comparison=True)(postgresql_query(words))
    wanting = tuple(branch for branch in words.branches if branch.wanted)
    either: list[Condition] = []
    if wanting:
        either.append(QuotationRow.id.in_(select(FULL_TEXT.c.rowid).where(sqlite_match(wanting))))
    for branch in words.branches:
        if not branch.wanted:
            # FTS5 cannot look for what is absent: look for what is not wanted, and take the rest.
            unwanted = tuple(language.Branch((replace(term, excluded=False),)) for term in branch.excluded)
            either.append(not_(QuotationRow.id.in_(select(FULL_TEXT.c.rowid).where(sqlite_match(unwanted)))))
    return or_(*either)


def _speakers(name: str) -> AnySelect:
    """Speakers with an alias in which all words of ``name`` stand."""

    def with_word(word: str) -> Condition:
        return SpeakerAlias.id.in_(select(SpeakerWord.alias_id).where(SpeakerWord.word == word))

    return select(SpeakerAlias.speaker_id).where(_all_words(name, with_word))


def _channels(name: str) -> AnySelect:
    named = _has_words(ChannelRow.folded, name)
    is_kind = ChannelRow.kind == fold(name) if fold(name) in get_args(ChannelKind) else false()
    return select(ChannelRow.id).where(or_(is_kind, named))


def _outlets(name: str) -> AnySelect:
    named = and_(OutletAlias.kind == "name", _has_words(OutletAlias.folded, name))
    host = name.strip().lower().removeprefix("www.")
    # What is not printable is in no address, and may be what the database cannot even be asked for.
    at_domain = (
        and_(OutletAlias.kind == "domain", OutletAlias.folded == host) if host.isprintable() else false()
    )
    return select(OutletAlias.outlet_id).where(or_(named, at_domain))


def _has_words(folded: InstrumentedAttribute[str], name: str) -> Condition:
    """All words of ``name`` stand in the folded name: a scan, of a table with some thousand rows."""
    padded = literal(" ") + folded + literal(" ")
    return _all_words(name, lambda word: padded.like(f"% {word} %"))


def _all_words(name: str, has_word: Callable[[str], Condition]) -> Condition:
    """Each word of ``name`` is there, in one of the ways to write it."""
    return and_(*(or_(*(and_(*map(has_word, sorted(way))) for way in ways)) for ways in ways_to_write(name)))


def _published(key: InstrumentedAttribute[str], filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.since is not None:
        found.append(key >= first_key(filters.since))
    if filters.until is not None:
        found += [key > "", key < end_key(filters.until)]
    return found
