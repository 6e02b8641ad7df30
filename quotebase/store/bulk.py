"""Quotations into the database by the thousand, by the shortest way that each database has.

SQLite takes many rows in one statement several times faster than one by one (its full-text index is written
out after each statement), PostgreSQL takes them fastest by ``COPY``.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

ROWS_PER_STATEMENT = 200
"""Some 8,000 values: SQLite takes 32,766 at most."""


def insert_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert ``rows``, whose values stand in the order of ``columns`` and are as the database keeps them.

    Raises what SQLAlchemy raises.
    """
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table} ({', '.join(columns)}) FROM STDIN", rows)
        return
    for start in range(0, len(rows), ROWS_PER_STATEMENT):
        some = rows[start : start + ROWS_PER_STATEMENT]
        statement = _insert(table, tuple(columns), len(some))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))


@lru_cache(maxsize=ROWS_PER_STATEMENT)
def _insert(table: str, columns: tuple[str, ...], count: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * count)}"


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    driver = connection.dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        raise DBAPIError.instance(statement, None, error, driver.Error, dialect=connection.dialect) from error
    finally:
        cursor.close()
