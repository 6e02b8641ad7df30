"""quotebase as a Python library: what is public, what its types are, and that it does what it says."""

import csv
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import quotebase
from quotebase import Article, Database, Quote, Speaker, models
from quotebase.database import IngestReport, Quotes
from quotebase.errors import DatabaseMissing, ExportError, InputError, QueryError, QuotebaseError
from quotebase.extract.explanation import Explanation
from quotebase.query import Detail, QuoteRecord, SpeakerCount, Stats
from quotebase.store import Saved
from tests.archive import ARTICLES
from tests.store.build import article, quote

TEXT = "“The ice is thin,” Sara Lind, a glaciologist, told Reuters on Monday."


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A database with the articles of :mod:`tests.archive`."""
    with quotebase.open(tmp_path / "quotes.db") as opened:
        list(opened.store.save_many(ARTICLES))
        yield opened


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ice.txt").write_text(
        f"Title: Thin ice\nURL: https://post.example/ice\n\n{TEXT}\n", encoding="utf-8"
    )
    return folder


def test_the_public_names_are_these_and_each_is_there() -> None:
    assert quotebase.__all__ == sorted(quotebase.__all__, key=lambda name: (name[0].islower(), name))
    assert set(quotebase.__all__) == {
        *("extract", "explain", "open", "Database", "models", "__version__"),
        *("Article", "Quote", "Span", "Cue", "Speaker", "Channel", "Party"),
        *("QuotebaseError", "InputError", "LexiconError", "QueryError", "ExportError"),
        *("StoreError", "DatabaseBusy", "DatabaseMissing", "DatabaseTooNew"),
    }
    for name in quotebase.__all__:
        assert getattr(quotebase, name) is not None
        assert name in dir(quotebase)
    assert "extract" in dir(quotebase)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'quotebase' has no attribute 'nonsense'"):
        quotebase.nonsense  # noqa: B018


def test_the_function_keeps_its_name_whatever_of_the_engine_is_imported_first() -> None:
    script = (
        "import quotebase.extract.text.scan, quotebase.pipeline, quotebase;"
        "from quotebase import extract; print(extract is quotebase.extract, callable(extract))"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "True True\n"


def test_a_text_is_extracted_with_what_is_known_of_it() -> None:
    found = quotebase.extract(
        TEXT, title="Thin ice", outlet="The Post", published=date(2022, 2, 21), id="ice"
    )
    assert (found.text, found.title, found.outlet, found.published) == (
        TEXT,
        "Thin ice",
        "The Post",
        "2022-02-21",
    )
    assert (found.id, found.id_given) == ("ice", True)
    [ice] = found.quotes
    assert ice.text == "The ice is thin"
    assert ice.speaker is not None
    assert ice.speaker.name == "Sara Lind"


def test_an_article_is_extracted_and_keywords_replace_what_they_name() -> None:
    given = Article(text=TEXT, id="x", title="Old", author="Ann")
    found = quotebase.extract(given, title="New")
    assert (found.id, found.id_given, found.title, found.author) == ("x", False, "New", "Ann")
    assert len(found.quotes) == 1
    assert given.quotes == ()


def test_thoughts_are_extracted_when_they_are_asked_for() -> None:
    text = "Sara Lind believes that the ice will melt."
    assert quotebase.extract(text).quotes == ()
    [thought] = quotebase.extract(text, include={"thoughts"}).quotes
    assert thought.cue is not None
    assert thought.cue.kind == "thought"


def test_what_was_extracted_can_be_explained() -> None:
    assert "The ice is thin" in quotebase.explain(TEXT).render()


def test_a_folder_is_ingested_and_the_second_time_nothing_changes(db: Database, news: Path) -> None:
    assert db.ingest(news) == IngestReport(new=1)
    assert db.ingest(str(news)) == IngestReport(unchanged=1)
    (news / "bad.jsonl").write_text('{"id": "1"\n', encoding="utf-8")
    report = db.ingest(news, jobs=2)
    assert (report.unchanged, report.failed, report.articles) == (1, 1, 2)
    [failure] = report.failures
    assert failure.startswith(f"{news / 'bad.jsonl'}:1: ")


def test_a_path_that_is_not_there_is_refused(db: Database) -> None:
    with pytest.raises(InputError):
        db.ingest("nowhere")


def test_one_text_is_added_with_what_is_known_of_it(db: Database) -> None:
    saved = db.add(TEXT, outlet="The Post", published=date(2022, 2, 21), url="https://post.example/ice")
    assert (saved.status, saved.quotes) == ("new", 1)
    assert (
        db.add(TEXT, outlet="The Post", published="2022-02-21", url="https://post.example/ice").status
        == "unchanged"
    )
    [ice] = db.quotes(outlet="post", speaker="lind")
    assert ice.quote.text == "The ice is thin"
    assert ice.article.published == "2022-02-21"


def test_an_article_with_quotations_is_added_with_these(db: Database) -> None:
    given = article(quote("My own words", "Ann Blyth"), text=TEXT)
    saved = db.add(given, title="Mine")
    assert saved.status == "new"
    [record] = db.quotes(speaker="blyth")
    assert (record.quote.text, record.article.title) == ("My own words", "Mine")


def test_quotations_are_asked_for_lazily_and_anew_each_time(db: Database) -> None:
    found = db.quotes("ready OR hour", speaker="Byron")
    assert [record.quote.text for record in found] == ["It will save an hour and not one tree."]
    db.add(article(quote("Ready", "Ada Byron"), text="more"))
    assert len(found) == found.count() == len(list(found)) == 2
    assert bool(found)
    assert not db.quotes(speaker="Nobody")
    assert repr(found) == "Quotes(words='ready OR hour', speaker='Byron')"


def test_the_first_quotation_is_the_first_of_all(db: Database) -> None:
    found = db.quotes()
    assert found.first() == next(iter(found))
    assert db.quotes(limit=0).first() is None
    assert db.quotes(speaker="Nobody").first() is None


@pytest.mark.parametrize(("limit", "offset", "number"), [(2, 0, 2), (None, 3, 1), (9, 9, 0), (0, 0, 0)])
def test_the_count_of_quotations_keeps_to_limit_and_offset(
    db: Database, limit: int | None, offset: int, number: int
) -> None:
    found = db.quotes(limit=limit, offset=offset)
    assert len(found) == len(list(found)) == number


def test_dates_may_be_dates(db: Database) -> None:
    assert len(db.quotes(since=date(2022, 3, 5), until=date(2022, 3, 5))) == 2
    assert len(db.quotes(until="2022-02")) == 2


def test_a_question_that_cannot_be_understood_is_refused_when_it_is_asked(db: Database) -> None:
    with pytest.raises(QueryError):
        db.quotes(since="soon")
    with pytest.raises(TypeError):
        db.quotes(speeker="Byron")  # type: ignore[call-arg]


def test_quotations_become_dicts_csv_and_a_data_frame_of_the_same_columns(
    db: Database, tmp_path: Path
) -> None:
    found = db.quotes(speaker="Byron")
    dicts = found.to_dicts()
    assert [row["speaker"] for row in dicts] == ["Ada Byron", "Ada Byron"]

    assert found.to_csv(tmp_path / "quotes.csv") == 2
    with (tmp_path / "quotes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(dicts[0])
    # A spreadsheet would run this as a formula.
    assert rows[1]["text"] == "'+5 °C was too cold"

    written = io.StringIO(newline="")
    assert found.to_csv(written, raw=True) == 2
    written.seek(0)
    assert list(csv.DictReader(written))[1]["text"] == "+5 °C was too cold"

    frame = found.to_pandas()
    assert list(frame.columns) == list(dicts[0])
    assert list(frame["text"]) == [row["text"] for row in dicts]
    assert list(db.quotes(speaker="Nobody").to_pandas().columns) == list(dicts[0])


def test_a_csv_file_that_cannot_be_written_says_so(db: Database, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        db.quotes().to_csv(tmp_path / "no" / "quotes.csv")


def test_a_data_frame_without_pandas_says_what_to_install(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QuotebaseError) as error:
        db.quotes().to_pandas()
    assert str(error.value) == "to_pandas() needs pandas; pip install 'quotebase[pandas]'"


def test_lists_and_counts_take_the_same_filters(db: Database) -> None:
    assert [(row.name, row.quotes) for row in db.speakers()] == [("Ada Byron", 2), ("習近平", 1)]
    assert [(row.kind, row.name) for row in db.channels(speaker="byron")] == [("social", "Twitter")]
    assert [row.name for row in db.outlets("strike")] == ["The Harbour Post"]
    assert [row.article.title for row in db.articles(since="2022-03", limit=1)] == ["Quiet day"]
    assert (db.stats().quotes, db.stats("strike").quotes) == (4, 1)


def test_one_quotation_is_shown_in_its_paragraph(db: Database) -> None:
    detail = db.get(1)
    assert detail.paragraph.startswith("“It will save an hour,” Mayor Ada Byron wrote")
    with pytest.raises(QueryError):
        db.get(99)


def test_one_s_own_select_is_answered(db: Database) -> None:
    by_speaker = (
        select(models.SpeakerRow.name, func.count())
        .join(models.QuotationRow)
        .group_by(models.SpeakerRow.name)
    )
    with db.session() as session:
        assert set(session.execute(by_speaker).all()) == {("Ada Byron", 2), ("習近平", 1)}


def test_opening_says_what_it_makes_in_the_log_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO, "quotebase"):
        quotebase.open(tmp_path / "quotes.db").close()
    assert caplog.messages == [f"{tmp_path / 'quotes.db'}: created"]
    assert capfd.readouterr() == ("", "")


def test_a_database_is_opened_only_if_it_is_there_when_that_is_asked(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        quotebase.open(tmp_path / "quotes.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_database_in_memory_is_as_good_as_any_and_then_gone() -> None:
    for _ in range(2):
        with quotebase.open(":memory:") as db:
            assert repr(db) == "Database(':memory:')"
            assert db.add(TEXT).status == "new"
            assert len(db.quotes("ice")) == 1


def test_the_types_that_a_caller_sees(db: Database) -> None:
    found = quotebase.extract(TEXT)
    assert_type(found, Article)
    assert_type(found.quotes[0], Quote)
    assert_type(found.quotes[0].speaker, Speaker | None)
    assert_type(quotebase.explain(TEXT), Explanation)
    with quotebase.open(":memory:") as opened:
        assert_type(opened, Database)
    assert_type(db.quotes(speaker="Byron"), Quotes)
    for record in db.quotes(limit=1):
        assert_type(record, QuoteRecord)
        assert_type(record.quote.text, str)
        assert_type(record.article.title, str | None)
    assert_type(db.quotes().first(), QuoteRecord | None)
    assert_type(db.quotes().to_dicts(), list[dict[str, Any]])
    assert_type(db.speakers(), list[SpeakerCount])
    assert_type(db.stats(), Stats)
    assert_type(db.get(1), Detail)
    assert_type(db.add(TEXT), Saved)
    with db.session() as session:
        assert_type(session, Session)
        assert_type(session.scalars(select(models.QuotationRow)).first(), models.QuotationRow | None)
