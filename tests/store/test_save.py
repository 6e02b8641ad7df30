"""Saving twice changes nothing, a change replaces, and one bad article costs only itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from quotebase import models
from quotebase.model import Article, Cue, Party
from quotebase.store import Store
from quotebase.store import rows as store_rows
from tests.store.build import NOWHERE, article, quote

URL = "https://courier.example/bridge"


def quotations(store: Store) -> list[tuple[int, str]]:
    with store.session() as session:
        found = session.execute(select(models.QuotationRow.id, models.QuotationRow.text).order_by("id"))
        return [(number, words) for number, words in found]


def number_of_articles(store: Store) -> int:
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(models.ArticleRow)) or 0


def test_the_same_article_twice_is_one_article(store: Store) -> None:
    bridge = article(quote(), url=URL)
    first, second = store.save(bridge), store.save(bridge)
    assert (first.status, first.quotes) == ("new", 1)
    assert (second.status, second.quotes) == ("unchanged", 0)
    assert first.article_id == second.article_id
    assert number_of_articles(store) == 1
    assert len(quotations(store)) == 1


def test_a_changed_text_of_the_same_url_replaces_its_quotations(store: Store) -> None:
    first = store.save(article(quote("Yes"), quote("No"), text="Old", url=URL))
    second = store.save(article(quote("Perhaps"), text="New", url=URL))
    assert (second.status, second.quotes) == ("changed", 1)
    assert second.article_id == first.article_id
    assert [words for _, words in quotations(store)] == ["Perhaps"]
    stored = store.load(first.article_id or 0)
    assert stored is not None
    assert stored.text == "New"


def test_a_quotation_that_is_still_there_keeps_its_number(store: Store) -> None:
    store.save(article(quote("Yes"), quote("No"), quote("Yes"), text="Old", url=URL))
    before = quotations(store)
    store.save(article(quote("Well"), quote("Yes"), quote("No"), quote("Yes"), text="New", url=URL))
    assert [row for row in quotations(store) if row in before] == before


def test_a_number_is_never_given_to_another_quotation(store: Store) -> None:
    store.save(article(quote("Yes"), quote("No"), text="Old", url=URL))
    gone = dict(quotations(store))
    store.save(article(text="New", url=URL))
    store.save(article(quote("Perhaps"), text="Newer", url=URL))
    [(number, _)] = quotations(store)
    assert number not in gone


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"outlet": "Another"},
        {"author": "Another"},
        {"published": "2022"},
        {"language": "fr"},
        {"text": "Another"},
        {"quotes": (quote("Another"),)},
        {"quotes": ()},
    ],
    ids=lambda change: str(*change),
)
def test_any_change_of_an_article_is_a_change(store: Store, change: dict[str, object]) -> None:
    bridge = article(quote(), url=URL, title="Bridge", outlet="Courier", published="2022-02-21")
    changed = replace(bridge, **change)  # type: ignore[arg-type]
    assert [store.save(bridge).status, store.save(changed).status] == ["new", "changed"]
    assert store.load(1) == changed
    assert number_of_articles(store) == 1


def test_an_article_read_by_another_version_is_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = article(quote(), url=URL)
    store.save(bridge)
    monkeypatch.setattr(store_rows, "__version__", "99.0")
    assert not store.known(bridge)
    assert store.save(bridge).status == "changed"
    assert store.known(bridge)


def test_an_article_that_was_read_for_something_else_is_read_again(store: Store) -> None:
    bridge = article(quote(), url=URL)
    store.save(bridge)
    assert not store.known(bridge, include=["thoughts"])
    assert store.save(bridge, include=["thoughts"]).status == "changed"
    assert store.known(bridge, include=["thoughts"])
    assert not store.known(bridge)


def test_articles_are_told_apart_by_url_then_by_given_id_then_by_content(store: Store) -> None:
    same = {"text": "The same text.", "id": "7"}
    articles = [
        article(url="https://a.example", **same),
        article(url="https://b.example", **same),
        article(id_given=True, **same),
        article(**same),
    ]
    assert [saved.status for saved in store.save_many(articles)] == ["new"] * 4
    assert [saved.status for saved in store.save_many(articles)] == ["unchanged"] * 4
    # An id that was not given is one derived from the content, so it tells nothing.
    assert store.save(article(text="The same text.", id="8")).status == "unchanged"


def test_urls_too_long_for_an_index_are_still_told_apart(store: Store) -> None:
    long = "https://a.example/" + "é" * 5_000
    articles = [article(url=f"{long}{number}", text=str(number)) for number in range(3)]
    assert [saved.status for saved in store.save_many(articles)] == ["new"] * 3
    assert [saved.status for saved in store.save_many(articles)] == ["unchanged"] * 3


def test_the_last_of_one_key_in_a_batch_wins(store: Store) -> None:
    versions = [article(quote(text), text=text, url=URL) for text in ("one", "two", "three")]
    assert [saved.status for saved in store.save_many(versions)] == ["new", "changed", "changed"]
    assert store.load(1) == versions[-1]


def test_an_article_that_could_not_be_read_is_only_reported(store: Store) -> None:
    bad = [Article(text="", id="", errors=("news.jsonl:8: no text",), origin="news.jsonl:8")] * 2
    good = article(quote())
    saved = list(store.save_many([bad[0], good, bad[1]]))
    assert [one.status for one in saved] == ["failed", "new", "failed"]
    assert saved[0].errors == ("news.jsonl:8: no text",)
    assert number_of_articles(store) == 1


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (quote(confidence=2.0), "confidence"),
        (quote(kind="shouted"), "kind"),
        (quote(cue=Cue("said", "say", NOWHERE, modality="maybe")), "cue_modality"),  # type: ignore[arg-type]
        (quote(parent=7), "stands inside a quotation 7"),
        (quote(spans=()), "no spans"),
        (quote(confidence=10**30), ""),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str) else "",
)
def test_an_article_that_cannot_be_stored_fails_alone(store: Store, bad: object, reason: str) -> None:
    articles = [
        article(quote(), text="first"),
        article(quote(), bad, text="bad", origin="news.jsonl:2"),  # type: ignore[arg-type]
        article(quote(), text="last"),
    ]
    saved = list(store.save_many(articles))
    assert [one.status for one in saved] == ["new", "failed", "new"]
    [error] = saved[1].errors
    assert error.startswith("news.jsonl:2: cannot be stored: ")
    assert reason in error
    assert "\n" not in error
    assert (number_of_articles(store), len(quotations(store))) == (2, 2)


def test_an_article_that_fails_to_be_replaced_stays_as_it_was(store: Store) -> None:
    good = article(quote("Yes"), url=URL)
    store.save(good)
    assert store.save(article(quote("No", confidence=7), url=URL)).status == "failed"
    assert store.load(1) == good


def test_many_articles_are_saved_in_order_and_as_they_come(store: Store) -> None:
    taken: list[int] = []

    def source() -> Iterator[Article]:
        for number in range(450):
            taken.append(number)
            yield article(
                quote(f"Words {number}", f"Speaker {number % 7}"), url=f"https://a.example/{number}"
            )

    results = store.save_many(source())
    first = next(results)
    assert len(taken) < 450
    assert [saved.article_id for saved in (first, *results)] == list(range(1, 451))
    assert len(quotations(store)) == 450
    with store.session() as session:
        assert session.scalar(select(func.count()).select_from(models.SpeakerRow)) == 7


def test_quotations_inside_one_another_are_linked_by_position(store: Store) -> None:
    nested = article(quote("outer"), quote("inner", parent=0), quote("first", parent=1), url=URL)
    store.save(nested)
    assert store.load(1) == nested


def test_known_is_true_only_for_what_is_stored_unchanged(store: Store) -> None:
    stored, changed, new = (article(text=text, url=f"https://{text}.example") for text in "abc")
    list(store.save_many([stored, changed]))
    changed = replace(changed, title="New")
    assert store.known_many([stored, changed, new]) == [True, False, False]
    assert [store.known(one) for one in (stored, changed, new)] == [True, False, False]


def test_an_addressee_and_a_credited_outlet_are_rows_of_their_own(store: Store) -> None:
    party = Party("Reuters", "Reuters", NOWHERE)
    store.save(article(quote(addressee=party, via=party), quote(addressee=party)))
    with store.session() as session:
        row = session.scalars(select(models.QuotationRow).order_by("position")).first()
        assert row is not None
        assert row.addressee is not None
        assert row.via is not None
        assert (row.addressee.name, row.via.name, row.article.text) == ("Reuters", "Reuters", "A text.")


def test_what_is_changed_in_a_session_lasts_only_when_it_writes(store: Store) -> None:
    store.save(article(quote()))
    for write in (False, True):
        with store.session(write=write) as session:
            row = session.scalars(select(models.SpeakerRow)).one()
            row.role = "minister"
        with store.session() as session:
            [role] = session.scalars(select(models.SpeakerRow.role))
            assert role == ("minister" if write else None)


def test_deleting_an_article_deletes_its_quotations_and_what_was_indexed(store: Store) -> None:
    from quotebase.query import Filters, count

    store.save(article(quote("outer"), quote("inner", parent=0)))
    with store.session(write=True) as session:
        session.delete(session.scalars(select(models.ArticleRow)).one())
    assert quotations(store) == []
    with store.session() as session:
        assert count(session, Filters("outer")) == 0


def test_an_article_of_many_quotations_is_saved_in_parts_and_in_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotebase.store.save.ROWS_AT_ONCE", 7)
    many = [quote(f"Words {n % 10}", parent=n - 1 if n % 3 else None) for n in range(30)]
    saved = store.save(article(*many, url="https://a.example"))
    assert (saved.status, saved.quotes) == ("new", 30)
    assert store.save(article(*many, url="https://a.example")).status == "unchanged"
    loaded = store.load(1)
    assert loaded is not None
    assert loaded.quotes == tuple(many)
    fewer = article(*many[:29], url="https://a.example")
    assert store.save(fewer).status == "changed"
    assert store.load(1) == fewer
    assert store.save(article(*many, url="https://a.example")).status == "changed"
    assert store.load(1) == article(*many, url="https://a.example")


def test_taking_out_a_quotation_does_not_look_through_all_of_its_article(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        return
    with store.session() as session:
        inside = "EXPLAIN QUERY PLAN DELETE FROM quotations WHERE article_id = 1 AND parent = 2"
        plan = [row.detail for row in session.execute(text(inside))]
    assert "(article_id=? AND parent=?)" in plan[0]
