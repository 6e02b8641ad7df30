"""Dates as news archives write them become ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_REST = r"(?P<rest>$|[\s,;|(].*)"

_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b{_REST}",  # 21 February 2022
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b{_REST}",  # Feb. 21, 2022
        rf"{_MONTH},?\s+(?P<year>\d{{4}})$",  # February 2022
    )
)
_NUMBERED = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})$",  # 2022/2/21
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})$",  # 21.2.2022
    )
)
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})$", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$|\d{8}$", re.ASCII)
_ISO_TIME = re.compile(r"(?:\d{4}-\d{2}-\d{2}[Tt ]|\d{8}[Tt])\d", re.ASCII)
_UTC = re.compile(r"\s?(?:UTC|GMT|Z)$", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"[Tt ]")
_ISO_PART = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?$", re.ASCII)
_FEED = re.compile(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d", re.ASCII)
_YEAR = re.compile(r"\b\d{4}\b", re.ASCII)
_LONGEST = 100


def iso_date(text: str) -> str | None:
    """``text`` as an ISO 8601 year, month, day or moment, as exact as it is; ``None`` if it is no clear date.

    ``03/04/2022``, which is March in one country and April in another, is no clear date.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    try:
        return _moment(text) or _day(text)
    except (ValueError, OverflowError):
        return None


def _moment(text: str) -> str | None:
    if _ISO_TIME.match(text):
        try:
            moment = datetime.fromisoformat(_UTC.sub("Z", text))
        except ValueError:  # "2022-02-21 10:00 AM ET": the day is clear
            return _day(_BEFORE_TIME.split(text, maxsplit=1)[0])
    elif _FEED.match(text):
        moment = parsedate_to_datetime(text)
    else:
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _day(text: str) -> str | None:
    if _ISO_PART.match(text):
        return text
    if _ISO_DAY.match(text):
        return date.fromisoformat(text).isoformat()
    return _numbered(text) or _slashed(text) or _worded(text)


def _numbered(text: str) -> str | None:
    for pattern in _NUMBERED:
        if found := pattern.match(text):
            return _iso(found["year"], int(found["month"]), found["day"])
    return None


def _slashed(text: str) -> str | None:
    """21/2/2022 and 2/21/2022, which can be read in one way only."""
    if found := _SLASHED.match(text):
        first, second, year = int(found[1]), int(found[3]), found[4]
        if first > 12 or first == second:
            return _iso(year, second, found[1])
        if second > 12:
            return _iso(year, first, found[3])
    return None


def _worded(text: str) -> str | None:
    for pattern in _WORDED:
        if found := pattern.match(text):
            parts = found.groupdict()
            if _YEAR.search(parts.get("rest") or ""):  # a second date: which of the two is meant?
                return None
            return _iso(parts["year"], _MONTHS[parts["month"].lower()], parts.get("day"))
    return None


def _iso(year: str, month: int, day: str | None) -> str:
    if day is None:
        return date(int(year), month, 1).isoformat()[:7]
    return date(int(year), month, int(day)).isoformat()
