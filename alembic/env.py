"""How Alembic runs the migrations: on the connection and in the transaction that quotebase hands over.

From a checkout, to write a new migration: see CONTRIBUTING.
"""

from sqlalchemy import Connection

from alembic import context
from quotebase.store.migrate import VERSION_TABLE, is_ours
from quotebase.store.models import Base


def run() -> None:
    """Run what was asked for on the connection in the configuration."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table=VERSION_TABLE,
        include_name=is_ours,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
        compare_server_default=True,
    )
    context.run_migrations()


run()
