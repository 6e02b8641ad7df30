"""The samples are whole: each article has its header, each table is in order."""

import csv
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from quotebase.model import Article, SpeakerType
from quotebase.read import read

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLES = list(read(SEEDS))
REAL_SOURCES = ("The Hill", "Zerohedge", "Reuters")

every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: Path(article.origin).stem)


def table(name: str) -> list[dict[str, str]]:
    with (SEEDS / "reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def test_there_are_enough_articles_to_show_something() -> None:
    assert 8 <= len(ARTICLES) <= 10


@every_article
def test_a_sample_has_all_of_its_header(article: Article) -> None:
    assert not article.errors
    assert all(
        (article.title, article.outlet, article.author, article.published, article.url, article.language)
    )


@every_article
def test_a_sample_does_not_pass_for_an_article_of_a_real_outlet(article: Article) -> None:
    assert (article.outlet or "").startswith("Sample ")
    assert ".example/" in (article.url or "")


@every_article
def test_the_file_name_and_the_address_of_a_sample_tell_its_date_and_subject(article: Article) -> None:
    date, subject = Path(article.origin or "").stem[:10], Path(article.origin or "").stem[11:]
    assert (article.published or "").startswith(date)
    assert (article.url or "").endswith(f"/{date.replace('-', '/')}/{subject}")


@every_article
def test_the_readme_names_the_sources_of_a_sample(article: Article) -> None:
    assert f"| `{Path(article.origin or '').stem}` |" in (SEEDS / "README.md").read_text(encoding="utf-8")


def test_the_outlets_of_the_samples_and_of_their_sources_are_in_the_table() -> None:
    known = {name for row in table("outlets.csv") for name in names(row)}
    assert {article.outlet for article in ARTICLES} | set(REAL_SOURCES) <= known


def test_the_tables_have_the_columns_that_the_readme_names() -> None:
    assert list(table("outlets.csv")[0]) == ["name", "aliases", "domain", "country"]
    assert list(table("speakers.csv")[0]) == ["name", "aliases", "type", "role", "wikidata"]


@pytest.mark.parametrize("name", ["outlets.csv", "speakers.csv"])
def test_no_name_stands_for_two(name: str) -> None:
    meant = Counter(alias for row in table(name) for alias in {each.casefold() for each in names(row)})
    assert not [alias for alias, rows in meant.items() if rows > 1]


@pytest.mark.parametrize("name", ["outlets.csv", "speakers.csv"])
def test_names_are_clean_and_no_alias_stands_twice(name: str) -> None:
    for row in table(name):
        assert all(value == value.strip() for value in row.values())
        assert all(alias == alias.strip() for alias in names(row))
        assert len(set(names(row))) == len(names(row))
        assert row["name"]


def test_an_outlet_has_a_domain_and_maybe_a_country() -> None:
    for row in table("outlets.csv"):
        assert "." in row["domain"]
        assert row["domain"] == row["domain"].lower()
        assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper())


def test_a_speaker_has_a_type_of_the_contract_and_maybe_an_identifier() -> None:
    for row in table("speakers.csv"):
        assert row["type"] in get_args(SpeakerType)
        assert row["wikidata"] == "" or (row["wikidata"][0] == "Q" and row["wikidata"][1:].isdigit())
    given = [row["wikidata"] for row in table("speakers.csv") if row["wikidata"]]
    assert len(given) == len(set(given))


def test_whoever_is_quoted_by_name_in_the_samples_is_in_the_table() -> None:
    text = "\n".join(article.text for article in ARTICLES)
    mentioned = [row["name"] for row in table("speakers.csv") if any(name in text for name in names(row))]
    assert {"Sergey Lavrov", "Kaja Kallas", "Michael McFaul", "Kremlin", "Evelyn Farkas"} <= set(mentioned)
    assert len(mentioned) >= 20
