"""Runs commands as a person would who has just opened a terminal: nothing inherited from this test run."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

INHERITED = ("MAKE", "MFLAGS", "PYTHON", "PYTEST", "QUOTEBASE", "VIRTUAL_ENV", "COLUMNS", "COVERAGE")


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(INHERITED)}


def run(
    command: Sequence[str | Path],
    folder: Path,
    *,
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=clean_environment() if environment is None else environment,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def output(command: Sequence[str | Path], folder: Path, *, stdin: str = "") -> str:
    """What the command prints; where it fails, the test does, with what the command said."""
    done = run(command, folder, stdin=stdin)
    assert done.returncode == 0, f"{command} exited with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout
