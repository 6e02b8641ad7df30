"""The entry point: finds the command, runs it, and turns what goes wrong into one line and an exit code.

Exit codes: 0 fine (also when nothing was found), 1 an article failed or an output could not be written,
2 usage or unusable input, 3 the database, 70 a bug, 130 interrupted, 141 the reader of the output has gone.
"""

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import click

from quotebase._version import __version__
from quotebase.cli.messages import error
from quotebase.errors import QuotebaseError

BUG, INTERRUPTED, PIPE_CLOSED = 70, 130, 141

# In the order of a first session; each is the module of that name, loaded only when it is asked for.
COMMANDS = (
    *("extract", "explain", "ingest", "search", "show"),
    *("speakers", "channels", "outlets", "articles", "stats"),
    *("export", "db"),
)


class Commands(click.Group):
    """A group whose commands are modules of this package, imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"quotebase.cli.{cmd_name}").command
        return command


@click.command(cls=Commands, no_args_is_help=False)
@click.version_option(__version__, message="quotebase %(version)s")
def cli() -> None:
    """Who said what, where, and through which channel.

    Reads news articles, finds the quotations in them with speaker and channel, keeps them in a database, and
    answers questions about them. Data goes to standard output, messages to standard error.

    \b
    Examples:
      quotebase extract news/
      quotebase ingest news/
      quotebase search --speaker Lavrov
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Run the command that ``args`` name and return its exit code; every error ends here as one line."""
    _open_closed_streams()
    _use_utf8(sys.stdout)
    code = _run(args)
    if code == PIPE_CLOSED:
        _discard(sys.stdout)
    return code


def _run(args: Sequence[str]) -> int:
    try:
        try:
            return _invoke(list(args) or ["--help"])
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        message, code = "interrupted; what is done is kept, run it again for the rest", INTERRUPTED
    except Exception as problem:
        message, code = _told(problem)
        if code == BUG and os.environ.get("QUOTEBASE_DEBUG"):
            raise
    _say(message)
    return code


def _told(problem: Exception) -> tuple[str, int]:
    """What to say of it in one line, and the exit code."""
    match problem:
        case QuotebaseError():
            return str(problem), problem.exit_code
        case click.UsageError():
            return _usage(problem), problem.exit_code
        case click.ClickException():
            return problem.format_message(), problem.exit_code
        case OSError():
            _discard(sys.stdout)
            return _system(problem), 1
    return (
        f"this is a bug in quotebase: {type(problem).__name__}: {_one_line(str(problem))}; "
        "set QUOTEBASE_DEBUG=1 to see where, and report it",
        BUG,
    )


def _invoke(args: list[str]) -> int:
    complete = os.environ.get("_QUOTEBASE_COMPLETE")
    if complete:
        from click.shell_completion import shell_complete

        return shell_complete(cli, {}, "quotebase", "_QUOTEBASE_COMPLETE", complete)
    try:
        with cli.make_context("quotebase", args) as ctx:
            cli.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    return 0


def _say(message: str) -> None:
    try:
        error(message)
    except OSError:
        _discard(sys.stderr)


def _usage(problem: click.UsageError) -> str:
    message = _one_line(problem.format_message()).rstrip(".")
    command = problem.ctx.command_path if problem.ctx else "quotebase"
    return f"{message[:1].lower()}{message[1:]}; see '{command} --help'"


def _system(problem: OSError) -> str:
    reason = problem.strerror or _one_line(str(problem))
    return f"{os.fsdecode(problem.filename or 'standard output')}: {reason[:1].lower()}{reason[1:]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _open_closed_streams() -> None:
    """Let what is written go nowhere where whoever started this has closed the stream (``>&-``)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _use_utf8(stream: IO[str]) -> None:
    """Write UTF-8 with plain line feeds, whatever the locale; a terminal keeps its own encoding."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _discard(stream: IO[str]) -> None:
    """Send what is still buffered nowhere, so that the interpreter does not fail on it at its end."""
    with contextlib.suppress(OSError, ValueError):
        descriptor = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
