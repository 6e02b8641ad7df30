"""Runs the examples in a Markdown document and puts what they really print under them.

Three kinds of fenced block are run, in the order of the document and in one folder of their own, so that a
later block finds what an earlier one made:

* ``console``: each ``$ command`` (continued by lines that begin with ``> ``) is run by the shell, 80 columns
  wide; what it prints, messages included, is put under it. A command that fails stops the run, unless it ends
  in ``; echo $?``, which shows the exit code instead.
* ``pycon``: each ``>>> statement`` (continued by ``... ``) is run by this Python, in one namespace for the
  whole document; what it prints, or the last line of what it raises, is put under it.
* ``python``: run in that same namespace; it has to raise nothing.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
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
        body = _replayed(body, "$ ", "> ", lambda command: _run_command(command, folder))
    elif block["kind"] == "pycon":
        body = _replayed(body, ">>> ", "... ", lambda source: _run_statement(source, namespace))
    else:
        _run_script(body, namespace)
    return f"```{block['kind']}\n{body}```"


def _replayed(body: str, first: str, more: str, run: Callable[[str], str]) -> str:
    shown = []
    for lines in _entries(body, first, more):
        source = "\n".join([lines[0].removeprefix(first), *(line[len(more) :] for line in lines[1:])])
        shown += [*lines, *run(source).splitlines()]
    return "".join(f"{line}\n" for line in shown)


def _entries(body: str, first: str, more: str) -> Iterator[list[str]]:
    """The lines of each command or statement, prompts included; the output between them is left out."""
    entry: list[str] = []
    open_entry = False
    for line in body.splitlines():
        if line.startswith(first):
            if entry:
                yield entry
            entry, open_entry = [line], True
        elif open_entry and (line.startswith(more) or line == more.rstrip()):
            entry.append(line)
        else:
            open_entry = False
    if entry:
        yield entry


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


def _run_statement(source: str, namespace: dict[str, object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source + "\n", "<document>", "single"), namespace)
        except Exception as problem:
            last = "".join(traceback.format_exception_only(problem))
            return f"{printed.getvalue()}Traceback (most recent call last):\n  ...\n{last}"
    return printed.getvalue()


def _run_script(source: str, namespace: dict[str, object]) -> None:
    try:
        exec(compile(source, "<document>", "exec"), namespace)
    except Exception as problem:
        raise ExampleError(f"{source}\nraised {type(problem).__name__}: {problem}") from problem
