"""``make docs``: refreshes what README.md and docs/ generate from the program itself.

* the output under every example (see :mod:`scripts.sessions`);
* what stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``, by the function of that name below.

The tests call :func:`refreshed` too and fail where a document differs from it.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts import sessions
from scripts.schema import schema

ROOT = Path(__file__).resolve().parents[1]

GENERATED: Mapping[str, Callable[[], str]] = {"schema": schema}
SECTION = re.compile(r"(?<=<!-- generated: )(?P<name>[\w-]+)( -->\n).*?(?=<!-- end -->)", re.S)


def documents() -> list[Path]:
    """Every document whose examples are run and whose generated sections are refreshed."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(document: str) -> str:
    """The text of ``document`` as it would be if it were written now.

    Raises :class:`scripts.sessions.ExampleError` where an example in it fails.
    """
    generated = SECTION.sub(
        lambda section: f"{section['name']}{section[2]}{_generate(section['name'])}", document
    )
    return sessions.refreshed(generated)


def _generate(name: str) -> str:
    return f"\n{GENERATED[name]()}\n"


def main() -> int:
    """Rewrite each document that has changed, and say which; exit code 1 where an example fails."""
    failures = 0
    for path in documents():
        name = path.relative_to(ROOT)
        before = path.read_text(encoding="utf-8")
        try:
            after = refreshed(before)
        except sessions.ExampleError as problem:
            print(f"error: {name}: {problem}", file=sys.stderr)
            failures += 1
            continue
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"refreshed {name}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
