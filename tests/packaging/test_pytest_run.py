"""A test that was skipped cannot pass for one that ran."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.commands import ROOT, run

SKIPPED_IN_A_TEST = "import pytest\n\ndef test_a(): pass\n\ndef test_b(): pytest.skip('no server')\n"
SKIPPED_WHOLE = "import pytest\n\npytest.importorskip('no_such_library')\n\ndef test_b(): pass\n"
NOTHING_SKIPPED = "def test_a(): pass\n"


def run_pytest(folder: Path, test: str, *options: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    (folder / "test_other.py").write_text("def test_other(): pass\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(folder)]
    return run(command, folder)


@pytest.mark.parametrize("test", [SKIPPED_IN_A_TEST, SKIPPED_WHOLE])
def test_a_run_without_skips_fails_where_a_test_was_skipped_and_names_it(tmp_path: Path, test: str) -> None:
    done = run_pytest(tmp_path, test, "--no-skips")
    assert done.returncode == 1
    assert "skipped, which --no-skips forbids: test_it.py" in done.stdout


def test_a_run_without_skips_passes_where_all_tests_ran(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, NOTHING_SKIPPED, "--no-skips").returncode == 0


def test_an_ordinary_run_may_skip(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, SKIPPED_IN_A_TEST).returncode == 0
