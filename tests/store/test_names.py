"""Who is one and the same: speakers, their aliases, outlets, channels."""

import pytest
from sqlalchemy import select

from quotebase import models
from quotebase.model import Channel, Party, Speaker
from quotebase.store import Store
from quotebase.store.fold import LONGEST_NAME, fold, ways_to_write
from quotebase.store.names import hosts_of, names_in
from tests.store.build import NOWHERE, article, quote


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sergey Lavrov", "sergey lavrov"),
        ("  SERGEY\tLavrov ", "sergey lavrov"),
        ("François Mitterrand", "francois mitterrand"),
        ("Franc\u0327ois", "francois"),
        ("Jean-Yves Le Drian", "jean yves le drian"),
        ("O’Brien", "o brien"),
        ("O'Brien", "o brien"),
        ("J.K. Rowling", "j k rowling"),
        ("Løkke Rasmussen", "lokke rasmussen"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Straße", "strasse"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Сергей Лавров", "сергеи лавров"),
        ("習近平", "習近平"),
        ("snake_case", "snake case"),
        ("10 Downing Street", "10 downing street"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_folded_name_folded_again_is_the_same() -> None:
    for name in ("Ǆ ŉ ﬁ ½", "İstanbul", "ẞ", "x" * 500 + " y", "a " * 500):
        assert fold(fold(name)) == fold(name)
        assert len(fold(name)) <= LONGEST_NAME


def test_an_acronym_is_written_with_full_stops_or_without() -> None:
    assert ways_to_write("Duran Duran") == [[{"duran"}]]
    assert ways_to_write("UN") == [[{"un"}, {"u", "n"}]]
    assert ways_to_write("U.N. Envoys") == [[{"u", "n"}, {"un"}], [{"envoys"}]]
    assert ways_to_write("W. Example") == [[{"w"}], [{"example"}]]


def speaker(name: str, text: str, role: str | None = None) -> Speaker:
    return Speaker(name, "person", role, text, NOWHERE)


@pytest.mark.parametrize(
    ("who", "alias"),
    [
        (speaker("Sergey Lavrov", "Lavrov"), "Lavrov"),
        (speaker("Sergey Lavrov", "Sergei Lavrov"), "Sergei Lavrov"),
        (speaker("Vladimir Putin", "President Putin", "President"), "Putin"),
        (
            speaker("Vladimir Putin", "Russian President Vladimir Putin", "Russian President"),
            "Vladimir Putin",
        ),
        (speaker("Ursula von der Leyen", "von der Leyen"), "von der Leyen"),
        (speaker("Hugh Hill", "Hill's"), "Hill's"),
    ],
)
def test_a_mention_that_is_a_name_is_an_alias(who: Speaker, alias: str) -> None:
    assert names_in(who)[-1] == alias


@pytest.mark.parametrize(
    "who",
    [
        speaker("Sergey Lavrov", "he"),
        speaker("Sergey Lavrov", "the minister"),
        speaker("Sergey Lavrov", "The Minister"),
        speaker("Sergey Lavrov", "the foreign minister of Russia, Sergey Lavrov", None),
        speaker("Hugh Hill", "the hill"),
        speaker("Hugh Hill", ""),
        speaker("Hugh Hill", "’"),
    ],
)
def test_a_pronoun_or_description_is_no_alias(who: Speaker) -> None:
    assert names_in(who) == [who.name]


def test_a_speaker_is_one_row_by_folded_name_and_type(store: Store) -> None:
    spellings = ["Sergey Lavrov", "SERGEY LAVROV", "Sergey  Lavrov"]
    store.save(article(*(quote(speaker=name) for name in spellings)))
    store.save(
        article(quote(speaker=Speaker("Sergey Lavrov", "organisation", None, "it", NOWHERE)), text="b")
    )
    with store.session() as session:
        found = session.execute(select(models.SpeakerRow.name, models.SpeakerRow.type).order_by("id"))
        assert found.all() == [("Sergey Lavrov", "person"), ("Sergey Lavrov", "organisation")]


def test_a_speaker_without_a_name_is_no_row_but_its_mention_is_kept(store: Store) -> None:
    store.save(article(quote(speaker=Speaker(None, "person", None, "she", NOWHERE, "nobody before"))))
    with store.session() as session:
        assert session.scalars(select(models.SpeakerRow)).all() == []
        [row] = session.scalars(select(models.QuotationRow))
        assert (row.speaker_id, row.mention_text, row.speaker_reason) == (None, "she", "nobody before")


def test_a_channel_is_one_row_by_kind_and_folded_name(store: Store) -> None:
    channels = [("social", "Twitter"), ("social", "TWITTER"), ("social", None), ("interview", "Twitter")]
    store.save(
        article(*(quote(channel=Channel(kind, name, "on it", NOWHERE)) for kind, name in channels))  # type: ignore[arg-type]
    )
    with store.session() as session:
        rows = session.execute(select(models.ChannelRow.kind, models.ChannelRow.name).order_by("id"))
        assert rows.all() == [("social", "Twitter"), ("social", None), ("interview", "Twitter")]


def test_an_outlet_is_one_row_whether_it_publishes_or_is_credited(store: Store) -> None:
    via = Party("THE HILL", "The Hill", NOWHERE)
    store.save(article(quote(via=via), outlet="The Hill"))
    with store.session() as session:
        [outlet] = session.scalars(select(models.OutletRow))
        [row] = session.scalars(select(models.QuotationRow))
        assert outlet.name == "The Hill"
        assert row.via_id == row.article.outlet_id == outlet.id


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://www.thehill.com/x", ["www.thehill.com", "thehill.com"]),
        ("https://Edition.CNN.com:8080", ["edition.cnn.com", "cnn.com"]),
        ("thehill.com/x", []),
        ("https://[bad", []),
        ("", []),
        (None, []),
    ],
)
def test_the_host_of_an_address_and_its_domains_closest_first(url: str | None, hosts: list[str]) -> None:
    assert hosts_of(url) == hosts
