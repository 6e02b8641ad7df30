"""Dates as they sort, filter, and read."""

import pytest

from quotebase.errors import QueryError
from quotebase.store.dates import end_key, first_key, sort_key, spoken


@pytest.mark.parametrize(
    ("published", "key"),
    [
        ("2022-02-21", "2022-02-21"),
        ("20220221", "2022-02-21"),
        (" 2022-02-21 ", "2022-02-21"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
        ("2022-02-21T14:30:05Z", "2022-02-21T14:30:05"),
        ("2022-02-21T23:30+11:00", "2022-02-21T23:30:00"),
        ("2022-02-21 14:30", "2022-02-21T14:30:00"),
        ("2022-13", ""),
        ("0000", ""),
        ("2022-02-30", ""),
        ("21 February 2022", ""),
        ("٢٠٢٢", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_has_a_sort_key_by_the_clock_of_its_place(published: str | None, key: str) -> None:
    assert sort_key(published) == key


@pytest.mark.parametrize(
    ("until", "inside", "outside"),
    [
        ("2022-02-21", "2022-02-21T23:59:59Z", "2022-02-22"),
        ("2022-02", "2022-02-28", "2022-03"),
        ("2022-02", "2022-02", "2022-03-01"),
        ("2022-12", "2022-12-31T23:59", "2023"),
        ("2022", "2022-12-31", "2023"),
        ("9999", "9999-12-31", "x"),
        ("2022-02-21T10:00", "2022-02-21T10:00:00", "2022-02-21T10:00:01"),
    ],
)
def test_until_includes_all_of_its_period(until: str, inside: str, outside: str) -> None:
    assert sort_key(inside) < end_key(until)
    assert not sort_key(outside) or sort_key(outside) >= end_key(until)


@pytest.mark.parametrize(
    ("since", "inside", "outside"),
    [
        ("2022-02-21", "2022-02-21", "2022-02-20T23:59:59"),
        ("2022-02", "2022-02", "2022-01-31"),
        ("2022", "2022", "2021-12-31"),
    ],
)
def test_since_includes_all_of_its_period(since: str, inside: str, outside: str) -> None:
    assert sort_key(inside) >= first_key(since) > sort_key(outside)


@pytest.mark.parametrize("written", ["", "yesterday", "21.2.2022", "2022-02-31", "\x00"])
def test_what_is_no_date_is_refused_with_the_forms_that_are(written: str) -> None:
    with pytest.raises(QueryError) as error:
        first_key(written)
    assert str(error.value) == (
        f"since: {written!r} is not a date; write it as 2022-02-21, 2022-02, 2022 or 2022-02-21T14:30"
    )


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2022-01-22", "22 January 2022"),
        ("2022-12-01T10:00:00Z", "1 December 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("spring 2022", "spring 2022"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_spoken_as_a_citation_writes_it(published: str | None, words: str | None) -> None:
    assert spoken(published) == words
