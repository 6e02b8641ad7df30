"""No change lowers a figure on our own articles unseen, and the guard against it works."""

from functools import cache
from pathlib import Path

import pytest

from quotebase.model import Article, Quote
from tests.eval.__main__ import main
from tests.eval.build import FUND, all_right, article, quote
from tests.eval.floors import (
    FLOORS,
    FOUND,
    HERE,
    Measured,
    changes,
    falls,
    floors_of,
    listed,
    measured,
    read_floors,
    read_remarks,
    rounded_down,
    written,
)

FOUND_NOW = (HERE / FOUND).read_text(encoding="utf-8")


@cache
def now() -> Measured:
    return measured()


def test_no_figure_is_under_its_floor() -> None:
    low = falls(now().table, read_floors((HERE / FLOORS).read_text(encoding="utf-8")))
    told = changes(read_remarks(FOUND_NOW), now().remarks)
    assert not low, "\n".join(["under the floor (see `make eval`):", *low, str(told)])


def test_the_list_of_what_is_found_is_up_to_date() -> None:
    told = str(changes(read_remarks(FOUND_NOW), now().remarks))
    assert listed(now().remarks) == FOUND_NOW, f"read this, then run `make eval`:\n{told}"


def of(found: list[Quote]) -> Measured:
    """What is measured on one small article where ``found`` is found in it."""

    def extractor(_: Article) -> list[Quote]:
        return found

    return measured([article()], extractor)


def evaluate(folder: Path, found: list[Quote], *options: str) -> int:
    return main(options, folder, lambda: of(found))


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


ALL, FEWER = all_right(), all_right()[:2]


def test_an_engine_that_finds_nothing_is_under_every_floor_that_is_not_nought() -> None:
    low = falls(measured(extractor=lambda _: ()).table, floors_of(now().table))
    assert len(low) == sum(value > 0 for floor in floors_of(now().table).values() for value in floor.values())
    assert low[0].startswith("marks found: precision is 0.0, the floor is ")


def test_an_engine_that_takes_all_in_marks_for_a_quotation_is_under_the_floor_of_precision() -> None:
    more = of([*ALL, quote("roof fund")])
    assert "all relaxed: precision is 75.0, the floor is 100.0" in falls(more.table, floors_of(of(ALL).table))


def test_what_is_measured_is_not_under_a_floor_made_of_it() -> None:
    assert falls(now().table, read_floors(written(floors_of(now().table)))) == []


def test_a_tenth_of_a_per_cent_under_its_floor_is_a_fall() -> None:
    floors = floors_of(of(FEWER).table)
    floors["all exact"]["recall"] = 66.7
    assert falls(of(FEWER).table, floors) == ["all exact: recall is 66.6, the floor is 66.7"]


def test_floors_are_rounded_down_so_that_they_can_be_reached() -> None:
    assert rounded_down(200 / 3) == 66.6
    assert rounded_down(100.0) == 100.0
    assert rounded_down(57.1) == 57.1


def test_a_first_run_writes_floors_and_list(tmp_path: Path) -> None:
    assert evaluate(tmp_path, FEWER) == 0
    assert read_floors(files(tmp_path)[FLOORS]) == floors_of(of(FEWER).table)
    assert read_remarks(files(tmp_path)[FOUND]) == of(FEWER).remarks


def test_a_gain_raises_the_floors_and_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(tmp_path, FEWER)
    capsys.readouterr()
    assert evaluate(tmp_path, ALL) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("gained:\n  roof: mixed ‹The “roof fund” is empty›: missed → right\n")
    assert "+33.4" in printed
    assert read_floors(files(tmp_path)[FLOORS])["all exact"]["recall"] == 100.0


def test_a_loss_fails_says_what_was_lost_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(tmp_path, ALL)
    before = files(tmp_path)
    capsys.readouterr()
    assert evaluate(tmp_path, FEWER) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("lost:\n  roof: mixed ‹The “roof fund” is empty›: right → missed\n")
    assert "  all exact: recall is 66.6, the floor is 100.0\n" in printed.err
    assert "pass --allow-lower" in printed.err
    assert files(tmp_path) == before


def test_a_floor_is_lowered_where_that_is_asked_for(tmp_path: Path) -> None:
    evaluate(tmp_path, ALL)
    assert evaluate(tmp_path, FEWER, "--allow-lower") == 0
    assert read_floors(files(tmp_path)[FLOORS])["all exact"]["recall"] == 66.6
    assert evaluate(tmp_path, FEWER) == 0


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    evaluate(tmp_path, FEWER)
    before = files(tmp_path)
    assert evaluate(tmp_path, ALL, "--dry-run") == 0
    assert files(tmp_path) == before


def test_gains_and_losses_are_told_even_where_no_figure_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(tmp_path, [ALL[0], ALL[1]])
    capsys.readouterr()
    assert evaluate(tmp_path, [ALL[0], ALL[2]]) == 0
    printed = capsys.readouterr().out
    assert "gained:\n  roof: mixed ‹The “roof fund” is empty›: missed → right\n" in printed
    assert "lost:\n  roof: mixed ‹nobody had mended it “in years”›: right → missed\n" in printed


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("missed", "right", "gained"),
        ("missed", "wrong: cue is None", "gained"),
        ("wrong: cue is None; kind is mixed", "wrong: cue is None", "gained"),
        ("extra", None, "gained"),
        (None, "right", "changed"),
        ("right", "missed", "lost"),
        ("wrong: cue is None", "wrong: cue is None; kind is mixed", "lost"),
        (None, "extra", "lost"),
        ("right", None, "changed"),
        ("wrong: cue is None", "wrong: kind is mixed", "changed"),
    ],
)
def test_a_change_is_a_gain_a_loss_or_neither(before: str | None, after: str | None, what: str) -> None:
    key, same = ("roof", "direct ‹It leaks›"), {("roof", "direct ‹It does not›"): "right"}
    told = changes(same | ({key: before} if before else {}), same | ({key: after} if after else {}))
    assert [name for name in ("gained", "lost", "changed") if getattr(told, name)] == [what]


def test_an_article_that_is_new_or_gone_has_one_line() -> None:
    two = {("roof", "direct ‹It leaks›"): "right", ("roof", "direct ‹It does not›"): "missed"}
    assert str(changes({}, two)) == "changed:\n  roof: a new article"
    assert str(changes(two, {})) == "changed:\n  roof: the article is gone"


def test_what_stays_as_it_was_is_no_change() -> None:
    assert str(changes(now().remarks, now().remarks)) == ""


def test_the_list_can_be_read_back() -> None:
    assert read_remarks(listed(now().remarks)) == now().remarks


def test_two_quotations_of_the_same_words_have_a_line_each() -> None:
    twice = measured([article(FUND)], lambda _: [*ALL[2:], quote("roof fund"), quote("roof fund")])
    assert list(twice.remarks) == [
        ("roof", "mixed ‹The “roof fund” is empty›"),
        ("roof", "direct ‹roof fund›"),
        ("roof", "direct ‹roof fund› 2"),
    ]


def test_a_list_that_was_spoiled_by_hand_is_named() -> None:
    with pytest.raises(ValueError, match=r"found\.txt:2: is no line of the list:   rihgt direct ‹It leaks›"):
        read_remarks("roof\n  rihgt direct ‹It leaks›\n")


def test_floors_that_do_not_fit_the_table_are_named() -> None:
    text = written(floors_of(of(ALL).table))
    with pytest.raises(ValueError, match=r"floors\.toml: does not fit the table: marks found"):
        read_floors("\n".join(line for line in text.splitlines() if "marks found" not in line))
    with pytest.raises(ValueError, match=r"floors\.toml: via: needs precision, recall, f1"):
        read_floors(text.replace('"via" = { precision', '"via" = { accuracy'))


def test_what_is_wrong_is_shown_with_its_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--wrong"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("## ")
    wrong = [remark for remark in now().remarks.values() if remark != "right"]
    assert printed.count("\n  expected: ") == sum(remark != "extra" for remark in wrong)
    assert printed.count("\n  too much: ") == sum(remark == "extra" for remark in wrong)


def test_an_article_that_there_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--wrong", "no-such-article"]) == 2
    assert capsys.readouterr().err.startswith("error: no article no-such-article; there are accord-talks, ")
