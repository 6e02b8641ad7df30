"""The wheel, installed into an empty environment outside the checkout, works from any folder."""

import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from quotebase._version import __version__
from tests.packaging.commands import ROOT, output

ARTICLE = 'Quayside\n\n"The harbour wall will not last another winter," Marta Oyelaran said on Monday.\n'


@dataclass(frozen=True)
class Environment:
    """An environment with the wheel in it, and a folder of its own to work in."""

    bin: Path
    folder: Path

    def quotebase(self, *arguments: str, stdin: str = "") -> str:
        return output([self.bin / "quotebase", *arguments], self.folder, stdin=stdin)

    def python(self, script: str) -> str:
        return output([self.bin / "python", "-c", script], self.folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    output([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = tmp_path_factory.mktemp("environment") / "venv"
    output([sys.executable, "-m", "venv", environment], folder)
    pip: list[str | Path] = [environment / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    output([*pip, "install", "--quiet", wheel], folder)
    output([*pip, "check"], folder)
    return Environment(environment / "bin", folder)


def in_checkout(folder: str, pattern: str) -> set[str]:
    """The files of a folder of the checkout, by their path within it."""
    paths = (
        path for path in (ROOT / folder).rglob(pattern) if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(ROOT / folder).as_posix() for path in paths}


@pytest.mark.parametrize(
    ("folder", "pattern", "place"),
    [
        ("quotebase", "*.py", "quotebase"),
        ("quotebase/lexicon", "*.toml", "quotebase/lexicon"),
        ("alembic", "*", "quotebase/_alembic"),
        ("seeds", "*", "quotebase/_seeds"),
    ],
)
def test_the_wheel_carries_what_the_program_needs(
    files: set[str], folder: str, pattern: str, place: str
) -> None:
    needed = {f"{place}/{name}" for name in in_checkout(folder, pattern)}
    assert needed
    assert needed <= files


def test_the_wheel_is_typed_and_licensed(files: set[str]) -> None:
    assert "quotebase/py.typed" in files
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in files)


def test_the_wheel_carries_nothing_else(files: set[str]) -> None:
    assert {name.split("/")[0] for name in files} == {"quotebase", f"quotebase-{__version__}.dist-info"}


def test_the_package_that_runs_is_the_one_from_the_wheel(installed: Environment) -> None:
    place = installed.python("import quotebase; print(quotebase.__file__)")
    assert Path(place).is_relative_to(installed.bin.parent)


def test_the_installed_command_tells_its_version(installed: Environment) -> None:
    assert installed.quotebase("--version") == f"quotebase {__version__}\n"


def test_the_installed_command_extracts_from_standard_input(installed: Environment) -> None:
    line = installed.quotebase("extract", "-", "--format", "jsonl", stdin=ARTICLE)
    (quote,) = json.loads(line)["quotes"]
    assert quote["text"] == "The harbour wall will not last another winter"
    assert quote["speaker"]["name"] == "Marta Oyelaran"


def test_the_installed_command_makes_fills_and_searches_a_database(installed: Environment) -> None:
    installed.quotebase("db", "init", "--db", "quotes.db")
    installed.quotebase("db", "seed", "--db", "quotes.db")
    rows = installed.quotebase("search", "--db", "quotes.db", "--speaker", "Lavrov", "--format", "jsonl")
    assert rows
    assert all("Lavrov" in row for row in rows.splitlines())


def test_the_installed_package_works_from_python(installed: Environment) -> None:
    script = f"import quotebase; print(quotebase.extract({ARTICLE!r}).quotes[0].speaker.name)"
    assert installed.python(script) == "Marta Oyelaran\n"
