"""The sample articles give exactly the quotations that were read and approved."""

import pytest

from tests.golden.expected import APPROVED, line_of, sample_articles

ARTICLES = sample_articles()


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_sample_article_gives_the_approved_quotations(name: str) -> None:
    assert line_of(ARTICLES[name]) == (APPROVED / f"{name}.json").read_text(encoding="utf-8")


def test_every_sample_article_has_approved_quotations_and_no_other_has() -> None:
    assert {path.stem for path in APPROVED.glob("*.json")} == set(ARTICLES)
