"""``quotebase db``: the database itself, and the sample articles."""

from pathlib import Path

from quotebase.store import HEAD
from tests.cli.conftest import Runs


def test_init_makes_a_database_once(quotebase: Runs, folder: Path) -> None:
    assert quotebase("db", "init").out == "quotebase.db: created\n"
    assert (folder / "quotebase.db").exists()
    done = quotebase("db", "init")
    assert (done.code, done.out, done.err) == (0, "quotebase.db: up to date\n", "")


def test_upgrade_says_when_there_is_nothing_to_do(quotebase: Runs) -> None:
    quotebase("db", "init")
    assert quotebase("db", "upgrade").out == "quotebase.db: up to date\n"


def test_upgrade_needs_a_database(quotebase: Runs, folder: Path) -> None:
    done = quotebase("db", "upgrade")
    assert done.code == 3
    assert done.err.startswith("error: quotebase.db: no such database; ")
    assert not (folder / "quotebase.db").exists()


def test_info_shows_place_version_and_counts(quotebase: Runs, archive: Path) -> None:
    size = (archive / "quotebase.db").stat().st_size
    assert quotebase("db", "info").out == (
        "database    quotebase.db\n"
        "kind        sqlite\n"
        f"version     {HEAD}\n"
        f"bytes       {size:,}\n"
        "articles    3\n"
        "quotations  4\n"
        "speakers    2\n"
    )


def test_seed_loads_the_samples_and_a_second_time_changes_nothing(quotebase: Runs) -> None:
    done = quotebase("db", "seed")
    assert done.err == "quotebase.db: created\n"
    first = done.out.splitlines()
    assert first[0].startswith("reference data: ")
    assert first[1].startswith("articles: 10 new, 0 changed, 0 unchanged, 0 failed; ")
    before = quotebase("stats").out
    second = quotebase("db", "seed").out.splitlines()
    assert second == [first[0], "articles: all loaded already, nothing changed"]
    assert quotebase("stats").out == before


def test_the_samples_hold_what_the_first_search_asks_for(quotebase: Runs) -> None:
    quotebase("db", "seed")
    assert "Sergey Lavrov" in quotebase("search", "--speaker", "Lavrov").out


def test_db_alone_names_its_help(quotebase: Runs) -> None:
    done = quotebase("db")
    assert (done.code, done.err) == (2, "error: missing command; see 'quotebase db --help'\n")
