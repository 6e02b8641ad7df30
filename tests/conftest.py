"""What holds for every test: how properties are tried and, on demand, that a skipped test fails the run."""

import os

import pytest
from hypothesis import settings

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
