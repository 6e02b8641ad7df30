"""Output files: their format by their ending, and never half of one."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from quotebase.errors import ExportError, InputError
from quotebase.export.writers import Format

ENDINGS: Mapping[str, Format] = {".csv": "csv", ".jsonl": "jsonl"}


def format_of(path: str | Path) -> Format:
    """The format that the name of the file asks for; raises :class:`InputError` where it asks for none."""
    form = ENDINGS.get(Path(path).suffix.lower())
    if form is None:
        endings = " or ".join(ENDINGS)
        raise InputError(f"{path}: an export ends in {endings}; name the file so, or give --format")
    return form


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[IO[str]]:
    """A UTF-8 stream whose content becomes the file ``path`` when the block ends without an exception.

    It is written beside the file and renamed at the end: a file of that name is replaced as a whole or, where
    something goes wrong, kept as it was. Raises :class:`ExportError` where it cannot be written.
    """
    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with beside.open("x", encoding="utf-8", newline="") as stream:
                yield stream
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise ExportError(
            f"{path}: cannot be written: {reason}; choose a folder that is there, may be written and has room"
        ) from None
