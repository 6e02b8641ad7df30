"""``quotebase ingest``: told in one line what became of the articles, whatever happens meanwhile."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from quotebase import store as quotebase_store
from tests.cli.conftest import STRIKE, VISIT, Runs, command_line


def stored(database: Path) -> int:
    """How many articles are in the database, 0 where it is only being made."""
    if not database.exists():
        return 0
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_the_last_line_says_what_became_of_the_articles(quotebase: Runs) -> None:
    done = quotebase("ingest", "news", "archive.jsonl")
    assert (done.code, done.err) == (0, "quotebase.db: created\n")
    assert done.out == "5 new, 0 changed, 0 unchanged, 0 failed; 6 quotations\n"


def test_a_second_time_adds_nothing(quotebase: Runs) -> None:
    quotebase("ingest", "news", "archive.jsonl")
    done = quotebase("ingest", "news", "archive.jsonl")
    assert (done.code, done.err) == (0, "")
    assert done.out == "0 new, 0 changed, 5 unchanged, 0 failed; 0 quotations\n"


def test_thoughts_are_kept_where_they_are_asked_for_and_told_from_speech(
    quotebase: Runs, folder: Path
) -> None:
    (folder / "hope.txt").write_text("Ann Berg hopes that it rains. She says that it will.\n")
    assert quotebase("ingest", "hope.txt").out.endswith("; 1 quotation\n")
    done = quotebase("ingest", "hope.txt", "--include", "thoughts")
    assert done.out == "0 new, 1 changed, 0 unchanged, 0 failed; 2 quotations\n"
    assert "it rains" in quotebase("search", "--cue", "thought").out
    assert "it rains" not in quotebase("search", "--cue", "speech").out


def test_articles_are_read_anew_after_a_change_of_ones_own_vocabulary(process: Runs, folder: Path) -> None:
    (folder / "told.txt").write_text("“We will appeal,” Ann Berg told Kent Courier.\n")
    own = folder / "own.toml"
    own.write_text("")
    env = {"QUOTEBASE_LEXICON": "own.toml"}
    assert process("ingest", "told.txt", env=env).out.startswith("1 new,")
    assert process("ingest", "told.txt", env=env).out.startswith("0 new, 0 changed, 1 unchanged,")
    own.write_text('[[outlet]]\nname = "Kent Courier"\n')
    assert process("ingest", "told.txt", env=env).out.startswith("0 new, 1 changed,")
    assert "Kent Courier" in process("channels").out


def test_several_processes_save_the_same(quotebase: Runs) -> None:
    assert quotebase("ingest", "news", "archive.jsonl", "--jobs", "2").out == (
        "5 new, 0 changed, 0 unchanged, 0 failed; 6 quotations\n"
    )


def test_an_article_whose_text_changed_is_told_as_changed(quotebase: Runs, folder: Path) -> None:
    quotebase("ingest", "news")
    (folder / "news/strike.txt").write_text(STRIKE.replace("Nobody", "No one"), encoding="utf-8")
    assert quotebase("ingest", "news").out == "0 new, 1 changed, 1 unchanged, 0 failed; 1 quotation\n"


def test_the_last_of_two_articles_with_one_address_is_kept_each_time(quotebase: Runs, folder: Path) -> None:
    (folder / "early.txt").write_text(STRIKE.replace("Nobody", "No one"), encoding="utf-8")
    both = ["early.txt", "news/strike.txt"]
    assert quotebase("ingest", *both).out == "1 new, 1 changed, 0 unchanged, 0 failed; 2 quotations\n"
    assert quotebase("ingest", *both).out == "0 new, 2 changed, 0 unchanged, 0 failed; 2 quotations\n"
    connection = sqlite3.connect(folder / "quotebase.db")
    assert connection.execute("SELECT text FROM quotations").fetchall() == [("Nobody has called us",)]
    connection.close()


def test_a_row_that_fails_is_named_and_the_others_are_saved(quotebase: Runs, folder: Path) -> None:
    with (folder / "archive.jsonl").open("a") as rows:
        rows.write('{"id": "no text"}\n')
    done = quotebase("ingest", "archive.jsonl")
    assert done.code == 1
    assert done.out == "3 new, 0 changed, 0 unchanged, 1 failed; 3 quotations\n"
    assert done.err.splitlines()[1].startswith("error: archive.jsonl:4: ")
    assert len(done.err.splitlines()) == 2


def test_a_missing_path_leaves_no_database_behind(quotebase: Runs, folder: Path) -> None:
    done = quotebase("ingest", "nowhere")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: nowhere does not exist; check the path\n"
    assert not (folder / "quotebase.db").exists()


def test_the_database_is_the_option_else_the_environment(
    quotebase: Runs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTEBASE_DB", "environment.db")
    assert quotebase("ingest", "news", "--db", "option.db").err == "option.db: created\n"
    assert quotebase("ingest", "news").err == "environment.db: created\n"
    assert not (folder / "quotebase.db").exists()


def test_a_database_in_use_is_told(quotebase: Runs, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quotebase("db", "init")
    impatient = partial(quotebase_store.open_store, busy_timeout=0.05)
    monkeypatch.setattr(quotebase_store, "open_store", impatient)
    other = sqlite3.connect(folder / "quotebase.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = quotebase("ingest", "news")
    other.close()
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "error: quotebase.db: another process is writing to it; wait until it is done, then run this again\n"
    )


def test_two_runs_at_once_save_each_article_once(folder: Path) -> None:
    rows = [{"id": f"row-{n}", "text": VISIT.replace("hour", f"hour and {n} minutes")} for n in range(60)]
    (folder / "large.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    runs = [
        subprocess.Popen(
            command_line("ingest", "large.jsonl"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for _ in range(2)
    ]
    summaries = [run.communicate(timeout=60)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sum(int(summary.split(" new")[0]) for summary in summaries) == 60
    assert stored(folder / "quotebase.db") == 60


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_saved(folder: Path, jobs: str) -> None:
    row = '{"text": "Number %d. \\"We will appeal,\\" lawyer Carla Mendes said."}\n'
    with subprocess.Popen(
        command_line("ingest", "-", "--jobs", jobs),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write("".join(row % number for number in range(1_100)).encode())
        running.stdin.flush()
        deadline = time.monotonic() + 60
        while stored(folder / "quotebase.db") < 1_000 and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        assert running.stderr.read().decode() == (
            "quotebase.db: created\nerror: interrupted; what is done is kept, run it again for the rest\n"
        )
        assert running.wait(timeout=30) == 130
    assert stored(folder / "quotebase.db") == 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_only(folder: Path, process: Runs) -> None:
    import pty

    assert "articles" not in process("ingest", "news", "--db", "piped.db").err
    leader, follower = pty.openpty()
    subprocess.run(command_line("ingest", "news"), stdout=subprocess.DEVNULL, stderr=follower, check=True)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "articles" in shown
