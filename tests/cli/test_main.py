"""Whatever goes wrong: one line that says what to do, the right exit code, never a traceback."""

import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quotebase._version import __version__
from quotebase.errors import DatabaseBusy, ExportError, InputError, LexiconError, QuotebaseError
from quotebase.store import open_store
from tests.cli.conftest import Runs, command_line

HEAVY = ("sqlalchemy", "alembic")


def test_the_version_is_told(quotebase: Runs) -> None:
    assert quotebase("--version").out == f"quotebase {__version__}\n"


def test_no_arguments_show_the_help(quotebase: Runs) -> None:
    done = quotebase()
    assert done.code == 0
    assert done == quotebase("--help")
    assert done.out.startswith("Usage: quotebase [OPTIONS] COMMAND [ARGS]...")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nope"], "no such command 'nope'; see 'quotebase --help'"),
        (["extract"], "missing argument 'PATH...'; see 'quotebase extract --help'"),
        (["extract", "news", "--jobs", "0"], "invalid value for '--jobs': 0 is not in the range x>=1; see"),
        (["extract", "news", "--format", "xml"], "invalid value for '--format': 'xml' is not one of"),
        (["explain"], "give a PATH to explain, or --rule NAME; see 'quotebase explain --help'"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(quotebase: Runs, args: list[str], message: str) -> None:
    done = quotebase(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {message}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("problem", "code"),
    [(QuotebaseError, 1), (InputError, 2), (LexiconError, 2), (ExportError, 1), (DatabaseBusy, 3)],
)
def test_each_error_of_ours_exits_with_its_own_code(
    quotebase: Runs, monkeypatch: pytest.MonkeyPatch, problem: type[QuotebaseError], code: int
) -> None:
    def fail(*_: object) -> None:
        raise problem("what and what to do")

    monkeypatch.setattr("quotebase.cli.extract.read", fail)
    done = quotebase("extract", "news")
    assert (done.code, done.err) == (code, "error: what and what to do\n")


def test_an_error_of_the_system_names_the_file(quotebase: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "news/visit.txt")

    monkeypatch.setattr("quotebase.cli.extract.read", fail)
    done = quotebase("extract", "news")
    assert (done.code, done.err) == (1, "error: news/visit.txt: permission denied\n")


def test_a_bug_is_one_line_that_says_how_to_see_it(quotebase: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("quotebase.cli.extract.read", fail)
    done = quotebase("extract", "news")
    assert done.code == 70
    assert done.err == (
        "error: this is a bug in quotebase: ZeroDivisionError: two lines; "
        "set QUOTEBASE_DEBUG=1 to see where, and report it\n"
    )
    monkeypatch.setenv("QUOTEBASE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        quotebase("extract", "news")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_ends_quietly(folder: Path, jobs: str) -> None:
    rows = (folder / "archive.jsonl").read_text() * 2000
    (folder / "large.jsonl").write_text(rows)
    with subprocess.Popen(
        command_line("extract", "large.jsonl", "--format", "jsonl", "--jobs", jobs),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"id": "row-1"')
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=30) == 141


@pytest.mark.parametrize(
    ("closed", "out", "err"),
    [
        (">&-", "", "quotebase.db: created\n"),
        ("2>&-", "1 new, 0 changed, 0 unchanged, 0 failed; 1 quotation\n", ""),
        (">&- 2>&-", "", ""),
    ],
)
def test_a_stream_that_is_closed_is_not_written_to(folder: Path, closed: str, out: str, err: str) -> None:
    command = f"{shlex.join(command_line('ingest', 'news/strike.txt'))} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, out, err)
    with open_store(folder / "quotebase.db") as store:
        assert store.load(1) is not None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_full_disk_is_told(folder: Path, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command_line("extract", "news", "--format", form),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "error: standard output: no space left on device\n")


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_all_processes_with_one_line(folder: Path, jobs: str) -> None:
    row = (folder / "archive.jsonl").read_bytes()
    with subprocess.Popen(
        command_line("extract", "-", "--format", "jsonl", "--jobs", jobs),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(row * 200)
        running.stdin.flush()
        assert running.stdout.read(1) == b"{"
        _interrupt_session(running.pid)
        running.stdout.read()
        assert running.stderr.read() == (
            b"error: interrupted; what is done is kept, run it again for the rest\n"
        )
        assert running.wait(timeout=30) == 130


def _interrupt_session(leader: int) -> None:
    """What the terminal does at Ctrl-C: every process of the foreground group gets the signal."""
    import os

    time.sleep(0.1)
    os.killpg(leader, signal.SIGINT)


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["search", "--help"], ["extract", "news"]])
def test_what_needs_no_database_loads_none(folder: Path, args: list[str]) -> None:
    program = (
        "import sys; from quotebase.cli.main import run; run(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *args], capture_output=True, text=True, check=True, cwd=folder
    )
    assert done.stderr == "[]\n"


def test_output_is_utf8_whatever_the_locale(process: Runs, folder: Path) -> None:
    (folder / "kyiv.txt").write_text("Title: Zelenśkyj 📰\n\nNothing.\n", encoding="utf-8")
    done = process("extract", "kyiv.txt", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""})
    assert (done.code, done.out) == (0, "Zelenśkyj 📰\n  no quotations\n\n")


def test_the_shell_is_given_a_completion(process: Runs) -> None:
    done = process(env={"_QUOTEBASE_COMPLETE": "bash_source"})
    assert done.code == 0
    assert "_quotebase_completion" in done.out


def test_a_message_is_one_line_whatever_the_name_of_the_file(quotebase: Runs) -> None:
    done = quotebase("stats", "--db", "two\nlines\x1b[2J.db")
    assert done.err.startswith("error: two lines[2J.db: no such database; ")
    assert done.err.count("\n") == 1
