"""The help is complete, its examples run, and docs/cli.md is made from it."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from quotebase.cli.reference import contexts, reference
from tests.cli.conftest import SCRIPT

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r"^ +(quotebase .+)$", re.M)

every_command = pytest.mark.parametrize("ctx", contexts(), ids=lambda ctx: ctx.command_path)


def examples() -> list[str]:
    return [line for ctx in contexts() for line in EXAMPLE.findall(ctx.command.help or "")]


@every_command
def test_a_command_says_what_it_does_and_gives_an_example(ctx: click.Context) -> None:
    assert ctx.command.help
    assert len(EXAMPLE.findall(ctx.command.help)) >= 1
    assert all(line.startswith("quotebase ") for line in EXAMPLE.findall(ctx.command.help))


@every_command
def test_the_first_line_of_a_command_is_short_enough_for_the_list(ctx: click.Context) -> None:
    assert len((ctx.command.help or "").splitlines()[0]) <= 62


@every_command
def test_an_option_says_what_it_does(ctx: click.Context) -> None:
    options = [parameter for parameter in ctx.command.params if isinstance(parameter, click.Option)]
    assert not [option.name for option in options if not option.help]


@pytest.mark.parametrize("example", examples())
def test_an_example_runs(archive: Path, example: str) -> None:
    line = re.sub(r"^quotebase\b", str(SCRIPT), example)
    done = subprocess.run(line, shell=True, cwd=archive, capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "error" in line]) == (0, [])


def test_the_page_of_all_commands_is_made_from_their_help() -> None:
    made = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert made == reference(), "run `python -m quotebase.cli.reference > docs/cli.md`"
