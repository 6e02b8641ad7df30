"""What CITATION.cff and LICENSE say is what the package says."""

import re
import tomllib

from quotebase._version import __version__
from tests.packaging.commands import ROOT


def test_the_version_to_cite_is_the_version_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, flags=re.M) == [__version__]


def test_the_version_has_its_section_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in changelog


def test_the_licence_is_the_one_that_the_package_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert project["license"] == "MIT"
    assert "license: MIT\n" in citation
    assert licence.startswith("MIT License\n")
    assert "quotebase contributors" in licence
