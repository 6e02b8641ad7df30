"""What is stored comes back as it was."""

from hypothesis import HealthCheck, given, settings

from quotebase.model import Article, Span
from quotebase.store import Store
from tests.archive import ARTICLES
from tests.store.build import article, articles, quote

one_store_for_all = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@one_store_for_all
@given(original=articles())
def test_any_article_comes_back_as_it_was_stored(store: Store, original: Article) -> None:
    saved = store.save(original)
    assert saved.article_id is not None, saved.errors
    loaded = store.load(saved.article_id)
    assert loaded is not None
    assert loaded == original
    assert loaded.id_given == original.id_given
    assert saved.status == "unchanged" or loaded.origin == original.origin


def test_every_field_of_a_rich_archive_comes_back(store: Store) -> None:
    ids = [saved.article_id for saved in store.save_many(ARTICLES)]
    assert [store.load(number) for number in ids if number] == list(ARTICLES)


def test_an_article_that_is_not_there_is_none(store: Store) -> None:
    assert store.load(4) is None


def test_what_no_database_can_hold_is_replaced_sign_for_sign_so_that_offsets_stay(store: Store) -> None:
    text = "A \x00 and \ud800: “No\x00.”"
    original = article(quote("No\x00.", spans=(Span(12, 16),)), text=text, title="\x00")
    saved = store.save(original)
    loaded = store.load(saved.article_id or 0)
    assert loaded is not None
    assert loaded.text == "A \ufffd and \ufffd: “No\ufffd.”"
    assert loaded.title == "\ufffd"
    [found] = loaded.quotes
    assert loaded.text[found.spans[0].start : found.spans[0].end] == found.text == "No\ufffd."


def test_an_article_with_what_no_database_can_hold_is_known_the_second_time(store: Store) -> None:
    odd = article(quote("No\x00."), text="\ud800", url="http://\x00/\udfff")
    assert [store.save(odd).status, store.save(odd).status] == ["new", "unchanged"]
    assert store.known(odd)


def test_a_text_of_millions_of_characters_is_stored_whole(store: Store) -> None:
    long = article(quote("ready " * 100_000), text="abc é " * 1_000_000)
    assert store.load(store.save(long).article_id or 0) == long
