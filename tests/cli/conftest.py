"""A folder of small articles to work in, and the command line, in this process and in its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from quotebase.cli.main import run
from quotebase.store import open_store
from tests.archive import ARTICLES

SCRIPT = Path(sys.executable).with_name("quotebase")

VISIT = """Title: Mayor opens bridge
Outlet: The Courier
Author: Nora Field
Date: 2022-02-21
URL: https://courier.example/bridge

The new bridge opened on Monday. "It will save every one of you an hour a day," said Mayor Ada Byron.

"We are late, and I am sorry," she told reporters.
"""

STRIKE = """Title: Drivers walk out
Outlet: The Harbour Post
Date: 2022-03-05
URL: https://post.example/strike

"Nobody has called us," union leader Boris Lund said in a statement on Saturday.
"""

ROW = '{"id": "row-%d", "text": "\\"We will appeal,\\" lawyer Carla Mendes said on Friday."}\n'


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


Runs = Callable[..., Done]


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Processes started now heed Ctrl-C, even where the tests are a background job, which does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: news/ with two articles and archive.jsonl with three; no settings around."""
    for name in ("QUOTEBASE_DB", "QUOTEBASE_DEBUG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/visit.txt").write_text(VISIT, encoding="utf-8")
    (tmp_path / "news/strike.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "archive.jsonl").write_text("".join(ROW % number for number in range(1, 4)), encoding="utf-8")
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Path:
    """quotebase.db in the current folder, with the articles of :mod:`tests.archive`: quotations 1 to 4."""
    with open_store(folder / "quotebase.db") as store:
        assert [saved.status for saved in store.save_many(ARTICLES)] == ["new"] * len(ARTICLES)
    return folder


@pytest.fixture
def quotebase(folder: Path, capsys: pytest.CaptureFixture[str]) -> Runs:
    """Run a command in this process."""

    def runs(*args: str) -> Done:
        capsys.readouterr()
        code = run(args)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return runs


@pytest.fixture
def process(folder: Path) -> Runs:
    """Run a command as a process of its own, as a shell does."""

    def runs(*args: str, stdin: str = "", env: dict[str, str] | None = None) -> Done:
        done = subprocess.run(
            command_line(*args),
            input=stdin.encode(),
            capture_output=True,
            env=os.environ | (env or {}),
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return runs


def command_line(*args: str) -> Sequence[str]:
    """The installed script and its arguments."""
    return [str(SCRIPT), *args]
