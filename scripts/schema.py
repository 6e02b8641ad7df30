"""The tables of the database as Markdown, read off the models."""

import inspect
import re

from sqlalchemy import Column, Table, UniqueConstraint, make_url

from quotebase.store.models import Base

DIALECTS = tuple(make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql"))


def schema() -> str:
    """A section a table, in the order of their names: what a row is, its columns, and what is indexed."""
    models = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    return "\n".join(_section(Base.metadata.tables[name], models[name]) for name in sorted(models))


def _section(table: Table, model: type) -> str:
    columns = "\n".join(_row(column) for column in table.columns)
    indexed = [", ".join(f"`{column.name}`" for column in index.columns) for index in table.indexes]
    unique = [
        ", ".join(f"`{column.name}`" for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    lines = [
        f"### {table.name}\n",
        f"`models.{model.__name__}`. {_markdown(inspect.getdoc(model) or '')}\n",
        "| column | SQLite | PostgreSQL | |",
        "| --- | --- | --- | --- |",
        f"{columns}\n",
    ]
    if unique:
        lines.append(f"Unique: {'; '.join(sorted(unique))}.\n")
    if indexed:
        lines.append(f"Indexed: {'; '.join(sorted(indexed))}.\n")
    return "\n".join(lines)


def _row(column: Column[object]) -> str:
    types = [column.type.compile(dialect) for dialect in DIALECTS]
    notes = ["primary key"] if column.primary_key else []
    notes += [f"→ `{key.column.table.name}.{key.column.name}`" for key in column.foreign_keys]
    notes += ["may be `NULL`"] if column.nullable else []
    return f"| `{column.name}` | {types[0]} | {types[1]} | {', '.join(sorted(notes))} |"


def _markdown(docstring: str) -> str:
    """Markdown from a docstring's reStructuredText, on one line."""
    text = re.sub(r":\w+:`([^`]+)`", r"`\1`", docstring.replace("``", "`"))
    return " ".join(text.split())
