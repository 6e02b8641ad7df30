"""Dates as archives write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.read.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2022-02-21", "2022-02-21"),
        (" 2022-02-21 ", "2022-02-21"),
        ("20220221", "2022-02-21"),
        ("2022/2/21", "2022-02-21"),
        ("2022-2-1", "2022-02-01"),
        ("2022.02.21", "2022-02-21"),
        ("2022", "2022"),
        ("2022-02", "2022-02"),
        ("2022-02-21T10:00:00Z", "2022-02-21T10:00:00Z"),
        ("2022-02-21T10:00", "2022-02-21T10:00:00"),
        ("2022-02-21 10:00:00", "2022-02-21T10:00:00"),
        ("2022-02-21 10:00:00 UTC", "2022-02-21T10:00:00Z"),
        ("2022-02-21T10:00:00.123456+02:00", "2022-02-21T10:00:00+02:00"),
        ("2022-02-21T10:00:00+0200", "2022-02-21T10:00:00+02:00"),
        ("20220221T100000Z", "2022-02-21T10:00:00Z"),
        ("2022-02-21 10:00 AM ET", "2022-02-21"),
        ("Mon, 21 Feb 2022 10:00:00 GMT", "2022-02-21T10:00:00Z"),
        ("Mon, 21 Feb 2022 10:00:00 -0500", "2022-02-21T10:00:00-05:00"),
        ("Feb. 21, 2022", "2022-02-21"),
        ("Feb 21 2022", "2022-02-21"),
        ("February 21, 2022", "2022-02-21"),
        ("FEBRUARY 21, 2022", "2022-02-21"),
        ("Monday, February 21, 2022", "2022-02-21"),
        ("February 21st, 2022", "2022-02-21"),
        ("February 21, 2022 Monday 10:15 AM GMT", "2022-02-21"),
        ("Feb. 21, 2022, 4:05 p.m. ET", "2022-02-21"),
        ("Sept. 5, 2016", "2016-09-05"),
        ("21 February 2022", "2022-02-21"),
        ("21st of February, 2022", "2022-02-21"),
        ("Mon 21 Feb 2022 10.00 GMT", "2022-02-21"),
        ("February 2022", "2022-02"),
        ("Feb., 2022", "2022-02"),
        ("21.02.2022", "2022-02-21"),
        ("21. 2. 2022", "2022-02-21"),
        ("2/21/2022", "2022-02-21"),
        ("21/2/2022", "2022-02-21"),
        ("02/02/2022", "2022-02-02"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_is_written_as_iso_8601(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2022-02-30",
        "2022-13",
        "2023-02-29T10:00",
        "February 30, 2022",
        "0 February 2022",
        "03/04/2022",  # March or April
        "21/22/2022",
        "Feb. 21",
        "Monday",
        "21 February 2022 to 3 March 2022",
        "Maybe 3, 2022",
        "1645437600",
        "2022-02-21-extra",
        "٢٠٢٢-٠٢-٢١",
        "February 21, 2022" + " " * 10 + "x" * 200,
    ],
)
def test_what_is_no_clear_date_is_none(written: str) -> None:
    assert iso_date(written) is None


@given(st.dates().map(str) | st.datetimes(timezones=st.none() | st.timezones()).map(str))
def test_every_iso_date_is_understood(written: str) -> None:
    found = iso_date(written)
    assert found is not None
    assert found[:10] == written[:10]


@given(st.text() | st.from_regex(r"[0-9A-Za-z/:,. TZ+-]{0,40}"))
def test_no_text_makes_it_fail_and_what_it_gives_is_stable(written: str) -> None:
    found = iso_date(written)
    assert found is None or iso_date(found) == found
