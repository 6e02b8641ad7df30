"""``speakers``, ``channels``, ``outlets``, ``articles`` and ``stats``: lists with counts."""

import csv
import io
import json

import pytest

from tests.cli.conftest import Runs

pytestmark = pytest.mark.usefixtures("archive")


def test_speakers_are_listed_with_role_type_and_counts(quotebase: Runs) -> None:
    done = quotebase("speakers")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "SPEAKER    ROLE   TYPE    QUOTES  ARTICLES  LAST\n"
        "Ada Byron  Mayor  person       2         1  2022-02-21\n"
        "習近平            person       1         1  2022-03-05\n"
    )


def test_channels_are_listed_with_counts(quotebase: Runs) -> None:
    assert quotebase("channels").out == (
        "CHANNEL  NAME     QUOTES  ARTICLES\nsocial   Twitter       1         1\n"
    )


def test_outlets_are_listed_with_counts(quotebase: Runs) -> None:
    assert quotebase("outlets").out == (
        "OUTLET            COUNTRY  ARTICLES  QUOTES\n"
        "The Courier                       1       2\n"
        "The Harbour Post                  1       2\n"
    )


def test_articles_are_listed_newest_first(quotebase: Runs) -> None:
    assert quotebase("articles").out == (
        "ID  DATE        OUTLET            TITLE               QUOTES\n"
        " 3  2022-03-06                    Quiet day                0\n"
        " 2  2022-03-05  The Harbour Post  =Drivers walk out        2\n"
        " 1  2022-02-21  The Courier       Mayor opens bridge       2\n"
    )


def test_stats_count_everything(quotebase: Runs) -> None:
    assert quotebase("stats").out == (
        "articles    3\n"
        "quotes      4\n"
        "direct      3\n"
        "mixed       0\n"
        "indirect    1\n"
        "attributed  3\n"
        "speakers    2\n"
        "channels    1\n"
        "outlets     2\n"
        "first       2022-02-21\n"
        "last        2022-03-06\n"
    )


@pytest.mark.parametrize("command", ["speakers", "channels", "outlets", "articles", "stats"])
def test_every_list_takes_the_filters_of_search_and_its_formats(quotebase: Runs, command: str) -> None:
    options = ["hour", "--speaker", "byron", "--kind", "direct", "--outlet", "courier"]
    (line,) = quotebase(command, *options, "--format", "jsonl").out.splitlines()
    (row,) = csv.DictReader(io.StringIO(quotebase(command, *options, "--format", "csv").out, newline=""))
    assert list(json.loads(line)) == list(row)
    assert row["quotes"] == "1"


@pytest.mark.parametrize("command", ["speakers", "channels", "outlets", "articles"])
def test_a_list_of_nothing_says_so(quotebase: Runs, command: str) -> None:
    done = quotebase(command, "unheard")
    assert (done.code, done.out, done.err) == (0, "", f"no {command} found\n")


def test_a_list_that_is_cut_says_so(quotebase: Runs) -> None:
    done = quotebase("articles", "--limit", "2")
    assert len(done.out.splitlines()) == 3
    assert done.err == "the first 2 articles are shown; --limit N shows more\n"
    assert quotebase("articles", "--limit", "3").err == ""


def test_a_title_that_a_spreadsheet_would_run_is_defused_unless_raw(quotebase: Runs) -> None:
    assert ",'=Drivers walk out," in quotebase("articles", "--format", "csv").out
    assert ",=Drivers walk out," in quotebase("articles", "--format", "csv", "--raw").out
