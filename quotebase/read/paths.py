"""The paths that a user gives become an ordered series of sources, checked before the first is read."""

import gzip
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, cast

from quotebase.errors import InputError
from quotebase.read import formats
from quotebase.read.formats import Format

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input (``path`` is ``None``).

    ``name`` is printable and can be written as UTF-8, whatever bytes the path holds. ``format`` is ``None``
    where only the content tells. ``problem`` says why it cannot be read, and what to do.
    """

    path: Path | None
    name: str
    format: Format | None = None
    problem: str | None = None

    def open(self) -> IO[bytes]:
        """Open the file for reading bytes, decompressed where its name ends in ``.gz``."""
        assert self.path is not None
        if self.path.suffix.lower() == ".gz":
            return cast(IO[bytes], gzip.open(self.path, "rb"))
        return self.path.open("rb")


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """Check all ``paths``, then give their sources in order, folders walked.

    Raises :class:`InputError` when called, not when first iterated.
    """
    given = list(paths)
    if not given:
        raise InputError("no path given; name a file, a folder, or - for standard input")
    if sum(str(path) == STDIN for path in given) > 1:
        raise InputError("- is given twice, but standard input can be read only once; name it once")
    return chain.from_iterable([_sources_of(path) for path in given])


def _sources_of(given: str | Path) -> Iterable[Source]:
    if str(given) == STDIN:
        return [Source(None, "standard input")]
    if not str(given):
        raise InputError("an empty path names nothing; give a file, a folder (. for this one), or -")
    path = Path(given)
    name = printable(given)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            target = printable(path.readlink())
            raise InputError(f"{name} is a link to {target}, which does not exist; mend the link") from None
        raise InputError(f"{name} does not exist; check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} cannot be opened ({reason}); check the path") from None
    if not stat.S_ISDIR(mode):
        problem = formats.not_read(path)
        if problem is not None:
            raise InputError(f"{name} {problem}")
        return [Source(path, name, formats.by_name(path))]
    if next(_walk(path), None) is None:
        raise InputError(
            f"{name} holds no article; put *.txt or *.jsonl files into it (names that begin with a dot, "
            "and other endings, are left out)"
        )
    return _walk(path)


def _walk(folder: Path) -> Iterator[Source]:
    """Every readable file below ``folder``, sorted by name, each folder once even where links make a loop."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    shown = (child for child in path.iterdir() if not child.name.startswith("."))
                    waiting.extend(sorted(shown, key=lambda child: child.name, reverse=True))
                continue
            problem = None if stat.S_ISREG(status.st_mode) else "is no ordinary file; remove or rename it"
        except FileNotFoundError:
            problem = "is a link to a file that does not exist; mend or remove it"
        except PermissionError:
            yield Source(path, printable(path), None, "may not be read by you; change its permissions")
            continue
        except OSError as error:
            problem = f"cannot be opened ({error.strerror}); mend or remove it"
        if formats.by_name(path) is not None:
            yield Source(path, printable(path), formats.by_name(path), problem)


def printable(path: str | Path) -> str:
    """The path as one line of text that any terminal and database takes."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
