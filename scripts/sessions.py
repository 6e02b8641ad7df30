"""Runs the examples in a Markdown document and puts what they really print under them.

Three kinds of fenced block are run, in the order of the document and in one folder of their own, so that a
later block finds what an earlier one made:

* ``console``: each ``$ command`` (continued by lines that begin with ``> ``) is run by the shell, 80 columns
  wide; what it prints, messages included, is put under it. A command that fails stops the run, unless it ends
  in ``; echo $?``, which shows the exit code instead.
* ``pycon``: each ``>>> statement`` (continued by ``... ``) is run by this Python, in one namespace for the
  whole document; what it prints is put under it. Where a traceback stands under it already, it may raise, and
  the last line of that traceback is put right.
* ``python``: run in that same namespace; it has to raise nothing, and what it prints is not shown.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

BLOCK = re.compile(r"^```(?P<kind>console|pycon|python)\n(?P<body>.*?)^```$", re.M | re.S)


class ExampleError(Exception):
    """An example in a document that does not run."""


def refreshed(document: str) -> str:
    """``document`` with the output of every example replaced by what it prints now.

    Raises :class:`ExampleError`, naming the command or statement, where one fails.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        namespace: dict[str, object] = {"__name__": "__main__"}
        return BLOCK.sub(lambda block: _refreshed_block(block, Path(folder), namespace), document)


def _refreshed_block(block: re.Match[str], folder: Path, namespace: dict[str, object]) -> str:
    body = block["body"]
    if block["kind"] == "console":
        body = _replayed(body, "$ ", "> ", lambda command, _: _run_command(command, folder))
    elif block["kind"] == "pycon":
        body = _replayed(body, ">>> ", "... ", lambda source, shown: _run_statement(source, shown, namespace))
    else:
        _run_script(body, namespace)
    return f"```{block['kind']}\n{body}```"


def _replayed(body: str, first: str, more: str, run: Callable[[str, str], str]) -> str:
    """``body`` with what ``run`` gives for each entry, from its source and the output shown until now."""
    lines = []
    for entry, shown in _entries(body, first, more):
        source = "\n".join([entry[0].removeprefix(first), *(line[len(more) :] for line in entry[1:])])
        lines += [*entry, *run(source, "\n".join(shown)).splitlines()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _entries(body: str, first: str, more: str) -> list[tuple[list[str], list[str]]]:
    """The lines of each command or statement, prompts included, and the lines of output under it."""
    entries: list[tuple[list[str], list[str]]] = []
    for line in body.splitlines():
        if line.startswith(first):
            entries.append(([line], []))
        elif entries:
            entry, shown = entries[-1]
            continues = not shown and (line.startswith(more) or line == more.rstrip())
            (entry if continues else shown).append(line)
    return entries


def _run_command(command: str, folder: Path) -> str:
    run = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise ExampleError(f"$ {command}\nexited with {run.returncode}:\n{run.stdout}")
    return run.stdout


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(folder),
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONUNBUFFERED": "1",
    }


def _run_statement(source: str, shown: str, namespace: dict[str, object]) -> str:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source + "\n", "<document>", "single"), namespace)
    except Exception as problem:
        if not shown.startswith("Traceback "):
            raise ExampleError(_raised(source, problem)) from problem
        last = "".join(traceback.format_exception_only(problem))
        return f"Traceback (most recent call last):\n  ...\n{last}"
    return printed.getvalue()


def _run_script(source: str, namespace: dict[str, object]) -> None:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "<document>", "exec"), namespace)
    except Exception as problem:
        raise ExampleError(_raised(source, problem)) from problem


def _raised(source: str, problem: Exception) -> str:
    return f"{source}\nraised {type(problem).__name__}: {problem}"
