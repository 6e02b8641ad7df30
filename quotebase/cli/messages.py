"""What the command line says to a person beside the data: lines on standard error."""

import sys


def note(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"{message}\n")


def error(message: str) -> None:
    """A line on standard error that names what went wrong and what to do."""
    note(f"error: {message}")
