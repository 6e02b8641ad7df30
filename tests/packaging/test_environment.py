"""scripts/venv.sh makes .venv with a suitable Python, once, and mends one that is not whole.

A stand-in for Python keeps each of these runs to milliseconds: it answers the script, makes an
environment whose interpreter is itself, and writes down what it was asked to do.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.commands import ROOT, run

STAND_IN = """#!/bin/sh
case "$*" in
    --version) echo "{name}" ;;
    *version_info*) exit {too_old} ;;
    *ensurepip*) exit {no_venv} ;;
    "-m venv "*) echo "{name} made" >>"$LOG"; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
    "-m pip install "*) echo "{name} installed ${{*##* }}" >>"$LOG"; [ ! -e no-network ] ;;
esac
"""


class Checkout:
    """A checkout of its own with nothing in it but what the script reads, and a PATH of stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.bin = folder / "bin"
        self.log = folder / "log"
        (self.root / "scripts").mkdir(parents=True)
        (self.root / "quotebase").mkdir()
        self.bin.mkdir()
        shutil.copy(ROOT / "scripts" / "venv.sh", self.root / "scripts")
        shutil.copy(ROOT / "quotebase" / "_version.py", self.root / "quotebase")
        shutil.copy(ROOT / "pyproject.toml", self.root)
        for tool in ("sh", "cat", "cksum", "cp", "dirname", "mkdir", "rm"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def python(self, name: str, *, too_old: bool = False, no_venv: bool = False) -> Path:
        path = self.bin / name
        path.write_text(STAND_IN.format(name=name, too_old=int(too_old), no_venv=int(no_venv)))
        path.chmod(0o755)
        return path

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {"PATH": str(self.bin), "LOG": str(self.log)} | environment
        command = [str(self.root / "scripts" / "venv.sh"), *arguments]
        return run(command, self.root, environment=variables)

    def done(self) -> list[str]:
        """What the stand-ins were asked to do since this was last asked."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_python3_is_taken_where_it_is_new_enough(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.python("python3.13")
    assert checkout.run().returncode == 0
    assert checkout.done() == ["python3 made", "python3 installed ."]


def test_the_newest_python_is_taken_where_python3_is_too_old(checkout: Checkout) -> None:
    checkout.python("python3", too_old=True)
    checkout.python("python3.11")
    checkout.python("python3.13")
    checkout.run()
    assert checkout.done() == ["python3.13 made", "python3.13 installed ."]


def test_a_python_without_venv_is_passed_over(checkout: Checkout) -> None:
    checkout.python("python3", no_venv=True)
    checkout.python("python3.12")
    checkout.run()
    assert checkout.done() == ["python3.12 made", "python3.12 installed ."]


def test_a_machine_without_a_suitable_python_is_told_what_to_do(checkout: Checkout) -> None:
    checkout.python("python3", too_old=True)
    done = checkout.run()
    assert done.returncode == 1
    assert done.stderr == (
        "error: no Python 3.11 or newer with venv on PATH; install one (on Debian or Ubuntu: apt install "
        "python3-venv) or name one: make demo PYTHON=/path/to/python3\n"
    )


def test_the_python_that_is_named_is_taken(checkout: Checkout) -> None:
    checkout.python("python3")
    named = checkout.python("mine")
    checkout.run(PYTHON=str(named))
    assert checkout.done() == ["mine made", "mine installed ."]


def test_a_named_python_that_will_not_do_is_refused(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.python("old", too_old=True)
    done = checkout.run(PYTHON="old")
    assert done.returncode == 1
    assert done.stderr.startswith("error: PYTHON=old is not a Python 3.11 or newer with venv")
    assert checkout.done() == []


def test_a_second_run_does_nothing_and_says_nothing(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run()
    checkout.done()
    again = checkout.run()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert checkout.done() == []


def test_an_environment_for_development_serves_for_use_too(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run("dev")
    assert checkout.done() == ["python3 made", "python3 installed .[dev]"]
    checkout.run()
    assert checkout.done() == []


def test_an_environment_for_use_is_added_to_for_development(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run()
    checkout.done()
    checkout.run("dev")
    assert checkout.done() == ["python3 installed .[dev]"]


def test_a_changed_pyproject_is_installed_again_into_the_same_environment(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run("dev")
    checkout.done()
    with (checkout.root / "pyproject.toml").open("a") as pyproject:
        pyproject.write("# a change\n")
    checkout.run("dev")
    assert checkout.done() == ["python3 installed .[dev]"]


def test_an_installation_that_was_interrupted_is_made_anew(checkout: Checkout) -> None:
    checkout.python("python3")
    (checkout.root / "no-network").touch()
    assert checkout.run().returncode != 0
    checkout.done()
    (checkout.root / "no-network").unlink()
    assert checkout.run().returncode == 0
    assert checkout.done() == ["python3 made", "python3 installed ."]


def test_an_environment_without_an_interpreter_is_made_anew(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run()
    checkout.done()
    (checkout.root / ".venv" / "bin" / "python").unlink()
    checkout.run()
    assert checkout.done() == ["python3 made", "python3 installed ."]


def test_an_environment_that_was_moved_with_its_checkout_is_made_anew(checkout: Checkout) -> None:
    checkout.python("python3")
    checkout.run()
    checkout.done()
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    checkout.run()
    assert checkout.done() == ["python3 made", "python3 installed ."]


def test_an_environment_made_by_hand_is_kept(checkout: Checkout) -> None:
    checkout.python("python3")
    (checkout.root / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(checkout.bin / "python3", checkout.root / ".venv" / "bin" / "python")
    checkout.run()
    assert checkout.done() == ["python3 installed ."]
