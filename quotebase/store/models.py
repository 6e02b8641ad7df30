"""The tables, as SQLAlchemy models: public, for one's own ``select()``.

::

    outlets ──< articles ──< quotations >── speakers ──< speaker_aliases ──< speaker_words
       │                         ├──>── channels
       └──< outlet_aliases       ├──>── addressees
                                 ├──>── outlets (via)
                                 └──>── quotations (parent)

A quotation keeps all that the article says of it, as written; the ``*_id`` columns say which speaker,
channel, addressee and credited outlet that is. The full-text index over ``quotations.text`` is each
database's own (``quotations_fts`` in SQLite, the column ``quotations.words`` in PostgreSQL) and so not part
of the models; :mod:`quotebase.query.filters` asks it. What changes here needs a migration in
``alembic/versions``.
"""

from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from quotebase.model import ChannelKind, CueKind, Modality, QuoteKind, SpeakerType

Key = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only for a column declared INTEGER."""

Plain = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that is compared character by character on every server: folded names, keys and dates."""

Spans = JSON(none_as_null=True)
"""``[[start, end], …]``: code points into ``articles.text``."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC also where the database (SQLite) knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn the moment into UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The base of all models; its metadata names constraints and indexes by one convention."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        }
    )


def _one_of(column: str, literal: Any) -> CheckConstraint:
    """Allow in ``column`` only the values of a ``Literal`` of :mod:`quotebase.model`."""
    values = ", ".join(f"'{value}'" for value in get_args(literal))
    return CheckConstraint(f"{column} IN ({values})", name=column)


class OutletRow(Base):
    """Who publishes: a paper, an agency, a station, by one canonical name."""

    __tablename__ = "outlets"
    __table_args__ = (UniqueConstraint("folded"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)
    country: Mapped[str | None] = mapped_column(Text)

    aliases: Mapped[list["OutletAlias"]] = relationship(back_populates="outlet", passive_deletes=True)
    articles: Mapped[list["ArticleRow"]] = relationship(back_populates="outlet", passive_deletes=True)


class OutletAlias(Base):
    """A ``name`` or web ``domain`` (its ``kind``) by which an outlet is known; its own name included."""

    __tablename__ = "outlet_aliases"
    __table_args__ = (
        UniqueConstraint("outlet_id", "kind", "folded"),
        CheckConstraint("kind IN ('name', 'domain')", name="kind"),
        Index(None, "folded"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlets.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)

    outlet: Mapped[OutletRow] = relationship(back_populates="aliases")


class ArticleRow(Base):
    """A news article as it was read.

    ``key`` is what makes two readings the same article (its url, else the id given in the input, else its
    content); ``outlet_text`` the outlet as the input names it; ``published_key`` the date to sort and filter
    by (see :mod:`quotebase.store.dates`); ``origin`` the file and row that it was read from.
    """

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "outlet_id", "published_key"),
        Index(None, "published_key"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(Plain)
    given_id: Mapped[str] = mapped_column(Text)
    id_given: Mapped[bool]
    title: Mapped[str | None] = mapped_column(Text)
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id", ondelete="RESTRICT"))
    outlet_text: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(Text)
    published_key: Mapped[str] = mapped_column(Plain)
    url: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(Plain)
    extractor_version: Mapped[str] = mapped_column(Text)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
    origin: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)

    outlet: Mapped[OutletRow | None] = relationship(back_populates="articles")
    quotations: Mapped[list["QuotationRow"]] = relationship(
        back_populates="article", order_by="QuotationRow.position", passive_deletes=True
    )


class SpeakerRow(Base):
    """Who speaks: one row for a folded name and a type; ``unknown`` is a name whose type is not known."""

    __tablename__ = "speakers"
    __table_args__ = (
        UniqueConstraint("folded", "type"),
        CheckConstraint(
            f"type IN ({', '.join(repr(value) for value in (*get_args(SpeakerType), 'unknown'))})",
            name="type",
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)
    type: Mapped[str] = mapped_column(Text)
    role: Mapped[str | None] = mapped_column(Text)
    wikidata: Mapped[str | None] = mapped_column(Text)

    aliases: Mapped[list["SpeakerAlias"]] = relationship(back_populates="speaker", passive_deletes=True)
    quotations: Mapped[list["QuotationRow"]] = relationship(back_populates="speaker", passive_deletes=True)


class SpeakerAlias(Base):
    """A name of a speaker: its own, one written in an ``article``, or one from the ``reference`` data."""

    __tablename__ = "speaker_aliases"
    __table_args__ = (
        UniqueConstraint("speaker_id", "folded"),
        CheckConstraint("source IN ('article', 'reference')", name="source"),
        Index(None, "folded"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)
    source: Mapped[str] = mapped_column(Text)

    speaker: Mapped[SpeakerRow] = relationship(back_populates="aliases")


class SpeakerWord(Base):
    """A folded word of an alias: what ``--speaker`` is looked up in."""

    __tablename__ = "speaker_words"
    __table_args__ = (Index(None, "alias_id"), {"sqlite_with_rowid": False})

    word: Mapped[str] = mapped_column(Plain, primary_key=True)
    alias_id: Mapped[int] = mapped_column(
        ForeignKey("speaker_aliases.id", ondelete="CASCADE"), primary_key=True
    )


class ChannelRow(Base):
    """Through what the words reached others: a kind, and a name (``folded`` ``""``: unnamed)."""

    __tablename__ = "channels"
    __table_args__ = (
        UniqueConstraint("kind", "folded"),
        _one_of("kind", ChannelKind),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)


class AddresseeRow(Base):
    """Whom a speaker told, where that is no channel."""

    __tablename__ = "addressees"
    __table_args__ = (UniqueConstraint("folded"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Plain)


class QuotationRow(Base):
    """One quotation; the columns of :class:`quotebase.Quote`, flat, and who, where and when by number.

    ``position`` counts an article's quotations from 0; ``parent`` is the position of the one that this stands
    inside. ``speaker_name``, ``channel_name``, ``addressee_name`` and ``via_name`` are as the article gives
    them, the rows behind the ``*_id`` columns what they stand for. ``published_key`` is the article's, so
    that the newest of a speaker or channel are a walk along one index.
    """

    __tablename__ = "quotations"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        ForeignKeyConstraint(
            ["article_id", "parent"],
            ["quotations.article_id", "quotations.position"],
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        _one_of("kind", QuoteKind),
        _one_of("cue_kind", CueKind),
        _one_of("cue_modality", Modality),
        _one_of("speaker_type", SpeakerType),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
        CheckConstraint("0 <= start_char AND start_char <= end_char", name="chars"),
        CheckConstraint("position >= 0 AND parent <> position", name="position"),
        Index(None, "speaker_id", "published_key", "article_id"),
        Index(None, "channel_id", "published_key", "article_id"),
        Index(None, "kind", "published_key"),
        Index(None, "published_key"),
        Index(
            None,
            "addressee_id",
            sqlite_where=text("addressee_id IS NOT NULL"),
            postgresql_where=text("addressee_id IS NOT NULL"),
        ),
        Index(
            None,
            "speaker_id",
            "speaker_role",
            sqlite_where=text("speaker_role IS NOT NULL"),
            postgresql_where=text("speaker_role IS NOT NULL"),
        ),
        Index(
            None,
            "article_id",
            "parent",
            sqlite_where=text("parent IS NOT NULL"),
            postgresql_where=text("parent IS NOT NULL"),
        ),
        Index(
            None,
            "via_id",
            sqlite_where=text("via_id IS NOT NULL"),
            postgresql_where=text("via_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]
    parent: Mapped[int | None]
    published_key: Mapped[str] = mapped_column(Plain)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    spans: Mapped[list[list[int]]] = mapped_column(Spans)
    start_char: Mapped[int]
    end_char: Mapped[int]
    cue_text: Mapped[str | None] = mapped_column(Text)
    cue_lemma: Mapped[str | None] = mapped_column(Text)
    cue_spans: Mapped[list[list[int]] | None] = mapped_column(Spans)
    cue_kind: Mapped[str | None] = mapped_column(Text)
    cue_modality: Mapped[str | None] = mapped_column(Text)
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id", ondelete="RESTRICT"))
    speaker_name: Mapped[str | None] = mapped_column(Text)
    speaker_type: Mapped[str | None] = mapped_column(Text)
    speaker_role: Mapped[str | None] = mapped_column(Text)
    speaker_reason: Mapped[str | None] = mapped_column(Text)
    mention_text: Mapped[str | None] = mapped_column(Text)
    mention_spans: Mapped[list[list[int]] | None] = mapped_column(Spans)
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channels.id", ondelete="RESTRICT"))
    channel_name: Mapped[str | None] = mapped_column(Text)
    channel_text: Mapped[str | None] = mapped_column(Text)
    channel_spans: Mapped[list[list[int]] | None] = mapped_column(Spans)
    addressee_id: Mapped[int | None] = mapped_column(ForeignKey("addressees.id", ondelete="RESTRICT"))
    addressee_name: Mapped[str | None] = mapped_column(Text)
    addressee_text: Mapped[str | None] = mapped_column(Text)
    addressee_spans: Mapped[list[list[int]] | None] = mapped_column(Spans)
    via_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id", ondelete="RESTRICT"))
    via_name: Mapped[str | None] = mapped_column(Text)
    via_text: Mapped[str | None] = mapped_column(Text)
    via_spans: Mapped[list[list[int]] | None] = mapped_column(Spans)
    confidence: Mapped[float] = mapped_column(Float(53))
    rule: Mapped[str] = mapped_column(Text)

    article: Mapped[ArticleRow] = relationship(back_populates="quotations")
    speaker: Mapped[SpeakerRow | None] = relationship(back_populates="quotations")
    channel: Mapped[ChannelRow | None] = relationship()
    addressee: Mapped[AddresseeRow | None] = relationship()
    via: Mapped[OutletRow | None] = relationship(foreign_keys=[via_id])
