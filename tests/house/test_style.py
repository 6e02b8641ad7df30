"""What the house asks of every module beyond what ruff and mypy check."""

import ast

import pytest

from tests.house.sources import ROOT, Module, modules

MOST_LINES = 400
GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "shared"}
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "defaultdict", "OrderedDict", "Counter", "deque", "bytearray"}
CHANGING_METHODS = {
    *("add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "insert"),
    *(
        "intersection_update",
        "pop",
        "popitem",
        "popleft",
        "remove",
        "reverse",
        "setdefault",
        "sort",
        "update",
    ),
}

every_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)


@every_module
def test_a_module_is_named_for_what_it_does(module: Module) -> None:
    assert not GRAB_BAGS & set(module.name.split("."))


@every_module
def test_a_module_is_short_enough_to_be_read_in_one_go(module: Module) -> None:
    assert module.lines < MOST_LINES


@every_module
def test_a_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@every_module
def test_every_public_function_and_class_says_what_it_does(module: Module) -> None:
    silent = [node.name for node in module.public_definitions() if not ast.get_docstring(node)]
    assert not silent


@every_module
def test_no_module_keeps_state_that_it_changes(module: Module) -> None:
    assert not [f"{name} (line {line})" for name, line in changed_globals(module.tree)]


@every_module
def test_no_function_rebinds_a_global(module: Module) -> None:
    assert not [node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Global)]


@pytest.mark.parametrize(
    "change",
    ["SEEN[1] = 2", "SEEN[1] += 2", "del SEEN[1]", "SEEN.clear()", "return SEEN.setdefault(1, 2)"],
)
@pytest.mark.parametrize("made", ["{}", "collections.defaultdict(list)", "dict[int, int]()"])
def test_a_global_that_a_function_changes_is_found(made: str, change: str) -> None:
    assert changed_globals(ast.parse(f"SEEN = {made}\ndef f():\n    {change}\n")) == [("SEEN", 3)]
    assert changed_globals(ast.parse(f"SEEN: dict[int, int] = {made}\ndef f():\n    {change}\n"))


@pytest.mark.parametrize(
    "source",
    [
        "WORDS = {}\nfor word in 'a b'.split():\n    WORDS[word] = 1\n",
        "WORDS = {1: 2}\ndef f():\n    return WORDS[1] + WORDS.get(2, 0)\n",
        "def f():\n    seen = []\n    seen.append(1)\n",
    ],
)
def test_a_global_that_is_only_built_and_read_is_none_that_is_changed(source: str) -> None:
    assert changed_globals(ast.parse(source)) == []


def test_every_folder_of_tests_is_a_package_so_that_two_files_may_have_one_name() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


def changed_globals(tree: ast.Module) -> list[tuple[str, int]]:
    """Lists, dicts and sets made at the top of a module that one of its functions changes, and where."""
    names = {ast.unparse(target) for node in tree.body for target in _made_by(node)}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    changes = {
        change for function in functions for node in ast.walk(function) for change in _changed_by(node)
    }
    return sorted((name, line) for name, line in changes if name in names)


def _made_by(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign | ast.AnnAssign) and _is_container(node.value):
        return node.targets if isinstance(node, ast.Assign) else [node.target]
    return []


def _is_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split("[")[0].split(".")[-1] in MAKERS
    return isinstance(value, DISPLAYS)


def _changed_by(node: ast.AST) -> list[tuple[str, int]]:
    match node:
        case ast.Subscript(value=changed, ctx=ast.Store() | ast.Del()):
            return [(ast.unparse(changed), node.lineno)]
        case ast.Attribute(value=changed, attr=method) if method in CHANGING_METHODS:
            return [(ast.unparse(changed), node.lineno)]
    return []
