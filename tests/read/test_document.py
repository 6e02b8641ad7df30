"""docs/input.md says what the reader does."""

import hashlib
import re
from pathlib import Path

import pytest

from quotebase.read.credits import REACH, Credits, credits_of
from quotebase.read.dates import iso_date
from quotebase.read.formats import LARGEST_RECORD
from quotebase.read.record import FIELDS, content_id
from quotebase.read.text import header

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "input.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return DOCUMENT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def table(title: str) -> list[list[str]]:
    rows = [line for line in section(title).splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_fields_and_their_other_names_are_those_that_are_read() -> None:
    written = {tuple(re.findall(r"`(\w+)`", f"{name} {others}")) for name, others, _ in table("JSON Lines")}
    assert written == set(FIELDS.values())


@pytest.mark.parametrize(("credit", "outlet", "author"), table("Outlet and author from the text"))
def test_each_credit_shown_is_found(credit: str, outlet: str, author: str) -> None:
    assert credits_of(credit) == Credits(outlet or None, author or None)


def test_each_date_shown_is_understood_but_for_the_unclear_one() -> None:
    shown = [date for date in re.findall(r"`([^`]+)`", section("Dates")) if re.search(r"\d{4}", date)]
    assert len(shown) == 11
    assert [date for date in shown if iso_date(date) is None] == ["03/04/2022"]


def test_the_header_shown_is_one() -> None:
    example = section("A text file").partition("```text\n")[2].partition("```")[0]
    fields, start = header(example)
    assert set(fields) == set(FIELDS)
    assert example[start:].startswith("Russia's foreign minister")


def test_the_numbers_given_are_those_of_the_code() -> None:
    assert f"last {REACH} characters" in section("Outlet and author from the text")
    assert f"more than {LARGEST_RECORD >> 20} MiB" in section("What cannot be read")


def test_the_id_is_made_as_described() -> None:
    assert content_id("Hello") == hashlib.sha256(b"5:Hello0:0:0:0:").hexdigest()[:16]
