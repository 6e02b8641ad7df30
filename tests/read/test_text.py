"""A text file becomes an article: encodings, header blocks, and files that are no text."""

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotebase.model import Article
from quotebase.read import formats, read
from quotebase.read.text import decode, header, read_text

HEADER = "Title: T\nOutlet: O\n\n"


def article_of(content: str | bytes) -> Article:
    return read_text(io.BytesIO(content.encode() if isinstance(content, str) else content), "f.txt")


@pytest.mark.parametrize(
    "text",
    ["One.\r\n\r\nTwo.\rThree.\n", "  indented\n\n\n", "“Q,” she said.\u2028\x85\x0c", "x", "\u00a0a\ufeffb"],
)
def test_the_text_is_kept_as_it_is(text: str) -> None:
    assert article_of(text).text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@example("%PDF is a format.")
@example("Title:\n")
def test_any_text_is_kept_as_it_is_below_a_header(text: str) -> None:
    if text.strip() and not text.startswith((" ", "\t", "\n", "\r")):
        assert article_of(HEADER + text).text == text


@given(st.binary())
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00\x01")
@example(b"\xef\xbb\xbf")
@example(b"Title: \xff\n\n\xff")
def test_no_bytes_make_it_fail(data: bytes) -> None:
    article = article_of(data)
    assert bool(article.errors) != bool(article.text)
    article.text.encode()
    assert all(message.startswith("f.txt: ") and message.isprintable() for message in article.errors)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“naïve”".encode(), "“naïve”"),
        (b"\xef\xbb\xbfHello", "Hello"),
        ("“naïve”".encode("utf-16"), "“naïve”"),
        (b"\xfe\xff" + "“naïve”".encode("utf-16-be"), "“naïve”"),
        (b"\xff\xfe\0\0" + "“naïve”".encode("utf-32-le"), "“naïve”"),
        (b"\x93na\xefve\x94 \x96 it\x92s", "“naïve” – it’s"),
        (b"caf\xe9 \x81", "café \ufffd"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16", "utf-16 big", "utf-32", "windows-1252", "undefined byte"],
)
def test_the_encoding_is_found(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_a_damaged_byte_in_utf_8_does_not_garble_the_quotation_marks() -> None:
    assert decode("“Yes,” he said. “No.”".encode() + b"\xe2\x80 end") == "“Yes,” he said. “No.”\ufffd end"


def test_more_damage_than_sound_marks_is_still_utf_8_where_windows_1252_has_no_such_bytes() -> None:
    assert decode(b"\x81\x8d\x8f" + "“Yes,” he said.".encode()) == "\ufffd\ufffd\ufffd“Yes,” he said."


def test_more_damage_than_sound_marks_is_windows_1252_where_it_has_such_bytes() -> None:
    assert decode("Caf\xe9: “Yes,” he said.".encode("cp1252")) == "Caf\xe9: “Yes,” he said."


def test_a_replacement_character_in_the_text_is_no_damage() -> None:
    assert decode("\ufffd“".encode()) == "\ufffd“"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.txt: is empty; add the article's text or remove the file"),
        (b" \r\n\t\n", "f.txt: is empty; add the article's text or remove the file"),
        (b"\xef\xbb\xbf", "f.txt: is empty; add the article's text or remove the file"),
        (b"\0" * 100, "f.txt: holds NUL bytes, so it is no text in UTF-8; save its text as UTF-8"),
        (
            "text".encode("utf-16-le"),
            "f.txt: holds NUL bytes, so it is no text in UTF-8; save its text as UTF-8",
        ),
        (b"%PDF-1.7 ...", "f.txt: is a PDF, not text; save its text as UTF-8"),
        (
            b"PK\x03\x04...",
            "f.txt: is a ZIP, Excel, Word or OpenDocument file, not text; save its text as UTF-8",
        ),
        (b"\xd0\xcf\x11\xe0...", "f.txt: is a Word or Excel file, not text; save its text as UTF-8"),
        (
            b"\x1f\x8b...",
            "f.txt: is a gzip file; give its name the ending .gz, or decompress it: gunzip < FILE > NEW",
        ),
        (b"<!DOCTYPE html>\n<p>Hi", "f.txt: is a web page; save the text of its article as a .txt file"),
        (b"\n <HTML><p>Hi", "f.txt: is a web page; save the text of its article as a .txt file"),
        (b"{\\rtf1 hi}", "f.txt: is an RTF file, not text; save its text as UTF-8"),
        (b"Title: T\n\n", "f.txt: holds a header and no text; add the article's text or remove the file"),
        (b"Title: T", "f.txt: holds a header and no text; add the article's text or remove the file"),
    ],
)
def test_what_is_no_article_is_named_with_a_remedy(data: bytes, message: str) -> None:
    article = article_of(data)
    assert article.errors == (message,)
    assert (article.text, article.quotes, article.origin) == ("", (), "f.txt")


def test_a_header_gives_the_metadata_and_is_no_part_of_the_text() -> None:
    article = article_of(
        "Title: Talks end\r\nOUTLET: Sample Wire\r\nauthor : By Jane Doe\r\nDate: Feb. 21, 2022\r\n"
        "URL: https://wire.example/1\r\nLanguage: en\r\nId: w-1\r\n\r\n\r\nThe talks ended.\r\n"
    )
    assert article == Article(
        text="The talks ended.\r\n",
        id="w-1",
        title="Talks end",
        outlet="Sample Wire",
        author="Jane Doe",
        published="2022-02-21",
        url="https://wire.example/1",
        language="en",
    )
    assert article.id_given


def test_a_header_may_use_the_other_names_of_a_field() -> None:
    article = article_of(
        "Headline: H\nPublisher: P\nByline: B C\nPublished: 2022\nLink: u\nLang: de\n\nText."
    )
    assert (article.title, article.outlet, article.author) == ("H", "P", "B C")
    assert (article.published, article.url, article.language) == ("2022", "u", "de")


@pytest.mark.parametrize(
    "text",
    [
        "Author: Jane Doe\n\nText.",  # nothing that tells an article
        "Title: T\nSubject: S\n\nText.",  # an unknown field
        "Title: T\nText.",  # no blank line
        "\nTitle: T\n\nText.",  # not at the top
        "Reporter: Why?\nSpokesman: No comment.\n\nText.",
        "Q: Why?\nA: Because.\n\nText.",
        "Title of the book: Dune\n\nText.",
        "http://example.com/a\n\nText.",
    ],
)
def test_lines_that_are_no_header_stay_in_the_text(text: str) -> None:
    article = article_of(text)
    assert article.text == text
    assert (article.title, article.outlet, article.published, article.url) == (None, None, None, None)


def test_without_a_header_no_title_is_guessed() -> None:
    article = article_of("Talks end\n\nThe talks ended.")
    assert (article.title, article.text) == (None, "Talks end\n\nThe talks ended.")


def test_an_empty_field_of_a_header_is_unknown() -> None:
    article = article_of("Title: T\nAuthor:\nURL: \n\nText.")
    assert (article.title, article.author, article.url) == ("T", None, None)


def test_several_authors_may_stand_on_lines_of_their_own() -> None:
    assert article_of("Title: T\nAuthor: Jane Doe\nAuthor: John Roe\n\nText.").author == "Jane Doe, John Roe"


def test_a_header_ends_at_the_first_blank_line_and_blank_lines_below_it_go() -> None:
    fields, start = header("Title: T\n  \n\nDate: none\n\nText.")
    assert (fields, start) == ({"title": "T"}, 13)


def test_control_characters_in_a_header_cannot_reach_a_terminal() -> None:
    assert article_of("Title: a\x1b[31mb\x07\tc\n\nText.").title == "a[31mb c"


def test_a_file_of_fifty_megabytes_in_one_line_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    (article,) = read(path)
    assert len(article.text) == 50_000_000


def test_a_file_too_large_to_be_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotebase.read.text.LARGEST_RECORD", 1 << 20)
    assert article_of(b"a" * (1 << 20)).errors == ()
    assert article_of(b"a" * (1 << 21)).errors == ("f.txt: is larger than 1 MiB; split it into its articles",)
    assert formats.LARGEST_RECORD == 256 << 20
