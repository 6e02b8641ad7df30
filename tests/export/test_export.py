"""What other programs are given: columns, cells, and files that are whole."""

import csv
import io
import json
import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quotebase.errors import ExportError, InputError
from quotebase.export import COLUMNS, format_of, quote_object, quote_row, whole_file, write_quotes, write_rows
from quotebase.query import ArticleRecord, QuoteRecord
from quotebase.serialise import quote_to_dict
from tests.archive import REPORTED, SPLIT

DOCUMENT = Path(__file__).parents[2] / "docs/export.md"

RECORD = QuoteRecord(
    id=7,
    quote=replace(SPLIT, parent=0),
    article=ArticleRecord(
        id=3,
        key="url:https://courier.example/bridge",
        title="Mayor opens bridge",
        outlet="The Courier",
        author="Nora Field",
        published="2022-02-21",
        url="https://courier.example/bridge",
        language="en",
        given_id="bridge",
    ),
    speaker="Augusta Ada Byron",
    parent_id=6,
)

BARE = QuoteRecord(
    id=8,
    quote=replace(REPORTED, cue=None, speaker=None, channel=None, addressee=None, via=None),
    article=replace(
        RECORD.article, title=None, outlet=None, author=None, published=None, url=None, given_id=None
    ),
)


def written(records: list[QuoteRecord], **options: Any) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_quotes(records, stream, "csv", **options) == len(records)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_row_has_all_columns_in_their_order() -> None:
    assert quote_row(RECORD) == {
        "id": 7,
        "speaker": "Augusta Ada Byron",
        "speaker_type": "person",
        "role": "Mayor",
        "mention": "Mayor Ada Byron",
        "kind": "direct",
        "text": "It will save an hour and not one tree.",
        "cue": "wrote",
        "cue_lemma": "write",
        "cue_kind": "speech",
        "modality": "asserted",
        "channel_kind": "social",
        "channel_name": "Twitter",
        "addressee": None,
        "via": None,
        "outlet": "The Courier",
        "title": "Mayor opens bridge",
        "author": "Nora Field",
        "published": "2022-02-21",
        "url": "https://courier.example/bridge",
        "article_id": 3,
        "given_id": "bridge",
        "start": 35,
        "end": 110,
        "spans": "[[35, 55], [93, 110]]",
        "confidence": 0.97,
        "rule": "quote-speaker-cue",
        "parent": 6,
    }
    assert tuple(quote_row(RECORD)) == tuple(COLUMNS)


def test_what_is_not_known_is_an_empty_cell() -> None:
    (row,) = written([BARE])
    assert {name for name, cell in row.items() if not cell} == {
        *("speaker", "speaker_type", "role", "mention", "cue", "cue_lemma", "cue_kind", "modality"),
        *("channel_kind", "channel_name", "addressee", "via"),
        *("outlet", "title", "author", "published", "url", "given_id", "parent"),
    }


def test_an_object_is_the_contract_with_numbers_and_the_article() -> None:
    found = quote_object(RECORD)
    expected = quote_to_dict(RECORD.quote)
    expected["speaker"]["known_as"] = "Augusta Ada Byron"
    assert found == {
        "id": 7,
        **expected,
        "parent": 6,
        "article": {
            "id": 3,
            "given_id": "bridge",
            "title": "Mayor opens bridge",
            "outlet": "The Courier",
            "author": "Nora Field",
            "published": "2022-02-21",
            "url": "https://courier.example/bridge",
            "language": "en",
        },
    }


def test_jsonl_is_an_object_a_line() -> None:
    stream = io.StringIO()
    assert write_quotes([RECORD, BARE], stream, "jsonl") == 2
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [
        quote_object(RECORD),
        quote_object(BARE),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    dangerous = replace(RECORD, quote=replace(SPLIT, text=f"{start}1+1"))
    assert written([dangerous])[0]["text"] == f"'{start}1+1"
    assert written([dangerous], raw=True)[0]["text"] == f"{start}1+1"


def test_numbers_and_other_cells_are_left_alone() -> None:
    stream = io.StringIO()
    write_rows([{"a": -1, "b": "1-1", "c": "'=", "d": None}], stream, "csv", columns=("a", "b", "c", "d"))
    assert stream.getvalue() == "a,b,c,d\r\n-1,1-1,'=,\r\n"


@pytest.mark.parametrize("text", ["two\nlines", "a\rb", "a\r\nb", 'say "no", then', "习近平 📰", " space "])
def test_any_words_come_back_from_csv_as_they_were(text: str) -> None:
    assert written([replace(RECORD, quote=replace(SPLIT, text=text))])[0]["text"] == text


def test_several_values_share_a_cell() -> None:
    stream = io.StringIO()
    write_rows([{"roles": ("Mayor", "poet")}], stream, "csv", columns=("roles",))
    assert stream.getvalue() == "roles\r\nMayor; poet\r\n"


def test_the_document_describes_every_column_as_the_program_does() -> None:
    section = DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1]
    table = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.M))
    assert table == dict(COLUMNS)


@pytest.mark.parametrize(("name", "form"), [("a.csv", "csv"), ("A.CSV", "csv"), ("a.b.jsonl", "jsonl")])
def test_the_ending_names_the_format(name: str, form: str) -> None:
    assert format_of(name) == form


@pytest.mark.parametrize("name", ["a.xlsx", "csv", ".csv"])
def test_a_name_without_a_known_ending_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"an export ends in \.csv or \.jsonl; name the file so"):
        format_of(name)


def test_a_file_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    with whole_file(path) as stream:
        stream.write("new é")
        stream.flush()
        assert not path.exists()
    assert path.read_bytes() == "new é".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("problem", [ValueError, KeyboardInterrupt])
def test_a_file_stays_as_it_was_where_writing_fails(tmp_path: Path, problem: type[BaseException]) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text("old")
    with pytest.raises(problem), whole_file(path) as stream:  # noqa: PT012
        stream.write("new")
        raise problem
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text("old")
    path.chmod(0o640)
    with whole_file(path) as stream:
        stream.write("new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_goes_on_pointing_at_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with whole_file(tmp_path / "link.csv") as stream:
        stream.write("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(path) as stream:
        stream.write("through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_what_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "quotes.csv"
    with pytest.raises(ExportError) as raised, whole_file(path):
        pass
    assert str(raised.value) == (
        f"{path}: cannot be written: no such file or directory; "
        "choose a folder that is there, may be written and has room"
    )
