"""Every case of the corpus is found as it says, and the open ones are still open."""

import tomllib
from collections import Counter

import pytest

from tests.extract.cases import FOLDER, Case, corpus, differences
from tests.told import TOLD

DONE = [case for case in corpus() if not case.open]
OPEN = [case for case in corpus() if case.open]
KEYS = {"name", "text", "quotes", "kinds", "others", "include", "status", "reason"}


@pytest.mark.parametrize("case", DONE, ids=lambda case: case.id)
def test_the_quotations_are_found(case: Case) -> None:
    assert not differences(case), case.text


@pytest.mark.parametrize("case", OPEN, ids=lambda case: case.id)
def test_an_open_case_is_still_open(case: Case) -> None:
    """One that works now loses its ``status`` and ``reason``, and so cannot fail unseen again."""
    assert differences(case), f"{case.id}: works now; drop its status and reason"


def test_the_corpus_is_well_formed() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        assert document.keys() == {"about", "case"}, path.name
        for entry in document["case"]:
            assert entry.keys() <= KEYS, entry["name"]
            assert entry.get("status", "open") == "open", entry["name"]
            assert ("status" in entry) == ("reason" in entry), entry["name"]
            for quote in entry["quotes"]:
                assert quote.keys() <= {*TOLD, "has", "parent"}, entry["name"]
                assert ("text" in quote) != ("has" in quote), entry["name"]


def test_no_two_cases_have_one_name_or_one_text() -> None:
    counts = Counter([case.id for case in corpus()]) + Counter([case.text for case in corpus()])
    assert [entry for entry, count in counts.items() if count > 1] == []


def test_at_least_one_case_in_seven_has_nothing_to_find() -> None:
    """An engine that takes everything for a quotation must not look good here."""
    assert 7 * sum(not case.expected for case in corpus()) >= len(corpus())
