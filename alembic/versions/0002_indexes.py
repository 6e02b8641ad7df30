"""Indexes for the roles of a speaker, and for what stands inside a quotation.

Without the second, taking out the quotations of an article looks for those inside each among all of them.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXES = (("speaker_id", "speaker_role"), ("article_id", "parent"))


def upgrade() -> None:
    for columns in INDEXES:
        known = sa.text(f"{columns[-1]} IS NOT NULL")
        op.create_index(
            f"ix_quotations_{'_'.join(columns)}",
            "quotations",
            list(columns),
            sqlite_where=known,
            postgresql_where=known,
        )


def downgrade() -> None:
    for columns in INDEXES:
        op.drop_index(f"ix_quotations_{'_'.join(columns)}", table_name="quotations")
