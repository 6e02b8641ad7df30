"""What the command line says to a person beside the data: lines on standard error."""

import sys

from quotebase.cli.terminal import plain


def note(message: str) -> None:
    """One line on standard error, whatever file names and articles bring into it."""
    sys.stderr.write(f"{plain(message)}\n")


def error(message: str) -> None:
    """A line on standard error that names what went wrong and what to do."""
    note(f"error: {message}")
