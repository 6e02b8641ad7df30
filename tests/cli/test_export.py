"""``quotebase export``: a file that is whole or not there."""

import csv
import json
import subprocess
from pathlib import Path

import pytest

from quotebase.export import COLUMNS
from tests.cli.conftest import Runs, command_line

pytestmark = pytest.mark.usefixtures("archive")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_every_quotation_and_column(quotebase: Runs, folder: Path) -> None:
    done = quotebase("export", "quotes.csv")
    assert (done.code, done.out, done.err) == (0, "", "quotes.csv: 4 quotations\n")
    found = rows(folder / "quotes.csv")
    assert tuple(found[0]) == tuple(COLUMNS)
    assert sorted(row["id"] for row in found) == ["1", "2", "3", "4"]


def test_jsonl_holds_the_fields_of_the_contract(quotebase: Runs, folder: Path) -> None:
    quotebase("export", "quotes.jsonl", "--speaker", "Byron", "--limit", "1")
    (line,) = (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert found["spans"] == [[35, 55], [93, 110]]
    assert found["article"]["title"] == "Mayor opens bridge"


def test_filters_choose_what_is_exported(quotebase: Runs, folder: Path) -> None:
    quotebase("export", "quotes.csv", "tree", "--speaker", "Byron")
    assert [row["text"] for row in rows(folder / "quotes.csv")] == ["It will save an hour and not one tree."]


def test_formulas_are_defused_unless_raw(quotebase: Runs, folder: Path) -> None:
    quotebase("export", "quotes.csv", "cold")
    assert rows(folder / "quotes.csv")[0]["text"] == "'+5 °C was too cold"
    quotebase("export", "quotes.csv", "cold", "--raw")
    assert rows(folder / "quotes.csv")[0]["text"] == "+5 °C was too cold"


def test_a_second_export_replaces_the_first(quotebase: Runs, folder: Path) -> None:
    quotebase("export", "quotes.csv")
    quotebase("export", "quotes.csv", "--kind", "indirect")
    assert len(rows(folder / "quotes.csv")) == 1


def test_a_dash_is_standard_output(quotebase: Runs) -> None:
    done = quotebase("export", "-", "cold")
    assert done.out.splitlines()[0] == ",".join(COLUMNS)
    assert done.err == ""
    assert json.loads(quotebase("export", "-", "cold", "--format", "jsonl").out)["id"] == 2


def test_a_name_that_tells_no_format_is_refused(quotebase: Runs, folder: Path) -> None:
    done = quotebase("export", "quotes.xlsx")
    assert (done.code, done.err) == (
        2,
        "error: quotes.xlsx: an export ends in .csv or .jsonl; name the file so, or give --format\n",
    )
    assert quotebase("export", "quotes.txt", "--format", "csv").code == 0
    assert len(rows(folder / "quotes.txt")) == 4


def test_a_search_that_fails_leaves_the_file_as_it_was(quotebase: Runs, folder: Path) -> None:
    (folder / "quotes.csv").write_text("kept")
    assert quotebase("export", "quotes.csv", "--since", "yesterday").code == 2
    assert (folder / "quotes.csv").read_text() == "kept"
    assert not list(folder.glob(".quotes*"))


def test_a_folder_that_is_not_there_is_named(quotebase: Runs) -> None:
    done = quotebase("export", "nowhere/quotes.csv")
    assert done.code == 1
    assert done.err == (
        "error: nowhere/quotes.csv: cannot be written: no such file or directory; "
        "choose a folder that is there, may be written and has room\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_a_full_disk_is_told(folder: Path, quotebase: Runs) -> None:
    (folder / "full.csv").symlink_to("/dev/full")
    done = quotebase("export", "full.csv")
    assert done.code == 1
    assert done.err.startswith("error: full.csv: cannot be written: no space left on device; ")


def test_a_reader_that_goes_away_ends_it_quietly(archive: Path) -> None:
    done = subprocess.run(
        f"{' '.join(command_line('export', '-'))} | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 141)


def test_the_id_that_the_input_gave_an_article_leads_back_to_it(quotebase: Runs, folder: Path) -> None:
    def asked(*args: str) -> list[str]:
        return quotebase(*args, "--db", "given.db").out.splitlines()

    asked("ingest", "archive.jsonl", "news/strike.txt")
    found = {row["given_id"]: row["id"] for row in csv.DictReader(asked("export", "-"))}
    assert sorted(found) == ["", "row-1", "row-2", "row-3"]
    appeals = csv.DictReader(asked("search", "appeal", "--format", "csv"))
    assert sorted(row["given_id"] for row in appeals) == ["row-1", "row-2", "row-3"]
    articles = [json.loads(line)["article"] for line in asked("search", "--format", "jsonl")]
    assert [article["given_id"] for article in articles] == [None, "row-1", "row-2", "row-3"]
    listed = csv.DictReader(asked("articles", "--format", "csv"))
    assert [row["given_id"] for row in listed] == ["", "row-1", "row-2", "row-3"]
    assert "given id    row-2" in asked("show", found["row-2"])
