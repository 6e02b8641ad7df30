"""Publication dates as they are ordered and filtered.

``published`` is kept as it was given (ISO 8601, maybe only ``2022`` or ``2022-02``, maybe with a time and an
offset). Beside it stands a sort key: the same moment by the clock of the place that published it, without its
offset, so that "21 February" means the day that the reader of the article saw on it. Keys are compared as
text; ``""`` is an article without a usable date and sorts before all others.
"""

import re
from datetime import date, datetime

from quotebase.errors import QueryError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?\Z", re.ASCII)


def sort_key(published: str | None) -> str:
    """Return the sort key of an ISO 8601 date or time, ``""`` where it is none."""
    if not published:
        return ""
    written = published.strip()
    partial = _PARTIAL.match(written)
    if partial:
        year, month = partial.groups()
        return written if int(year) and (month is None or 1 <= int(month) <= 12) else ""
    try:
        if ":" not in written and "T" not in written:
            return date.fromisoformat(written).isoformat()
        return datetime.fromisoformat(written).replace(tzinfo=None).isoformat(timespec="seconds")
    except ValueError:
        return ""


def first_key(since: str) -> str:
    """Return the lowest sort key that lies in or after the period ``since``."""
    return _period(since, "since")


def end_key(until: str) -> str:
    """Return a key that stands right after the whole period ``until``: a year, month, day or time."""
    # "~" stands after every character of a key.
    return _period(until, "until") + "~"


def _period(written: str, option: str) -> str:
    key = sort_key(written)
    if not key:
        raise QueryError(
            f"{option}: {written!r} is not a date; write it as 2022-02-21, 2022-02, 2022 or 2022-02-21T14:30"
        )
    return key


def spoken(published: str | None) -> str | None:
    """Return the date as a citation writes it: ``22 January 2022``, ``January 2022``, ``2022``."""
    key = sort_key(published)
    if not key:
        return published or None
    if len(key) == 4:
        return key
    month = _MONTHS[int(key[5:7]) - 1]
    return f"{month} {key[:4]}" if len(key) == 7 else f"{int(key[8:10])} {month} {key[:4]}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
