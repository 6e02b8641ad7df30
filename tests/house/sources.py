"""The package's own source as the house tests see it: modules, what each imports, what each defines."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name, its file and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def part(self) -> str:
        """The part of the package that it belongs to: ``store`` for ``quotebase.store.save``."""
        return self.name.split(".")[1] if "." in self.name else ""

    @property
    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())

    def imports(self) -> set[str]:
        """Dotted names of all that it imports when it runs, at its top or within a function."""
        return {name for statement in _running(self.tree) for name in self._imported(statement)}

    def imported_libraries(self) -> set[str]:
        return {name.split(".")[0] for name in self.imports()}

    def imported_parts(self) -> set[str]:
        """The other parts of the package that it imports; ``""`` is the package root itself."""
        names = {name for name in self.imports() if name.split(".")[0] == "quotebase"}
        return {_part(name) for name in names} - {self.part}

    def public_definitions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        for node in self.tree.body:
            if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
                yield node

    def _imported(self, statement: ast.stmt) -> Iterator[str]:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            base = self._absolute(statement)
            yield from (f"{base}.{alias.name}" for alias in statement.names)

    def _absolute(self, statement: ast.ImportFrom) -> str:
        if not statement.level:
            return statement.module or ""
        package = self.name.split(".") if self.path.name == "__init__.py" else self.name.split(".")[:-1]
        base = package[: len(package) - statement.level + 1]
        return ".".join([*base, *([statement.module] if statement.module else [])])


@functools.cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, in the order of their names."""
    paths = sorted((ROOT / "quotebase").rglob("*.py"))
    return tuple(Module(_dotted(path), path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def parts() -> set[str]:
    """The parts of the package: the modules and packages that stand right under its root."""
    return {module.part for module in modules()} - {""}


def _part(imported: str) -> str:
    name = imported.split(".")[1] if "." in imported else ""
    return name if name in parts() else ""


def _dotted(path: Path) -> str:
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def _running(node: ast.AST) -> Iterator[ast.stmt]:
    """Every statement below ``node`` that is executed, so nothing that stands under ``if TYPE_CHECKING:``."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for statement in child.orelse:
                yield statement
                yield from _running(statement)
            continue
        if isinstance(child, ast.stmt):
            yield child
        yield from _running(child)
