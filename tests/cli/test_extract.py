"""``quotebase extract`` and ``quotebase explain``: no database, only articles and what is in them."""

import json
from pathlib import Path

import pytest

from quotebase.cli.main import run
from quotebase.ingest import extract_all
from quotebase.read import read
from quotebase.serialise import article_to_json
from tests.cli.conftest import Runs


def test_jsonl_is_one_line_of_the_contract_for_each_article_in_order(quotebase: Runs) -> None:
    done = quotebase("extract", "archive.jsonl", "news/visit.txt", "--format", "jsonl")
    assert done.out.splitlines() == [
        article_to_json(article) for article in extract_all(read(["archive.jsonl", "news/visit.txt"]))
    ]
    assert [json.loads(line)["id"] for line in done.out.splitlines()[:3]] == ["row-1", "row-2", "row-3"]
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("command", [["extract", "news"], ["ingest", "news"], ["explain", "news"]])
def test_a_vocabulary_of_ones_own_that_is_missing_stops_the_run_with_one_line(
    process: Runs, command: list[str]
) -> None:
    done = process(*command, env={"QUOTEBASE_LEXICON": "none.toml"})
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: QUOTEBASE_LEXICON names none.toml, which does not exist; correct it or unset it\n"
    )


def test_several_processes_print_the_same(quotebase: Runs) -> None:
    one = quotebase("extract", "news", "archive.jsonl", "--format", "jsonl")
    assert quotebase("extract", "news", "archive.jsonl", "--format", "jsonl", "--jobs", "2") == one


def test_text_names_article_words_speaker_channel_and_cue(quotebase: Runs) -> None:
    done = quotebase("extract", "news/strike.txt")
    assert done.out == (
        "Drivers walk out\n"
        "The Harbour Post · 2022-03-05\n"
        "\n"
        "  1  “Nobody has called us”\n"
        "     — Boris Lund, union leader · statement\n"
        "     direct · cue: said\n"
        "\n"
    )


def test_an_article_without_quotations_says_so(quotebase: Runs, folder: Path) -> None:
    (folder / "quiet.txt").write_text("Title: Quiet day\n\nNothing happened.\n")
    assert quotebase("extract", "quiet.txt").out == "Quiet day\n  no quotations\n\n"


def test_standard_input_is_read(process: Runs) -> None:
    row = json.dumps({"id": "x", "text": '"We will appeal," lawyer Carla Mendes said.'})
    done = process("extract", "-", "--format", "jsonl", stdin=row)
    assert json.loads(done.out)["quotes"][0]["speaker"]["name"] == "Carla Mendes"


def test_piped_output_has_no_colour_and_a_forced_one_has(
    quotebase: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in quotebase("extract", "news").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in quotebase("extract", "news").out


def test_a_bad_row_is_named_and_the_others_are_printed(quotebase: Runs, folder: Path) -> None:
    good = (folder / "archive.jsonl").read_text().splitlines()[0]
    (folder / "mixed.jsonl").write_text("\n".join([*[good] * 811, '{"id": "broken', good, ""]))
    done = quotebase("extract", "mixed.jsonl", "--format", "jsonl")
    assert done.code == 1
    assert done.err.startswith("error: mixed.jsonl:812: is not JSON")
    assert done.err.count("\n") == 1
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [number for number, line in enumerate(lines, start=1) if "errors" in line] == [812]
    assert len(lines) == 813


def test_a_missing_file_is_an_error_before_anything_is_printed(quotebase: Runs) -> None:
    done = quotebase("extract", "archive.jsonl", "nowhere.txt", "--format", "jsonl")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: nowhere.txt does not exist; check the path\n"


def test_explain_shows_the_rule_of_a_quotation(quotebase: Runs) -> None:
    done = quotebase("explain", "news/strike.txt")
    assert (done.code, done.err) == (0, "")
    assert "Nobody has called us" in done.out


def test_thoughts_are_told_where_they_are_asked_for(quotebase: Runs, folder: Path) -> None:
    (folder / "hope.txt").write_text("Ann Berg hopes that it rains.\n")
    assert "no quotations" in quotebase("extract", "hope.txt").out
    assert "it rains" in quotebase("extract", "hope.txt", "--include", "thoughts").out
    assert "no quotations" in quotebase("explain", "hope.txt").out
    assert "“hopes” (hope), thought" in quotebase("explain", "hope.txt", "--include", "thoughts").out


def test_explain_names_a_row_that_cannot_be_read(quotebase: Runs, folder: Path) -> None:
    (folder / "bad.jsonl").write_text("{text\n")
    done = quotebase("explain", "bad.jsonl")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: bad.jsonl:1: is not JSON")


def test_explain_shows_a_rule_by_its_name(quotebase: Runs) -> None:
    rule = json.loads(quotebase("extract", "news/strike.txt", "--format", "jsonl").out)["quotes"][0]["rule"]
    done = quotebase("explain", "--rule", rule)
    assert (done.code, done.err) == (0, "")
    assert rule in done.out


def test_an_unknown_rule_is_refused_with_those_that_are(quotebase: Runs) -> None:
    done = quotebase("explain", "--rule", "nonsense")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: no rule 'nonsense'; the rules are ")


def test_explain_with_nothing_to_explain_says_what_to_give() -> None:
    assert run(["explain"]) == 2
