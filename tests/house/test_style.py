"""What the house asks of every module beyond what ruff and mypy check."""

import ast

import pytest

from tests.house.sources import ROOT, Module, modules

MOST_LINES = 400
GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "shared"}
READ_ONLY_TYPES = {"Mapping", "Sequence", "Collection", "Set", "AbstractSet", "Iterable"}
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_MAKERS = {"list", "dict", "set", "defaultdict", "OrderedDict", "Counter", "deque", "bytearray"}

every_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)


@every_module
def test_a_module_is_named_for_what_it_does(module: Module) -> None:
    assert not GRAB_BAGS & set(module.name.split("."))


@every_module
def test_a_module_is_short_enough_to_be_read_in_one_go(module: Module) -> None:
    assert module.lines <= MOST_LINES


@every_module
def test_a_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@every_module
def test_every_public_function_and_class_says_what_it_does(module: Module) -> None:
    silent = [node.name for node in module.public_definitions() if not ast.get_docstring(node)]
    assert not silent


@every_module
def test_no_module_keeps_state_that_can_change(module: Module) -> None:
    assert not [f"{name} (line {line})" for name, line in changeable_globals(module.tree)]


@every_module
def test_no_function_rebinds_a_global(module: Module) -> None:
    assert not [node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Global)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("SEEN = {}", ["SEEN"]),
        ("SEEN = defaultdict(list)", ["SEEN"]),
        ("SEEN: dict[str, int] = {}", ["SEEN"]),
        ("NAMES: Final = ['a']", ["NAMES"]),
        ("NAMES: Mapping[str, int] = {'a': 1}", []),
        ("NAMES: Final[Mapping[str, int]] = {'a': 1}", []),
        ("NAMES = frozenset({'a'})", []),
        ("NAMES = ('a', 'b')", []),
        ("__all__ = ['a']", []),
    ],
)
def test_a_global_is_unchangeable_by_its_value_or_by_its_declared_type(source: str, names: list[str]) -> None:
    assert [name for name, _ in changeable_globals(ast.parse(source))] == names


def test_every_folder_of_tests_is_a_package_so_that_two_files_may_have_one_name() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


def changeable_globals(tree: ast.Module) -> list[tuple[str, int]]:
    """Names at the top of a module that hold a list, dict or set which a type checker lets one change."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_changeable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            declared = None if isinstance(node, ast.Assign) else node.annotation
            if not _is_read_only(declared):
                found += [(ast.unparse(target), node.lineno) for target in targets]
    return [(name, line) for name, line in found if name != "__all__"]


def _is_changeable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in MUTABLE_MAKERS
    return isinstance(value, DISPLAYS)


def _is_read_only(declared: ast.expr | None) -> bool:
    if declared is None:
        return False
    names = [node.id for node in ast.walk(declared) if isinstance(node, ast.Name)]
    return next((name for name in names if name not in {"Final", "ClassVar"}), "") in READ_ONLY_TYPES
