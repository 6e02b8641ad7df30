"""An SQLite file that one may not write to, with real permissions and somebody without special rights."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from quotebase.errors import DatabaseBusy, StoreError
from quotebase.store import Store, open_store
from quotebase.store.frozen import Access, access_to
from tests.store.build import article, quote

ROOT = Path(__file__).parents[2]
REMEDY = "change the permissions of the file and its folder, or choose another path with --db"

AS_ANYONE = """
import importlib, os, sys
import alembic.command
from quotebase import ingest, pipeline, query
from quotebase.cli import main
for name in main.COMMANDS:
    importlib.import_module(f"quotebase.cli.{name}")
pipeline.prepare()
if os.geteuid() == 0:
    os.seteuid(65534)
sys.exit(main.run(sys.argv[1:]))
"""


def as_anyone(*args: str | Path) -> tuple[int, str, str]:
    """Exit code, output and messages of a command run by someone without special rights."""
    done = subprocess.run(
        [sys.executable, "-c", AS_ANYONE, *map(str, args)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everyone may enter, as pytest's are not, with a database and a text."""
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o777)
        (place / "ice.txt").write_text("“The ice is thin,” Sara Lind said.", encoding="utf-8")
        with open_store(place / "quotes.db") as store:
            store.save(article(quote("We are ready"), title="News"))
        yield place
        place.chmod(0o755)


PLACES = {"file": (0o444, 0o777), "file and folder": (0o444, 0o555), "folder": (0o666, 0o555)}


@pytest.fixture(params=PLACES)
def locked(folder: Path, request: pytest.FixtureRequest) -> Path:
    """The database where the file, its folder, or both may not be written."""
    of_file, of_folder = PLACES[request.param]
    (folder / "quotes.db").chmod(of_file)
    folder.chmod(of_folder)
    return folder / "quotes.db"


def files_beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


@pytest.mark.parametrize(
    "command",
    [
        ("search", "ready"),
        ("show", "1"),
        ("export", "-"),
        ("speakers",),
        ("articles",),
        ("stats",),
        ("db", "info"),
    ],
    ids=" ".join,
)
def test_a_file_that_may_not_be_written_can_be_asked(locked: Path, command: tuple[str, ...]) -> None:
    code, out, err = as_anyone(*command, "--db", locked)
    assert (code, err) == (0, "")
    assert any(found in out for found in ("Sergey Lavrov", "quotations  1", "quotes      1", "News"))
    assert files_beside(locked) == ["ice.txt", "quotes.db"]


def test_a_file_that_may_not_be_written_is_not_filled(locked: Path) -> None:
    refused = f"error: {locked}: can be searched but not written; {REMEDY}\n"
    assert as_anyone("ingest", locked.parent / "ice.txt", "--db", locked) == (3, "", refused)
    assert as_anyone("db", "seed", "--db", locked) == (3, "", refused)
    assert files_beside(locked) == ["ice.txt", "quotes.db"]


def test_what_a_writer_has_not_moved_into_the_file_yet_is_found_too(folder: Path) -> None:
    path = folder / "quotes.db"
    with open_store(path) as writer:
        writer.save(article(quote("We were late"), text="another"))
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        code, out, err = as_anyone("search", "late", "--db", path)
        assert (code, err) == (0, "")
        assert "We were late" in out
        folder.chmod(0o777)


def test_an_empty_file_that_may_not_be_written_holds_no_quotations_yet(folder: Path) -> None:
    (folder / "empty.db").touch(0o444)
    code, _, err = as_anyone("search", "--db", folder / "empty.db")
    assert code == 3
    assert "holds no quotations yet" in err


def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    path = folder / "quotes.db"
    path.chmod(0o000)
    code, _, err = as_anyone("search", "--db", path)
    assert code == 3
    assert err.startswith(f"error: {path}: cannot be opened; change the permissions of the file")


@pytest.fixture
def frozen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of the database that is opened as if it might not be written."""
    frozen: Access = "frozen"
    monkeypatch.setattr("quotebase.store.store.access_to", lambda _url: frozen)
    with open_store(folder / "quotes.db") as store:
        yield store


def test_nothing_is_written_by_a_store_for_reading(frozen: Store) -> None:
    for write in (
        lambda: frozen.save(article(quote())),
        lambda: frozen.session(write=True).__enter__(),
        lambda: frozen.load_reference(ROOT / "seeds" / "reference"),
    ):
        with pytest.raises(StoreError, match="can be searched but not written; change the permissions"):
            write()
    with pytest.raises(StoreError, match="cannot be written"), frozen.session() as session:
        session.execute(text("DELETE FROM quotations"))


def test_a_file_that_another_writes_to_while_it_is_read_is_read_again(
    frozen: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with (
        pytest.raises(DatabaseBusy) as error,
        frozen.session(),
        open_store(frozen.url.database) as writer,
    ):
        writer.save(article(quote(), text="another"))
    assert str(error.value) == (
        f"{frozen.url.database}: another process wrote to it meanwhile; run this again"
    )
    assert frozen.load(2) is not None


def test_an_old_database_that_may_not_be_written_is_not_brought_up_to_date(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotebase.store.store.access_to", lambda _url: "frozen")
    monkeypatch.setattr("quotebase.store.migrate.HEAD", "0003")
    with pytest.raises(StoreError) as error:
        open_store(folder / "quotes.db")
    assert str(error.value) == (
        f"{folder / 'quotes.db'}: has to be brought to version 0003 and cannot be written; change the "
        "permissions of the file and its folder, or use a copy"
    )


def test_a_name_with_every_special_character_is_opened_for_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = (folder / "quotes.db").rename(folder / "naïve #1 100%?mode=rw&x;.db")
    monkeypatch.setattr("quotebase.store.store.access_to", lambda _url: "frozen")
    with open_store(path, create=False) as store:
        assert store.load(1) is not None


def test_what_may_be_written_is_opened_to_be_written(folder: Path) -> None:
    with open_store(folder / "quotes.db") as store:
        assert access_to(store.url) == "write"
        store.save(article(quote(), text="another"))
        assert access_to(store.url) == "write"
    assert os.access(folder, os.W_OK)
