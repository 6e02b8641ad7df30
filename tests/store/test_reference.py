"""Reference data puts the spellings of one speaker or outlet together, before or after they are stored."""

from pathlib import Path

import pytest
from sqlalchemy import select

from quotebase import models
from quotebase.errors import InputError
from quotebase.model import Party, Speaker
from quotebase.query import Filters, count, find, outlets, speakers
from quotebase.store import Store
from tests.store.build import NOWHERE, article, quote

OUTLETS = """name,aliases,domain,country
The New York Times,NYT; New York Times,nytimes.com,US
The Hill,,thehill.com|hill.tv,US
The Times,,thetimes.co.uk,GB
The Irish Times,The Times,irishtimes.com,IE
"""

SPEAKERS = """name,aliases,type,role,wikidata
Sergey Lavrov,Sergei Lavrov|Lavrov,person,Russian foreign minister,Q58217
Kremlin,Moscow Kremlin;The Kremlin,organisation,,
George Bush,George W. Bush|President Bush,person,,
George H. W. Bush,President Bush,person,,
Pelé,Edson Arantes do Nascimento,person,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both files."""
    (tmp_path / "outlets.csv").write_text(OUTLETS, encoding="utf-8")
    (tmp_path / "speakers.csv").write_text(SPEAKERS, encoding="utf-8")
    return tmp_path


def speaker_of(store: Store, name: str, kind: str = "person") -> str:
    """Under which name a quotation of ``name`` is stored."""
    said = quote(speaker=Speaker(name, kind, None, name, NOWHERE))  # type: ignore[arg-type]
    saved = store.save(article(said, text=f"{name} as {kind}"))
    with store.session() as session:
        statement = select(models.SpeakerRow.name).join(models.QuotationRow)
        return session.scalars(statement.where(models.QuotationRow.article_id == saved.article_id)).one()


def outlet_of(store: Store, **fields: str) -> str | None:
    """The canonical outlet of an article with these fields."""
    saved = store.save(article(text=str(fields), **fields))
    with store.session() as session:
        row = session.get_one(models.ArticleRow, saved.article_id)
        return row.outlet.name if row.outlet else None


def test_loading_says_how_much_there_is_and_twice_is_as_once(store: Store, folder: Path) -> None:
    first, second = store.load_reference(folder), store.load_reference(folder)
    assert first == second
    assert (first.outlets, first.speakers) == (4, 5)
    with store.session() as session:
        assert len(session.scalars(select(models.SpeakerRow)).all()) == 5
        assert len(session.scalars(select(models.OutletRow)).all()) == 4
        assert len(session.scalars(select(models.SpeakerAlias)).all()) == 13
        lavrov = session.scalars(
            select(models.SpeakerRow).where(models.SpeakerRow.wikidata == "Q58217")
        ).one()
        assert (lavrov.name, lavrov.role) == ("Sergey Lavrov", "Russian foreign minister")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("SERGEI LAVROV", "Sergey Lavrov"),
        ("George W. Bush", "George Bush"),
        ("Pele", "Pelé"),
        ("Edson Arantes do Nascimento", "Pelé"),
        # A surname alone may be anyone's.
        ("Lavrov", "Lavrov"),
        # Two of them have this alias.
        ("President Bush", "President Bush"),
        ("Maria Lavrova", "Maria Lavrova"),
    ],
)
def test_a_name_is_stored_under_the_one_speaker_that_it_is_an_alias_of(
    store: Store, folder: Path, written: str, stored: str
) -> None:
    store.load_reference(folder)
    assert speaker_of(store, written) == stored


def test_a_single_word_names_a_body_whatever_type_was_guessed(store: Store, folder: Path) -> None:
    store.load_reference(folder)
    assert speaker_of(store, "The Kremlin", "organisation") == "Kremlin"
    assert speaker_of(store, "the kremlin", "group") == "Kremlin"


def test_what_was_written_is_kept_and_can_be_searched_for(store: Store, folder: Path) -> None:
    store.load_reference(folder)
    said = quote(speaker=Speaker("Serguei Lavrov", "person", None, "Serguei Lavrov", NOWHERE))
    store.save(article(said, quote(speaker="Sergei Lavrov")))
    with store.session() as session:
        records = list(find(session, Filters(speaker="sergey lavrov")))
        assert [record.speaker for record in records] == ["Sergey Lavrov"]
        assert [record.quote.speaker and record.quote.speaker.name for record in records] == ["Sergei Lavrov"]
        assert count(session, Filters(speaker="sergei")) == 1
        assert count(session, Filters(speaker="serguei")) == 1


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"outlet": "NYT"}, "The New York Times"),
        ({"outlet": "new york times"}, "The New York Times"),
        ({"outlet": "nytimes.com"}, "The New York Times"),
        ({"url": "https://www.nytimes.com/2022/a"}, "The New York Times"),
        ({"url": "https://cooking.nytimes.com/a"}, "The New York Times"),
        ({"url": "https://rising.hill.tv"}, "The Hill"),
        ({"url": "https://nytimes.com.example/a"}, None),
        ({"outlet": "The Courier", "url": "https://nytimes.com/a"}, "The Courier"),
        # The name of one is the alias of another: it is the one's whose name it is.
        ({"outlet": "The Times"}, "The Times"),
        ({}, None),
    ],
    ids=str,
)
def test_an_article_belongs_to_the_outlet_that_its_name_or_address_stands_for(
    store: Store, folder: Path, fields: dict[str, str], outlet: str | None
) -> None:
    store.load_reference(folder)
    assert outlet_of(store, **fields) == outlet


def test_what_is_stored_already_is_put_together_when_the_reference_data_comes(
    store: Store, folder: Path
) -> None:
    credited = quote(speaker="Sergey Lavrov", via=Party("New York Times", "the Times", NOWHERE))
    store.save(article(quote(speaker="Sergei Lavrov"), credited, outlet="NYT"))
    store.save(article(text="b", url="https://thehill.com/b"))
    store.load_reference(folder)
    with store.session() as session:
        assert [(row.name, row.quotes) for row in speakers(session, Filters())] == [("Sergey Lavrov", 2)]
        assert [(row.name, row.articles) for row in outlets(session, Filters())] == [
            ("The Hill", 1),
            ("The New York Times", 1),
        ]
        assert count(session, Filters(via="nyt")) == 1
        assert count(session, Filters(speaker="Sergei")) == 2


def test_an_open_store_goes_on_under_the_names_that_were_put_together(
    store: Store, folder: Path, location: str
) -> None:
    store.save(article(quote(speaker="Sergei Lavrov"), outlet="NYT"))
    store.load_reference(folder)
    assert speaker_of(store, "Sergei Lavrov") == "Sergey Lavrov"
    assert outlet_of(store, outlet="NYT") == "The New York Times"


def test_a_folder_with_only_one_of_the_files_is_enough(store: Store, folder: Path) -> None:
    (folder / "outlets.csv").unlink()
    assert store.load_reference(folder).outlets == 0


def test_a_folder_without_reference_data_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        store.load_reference(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}: holds neither outlets.csv nor speakers.csv; give the folder with reference data"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"name,type\nA,person\n",
            ": has no column aliases; the first line must be name,aliases,type,role,wikidata",
        ),
        (b"", ": has no column name; the first line must be name,aliases,type,role,wikidata"),
        (SPEAKERS.encode() + b"Ann,,robot,,\n", ":7: type 'robot' is none of person, organisation, group, "),
        (SPEAKERS.encode() + b",,person,,\n", ":7: has no name; add one or take the line out"),
        (SPEAKERS.encode() + b"Ann\xff,,person,,\n", ": cannot be read"),
        (b"name,aliases,type,role,wikidata\n" + b"x" * 200_000 + b",,person,,\n", ": cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(
    store: Store, folder: Path, content: bytes, message: str
) -> None:
    (folder / "speakers.csv").write_bytes(content)
    with pytest.raises(InputError) as error:
        store.load_reference(folder)
    assert str(error.value).startswith(f"{folder / 'speakers.csv'}{message}")
    with store.session() as session:
        assert session.scalars(select(models.OutletRow)).all() == []


def test_the_reference_data_of_the_samples_can_be_loaded(store: Store) -> None:
    folder = Path(__file__).parents[2] / "seeds" / "reference"
    loaded = store.load_reference(folder)
    assert loaded.outlets > 100
    assert loaded.speakers > 30
    assert speaker_of(store, "Sergei Lavrov") == "Sergey Lavrov"
