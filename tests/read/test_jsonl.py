"""A JSON Lines file becomes articles: fields and their other names, bad rows, large rows."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.model import Article
from quotebase.read import read
from quotebase.read.jsonl import read_rows

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def rows(content: str | bytes) -> list[Article]:
    return list(read_rows(io.BytesIO(content.encode() if isinstance(content, str) else content), "f.jsonl"))


def row(**fields: object) -> Article:
    (article,) = rows(json.dumps(fields))
    return article


def test_each_row_is_an_article_with_its_place_in_the_file() -> None:
    first, second = rows('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    assert (first.id, first.text, first.origin, first.id_given) == ("a", "One.", "f.jsonl:1", True)
    assert (second.id, second.text, second.origin) == ("b", "Two.", "f.jsonl:2")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *(("title", "title"), ("headline", "title")),
        *(("outlet", "outlet"), ("publisher", "outlet"), ("source", "outlet")),
        *(("author", "author"), ("authors", "author"), ("byline", "author"), ("Author", "author")),
        *(("url", "url"), ("link", "url"), ("language", "language"), ("lang", "language")),
    ],
)
def test_a_field_may_have_one_of_several_names(name: str, field: str) -> None:
    assert getattr(row(text="Text.", **{name: "Some Thing"}), field) == "Some Thing"


@pytest.mark.parametrize("name", ["published", "date"])
def test_a_date_is_written_as_iso_8601(name: str) -> None:
    assert row(text="Text.", **{name: "Feb. 21, 2022"}).published == "2022-02-21"


def test_a_date_that_cannot_be_understood_costs_only_itself() -> None:
    article = row(text="Text.", date="a while ago")
    assert (article.text, article.published, article.errors) == ("Text.", None, ())


def test_the_first_name_that_holds_something_counts() -> None:
    assert row(text="Text.", outlet=" ", publisher=None, source="The Gazette").outlet == "The Gazette"


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("Byron York", "Byron York"),
        (["Jane Doe", "John Roe"], "Jane Doe, John Roe"),
        ([{"name": "Jane Doe"}, {"name": "John Roe", "id": 2}], "Jane Doe, John Roe"),
        ({"name": "Jane Doe"}, "Jane Doe"),
        ("Jane\n  Doe", "Jane Doe"),
        ("", None),
        ([], None),
        (True, None),
        ({"first": "Jane"}, None),
        (1.5, None),
    ],
)
def test_an_author_may_be_written_in_several_ways(value: object, author: str | None) -> None:
    assert row(text="Text.", author=value).author == author


def test_fields_that_are_not_known_are_passed_over() -> None:
    assert row(text="Text.", views=3, tags=["a"], body={"x": 1}).errors == ()


@pytest.mark.parametrize(("value", "identity"), [("a-1", "a-1"), (812, "812"), (0, "0")])
def test_an_id_may_be_a_text_or_a_number(value: object, identity: str) -> None:
    article = row(text="Text.", id=value)
    assert (article.id, article.id_given) == (identity, True)


@pytest.mark.parametrize("fields", [{}, {"id": None}, {"id": ""}, {"id": 1.5}, {"id": True}])
def test_without_an_id_one_comes_from_the_content(fields: dict[str, object]) -> None:
    article = row(text="Text.", **fields)
    assert (article.id, article.id_given) == (row(text="Text.").id, False)


NOT_A_STRING = "put the article's text there, a string in quotation marks, or remove the row"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "a"', "is not JSON (Expecting ',' delimiter at column 13); mend or remove the row"),
        (
            "{'text': 'a'}",
            "is not JSON (Expecting property name enclosed in double quotes at column 2); mend or",
        ),
        ('{"text": "a"} {"text": "b"}', "is not JSON (Extra data at column 15); mend or remove the row"),
        ('["a"]', 'is not a JSON object; write the row as {"id": "…", "text": "…"}'),
        ("null", 'is not a JSON object; write the row as {"id": "…", "text": "…"}'),
        (
            '{"id": 1, "body": "a"}',
            'has no "text", only "id", "body"; put the article\'s text into a field "text"',
        ),
        ('{"text": "a', "is not JSON (Unterminated string starting at column 10); mend or remove the row"),
        ('{"text": "\t"}', "is not JSON (Invalid control character at column 11); mend or remove the row"),
        ('  {"text": "a"]', "is not JSON (Expecting ',' delimiter at column 15); mend or remove the row"),
        ("{}", 'is an empty object; put the article\'s text into a field "text" or remove the row'),
        ('{"id": 1, "text": null}', f'has null as "text"; {NOT_A_STRING}'),
        ('{"text": 5}', f'has a number as "text"; {NOT_A_STRING}'),
        ('{"text": 1.5}', f'has a number as "text"; {NOT_A_STRING}'),
        ('{"text": false}', f'has true or false as "text"; {NOT_A_STRING}'),
        ('{"text": []}', f'has a list as "text"; {NOT_A_STRING}'),
        ('{"text": {"a": "b"}}', f'has an object as "text"; {NOT_A_STRING}'),
        ('{"text": " \\n"}', 'has an empty "text"; put the article\'s text there or remove the row'),
        ("[" * 100_000, "is nested too deep or has too long a number; mend or remove the row"),
        ("1" * 10_000, "is nested too deep or has too long a number; mend or remove the row"),
    ],
    ids=range(19),
)
def test_a_bad_row_is_named_and_costs_only_itself(line: str, message: str) -> None:
    before, bad, after = rows(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    assert (before.text, after.text) == ("a", "b")
    assert bad.errors[0].startswith(f"f.jsonl:2: {message}")
    assert len(bad.errors) == 1
    assert (bad.text, bad.quotes, bad.origin) == ("", (), "f.jsonl:2")


def test_a_bad_row_keeps_the_id_that_it_has() -> None:
    assert row(id="x", text="").id == "x"


def test_a_row_that_is_not_utf_8_costs_only_itself() -> None:
    before, bad, after = rows(b'{"text": "a"}\n{"text": "caf\xe9"}\n{"text": "b"}\n')
    assert (before.text, after.text) == ("a", "b")
    assert bad.errors == ("f.jsonl:2: is not UTF-8 at byte 14; save the file as UTF-8",)


def test_rows_may_end_as_on_windows_and_begin_with_a_byte_order_mark() -> None:
    assert [article.text for article in rows(b'\xef\xbb\xbf{"text": "a"}\r\n{"text": "b"}\r\n')] == ["a", "b"]


def test_blank_lines_are_passed_over_and_counted() -> None:
    first, second = rows('\n{"text": "a"}\n \n\n{"text": "b"}\n\n')
    assert (first.origin, second.origin) == ("f.jsonl:2", "f.jsonl:5")


def test_line_separators_inside_a_text_do_not_end_the_row() -> None:
    (article,) = rows('{"text": "a\u2028b\x85c\\nd"}')
    assert article.text == "a\u2028b\x85c\nd"


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_a_file_without_rows_is_an_error(content: bytes) -> None:
    (article,) = rows(content)
    assert article.errors == ("f.jsonl: is empty; add a row for each article or remove the file",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_named_once(encoding: str) -> None:
    (article,) = rows('{"text": "a"}\n{"text": "b"}\n'.encode(encoding))
    assert article.errors == ("f.jsonl: is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '[{"text": "a"}, {"text": "b"}]',
            "is one JSON list; write one object a line: jq -c '.[]' FILE > NEW.jsonl",
        ),
        (
            '\n[\n  {"text": "a"},\n  {"text": "b"}\n]\n',
            "is one JSON list; write one object a line: jq -c '.[]' FILE > NEW.jsonl",
        ),
        (
            '{\n  "text": "a"\n}\n{\n  "text": "b"\n}\n',
            "holds objects over several lines; write one object a line: jq -c . FILE > NEW.jsonl",
        ),
        (
            "PK\x03\x04\n\n\n",
            "is a ZIP, Excel, Word or OpenDocument file, not text; save its text as UTF-8",
        ),
        ("<!doctype html>\n<p>\n", "is a web page; save the text of its article as a .txt file"),
    ],
    ids=range(5),
)
def test_a_file_of_something_else_is_named_once_and_not_row_by_row(content: str, message: str) -> None:
    (article,) = rows(content)
    assert article.errors == (f"f.jsonl: {message}",)


@pytest.mark.parametrize("code", ["\\ud83d", "\\udc00", "\\u0000"])
def test_what_no_database_can_hold_is_replaced_so_that_offsets_stay(code: str) -> None:
    (article,) = rows(f'{{"text": "a{code}b", "title": "t{code}"}}')
    assert article.text == "a\ufffdb"
    assert article.title == "t\ufffd"


def test_a_whole_surrogate_pair_is_one_character() -> None:
    (article,) = rows('{"text": "a\\ud83d\\ude00b"}')
    assert article.text == "a😀b"


def test_a_row_of_fifty_megabytes_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"word " * 10_000_000 + b'"}\n{"text": "b"}')
    assert [len(article.text) for article in read(path)] == [50_000_000, 1]


def test_a_row_too_large_to_be_an_article_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotebase.read.jsonl.LARGEST_RECORD", 1 << 20)
    for size in (1 << 20, (1 << 20) + 1, 5 << 20):
        large, after = rows(b'{"text": "' + b"a" * size + b'"}\n{"text": "b"}\n')
        assert large.errors == ("f.jsonl:1: is larger than 1 MiB; split it into its articles",)
        assert (after.text, after.origin) == ("b", "f.jsonl:2")


@given(st.binary())
def test_no_bytes_make_it_fail(data: bytes) -> None:
    for article in rows(data):
        assert bool(article.errors) != bool(article.text)
        assert all(message.startswith("f.jsonl") and "\n" not in message for message in article.errors)


@given(
    st.dictionaries(st.sampled_from(["id", "text", "title", "source", "authors", "date", "url"]), json_values)
)
def test_no_row_makes_it_fail_and_all_of_it_can_be_stored(fields: dict[str, object]) -> None:
    article = row(**fields)
    text = fields.get("text")
    assert (not article.errors) == (isinstance(text, str) and bool(text.strip()))
    for value in (article.text, article.id, article.title, article.outlet, article.author, article.url):
        assert "\x00" not in (value or "")
        (value or "").encode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_the_text_is_kept_as_it_is(text: str) -> None:
    if text.strip():
        assert row(text=text).text == text
