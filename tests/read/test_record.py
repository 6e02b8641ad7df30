"""An article is built from a text and its metadata; ids are the same everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.read import article_of, content_id, read
from quotebase.read.record import failed


def test_an_id_from_content_is_the_same_on_every_machine() -> None:
    assert content_id("Text.") == "c18e3705de768e17"
    assert content_id("“Text.”", title="T", outlet="O", published="2022", url="u") == "92e2a6b79b22355d"


@pytest.mark.parametrize("field", ["title", "outlet", "published", "url"])
def test_an_id_from_content_tells_two_articles_of_one_text_apart(field: str) -> None:
    assert content_id("Text.", **{field: "2022"}) != content_id("Text.")


def test_an_id_from_content_cannot_be_had_by_moving_the_borders() -> None:
    assert content_id("ab", title="c") != content_id("a", title="bc")
    assert content_id("a", outlet="b") != content_id("a", title="b")


def test_credits_found_in_the_text_do_not_change_the_id() -> None:
    text = "(The Hill) – It rained."
    assert article_of(text, {}).id == content_id(text)


def test_an_author_does_not_change_the_id() -> None:
    assert article_of("Text.", {"author": "Jane Doe"}).id == article_of("Text.", {}).id


@given(st.text(st.characters()))
def test_any_text_has_an_id(text: str) -> None:
    assert len(content_id(text)) == 16
    assert len(article_of(text, {}).id) == 16


def test_a_failure_keeps_the_id_of_the_input() -> None:
    article = failed("f.jsonl:3", "is empty; remove it", "a-1")
    assert (article.id, article.id_given, article.errors) == (
        "a-1",
        True,
        ("f.jsonl:3: is empty; remove it",),
    )
    assert not failed("f.jsonl:3", "is empty; remove it").id_given


def test_reading_twice_gives_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("articles")
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Title: {name}\n\nText.", encoding="utf-8")
    first, second = list(read(folder)), list(read(folder))
    assert first == second
    assert len({article.id for article in first}) == 3
