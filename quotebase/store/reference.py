"""Reference data: which names are one outlet or one speaker, from two CSV files that anyone can extend.

``outlets.csv`` has the columns ``name, aliases, domain, country``; ``speakers.csv`` has
``name, aliases, type, role, wikidata``. Aliases and domains are separated by ``|`` or ``;``. What is stored
already under one of these names is put together under the one that the file gives.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quotebase.errors import InputError
from quotebase.model import SpeakerType
from quotebase.store.fold import fold
from quotebase.store.models import ArticleRow, OutletAlias, OutletRow, QuotationRow, SpeakerAlias, SpeakerRow
from quotebase.store.names import (
    add_aliases,
    find_or_make,
    hosts_of,
    in_parts,
    known_outlets,
    reference_speakers,
)
from quotebase.store.rows import Row

Key = tuple[str, ...]
Cells = dict[str, str]

OUTLETS = "outlets.csv"
SPEAKERS = "speakers.csv"
OUTLET_COLUMNS = ("name", "aliases", "domain", "country")
SPEAKER_COLUMNS = ("name", "aliases", "type", "role", "wikidata")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many outlets and speakers the files name."""

    outlets: int
    speakers: int


def load_reference(connection: Connection, folder: Path) -> Loaded:
    """Take in ``outlets.csv`` and ``speakers.csv`` of ``folder``, whichever are there; twice is as once.

    Raises :class:`InputError` where there is neither, or a row cannot be used.
    """
    files = [folder / name for name in (OUTLETS, SPEAKERS) if (folder / name).is_file()]
    if not files:
        raise InputError(
            f"{folder}: holds neither {OUTLETS} nor {SPEAKERS}; give the folder with reference data"
        )
    outlets, speakers = folder / OUTLETS, folder / SPEAKERS
    return Loaded(
        outlets=_load_outlets(connection, outlets) if outlets in files else 0,
        speakers=_load_speakers(connection, speakers) if speakers in files else 0,
    )


def _load_outlets(connection: Connection, path: Path) -> int:
    rows: dict[Key, Cells] = {(fold(row["name"]),): row for _, row in _rows(path, OUTLET_COLUMNS)}
    ids = find_or_make(connection, OutletRow, ("folded",), {key: {"name": rows[key]["name"]} for key in rows})
    _set(connection, OutletRow, ids, rows, ("name", "country"))
    names = [
        (ids[key], "name", name, fold(name))
        for key, row in rows.items()
        for name in (row["name"], *_parts(row, "aliases"))
    ]
    domains = [
        (ids[key], "domain", name, name.lower().removeprefix("www."))
        for key, row in rows.items()
        for name in _parts(row, "domain")
    ]
    _add_outlet_aliases(connection, [*names, *domains])
    _merge_outlets(connection, set(ids.values()))
    _place_articles(connection)
    return len(rows)


def _load_speakers(connection: Connection, path: Path) -> int:
    types = get_args(SpeakerType)
    rows: dict[Key, Cells] = {}
    for line, row in _rows(path, SPEAKER_COLUMNS):
        if row["type"] not in types:
            raise InputError(f"{path}:{line}: type {row['type']!r} is none of {', '.join(types)}; correct it")
        rows[fold(row["name"]), row["type"]] = row
    wanted = {key: {"name": row["name"]} for key, row in rows.items()}
    ids = find_or_make(connection, SpeakerRow, ("folded", "type"), wanted)
    _set(connection, SpeakerRow, ids, rows, ("name", "role", "wikidata"))
    aliases = {
        (ids[key], fold(name)): name
        for key, row in rows.items()
        for name in (*_parts(row, "aliases"), row["name"])
    }
    add_aliases(connection, aliases, source="reference")
    _mark_as_reference(connection, aliases)
    _merge_speakers(connection, {folded for _, folded in aliases}, set(ids.values()))
    return len(rows)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Cells]]:
    """Yield the line number and the cells of each row, stripped; a column that is missing is empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
                raise InputError(
                    f"{path}: has no column {missing[0]}; the first line must be {','.join(columns)}"
                )
            for row in reader:
                cells = {column: (row[column] or "").strip() for column in columns}
                if not fold(cells["name"]):
                    raise InputError(f"{path}:{reader.line_num}: has no name; add one or take the line out")
                yield reader.line_num, cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read ({error}); it must be CSV in UTF-8") from None


def _parts(row: Cells, column: str) -> list[str]:
    return [part.strip() for part in re.split(r"[|;]", row[column]) if part.strip()]


def _add_outlet_aliases(connection: Connection, aliases: list[tuple[int, str, str, str]]) -> None:
    columns = (OutletAlias.outlet_id, OutletAlias.kind, OutletAlias.folded)
    there = {tuple(row) for row in connection.execute(select(*columns))}
    rows: dict[tuple[int, str, str], Row] = {}
    for number, kind, name, folded in aliases:
        if folded and (number, kind, folded) not in there:
            rows[number, kind, folded] = {"outlet_id": number, "kind": kind, "name": name, "folded": folded}
    if rows:
        connection.execute(insert(OutletAlias), list(rows.values()))


def _set(
    connection: Connection,
    model: type[OutletRow | SpeakerRow],
    ids: Mapping[Key, int],
    rows: Mapping[Key, Cells],
    columns: tuple[str, ...],
) -> None:
    """Write what the file says into the rows that stand for it."""
    values = [
        {"number": ids[key], **{column: row[column] or None for column in columns}}
        for key, row in rows.items()
    ]
    if values:
        connection.execute(update(model).where(model.id == bindparam("number")), values)


def _mark_as_reference(connection: Connection, aliases: Iterable[tuple[int, str]]) -> None:
    numbers = [{"number": number, "alias": folded} for number, folded in aliases]
    if numbers:
        connection.execute(
            update(SpeakerAlias)
            .where(SpeakerAlias.speaker_id == bindparam("number"), SpeakerAlias.folded == bindparam("alias"))
            .values(source="reference"),
            numbers,
        )


def _merge_outlets(connection: Connection, ours: set[int]) -> None:
    """Put outlets that are only an alias of one in the file under that one."""
    targets: dict[str, set[int]] = {}
    for some in in_parts(ours):
        for folded, number in connection.execute(
            select(OutletAlias.folded, OutletAlias.outlet_id).where(
                OutletAlias.outlet_id.in_(some), OutletAlias.kind == "name"
            )
        ):
            targets.setdefault(folded, set()).add(number)
    for names in in_parts(targets):
        for number, folded in connection.execute(
            select(OutletRow.id, OutletRow.folded).where(OutletRow.folded.in_(names))
        ).all():
            if number in ours or len(targets[folded]) > 1:
                continue
            [target] = targets[folded]
            connection.execute(
                update(ArticleRow).where(ArticleRow.outlet_id == number).values(outlet_id=target)
            )
            connection.execute(
                update(QuotationRow).where(QuotationRow.via_id == number).values(via_id=target)
            )
            connection.execute(delete(OutletRow).where(OutletRow.id == number))


def _place_articles(connection: Connection) -> None:
    """Give articles that name no outlet the one that is known at their web address."""
    nowhere = select(ArticleRow.id, ArticleRow.url).where(
        ArticleRow.outlet_id.is_(None), ArticleRow.url.is_not(None)
    )
    hosts = {number: hosts_of(url) for number, url in connection.execute(nowhere)}
    known = known_outlets(connection, "domain", {host for some in hosts.values() for host in some})
    placed = [
        {"number": number, "outlet_id": outlet}
        for number, some in hosts.items()
        if (outlet := next((known[host] for host in some if host in known), None)) is not None
    ]
    if placed:
        connection.execute(update(ArticleRow).where(ArticleRow.id == bindparam("number")), placed)


def _merge_speakers(connection: Connection, names: set[str], ours: set[int]) -> None:
    """Put speakers that are only an alias of one in the file under that one, with all their names."""
    targets = reference_speakers(connection, names)
    for some in in_parts(targets):
        for number, folded in connection.execute(
            select(SpeakerRow.id, SpeakerRow.folded).where(SpeakerRow.folded.in_(some))
        ).all():
            target = targets[folded]
            if number in ours or number == target:
                continue
            written = connection.execute(
                select(SpeakerAlias.folded, SpeakerAlias.name).where(SpeakerAlias.speaker_id == number)
            )
            add_aliases(connection, {(target, alias): name for alias, name in written}, source="article")
            connection.execute(
                update(QuotationRow).where(QuotationRow.speaker_id == number).values(speaker_id=target)
            )
            connection.execute(delete(SpeakerRow).where(SpeakerRow.id == number))
