"""From any older database to the newest, with all that is in it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, text

from quotebase import models
from quotebase.errors import DatabaseTooNew, StoreError
from quotebase.query import Filters, count
from quotebase.store import HEAD, Store, current_revision, migrate, open_store, shown
from tests.archive import ARTICLES

FOLDER = migrate.migrations_folder()

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("articles", recreate=recreate) as table:
        table.add_column(sa.Column("section", sa.Text(), server_default="news"))
    {more}
"""


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return ScriptDirectory.from_config(config)


def differences(engine: Engine) -> list[object]:
    """What Alembic would have to change to make the database what the models say."""
    options = {
        "include_name": migrate.is_ours,
        "compare_type": True,
        "compare_server_default": True,
        "version_table": migrate.VERSION_TABLE,
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, models.Base.metadata))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make this the next version of quotebase, with a migration of its own."""

    def install(more: str = "") -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(FOLDER, folder)
        (folder / "versions" / "0003_next.py").write_text(NEXT.format(more=more), encoding="utf-8")
        monkeypatch.setattr(migrate, "migrations_folder", lambda: folder)
        monkeypatch.setattr(migrate, "HEAD", "0003")

    return install


def test_the_newest_migration_is_the_one_that_the_code_works_with() -> None:
    assert scripts().get_heads() == [HEAD]
    assert migrate.revisions() == {script.revision for script in scripts().walk_revisions()}


def test_a_new_database_is_what_the_models_say(store: Store) -> None:
    assert differences(store.engine) == []


def test_a_difference_from_the_models_would_be_seen(location: str) -> None:
    with open_store(location) as store:
        with store.session(write=True) as session:
            session.execute(text("DROP INDEX ix_articles_published_key"))
            session.execute(text("ALTER TABLE articles ADD COLUMN section TEXT"))
        assert {difference[0] for difference in differences(store.engine)} == {"add_index", "remove_column"}  # type: ignore[index]


def test_a_new_database_has_the_checks_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        for name, table in models.Base.metadata.tables.items():
            declared = {c.name: str(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint)}
            there = {str(c["name"]): c["sqltext"] for c in inspect(connection).get_check_constraints(name)}
            assert set(there) == {str(check) for check in declared}
            if store.engine.dialect.name == "sqlite":
                assert there == declared


def test_every_constraint_and_index_has_a_name_by_the_convention(store: Store) -> None:
    with store.engine.connect() as connection:
        inspector = inspect(connection)
        for name in models.Base.metadata.tables:
            names = [
                # SQLite does not keep the name of a key that it counts up.
                inspector.get_pk_constraint(name)["name"] or f"pk_{name}",
                *(key["name"] for key in inspector.get_foreign_keys(name)),
                *(key["name"] for key in inspector.get_unique_constraints(name)),
                *(key["name"] for key in inspector.get_check_constraints(name)),
                *(key["name"] for key in inspector.get_indexes(name)),
            ]
            assert [one for one in names if not re.match(rf"(pk|fk|uq|ck|ix)_{name}(_|$)", str(one))] == []


def test_down_to_nothing_and_up_again_gives_the_same(location: str) -> None:
    with open_store(location) as store:
        list(store.save_many(ARTICLES))
        with migrate.migrating(store.engine) as connection:
            migrate.downgrade(connection, "base")
        with store.engine.connect() as connection:
            assert set(inspect(connection).get_table_names()) == {migrate.VERSION_TABLE}
            assert current_revision(connection) is None
    told: list[str] = []
    with open_store(location, notify=told.append) as store:
        assert told == [f"{shown(store.url)}: created"]
        assert differences(store.engine) == []
        assert {saved.status for saved in store.save_many(ARTICLES)} == {"new"}


def test_opening_says_that_a_database_was_made_and_then_nothing_more(location: str) -> None:
    told: list[str] = []
    for _ in range(2):
        open_store(location, notify=told.append).close()
    assert [message.rsplit(": ", 1)[1] for message in told] == ["created"]


def test_an_older_database_is_upgraded_after_saying_so_with_all_that_is_in_it(
    location: str, next_version: Callable[[], None]
) -> None:
    with open_store(location) as store:
        list(store.save_many(ARTICLES))
    next_version()
    told: list[str] = []
    with open_store(location, create=False, notify=told.append) as store:
        assert told == [f"{shown(store.url)}: upgrading from version 0002 to 0003 of the database"]
        assert [store.load(number) for number in (1, 2, 3)] == list(ARTICLES)
        with store.session() as session:
            assert session.scalars(text("SELECT DISTINCT section FROM articles")).all() == ["news"]
            assert count(session, Filters("bridge OR hour")) == 1
            if store.engine.dialect.name == "sqlite":
                assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert {saved.status for saved in store.save_many(ARTICLES)} == {"unchanged"}


@pytest.mark.parametrize(
    "failure",
    ["raise ZeroDivisionError", "op.execute('SELECT nonsense')"],
)
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    location: str, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    with open_store(location) as store:
        list(store.save_many(ARTICLES))
    with monkeypatch.context():
        next_version(failure)
        with pytest.raises((ZeroDivisionError, StoreError)):
            open_store(location)
    monkeypatch.undo()
    with open_store(location) as store:
        assert [store.load(number) for number in (1, 2, 3)] == list(ARTICLES)
        assert differences(store.engine) == []


def test_an_upgrade_of_sqlite_that_leaves_rows_pointing_nowhere_is_taken_back(
    tmp_path: Path, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quotes.db"
    with open_store(path) as store:
        list(store.save_many(ARTICLES))
    next_version("op.execute('DELETE FROM speakers')")
    with pytest.raises(StoreError, match=r"rows of .* point nowhere; restore a backup"):
        open_store(path)
    monkeypatch.undo()
    with open_store(path) as store:
        assert store.load(1) == ARTICLES[0]


def test_a_database_that_a_newer_version_made_is_refused(
    location: str, next_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version()
    open_store(location).close()
    monkeypatch.undo()
    with pytest.raises(DatabaseTooNew) as error:
        open_store(location)
    assert re.fullmatch(
        r"\S+: made by a newer quotebase \(database version 0003, this quotebase \S+ knows up to 0002\); "
        r"pip install --upgrade quotebase",
        str(error.value),
    )


def test_a_database_that_is_up_to_date_is_opened_without_loading_alembic(location: str) -> None:
    open_store(location).close()
    script = (
        "import sys; from quotebase.store import open_store; open_store(sys.argv[1]).close();"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, location],
        capture_output=True,
        text=True,
        check=True,
        cwd=FOLDER.parent,
    )
    assert done.stdout == "False\n"


def test_a_database_of_every_version_is_brought_to_the_newest_with_all_that_is_in_it(location: str) -> None:
    for script in scripts().walk_revisions():
        with open_store(location) as store:
            list(store.save_many(ARTICLES))
            with migrate.migrating(store.engine) as connection:
                migrate.downgrade(connection, script.revision)
        with open_store(location) as store:
            assert differences(store.engine) == []
            assert [store.load(number) for number in (1, 2, 3)] == list(ARTICLES)
