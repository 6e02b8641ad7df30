"""Which database is meant."""

from pathlib import Path

import pytest

from quotebase.errors import StoreError
from quotebase.store import open_store, resolve_url, shown

PASSWORD = "s3cret"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTEBASE_DB", raising=False)


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("quotes.db", "quotes.db"),
        (Path("folder/quotes.db"), "folder/quotes.db"),
        ("/tmp/a b?c#d%20.db", "/tmp/a b?c#d%20.db"),
        ("sqlite:///quotes.db", "quotes.db"),
        ("sqlite:////tmp/quotes.db", "/tmp/quotes.db"),
        ("sqlite://", ":memory:"),
        (":memory:", ":memory:"),
        ("c:quotes.db", "c:quotes.db"),
        ("", "quotebase.db"),
        (None, "quotebase.db"),
    ],
)
def test_a_path_or_sqlite_url_is_a_file(location: str | Path | None, name: str) -> None:
    url = resolve_url(location)
    assert url.get_backend_name() == "sqlite"
    assert shown(url) == name


def test_a_tilde_is_one_s_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert resolve_url("~/quotes.db").database == "/home/ann/quotes.db"


def test_the_environment_names_the_database_that_the_call_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEBASE_DB", "elsewhere.db")
    assert shown(resolve_url()) == "elsewhere.db"
    assert shown(resolve_url("here.db")) == "here.db"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_postgresql_url_is_shown_without_its_password(scheme: str) -> None:
    url = resolve_url(f"{scheme}://ann:{PASSWORD}@host:5432/news")
    assert url.drivername == "postgresql+psycopg"
    assert shown(url) == "postgresql://ann:***@host:5432/news"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        (
            f"mysql://ann:{PASSWORD}@host/news",
            "mysql://ann:***@host/news: not a kind of database that quotebase knows; "
            "give the path of an SQLite file, or postgresql://user@host/database",
        ),
        (
            f"postgresql://ann:{PASSWORD}@host:port/news",
            "postgresql://…: not a database URL; "
            "give the path of an SQLite file, or postgresql://user@host/database",
        ),
        (
            "://",
            "://: not a database URL; give the path of an SQLite file, or postgresql://user@host/database",
        ),
    ],
)
def test_another_url_is_refused_without_showing_its_password(location: str, message: str) -> None:
    with pytest.raises(StoreError) as error:
        resolve_url(location)
    assert str(error.value) == message


def test_a_path_with_signs_of_a_url_in_it_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a ?b#c%20&d=e.db"
    open_store(path).close()
    assert path.is_file()
