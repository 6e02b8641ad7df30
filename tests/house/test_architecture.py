"""The architecture that docs/architecture.md draws is the one that the imports follow."""

import ast
import re
import subprocess
import sys

import pytest

from tests.house.sources import ROOT, Module, modules, parts

CLICK_LIVES_IN = {"cli"}
EXTRACT = ROOT / "quotebase" / "extract"
SQLALCHEMY_LIVES_IN = {"store", "query", "database", "models"}

every_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)


def allowed_imports() -> dict[str, set[str]]:
    """The table in docs/architecture.md: a part of the package, and the parts that it may import."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", text, flags=re.M)
    table = {part: set(re.findall(r"`(\w+)`", allowed)) for part, allowed in rows}
    everything = set(table)
    return {
        part: everything - {part} if "everything" in dict(rows)[part] else allowed
        for part, allowed in table.items()
    }


def stages() -> list[str]:
    """The modules in the table of stages of docs/architecture.md, in its order: ``text/scan``."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (?:\d |then )?\| ([\w/]+) \|[^|]*\|$", text, flags=re.M)


def test_every_part_of_the_package_stands_in_the_table_of_the_architecture() -> None:
    assert parts() <= set(allowed_imports())


def test_the_table_of_the_architecture_names_no_part_that_there_is_not() -> None:
    table = allowed_imports()
    assert set(table).union(*table.values()) <= parts()


def test_the_table_of_stages_names_every_module_of_extraction_once() -> None:
    there = [path.relative_to(EXTRACT).with_suffix("").as_posix() for path in EXTRACT.rglob("*.py")]
    assert sorted(stages()) == sorted(there)


def test_a_folder_of_extraction_imports_no_folder_of_a_later_stage() -> None:
    order = list(dict.fromkeys(stage.split("/")[0] for stage in stages() if "/" in stage))
    assert order == sorted(
        {path.name for path in EXTRACT.iterdir() if any(path.glob("*.py"))}, key=order.index
    )
    backwards = [
        (folder, imported)
        for at, folder in enumerate(order)
        for module in modules()
        if module.name.startswith(f"quotebase.extract.{folder}.")
        for imported in sorted(module.imports())
        if imported.startswith("quotebase.extract.") and imported.split(".")[2] not in order[: at + 1]
    ]
    assert backwards == []


@every_module
def test_a_part_imports_only_what_the_architecture_allows_it(module: Module) -> None:
    if module.part:
        assert module.imported_parts() <= allowed_imports()[module.part]


def test_no_two_parts_are_allowed_to_import_each_other() -> None:
    table = allowed_imports()
    assert not [(a, b) for a in table for b in table[a] if a in table[b]]


@every_module
def test_only_the_command_line_imports_click(module: Module) -> None:
    assert "click" not in module.imported_libraries() or module.part in CLICK_LIVES_IN


@every_module
def test_only_store_query_and_database_import_sqlalchemy(module: Module) -> None:
    libraries = module.imported_libraries() & {"sqlalchemy", "alembic"}
    assert not libraries or module.part in SQLALCHEMY_LIVES_IN


@every_module
def test_only_the_command_line_prints(module: Module) -> None:
    prints = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not prints or module.part == "cli"


def test_extraction_in_python_loads_neither_the_database_nor_the_command_line() -> None:
    script = (
        "import sys, quotebase; quotebase.extract('“No,” she said.');"
        "print(sorted({'alembic', 'click', 'pandas', 'sqlalchemy'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "[]\n"


def test_an_import_that_is_only_for_type_checkers_is_not_counted() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import click\nelse:\n    import csv\n"
    module = Module("quotebase.store.x", ROOT / "quotebase" / "store" / "x.py", ast.parse(source))
    assert module.imported_libraries() == {"typing", "csv"}


def test_relative_imports_are_followed_to_the_part_they_mean() -> None:
    path = ROOT / "quotebase" / "cli" / "__init__.py"
    source = "from ..model import Quote\nfrom .. import errors\nfrom .main import main\n"
    module = Module("quotebase.cli", path, ast.parse(source))
    assert module.imports() == {"quotebase.model.Quote", "quotebase.errors", "quotebase.cli.main.main"}
    assert module.imported_parts() == {"model", "errors"}
