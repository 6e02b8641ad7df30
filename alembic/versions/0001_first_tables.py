"""The first tables: articles, quotations, who, where, through what; and the full-text index.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHANNEL_KINDS = (
    *(
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
    ),
    *("call", "message", "report", "book", "article", "ad", "meeting", "website", "other"),
)
SPEAKER_TYPES = ("person", "organisation", "group", "anonymous", "document")

# In this order they can be dropped.
TABLES = (
    *("speaker_words", "speaker_aliases", "quotations", "articles", "outlet_aliases"),
    *("addressees", "channels", "speakers", "outlets"),
)

# Signs younger than the Unicode that SQLite knows, which it would take for letters: marks and emoji.
YOUNG_SIGNS = ((0x2066, 0x2069), (0x20BA, 0x20C0), (0x23F4, 0x23FF), (0x2B4D, 0x2BFF), (0x1F000, 0x1FAFF))
SEPARATORS = "".join(chr(sign) for first, last in YOUNG_SIGNS for sign in range(first, last + 1))

SQLITE_FULL_TEXT = (
    f"""
    CREATE VIRTUAL TABLE quotations_fts USING fts5(
        text, content='quotations', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2 separators '{SEPARATORS}'"
    )
    """,
    """
    CREATE TRIGGER quotations_fts_insert AFTER INSERT ON quotations BEGIN
        INSERT INTO quotations_fts(rowid, text) VALUES (new.id, new.text);
    END
    """,
    """
    CREATE TRIGGER quotations_fts_delete AFTER DELETE ON quotations BEGIN
        INSERT INTO quotations_fts(quotations_fts, rowid, text) VALUES ('delete', old.id, old.text);
    END
    """,
    """
    CREATE TRIGGER quotations_fts_update AFTER UPDATE OF id, text ON quotations BEGIN
        INSERT INTO quotations_fts(quotations_fts, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO quotations_fts(rowid, text) VALUES (new.id, new.text);
    END
    """,
)

# PostgreSQL's parser keeps "twitter.com" or "e-mail" as one word and knows nothing of accents, so it is given
# the text as SQLite's unicode61 sees it: lower case, without diacritics, and only spaces between the words.
# What is no part of a word is listed, because the meaning of [[:alnum:]] depends on the server's locale.
DIACRITICS = r"[\u0300-\u036f]+"
NO_WORD = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    r"\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u245f\u2500-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030"
    r"\ufe00-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\ufffd\U0001f000-\U0001faff]+"
)
LONGEST_INDEXED = 100_000  # Code points: what is longer would not fit a tsvector.

POSTGRESQL_FULL_TEXT = (
    f"""
    ALTER TABLE quotations ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig,
        regexp_replace(
            lower(regexp_replace(normalize(left(text, {LONGEST_INDEXED}), NFD), '{DIACRITICS}', '', 'g')),
            '{NO_WORD}', ' ', 'g'))) STORED
    """,
    "CREATE INDEX ix_quotations_words ON quotations USING gin (words)",
)


def upgrade() -> None:
    _names()
    _articles()
    _quotations()
    full_text = SQLITE_FULL_TEXT if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_FULL_TEXT
    for statement in full_text:
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER quotations_fts_{event}")
        op.execute("DROP TABLE quotations_fts")
    for table in TABLES:
        op.drop_table(table)


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _plain() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def _id() -> sa.Column[int]:
    return sa.Column("id", _number(), primary_key=True)


def _text(name: str, *, null: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _compared(name: str) -> sa.Column[str]:
    return sa.Column(name, _plain(), nullable=False)


def _spans(name: str, *, null: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=null)


def _points_to(table: str, column: str, other: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete=on_delete
    )


def _one_of(table: str, column: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _names() -> None:
    op.create_table(
        "outlets",
        _id(),
        _text("name", null=False),
        _compared("folded"),
        _text("country"),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
        sa.UniqueConstraint("folded", name="uq_outlets_folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outlet_aliases",
        _id(),
        sa.Column("outlet_id", _number(), nullable=False),
        _text("kind", null=False),
        _text("name", null=False),
        _compared("folded"),
        _one_of("outlet_aliases", "kind", ("name", "domain")),
        _points_to("outlet_aliases", "outlet_id", "outlets", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_outlet_aliases"),
        sa.UniqueConstraint("outlet_id", "kind", "folded", name="uq_outlet_aliases_outlet_id_kind_folded"),
    )
    op.create_index("ix_outlet_aliases_folded", "outlet_aliases", ["folded"])
    op.create_table(
        "speakers",
        _id(),
        _text("name", null=False),
        _compared("folded"),
        _text("type", null=False),
        _text("role"),
        _text("wikidata"),
        _one_of("speakers", "type", (*SPEAKER_TYPES, "unknown")),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
        sa.UniqueConstraint("folded", "type", name="uq_speakers_folded_type"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "speaker_aliases",
        _id(),
        sa.Column("speaker_id", _number(), nullable=False),
        _text("name", null=False),
        _compared("folded"),
        _text("source", null=False),
        _one_of("speaker_aliases", "source", ("article", "reference")),
        _points_to("speaker_aliases", "speaker_id", "speakers", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker_aliases"),
        sa.UniqueConstraint("speaker_id", "folded", name="uq_speaker_aliases_speaker_id_folded"),
    )
    op.create_index("ix_speaker_aliases_folded", "speaker_aliases", ["folded"])
    op.create_table(
        "speaker_words",
        _compared("word"),
        sa.Column("alias_id", _number(), nullable=False),
        _points_to("speaker_words", "alias_id", "speaker_aliases", "CASCADE"),
        sa.PrimaryKeyConstraint("word", "alias_id", name="pk_speaker_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_speaker_words_alias_id", "speaker_words", ["alias_id"])
    op.create_table(
        "channels",
        _id(),
        _text("kind", null=False),
        _text("name"),
        _compared("folded"),
        _one_of("channels", "kind", CHANNEL_KINDS),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
        sa.UniqueConstraint("kind", "folded", name="uq_channels_kind_folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "addressees",
        _id(),
        _text("name", null=False),
        _compared("folded"),
        sa.PrimaryKeyConstraint("id", name="pk_addressees"),
        sa.UniqueConstraint("folded", name="uq_addressees_folded"),
        sqlite_autoincrement=True,
    )


def _articles() -> None:
    op.create_table(
        "articles",
        _id(),
        _compared("key"),
        _text("given_id", null=False),
        sa.Column("id_given", sa.Boolean(), nullable=False),
        _text("title"),
        sa.Column("outlet_id", _number()),
        _text("outlet_text"),
        _text("author"),
        _text("published"),
        _compared("published_key"),
        _text("url"),
        _text("language"),
        _compared("content_hash"),
        _text("extractor_version", null=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        _text("origin"),
        _text("text", null=False),
        _points_to("articles", "outlet_id", "outlets", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("key", name="uq_articles_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_outlet_id_published_key", "articles", ["outlet_id", "published_key"])
    op.create_index("ix_articles_published_key", "articles", ["published_key"])


def _quotations() -> None:
    op.create_table(
        "quotations",
        _id(),
        sa.Column("article_id", _number(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer()),
        _compared("published_key"),
        _text("kind", null=False),
        _text("text", null=False),
        _spans("spans", null=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        *(
            _text("cue_text"),
            _text("cue_lemma"),
            _spans("cue_spans"),
            _text("cue_kind"),
            _text("cue_modality"),
        ),
        sa.Column("speaker_id", _number()),
        *(_text("speaker_name"), _text("speaker_type"), _text("speaker_role"), _text("speaker_reason")),
        *(_text("mention_text"), _spans("mention_spans")),
        sa.Column("channel_id", _number()),
        *(_text("channel_name"), _text("channel_text"), _spans("channel_spans")),
        sa.Column("addressee_id", _number()),
        *(_text("addressee_name"), _text("addressee_text"), _spans("addressee_spans")),
        sa.Column("via_id", _number()),
        *(_text("via_name"), _text("via_text"), _spans("via_spans")),
        sa.Column("confidence", sa.Float(53), nullable=False),
        _text("rule", null=False),
        _one_of("quotations", "kind", ("direct", "mixed", "indirect")),
        _one_of("quotations", "cue_kind", ("speech", "thought")),
        _one_of("quotations", "cue_modality", ("asserted", "negated", "declined", "hypothetical")),
        _one_of("quotations", "speaker_type", SPEAKER_TYPES),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_quotations_confidence")),
        sa.CheckConstraint("0 <= start_char AND start_char <= end_char", name=op.f("ck_quotations_chars")),
        sa.CheckConstraint("position >= 0 AND parent <> position", name=op.f("ck_quotations_position")),
        _points_to("quotations", "article_id", "articles", "CASCADE"),
        sa.ForeignKeyConstraint(
            ["article_id", "parent"],
            ["quotations.article_id", "quotations.position"],
            name="fk_quotations_article_id_parent_quotations",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        _points_to("quotations", "speaker_id", "speakers", "RESTRICT"),
        _points_to("quotations", "channel_id", "channels", "RESTRICT"),
        _points_to("quotations", "addressee_id", "addressees", "RESTRICT"),
        _points_to("quotations", "via_id", "outlets", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_quotations"),
        sa.UniqueConstraint("article_id", "position", name="uq_quotations_article_id_position"),
        sqlite_autoincrement=True,
    )
    for columns in (
        ("speaker_id", "published_key", "article_id"),
        ("channel_id", "published_key", "article_id"),
        ("kind", "published_key"),
    ):
        op.create_index(f"ix_quotations_{'_'.join(columns)}", "quotations", list(columns))
    op.create_index("ix_quotations_published_key", "quotations", ["published_key"])
    for column in ("addressee_id", "via_id"):
        known = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_quotations_{column}", "quotations", [column], sqlite_where=known, postgresql_where=known
        )
