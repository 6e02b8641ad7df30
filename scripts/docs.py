"""``make docs``: refreshes what README.md and docs/ generate from the program itself.

* the output under every example (see :mod:`scripts.sessions`);
* what stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``, by the function of that name below;
* docs/cli.md, all of it, from the commands' own help, and docs/rules.md from the table of rules.

The tests call :func:`refreshed` too and fail where a document differs from it.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from quotebase.cli.reference import reference
from scripts import sessions
from scripts.rules import rules_page
from scripts.schema import schema

ROOT = Path(__file__).resolve().parents[1]

SECTIONS: Mapping[str, Callable[[], str]] = {"schema": schema}
PAGES: Mapping[Path, Callable[[], str]] = {
    ROOT / "docs" / "cli.md": reference,
    ROOT / "docs" / "rules.md": rules_page,
}
SECTION = re.compile(r"(?<=<!-- generated: )(?P<name>[\w-]+) -->\n.*?(?=<!-- end -->)", re.S)


def documents() -> list[Path]:
    """Every document whose examples are run and whose generated sections are refreshed."""
    pages = {*PAGES, *(ROOT / "docs").glob("*.md")}
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(pages)]


def refreshed(path: Path) -> str:
    """The text of the document at ``path`` as it would be if it were written now.

    Raises :class:`scripts.sessions.ExampleError` where an example in it fails.
    """
    if path in PAGES:
        return PAGES[path]()
    document = path.read_text(encoding="utf-8")
    return sessions.refreshed(SECTION.sub(_section, document))


def _section(section: re.Match[str]) -> str:
    return f"{section['name']} -->\n\n{SECTIONS[section['name']]()}\n"


def main() -> int:
    """Rewrite each document that has changed, and say which; exit code 1 where an example fails."""
    failures = 0
    for path in documents():
        name = path.relative_to(ROOT)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        try:
            after = refreshed(path)
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
