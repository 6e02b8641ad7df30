"""``quotebase search`` and ``show``: read by a person at 80 columns, or by a program."""

import csv
import io
import json
from pathlib import Path

import pytest

from quotebase.cli.terminal import columns_of
from quotebase.export import COLUMNS
from tests.cli.conftest import Runs

pytestmark = pytest.mark.usefixtures("archive")


def test_the_table_shows_speaker_role_date_outlet_channel_and_words(quotebase: Runs) -> None:
    done = quotebase("search", "--speaker", "byron")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "ID  SPEAKER    DATE        OUTLET       CHANNEL\n"
        " 1  Ada Byron  2022-02-21  The Courier  social, Twitter\n"
        "    Mayor\n"
        "    “It will save an hour … and not one tree.”\n"
        "\n"
        " 2  Ada Byron  2022-02-21  The Courier\n"
        "    to builders · via The Harbour Post\n"
        "    +5 °C was too cold\n"
    )


def test_what_was_not_said_is_told_as_that(quotebase: Runs) -> None:
    assert quotebase("search", "nobody").out == (
        "ID  SPEAKER     DATE        OUTLET            CHANNEL\n"
        " 3  “a driver”  2022-03-05  The Harbour Post\n"
        "    not said\n"
        "    “Nobody has called us”\n"
    )


def test_columns_stay_aligned_behind_wide_letters(quotebase: Runs) -> None:
    lines = quotebase("search", "--outlet", "harbour").out.splitlines()
    dates = [line[: line.index("2022")] for line in lines if "2022" in line]
    assert [columns_of(before) for before in dates] == [16, 16]


def test_the_table_fits_80_columns(quotebase: Runs, folder: Path) -> None:
    text = f'"{"We will appeal. " * 30}" lawyer {"Carla " * 30}Mendes said.'
    (folder / "long.jsonl").write_text(json.dumps({"id": "long", "text": text}))
    quotebase("ingest", "long.jsonl")
    assert max(map(columns_of, quotebase("search").out.splitlines())) <= 80


def test_words_that_were_searched_for_are_marked_on_a_terminal(
    quotebase: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in quotebase("search", "TREE").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[33m\x1b[1mtree\x1b[0m." in quotebase("search", "TREE").out
    assert "\x1b[33m\x1b[1mtree\x1b[0m." in quotebase("search", "tre*").out
    assert "\x1b[33m" not in quotebase("search", "--speaker", "Byron").out


def test_all_words_must_stand_in_the_quotation(quotebase: Runs) -> None:
    assert json.loads(quotebase("search", "tree", "hour", "--format", "jsonl").out)["id"] == 1
    assert quotebase("search", "tree", "nobody", "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--speaker", "Ada Byron"], [1, 2]),
        (["--channel", "twitter"], [1]),
        (["--channel", "social"], [1]),
        (["--outlet", "courier"], [1, 2]),
        (["--kind", "indirect"], [2]),
        (["--since", "2022-03"], [3, 4]),
        (["--until", "2022-02-21"], [1, 2]),
        (["--via", "harbour post"], [2]),
        (["--addressee", "builders"], [2]),
        (["--modality", "negated"], [3]),
        (["--speaker", "byron", "--kind", "direct"], [1]),
        (["--", "hour", "-tree"], []),
    ],
)
def test_each_option_narrows_what_is_found(quotebase: Runs, options: list[str], ids: list[int]) -> None:
    found = quotebase("search", "--format", "jsonl", *options).out.splitlines()
    assert sorted(json.loads(line)["id"] for line in found) == ids


def test_nothing_found_is_no_failure_and_names_the_nearest_speaker(quotebase: Runs) -> None:
    done = quotebase("search", "--speaker", "Biron")
    assert (done.code, done.out) == (0, "")
    assert done.err == "no quotations found: no speaker is called 'Biron'; did you mean Ada Byron?\n"


def test_nothing_found_for_a_speaker_that_there_is_names_no_other(quotebase: Runs) -> None:
    assert quotebase("search", "--speaker", "Byron", "--kind", "mixed").err == "no quotations found\n"


def test_a_limit_says_that_there_is_more(quotebase: Runs) -> None:
    done = quotebase("search", "--limit", "3")
    assert done.out.count("2022") == 3
    assert done.err == "3 of 4 quotations are shown; --limit N shows more\n"
    assert quotebase("search", "--limit", "4").err == ""


def test_a_table_has_a_limit_and_other_formats_have_none(quotebase: Runs, folder: Path) -> None:
    row = '{"id": "%d", "text": "\\"We will appeal %d times,\\" lawyer Carla Mendes said."}\n'
    (folder / "many.jsonl").write_text("".join(row % (n, n) for n in range(30)))
    quotebase("ingest", "many.jsonl")
    assert "20 of 30 quotations are shown" in quotebase("search", "--speaker", "Mendes").err
    assert len(quotebase("search", "--speaker", "Mendes", "--format", "jsonl").out.splitlines()) == 30


def test_csv_has_the_documented_columns(quotebase: Runs) -> None:
    rows = list(csv.DictReader(io.StringIO(quotebase("search", "--format", "csv").out, newline="")))
    assert tuple(rows[0]) == tuple(COLUMNS)
    assert {row["id"] for row in rows} == {"1", "2", "3", "4"}


def test_csv_of_nothing_is_the_heading(quotebase: Runs) -> None:
    assert quotebase("search", "unheard", "--format", "csv").out == ",".join(COLUMNS) + "\r\n"


def test_a_search_that_cannot_be_understood_is_told(quotebase: Runs) -> None:
    done = quotebase("search", "--since", "yesterday")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert "yesterday" in done.err


@pytest.mark.parametrize(
    "command",
    ["search", "show 1", "speakers", "channels", "outlets", "articles", "stats", "export x.csv", "db info"],
)
def test_asking_a_database_that_is_not_there_makes_none(quotebase: Runs, archive: Path, command: str) -> None:
    done = quotebase(*command.split(), "--db", "none.db")
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "error: none.db: no such database; make it with `quotebase ingest` or `quotebase db init`\n"
    )
    assert not (archive / "none.db").exists()


def test_show_tells_everything_and_how_to_cite_it(quotebase: Runs) -> None:
    done = quotebase("show", "1")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "  “It will save an hour,” Mayor Ada Byron wrote on Twitter, “and not one tree.”\n"
        "  Crowds cheered.\n"
        "\n"
        "words       “It will save an hour … and not one tree.”\n"
        "speaker     Ada Byron (person)\n"
        "role        Mayor\n"
        "mention     Mayor Ada Byron\n"
        "channel     social, Twitter (“on Twitter”)\n"
        "kind        direct\n"
        "cue         wrote (write, asserted)\n"
        "rule        quote-speaker-cue, right in 97% of annotated cases\n"
        "title       Mayor opens bridge\n"
        "outlet      The Courier\n"
        "author      Nora Field\n"
        "published   2022-02-21T09:30:00+00:00\n"
        "url         https://courier.example/bridge\n"
        "article     1, characters 35–55, 93–110\n"
        'cite as     Ada Byron, quoted in "Mayor opens bridge", The Courier, 21 February\n'
        "            2022, https://courier.example/bridge; characters 35–55, 93–110.\n"
    )


def test_show_tells_addressee_via_and_why_a_speaker_has_no_name(quotebase: Runs) -> None:
    assert "addressee   builders\nvia         The Harbour Post\n" in quotebase("show", "2").out
    assert "speaker     “a driver” (anonymous)\nunnamed     stays unnamed\n" in quotebase("show", "3").out


def test_show_marks_each_stretch_of_the_words_on_a_terminal(
    quotebase: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    first = quotebase("show", "1").out.splitlines()[0]
    assert first.replace("\x1b[33m\x1b[1m", "<").replace("\x1b[0m", ">") == (
        "  “<It will save an hour>,” Mayor Ada Byron wrote on Twitter, “<and not one tree.>”"
    )


def test_show_of_a_number_that_is_not_there_says_where_to_look(quotebase: Runs) -> None:
    done = quotebase("show", "99")
    assert (done.code, done.out) == (2, "")
    assert (
        done.err == "error: there is no quotation 99; `quotebase search` shows the numbers that there are\n"
    )
