"""Lists with counts."""

import pytest

from quotebase.model import Channel, Speaker
from quotebase.query import (
    ArticleCount,
    ChannelCount,
    Filters,
    OutletCount,
    SpeakerCount,
    Stats,
    articles,
    channels,
    nearest_speakers,
    outlets,
    speakers,
    stats,
)
from quotebase.store import Store
from tests.store.build import NOWHERE, article, quote


def minister(role: str | None, name: str = "Sergey Lavrov") -> Speaker:
    return Speaker(name, "person", role, name, NOWHERE)


@pytest.fixture
def archive(store: Store) -> Store:
    """Four articles of two outlets and none, one of them without a quotation."""
    twitter = Channel("social", "Twitter", "there", NOWHERE)
    press = Channel("press", None, "reporters", NOWHERE)
    saved = store.save_many(
        [
            article(
                quote("peace", minister("minister"), channel=twitter),
                quote("war", minister("Russian minister"), channel=press, kind="indirect"),
                text="1",
                outlet="The Courier",
                published="2022-01-01",
            ),
            article(
                quote("war", minister("minister"), channel=twitter, kind="mixed"),
                quote("rain", minister(None, "Ann Blyth"), channel=twitter),
                quote("snow", Speaker(None, "group", None, "they", NOWHERE)),
                text="2",
                outlet="The Courier",
                published="2022-03",
            ),
            article(quote("sun", Speaker("Kremlin", None, None, "it", NOWHERE)), text="3", outlet="The Post"),
            article(text="4", published="2022-04-01"),
        ]
    )
    assert [one.status for one in saved] == ["new"] * 4
    return store


def test_speakers_come_with_roles_and_dates_the_most_quoted_first(archive: Store) -> None:
    with archive.session() as session:
        assert speakers(session, Filters()) == [
            SpeakerCount(
                1,
                "Sergey Lavrov",
                "person",
                ("minister", "Russian minister"),
                quotes=3,
                articles=2,
                first="2022-01-01",
                last="2022-03",
            ),
            SpeakerCount(2, "Ann Blyth", "person", (), quotes=1, articles=1, first="2022-03", last="2022-03"),
            SpeakerCount(3, "Kremlin", None, (), quotes=1, articles=1, first=None, last=None),
        ]


def test_speakers_are_those_of_the_quotations_asked_for(archive: Store) -> None:
    def asked(**filters: object) -> list[tuple[str, int, tuple[str, ...]]]:
        with archive.session() as session:
            found = speakers(session, Filters(**filters))  # type: ignore[arg-type]
            return [(row.name, row.quotes, row.roles) for row in found]

    assert asked(words="war") == [("Sergey Lavrov", 2, ("Russian minister", "minister"))]
    assert asked(speaker="blyth") == [("Ann Blyth", 1, ())]
    assert asked(since="2022-02") == [("Ann Blyth", 1, ()), ("Sergey Lavrov", 1, ("minister",))]
    assert asked(limit=1, offset=1) == [("Ann Blyth", 1, ())]
    assert asked(words="hail") == []


def test_a_speaker_without_quotations_left_is_not_listed(archive: Store) -> None:
    archive.save(article(text="new", url="https://a.example"))
    archive.save(article(quote("x", "Once Quoted"), text="old", url="https://a.example"))
    archive.save(article(text="newer", url="https://a.example"))
    with archive.session() as session:
        assert "Once Quoted" not in [row.name for row in speakers(session, Filters())]
        assert nearest_speakers(session, "Once Quoted") == []


def test_channels_come_with_counts_the_most_frequent_first(archive: Store) -> None:
    with archive.session() as session:
        assert channels(session, Filters()) == [
            ChannelCount(1, "social", "Twitter", quotes=3, articles=2),
            ChannelCount(2, "press", None, quotes=1, articles=1),
        ]
        assert channels(session, Filters("rain OR snow")) == [
            ChannelCount(1, "social", "Twitter", quotes=1, articles=1)
        ]


def test_outlets_come_with_articles_and_quotations(archive: Store) -> None:
    with archive.session() as session:
        assert outlets(session, Filters()) == [
            OutletCount(1, "The Courier", None, articles=2, quotes=5),
            OutletCount(2, "The Post", None, articles=1, quotes=1),
        ]
        assert outlets(session, Filters(kind="indirect")) == [
            OutletCount(1, "The Courier", None, articles=1, quotes=1)
        ]


def test_articles_come_newest_first_and_also_without_quotations(archive: Store) -> None:
    def asked(**filters: object) -> list[tuple[int, int]]:
        with archive.session() as session:
            found: list[ArticleCount] = articles(session, Filters(**filters))  # type: ignore[arg-type]
            return [(row.article.id, row.quotes) for row in found]

    assert asked() == [(4, 0), (2, 3), (1, 2), (3, 1)]
    assert asked(since="2022-02") == [(4, 0), (2, 3)]
    assert asked(outlet="courier") == [(2, 3), (1, 2)]
    # Once something is asked of the quotations, articles without any have nothing to say.
    assert asked(words="war") == [(2, 1), (1, 1)]
    assert asked(limit=2, offset=1) == [(2, 3), (1, 2)]


def test_stats_count_what_is_asked_for(archive: Store) -> None:
    with archive.session() as session:
        assert stats(session, Filters()) == Stats(
            articles=4,
            quotes=6,
            direct=4,
            mixed=1,
            indirect=1,
            attributed=5,
            speakers=3,
            channels=2,
            outlets=2,
            first="2022-01-01",
            last="2022-04-01",
        )
        assert stats(session, Filters(speaker="lavrov", until="2022-02")) == Stats(
            articles=1,
            quotes=2,
            direct=1,
            mixed=0,
            indirect=1,
            attributed=2,
            speakers=1,
            channels=2,
            outlets=1,
            first="2022-01-01",
            last="2022-01-01",
        )


def test_an_empty_database_has_nothing_to_list(store: Store) -> None:
    with store.session() as session:
        for listed in (speakers, channels, outlets, articles):
            assert listed(session, Filters()) == []
        assert stats(session, Filters()) == Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, None, None)


def test_roles_are_right_also_where_speakers_are_many(store: Store) -> None:
    store.save(article(*(quote(f"{n}", minister(f"role {n}", f"Speaker {n}")) for n in range(700))))
    with store.session() as session:
        found = speakers(session, Filters())
    assert len(found) == 700
    assert all(row.roles == (row.name.replace("Speaker", "role"),) for row in found)


NAMES = ("Sergey Lavrov", "Maria Lavrova", "Kaja Kallas", "Volodymyr Zelenskyy", "Antony Blinken", "Ann Li")


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("Lavrof", "Sergey Lavrov"),
        ("Lavro", "Sergey Lavrov"),
        ("Alvrov", "Sergey Lavrov"),
        ("Slavrov", "Sergey Lavrov"),
        ("Sergei Lavrof", "Sergey Lavrov"),
        ("zelensky", "Volodymyr Zelenskyy"),
        ("Zelenskij", "Volodymyr Zelenskyy"),
        ("Kalas", "Kaja Kallas"),
        ("Antonny Blinkin", "Antony Blinken"),
        ("Anne", "Ann Li"),
    ],
)
def test_the_nearest_speaker_is_the_one_that_was_meant(store: Store, asked: str, nearest: str) -> None:
    store.save(article(*(quote(speaker=name) for name in NAMES)))
    with store.session() as session:
        assert nearest_speakers(session, asked)[0] == nearest


@pytest.mark.parametrize("asked", ["", "?", "Xqzt", "\x00", "Q" * 10_000])
def test_nobody_is_near_a_name_like_no_other(store: Store, asked: str) -> None:
    store.save(article(*(quote(speaker=name) for name in NAMES)))
    with store.session() as session:
        assert nearest_speakers(session, asked) == []


def test_no_more_speakers_are_offered_than_asked_for(store: Store) -> None:
    store.save(article(*(quote(speaker=f"Ann Blyth {suffix}") for suffix in "abcdefgh")))
    with store.session() as session:
        assert len(nearest_speakers(session, "Blythe", n=3)) == 3
