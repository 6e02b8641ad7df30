"""What can be wrong with a database, and what is said of it in one line."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, delete, event, select, text

from quotebase import models
from quotebase.errors import DatabaseBusy, DatabaseMissing, StoreError
from quotebase.store import Store, migrate, open_store, shown
from tests.store.build import article, quote


def refusal(location: str | Path, kind: type[StoreError] = StoreError, **options: Any) -> str:
    """What opening says, for which nothing may have been made."""
    before = sorted(Path(location).parent.iterdir()) if isinstance(location, Path) else []
    with pytest.raises(kind) as error:
        open_store(location, **options)
    assert type(error.value) is kind
    assert not isinstance(location, Path) or sorted(location.parent.iterdir()) == before
    return str(error.value)


def test_a_database_that_is_not_there_is_made_only_if_wanted(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    assert refusal(path, DatabaseMissing, create=False) == (
        f"{path}: no such database; make it with `quotebase ingest` or `quotebase db init`"
    )
    open_store(path).close()
    open_store(path, create=False).close()


def test_an_empty_file_is_a_new_database_but_no_old_one(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    path.touch()
    assert "holds no quotations yet" in refusal(path, DatabaseMissing, create=False)
    open_store(path).close()


def test_an_empty_server_database_is_made_only_if_wanted(postgresql: str) -> None:
    url = postgresql.format("postgres")
    assert "holds no quotations yet; fill it with `quotebase ingest`" in refusal(
        url, DatabaseMissing, create=False
    )


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 1_000, encoding="utf-8")
    assert refusal(path) == (
        f"{path}: not an SQLite database, so it is left as it is; choose another path with --db"
    )
    assert path.read_text(encoding="utf-8") == "Dear diary, " * 1_000


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    content = path.read_bytes()
    assert refusal(path) == (
        f"{path}: a database of another program (it has a table recipes); choose another with --db"
    )
    assert path.read_bytes() == content


def test_a_server_database_with_a_table_of_the_same_name_is_left_as_it_is(postgresql: str) -> None:
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE articles (id int)")
        connection.execute("CREATE TABLE recipes (id int)")
        try:
            message = refusal(postgresql.format("postgres"))
        finally:
            connection.execute("DROP TABLE articles, recipes")
    assert message.endswith(
        "a database of another program (it has a table articles); choose another with --db"
    )


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: a folder, not a database; give the path of a file in it"


@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_ordinary_file_is_no_database(create: bool) -> None:
    assert refusal("/dev/null", create=create) == "/dev/null: no ordinary file; choose another path"


def test_a_folder_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "no" / "quotes.db"
    with pytest.raises(StoreError) as error:
        open_store(path)
    assert str(error.value) == (
        f"{path}: there is no folder {tmp_path / 'no'}; make it first, or choose another path"
    )


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "file" / "quotes.db")


def test_a_path_too_long_for_the_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="choose another path"):
        open_store(tmp_path / ("x" * 5_000))


AS_ANYONE = """
import os, sys
import alembic.command
from quotebase.errors import StoreError
from quotebase.store import open_store
from tests.store.build import article, quote
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    with open_store(sys.argv[1]) as store:
        print(store.save(article(quote(), text="another")).status)
except StoreError as error:
    print(error)
"""

CANNOT = "change the permissions of the file and its folder, or choose another path"


def as_anyone(path: Path) -> str:
    """What opening and saving says to someone without special rights."""
    done = subprocess.run(
        [sys.executable, "-c", AS_ANYONE, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everyone may enter, as pytest's are not."""
    with TemporaryDirectory() as folder:
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_folder_that_may_not_be_written_is_named(public: Path) -> None:
    public.chmod(0o555)
    assert as_anyone(public / "quotes.db") == f"{public / 'quotes.db'}: cannot be opened; {CANNOT}"


def test_a_file_that_may_not_be_written_is_named(public: Path) -> None:
    path = public / "quotes.db"
    open_store(path).close()
    path.chmod(0o444)
    public.chmod(0o777)
    assert as_anyone(path) == f"{path}: can be searched but not written; {CANNOT} with --db"


def read_all(path: Path) -> None:
    with open_store(path) as store:
        for number in range(1, 200):
            store.load(number)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with open_store(path) as store:
        list(store.save_many([article(quote(f"{n}"), text=f"{n} " * 500) for n in range(200)]))
    content = bytearray(path.read_bytes())
    for page in range(8 * 4096, len(content) - 4096, 4096):
        content[page : page + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match="the file is damaged; restore it"):
        read_all(path)


def fill_up(store: Store, pages: int) -> None:
    """Let the disk have no more room than so many pages."""

    @event.listens_for(store.engine, "connect")
    def _limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store.close()


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    articles = [
        article(quote(f"Words {n}"), text="x" * 9_000, url=f"https://a.example/{n}") for n in range(400)
    ]
    with open_store(path) as store:
        assert store.save(articles[0]).status == "new"
        fill_up(store, path.stat().st_size // 4096 + 100)
        with pytest.raises(StoreError) as error:
            list(store.save_many(articles))
        assert str(error.value) == (
            f"{path}: the disk is full and what was being saved is left out; make room, then run this again"
        )
    with open_store(path) as store:
        with store.session() as session:
            assert len(session.scalars(select(models.ArticleRow.id)).all()) == 1
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        assert {saved.status for saved in store.save_many(articles)} == {"new", "unchanged"}


def test_a_database_that_another_writes_to_is_busy(store: Store) -> None:
    place = store.url.render_as_string(hide_password=False)
    with open_store(place, busy_timeout=0.05) as impatient:
        with store.session(write=True) as session:
            session.execute(text("SELECT 1"))
            with pytest.raises(DatabaseBusy) as error:
                impatient.save(article(quote()))
        remedy = "another process is writing to it; wait until it is done, then run this again"
        assert str(error.value) == f"{shown(store.url)}: {remedy}"
        assert impatient.save(article(quote())).status == "new"


def test_who_makes_a_database_waits_for_another_who_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragma = migrate._pragma
    refused: list[str] = []

    def refuse_twice(connection: Connection, asked: str) -> Any:
        # As SQLite does, without waiting, where two processes want this of a new file at the same moment.
        if asked.startswith("journal_mode") and len(refused) < 2:
            refused.append(asked)
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return pragma(connection, asked)

    monkeypatch.setattr(migrate, "_pragma", refuse_twice)
    with open_store(tmp_path / "quotes.db") as store, store.session() as session:
        assert len(refused) == 2
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"


def test_who_makes_a_database_waits_no_longer_than_asked(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("PRAGMA user_version = 1")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sqlite_master").fetchall()
        assert refusal(path, DatabaseBusy, busy_timeout=0.1) == (
            f"{path}: another process is writing to it; wait until it is done, then run this again"
        )


def test_what_is_asked_while_another_writes_is_answered(store: Store) -> None:
    store.save(article(quote()))
    with store.session(write=True) as writer:
        writer.execute(delete(models.ArticleRow))
        assert store.load(1) is not None
    assert store.load(1) is None


def test_a_session_that_fails_says_so_as_quotebase_does(store: Store) -> None:
    with pytest.raises(StoreError, match="nonsense"), store.session() as session:
        session.execute(text("SELECT nonsense"))


def test_an_error_of_the_caller_passes_through_a_session(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.session():
        raise ZeroDivisionError


def test_a_server_that_does_not_answer_is_named_with_the_reason() -> None:
    message = refusal("postgresql://ann:s3cret@127.0.0.1:1/news")
    assert message.startswith("postgresql://ann:***@127.0.0.1:1/news: cannot connect (")
    assert message.endswith("); check the URL, and that the server runs")
    assert "s3cret" not in message


def test_a_server_that_is_not_known_is_named_with_the_remedy() -> None:
    message = refusal("postgresql://nowhere.invalid/news")
    assert message.startswith("postgresql://nowhere.invalid/news: cannot connect (")
    assert message.endswith("); check the URL, and that the server runs")


def test_a_server_without_that_database_says_how_to_make_it(postgresql: str) -> None:
    message = refusal(postgresql.format("nowhere"), DatabaseMissing)
    assert message.endswith(": no such database on the server; make it with createdb")


def test_a_server_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal("postgresql://host/news") == (
        "postgresql://host/news: PostgreSQL needs the driver psycopg; pip install 'quotebase[postgres]'"
    )


def test_a_server_database_in_another_encoding_is_refused(postgresql: str) -> None:
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        try:
            message = refusal(postgresql.format("latin"))
        finally:
            connection.execute("DROP DATABASE latin WITH (FORCE)")
    assert message.endswith(": its encoding is LATIN1; make one with createdb -E UTF8 -T template0")


def test_a_user_without_rights_is_told_so(postgresql: str) -> None:
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
        try:
            message = refusal(postgresql.format("postgres").replace("postgres@", "reader@"))
        finally:
            connection.execute("DROP ROLE reader")
    assert message.endswith(": this user may not do that there; ask for the rights, or use another user")
