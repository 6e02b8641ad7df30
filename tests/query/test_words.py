"""The language of a search: what it means, and that it means the same to every database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotebase.errors import QueryError
from quotebase.query import Filters, count, find
from quotebase.query.words import Branch, Term, Words, parse, words_of
from quotebase.store import Store
from tests.store.build import article, quote


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("sanctions", "sanctions"),
        ("  Sanctions\tMOSCOW ", "sanctions moscow"),
        ('"red lines"', '"red lines"'),
        ("“red lines”", '"red lines"'),
        ("«red lines»", '"red lines"'),
        ("war OR peace", "war OR peace"),
        ("war AND peace", "war peace"),
        ("war or peace", "war or peace"),
        ("a b OR c -d", "a b OR c -d"),
        ("-gas", "-gas"),
        ('-"red lines"', '-"red lines"'),
        ("sanction*", "sanction*"),
        ('"red li"*', '"red li"*'),
        ("U.S.", '"u s"'),
        ("e-mail*", '"e mail"*'),
        ("don’t", '"don t"'),
        ("café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("ΟΔΌΣ", "οδοσ"),
        ("3.5%", '"3 5"'),
        ('red"lines', "red lines"),
        ('say "never', "say never"),
        ("(war)", "war"),
        ("title:war", '"title war"'),
        ("war^2 NEAR(peace)", '"war 2" "near peace"'),
        ("OR war OR", "war"),
        ("war - peace", "war peace"),
        ("--gas", "-gas"),
        ("-", None),
    ],
)
def test_a_query_is_understood(query: str, printed: str | None) -> None:
    if printed is None:
        with pytest.raises(QueryError):
            parse(query)
    else:
        assert str(parse(query)) == printed


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('"', "'\"': there is no word to search for in it; give one or more"),
        ("* () : OR", "'* () : OR': there is no word to search for in it; give one or more"),
        ("a " * 201, "a search of 201 words is too long; 200 are the most"),
        (
            "a" * 201,
            "a word of more than 200 letters cannot be searched for; begin it and end with *",
        ),
        ("(a OR b) c", "brackets do not group words; write every alternative in full: a b OR a c"),
    ],
)
def test_a_query_that_cannot_be_understood_is_refused(query: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query)
    assert str(error.value) == message


terms = st.builds(
    Term,
    st.lists(st.from_regex(r"[a-z0-9é]{1,5}", fullmatch=True), min_size=1, max_size=3).map(
        lambda words: tuple(word for text in words for word in words_of(text))
    ),
    st.booleans(),
    st.booleans(),
)
queries = st.builds(
    Words,
    st.lists(
        st.builds(Branch, st.lists(terms, min_size=1, max_size=4).map(tuple)), min_size=1, max_size=3
    ).map(tuple),
)


@given(query=queries)
def test_a_query_printed_and_parsed_again_is_the_same(query: Words) -> None:
    assert parse(str(query)) == query


def matches(words: Words, text: str) -> bool:
    """What a query means, in a few lines: the measure for the databases."""
    return any(all(_holds(term, words_of(text)) for term in branch.terms) for branch in words.branches)


def _holds(term: Term, text: tuple[str, ...]) -> bool:
    *first, last = term.words
    size = len(term.words)
    stretches = [text[start : start + size] for start in range(len(text) - size + 1)]
    occurs = any(
        list(stretch[:-1]) == first and (stretch[-1].startswith(last) if term.prefix else stretch[-1] == last)
        for stretch in stretches
    )
    return occurs != term.excluded


# Few letters, so that something is found; and all the signs that mean something to one of the databases.
signs = st.text(st.sampled_from("abAB1éÉøß \n\"'’“”*-():&|!<>\\^+.,;%_@#/~`?=$–…«»🙂ДД"), max_size=12)
written = st.lists(
    st.one_of(
        signs, st.sampled_from(["a", "b", "ab", "OR", "AND", "NOT", "NEAR", '"a b"', "-a", "a*", "U.S."])
    ),
    max_size=6,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(texts=st.lists(written, min_size=1, max_size=6), query=written)
def test_every_database_finds_what_the_query_means(store: Store, texts: list[str], query: str) -> None:
    store.save(article(*map(quote, texts), text=repr(texts), url="https://a.example"))
    with store.session() as session:
        try:
            filters = Filters(query)
        except QueryError:
            return
        found = sorted(record.quote.text for record in find(session, filters))
        words = filters.parsed_words
        assert found == sorted(text for text in texts if words is None or matches(words, text))
        assert count(session, filters) == len(found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=())))
def test_nothing_that_can_be_typed_is_an_error_of_the_database(store: Store, query: str) -> None:
    store.save(article(quote("We are ready"), url="https://a.example"))
    for name in (
        "words",
        "speaker",
        "channel",
        "outlet",
        "via",
        "addressee",
        "since",
        "until",
        "kind",
        "modality",
    ):
        try:
            filters = Filters(**{name: query})  # type: ignore[arg-type]
        except QueryError:
            continue
        with store.session() as session:
            list(find(session, filters))


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", "*", "(", ")", "NEAR", "NEAR(a b)", "a:b", "text:a", "^a", "a + b", "{a} : b", "a AND",
        "NOT a", "\\", "!", "&", "|", "a & b", "a <-> b", "a:*", "'a' 'b", "%", "_", ";--", "\x00", "\ud800",
        "a\x00b", "a" * 200, "🙂", "\u0300", "١٢", "a" + "\u0301" * 50, "-" * 5_000, '"' * 5_000, "(" * 5_000,
        "a OR " * 150,
    ],
)  # fmt: skip
def test_signs_that_mean_something_to_a_database_mean_nothing_here(store: Store, query: str) -> None:
    store.save(article(quote("a b ready")))
    with store.session() as session:
        try:
            list(find(session, Filters(query)))
            list(find(session, Filters(speaker=query)))
        except QueryError:
            return


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The U.S. will not", "U.S."),
        ("The U.S. will not", "us -u"),
        ("an e-mail from twitter.com", "mail"),
        ("an e-mail from twitter.com", "twitter"),
        ("an e-mail from twitter.com", "e-mail"),
        ("ann@a.example said", "example"),
        ("see https://a.example/b?c=d", "c d"),
        ("Élysée", "elysee"),
        ("Elysee", "Élysée"),
        ("naïve café", '"naive cafe"'),
        ("МОСКВА", "москва"),
        ("Ὀδυσσεύς", "ὀδυσσεύς"),
        ("3.5 percent", "3.5"),
        ("-5 degrees", "5"),
        ("don't", "don’t"),
        ("rock'n'roll", "rock roll"),
        ("100km", "100km"),
        ("C++ and C#", "c"),
        ("snake_case", "snake"),
        ("A/B", '"a b"'),
        ("Straße", "straße"),
        ("1e5 or 0x1f", "1e5"),
        ("v1.2.3-rc1", "rc1"),
        ("😀yes😀", "yes"),
        ("yes🙂no🫡", '"yes no"'),
        ("\u2067yes\u2069 ₽5", '"yes 5"'),
        ("yes❤\ufe0f", "yes"),
        ("“curly”—dash", '"curly dash"'),
        ("ﬁn", "ﬁn"),
        ("習近平", "習*"),
        ("the of and", '"the of and"'),
        ("running ran", "running"),
    ],
)
def test_words_are_the_same_to_every_database(store: Store, text: str, query: str) -> None:
    store.save(article(quote(text)))
    with store.session() as session:
        assert count(session, Filters(query)) == matches(parse(query), text)


def test_words_are_not_stemmed_and_none_is_left_out(store: Store) -> None:
    store.save(article(quote("the runner"), quote("of running")))
    with store.session() as session:
        assert [count(session, Filters(query)) for query in ("run", "run*", "the", "of running")] == [
            0,
            2,
            1,
            1,
        ]


def test_the_best_match_comes_first(store: Store) -> None:
    filler = "and so on and so on for quite some time until nobody listens any more"
    store.save(article(quote(f"peace {filler}"), quote("peace"), quote(f"peace peace peace {filler[:20]}")))
    with store.session() as session:
        first, *_, last = (record.quote.text for record in find(session, Filters("peace")))
    assert first != f"peace {filler}"
    assert last == f"peace {filler}"


def test_a_quotation_of_a_million_words_is_found_by_its_beginning(store: Store) -> None:
    words = " ".join(f"w{number}" for number in range(100_000))
    assert store.save(article(quote(words), quote("x" * 3_000))).status == "new"
    with store.session() as session:
        assert count(session, Filters("w1 w7")) == 1
