"""`make demo` in a fresh copy of the project: from nothing to the table of a search, and twice is once."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.packaging.commands import ROOT, output


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of every file that is, or could be, committed."""
    folder = tmp_path_factory.mktemp("fresh") / "quotebase"
    listed = output(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def first_run(checkout: Path) -> str:
    return output(["make", "demo"], checkout)


def contents(database: Path) -> list[str]:
    """Every row of the database, as SQL."""
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_the_demo_ends_with_the_table_of_a_search(checkout: Path, first_run: str) -> None:
    quotebase = checkout / ".venv" / "bin" / "quotebase"
    table = output([quotebase, "search", "--db", "demo.db", "--speaker", "Lavrov"], checkout)
    assert "Lavrov" in table
    assert first_run.endswith(table)


@pytest.mark.usefixtures("first_run")
def test_a_second_demo_changes_nothing_and_ends_with_the_same_table(checkout: Path) -> None:
    quotebase = checkout / ".venv" / "bin" / "quotebase"
    table = output([quotebase, "search", "--db", "demo.db", "--speaker", "Lavrov"], checkout)
    installed = (checkout / ".venv" / ".ready").stat().st_mtime_ns
    rows = contents(checkout / "demo.db")
    assert output(["make", "demo"], checkout).endswith(table)
    assert contents(checkout / "demo.db") == rows
    assert (checkout / ".venv" / ".ready").stat().st_mtime_ns == installed
