"""The make targets say what they are, and say what is missing."""

import re
import subprocess
from pathlib import Path

from tests.packaging.commands import ROOT, run


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run(["make", *arguments], ROOT)


def test_make_alone_lists_every_documented_target() -> None:
    targets = re.findall(r"^([a-z-]+):[^#\n]*## ", (ROOT / "Makefile").read_text(), flags=re.M)
    listed = re.findall(r"^  make (\S+) +\S", make().stdout, flags=re.M)
    assert listed == targets
    assert {"demo", "test", "eval", "score", "docs", "clean"} <= set(listed)


def test_the_score_without_the_benchmark_fails_and_says_where_to_name_it(tmp_path: Path) -> None:
    done = make("score", f"BENCH={tmp_path}")
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == (
        f"error: no score.py in {tmp_path}: the benchmark is not part of the checkout; "
        "say where it is with: make score BENCH=path/to/bench"
    )


def test_continuous_integration_runs_make_test_with_skipped_tests_forbidden() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert "exec make test\n" in (ROOT / ".ci" / "run").read_text()
    recipe = make("--dry-run", "test").stdout
    for step in ("ruff check .", "ruff format --check .", "mypy", "pytest --no-skips"):
        assert step in recipe
