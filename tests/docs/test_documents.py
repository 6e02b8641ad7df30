"""What README.md and docs/ show is what quotebase does now."""

import re
from pathlib import Path

import pytest

from scripts.docs import ROOT, documents, refreshed

LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
every_document = pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))


@every_document
def test_a_document_shows_what_is_true_now(path: Path) -> None:
    assert refreshed(path) == path.read_text(encoding="utf-8"), "run `make docs` and look at what changed"


@every_document
def test_a_link_within_the_project_leads_somewhere(path: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(path.read_text(encoding="utf-8"))]
    files = [target.partition("#")[0] for target in targets if not re.match(r"\w+:", target)]
    assert not [file for file in files if file and not (path.parent / file).exists()]


@every_document
def test_a_link_to_a_heading_names_one_that_is_there(path: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(path.read_text(encoding="utf-8"))]
    dead = []
    for target in targets:
        file, _, anchor = target.partition("#")
        if anchor and not re.match(r"\w+:", target):
            linked = path.parent / file if file else path
            if anchor not in anchors(linked.read_text(encoding="utf-8")):
                dead.append(target)
    assert not dead


def test_the_readme_leads_to_every_document() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = {match["target"] for match in LINK.finditer(readme)}
    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} <= linked


def anchors(document: str) -> set[str]:
    """The anchors that a Markdown page gives its headings."""
    headings = re.findall(r"^#+ (.+)$", document, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
