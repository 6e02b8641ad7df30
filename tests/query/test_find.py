"""What is asked of an archive and what is found, the same in every database."""

from dataclasses import replace

import pytest

from quotebase.errors import QueryError
from quotebase.model import Article, Channel, Cue, Party, Span, Speaker
from quotebase.query import Filters, count, find, get
from quotebase.query.find import paragraph_around
from quotebase.store import Store
from tests.store.build import NOWHERE, article, quote

TWITTER = Channel("social", "Twitter", "on Twitter", NOWHERE)
REUTERS = Channel("interview", "Reuters", "told Reuters", NOWHERE)
STATEMENT = Channel("statement", None, "in a statement", NOWHERE)

ARCHIVE = (
    article(
        quote("We have run out of patience", "Sergey Lavrov", channel=REUTERS),
        quote("patience", "Sergey Lavrov", parent=0, kind="mixed"),
        quote(
            "We are ready",
            Speaker("Sergey Lavrov", "person", "minister", "he", NOWHERE),
            kind="indirect",
            cue=Cue("thinks", "think", NOWHERE, kind="thought"),
        ),
        id="lavrov",
        outlet="The New York Times",
        published="2022-01-14",
        title="Out of patience",
        url="https://nyt.example/1",
    ),
    article(
        quote(
            "Nobody is ready", "Maria Lavrova", channel=TWITTER, addressee=Party("her fans", "fans", NOWHERE)
        ),
        quote("Not a word", None, cue=Cue("did not say", "say", NOWHERE, modality="negated")),
        quote("No cue at all", "Ségolène Royal", cue=None),
        id="lavrova",
        outlet="The Times",
        published="2022-02-21T18:30:00Z",
        url="https://times.example/2",
    ),
    article(
        quote(
            "We are sorry",
            "Jean-Luc Lavrov",
            channel=STATEMENT,
            via=Party("The New York Times", "it", NOWHERE),
        ),
        id="undated",
        text="Sorry.",
    ),
)


@pytest.fixture
def archive(store: Store) -> Store:
    """The three articles: quotations 1 to 7."""
    assert [saved.status for saved in store.save_many(ARCHIVE)] == ["new"] * 3
    return store


def ids(store: Store, **asked: object) -> list[int]:
    """The numbers of what is found, in its order."""
    filters = Filters(**asked)  # type: ignore[arg-type]
    with store.session() as session:
        found = [record.id for record in find(session, filters)]
        assert count(session, filters) == len(found)
        return found


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("Lavrov", [1, 2, 3, 7]),
        ("lavrov", [1, 2, 3, 7]),
        ("LÁVROV", [1, 2, 3, 7]),
        ("Sergey Lavrov", [1, 2, 3]),
        ("Lavrov, Sergey", [1, 2, 3]),
        ("Lavrova", [4]),
        ("Lavro", []),
        ("Sergey Lavrova", []),
        ("segolene royal", [6]),
        ("jean", [7]),
        ("Jean-Luc", [7]),
        ("he", []),
        ("Lavrov " * 100, [1, 2, 3, 7]),
    ],
)
def test_a_speaker_is_found_by_whole_words_of_one_name(
    archive: Store, speaker: str, found: list[int]
) -> None:
    assert sorted(ids(archive, speaker=speaker)) == found


@pytest.mark.parametrize(
    ("written", "asked", "found"),
    [
        ("U.S. State Department", "US State Department", True),
        ("US State Department", "U.S. State Department", True),
        ("U.N.", "un", True),
        ("UN", "U. N.", True),
        ("U.N.", "UNO", False),
        ("Ursula Nord", "UN", False),
        ("W. H. Nord", "WH Nord", True),
        ("NATO", "N.A.T.O.", True),
    ],
)
def test_an_acronym_is_found_with_full_stops_and_without(
    store: Store, written: str, asked: str, found: bool
) -> None:
    store.save(article(quote("It is agreed", written, via=Party(written, "it", NOWHERE)), outlet=written))
    for option in ("speaker", "via", "outlet"):
        assert ids(store, **{option: asked}) == ([1] if found else [])


@pytest.mark.parametrize(
    ("channel", "found"),
    [
        ("social", [4]),
        ("Twitter", [4]),
        ("TWITTER", [4]),
        ("Twit", []),
        ("reuters", [1]),
        ("interview", [1]),
        ("statement", [7]),
        ("press", []),
        ("%", None),
    ],
)
def test_a_channel_is_found_by_its_kind_or_name(
    archive: Store, channel: str, found: list[int] | None
) -> None:
    if found is None:
        with pytest.raises(QueryError, match="channel: there is no word in '%'"):
            ids(archive, channel=channel)
    else:
        assert ids(archive, channel=channel) == found


@pytest.mark.parametrize(
    ("outlet", "found"),
    [("The Times", [1, 2, 3, 4, 5, 6]), ("new york", [1, 2, 3]), ("Time", []), ("York New", [1, 2, 3])],
)
def test_an_outlet_is_found_by_whole_words_of_its_name(archive: Store, outlet: str, found: list[int]) -> None:
    assert sorted(ids(archive, outlet=outlet)) == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2022-01-14", None, [1, 2, 3, 4, 5, 6]),
        ("2022-01-15", None, [4, 5, 6]),
        (None, "2022-02-21", [1, 2, 3, 4, 5, 6]),
        (None, "2022-02-20", [1, 2, 3]),
        (None, "2022-02", [1, 2, 3, 4, 5, 6]),
        ("2022-02", "2022-02", [4, 5, 6]),
        ("2022", "2022", [1, 2, 3, 4, 5, 6]),
        ("2023", None, []),
        (None, "2021", []),
        ("2022-02-21T18:30", "2022-02-21T18:30", [4, 5, 6]),
        ("2022-02-21T18:31", None, []),
        ("2022-02", "2022-01", []),
    ],
)
def test_dates_are_inclusive_and_an_undated_article_has_none(
    archive: Store, since: str | None, until: str | None, found: list[int]
) -> None:
    assert sorted(ids(archive, since=since, until=until)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "mixed"}, [2]),
        ({"kind": "indirect"}, [3]),
        ({"modality": "negated"}, [5]),
        ({"modality": "declined"}, []),
        # What stands without a cue is as good as said.
        ({"modality": "asserted"}, [1, 2, 3, 4, 6, 7]),
        ({"cue": "thought"}, [3]),
        ({"cue": "speech"}, [1, 2, 4, 5, 6, 7]),
        ({"via": "New York Times"}, [7]),
        ({"via": "The Times", "outlet": "The Times"}, []),
        ({"addressee": "fans"}, [4]),
        ({"addressee": "fan"}, []),
        ({"words": "ready"}, [3, 4]),
        ({"words": "ready", "speaker": "Lavrov"}, [3]),
        ({"words": "ready", "kind": "direct", "since": "2022"}, [4]),
        ({"words": "-ready", "speaker": "sergey"}, [1, 2]),
        ({"words": "-ready OR sorry"}, [1, 2, 5, 6, 7]),
        ({"words": ""}, [1, 2, 3, 4, 5, 6, 7]),
        ({"words": "  "}, [1, 2, 3, 4, 5, 6, 7]),
        ({}, [1, 2, 3, 4, 5, 6, 7]),
    ],
    ids=str,
)
def test_all_that_is_asked_must_hold(archive: Store, asked: dict[str, str], found: list[int]) -> None:
    assert sorted(ids(archive, **asked)) == found


def test_the_newest_article_comes_first_and_its_quotations_in_their_order(archive: Store) -> None:
    assert ids(archive) == [4, 5, 6, 1, 2, 3, 7]
    assert ids(archive, words="-nothing") == [4, 5, 6, 1, 2, 3, 7]


@pytest.mark.parametrize(
    ("limit", "offset", "found"),
    [(2, 0, [4, 5]), (2, 2, [6, 1]), (None, 5, [3, 7]), (0, 0, []), (10, 7, []), (2**61, 6, [7])],
)
@pytest.mark.parametrize("words", [None, "-nothing"])
def test_limit_and_offset_count_what_is_found(
    archive: Store, words: str | None, limit: int | None, offset: int, found: list[int]
) -> None:
    filters = Filters(words, limit=limit, offset=offset)
    with archive.session() as session:
        assert [record.id for record in find(session, filters)] == found
        assert count(session, filters) == 7


def test_limit_and_offset_go_through_the_best_matches_in_order(archive: Store) -> None:
    with archive.session() as session:
        ranked = [record.id for record in find(session, Filters("we OR ready OR sorry"))]
        for offset in range(len(ranked)):
            part = find(session, Filters("we OR ready OR sorry", limit=2, offset=offset))
            assert [record.id for record in part] == ranked[offset : offset + 2]


def test_a_record_is_the_quotation_as_given_and_what_is_known_of_its_article(archive: Store) -> None:
    with archive.session() as session:
        records = {record.id: record for record in find(session, Filters())}
    assert [records[number].quote for number in range(1, 8)] == [
        quotation for one in ARCHIVE for quotation in one.quotes
    ]
    inner = records[2]
    assert (inner.parent_id, inner.quote.parent, inner.speaker) == (1, 0, "Sergey Lavrov")
    first = inner.article
    assert (first.id, first.key, first.outlet) == (1, "url:https://nyt.example/1", "The New York Times")
    assert (first.title, first.author, first.published) == ("Out of patience", None, "2022-01-14")
    assert (first.url, first.language) == ("https://nyt.example/1", None)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"kind": "Direct"}, "kind: 'Direct' is none of direct, mixed, indirect"),
        (
            {"modality": "maybe"},
            "modality: 'maybe' is none of asserted, negated, declined, hypothetical",
        ),
        ({"cue": "wish"}, "cue: 'wish' is none of speech, thought"),
        ({"speaker": "?"}, "speaker: there is no word in '?'; give a name, or part of one"),
        ({"via": ""}, "via: there is no word in ''; give a name, or part of one"),
        ({"limit": -1}, "limit: -1 is out of range; give a number from 0 on"),
        ({"offset": 2**70}, f"offset: {2**70} is out of range; give a number from 0 on"),
        (
            {"until": "soon"},
            "until: 'soon' is not a date; write it as 2022-02-21, 2022-02, 2022 or 2022-02-21T14:30",
        ),
    ],
)
def test_a_question_that_cannot_be_understood_is_refused_at_once(
    asked: dict[str, object], message: str
) -> None:
    with pytest.raises(QueryError) as error:
        Filters(**asked)  # type: ignore[arg-type]
    assert str(error.value) == message


TEXT = "A headline\n\n  “We are ready,” he said, “for anything.”\nA second line.  \n\nThe end."


def test_a_quotation_is_shown_in_its_paragraph_and_cited(store: Store) -> None:
    start, more = TEXT.index("We are"), TEXT.index("for any")
    said = quote(
        "We are ready for anything.",
        Speaker("Sergey Lavrov", "person", "minister", "he", NOWHERE),
        spans=(Span(start, start + 12), Span(more, more + 13)),
    )
    whole = article(
        said,
        text=TEXT,
        title="Ready",
        outlet="The Courier",
        published="2022-01-22T10:00:00Z",
        url="https://courier.example/ready",
    )
    store.save(whole)
    with store.session() as session:
        detail = get(session, 1)
    assert detail.paragraph == "“We are ready,” he said, “for anything.”\nA second line."
    assert detail.paragraph_start == TEXT.index("“We")
    assert [detail.paragraph[start:end] for start, end in detail.spans] == ["We are ready", "for anything."]
    assert detail.record.quote == said
    assert detail.citation == (
        'Sergey Lavrov, quoted in "Ready", The Courier, 22 January 2022, https://courier.example/ready; '
        "characters 15–27, 40–53."
    )


@pytest.mark.parametrize(
    ("speaker", "fields", "citation"),
    [
        (None, {"title": "Ready"}, 'Unknown speaker, quoted in "Ready"; characters 0–2.'),
        (
            Speaker(None, None, None, "a driver", NOWHERE),
            {"outlet": "The Courier", "published": "2022", "url": "https://a.example"},
            "A driver, quoted in The Courier, 2022, https://a.example; characters 0–2.",
        ),
        ("Ann", {"id": "7", "id_given": True}, "Ann, quoted in article 7; characters 0–2."),
    ],
)
def test_a_citation_leaves_out_what_is_not_known(
    store: Store, speaker: Speaker | str | None, fields: dict[str, str], citation: str
) -> None:
    store.save(replace(article(quote("No", speaker), **fields), text="No"))
    with store.session() as session:
        assert get(session, 1).citation == citation


@pytest.mark.parametrize("number", [0, -1, 2, 2**63, 10**30])
def test_a_number_that_no_quotation_has_is_said_to_be_none(store: Store, number: int) -> None:
    store.save(article(quote()))
    with store.session() as session, pytest.raises(QueryError) as error:
        get(session, number)
    assert str(error.value) == (
        f"there is no quotation {number}; `quotebase search` shows the numbers that there are"
    )


@pytest.mark.parametrize(
    ("text", "words", "paragraph"),
    [
        ("one\ntwo\nthree", "two", "two"),
        ("one\n\ntwo\nthree", "two", "two\nthree"),
        ("one", "one", "one"),
        ("one\n\ntwo\n\nthree\n\nfour", "two\n\nthree", "two\n\nthree"),
        ("one\n \t\ntwo\n\u2029three", "two", "two\n\u2029three"),
        ("one\r\n\r\ntwo\r\n\r\nthree", "two", "two"),
        ("\n\n  \n", " ", " "),
    ],
)
def test_a_paragraph_ends_at_an_empty_line_or_else_at_any(text: str, words: str, paragraph: str) -> None:
    start = text.index(words)
    found = paragraph_around(text, (Span(start, start + len(words)),))
    assert text[slice(*found)] == paragraph


def test_reading_goes_on_while_others_write(store: Store) -> None:
    store.save(article(*(quote(f"Words {number}") for number in range(1_200)), url="https://a.example"))
    with store.session() as session:
        found = find(session, Filters())
        next(found)
        store.save(Article(text="", id="", url="https://a.example"))
        assert len(list(found)) == 1_199
    assert ids(store) == []
