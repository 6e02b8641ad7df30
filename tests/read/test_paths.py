"""What a user may name on the command line, and what becomes of it."""

import errno
import gzip
import io
import os
import socket
from pathlib import Path
from typing import IO, Any

import pytest

from quotebase.errors import InputError
from quotebase.model import Article
from quotebase.read import read


def write(path: Path, content: str | bytes = "A text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(paths: str | Path, **more: io.BytesIO) -> Article:
    (article,) = read(paths, **more)
    return article


def texts(*paths: str | Path) -> list[str]:
    return [article.text for article in read(paths)]


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Hello.\n")
    article = only(path)
    assert (article.text, article.origin, article.errors) == ("Hello.\n", str(path), ())


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    b, a = write(tmp_path / "b.txt", "b"), write(tmp_path / "a.txt", "a")
    assert texts(b, a) == ["b", "a"]


def test_a_single_path_need_not_be_put_into_a_list(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a")
    assert only(str(tmp_path / "a.txt")).text == only(tmp_path / "a.txt").text == "a"


def test_a_folder_is_walked_in_sorted_order_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("c.txt", "b/2.TXT", "b/1.txt", "a.jsonl"):
        write(tmp_path / name, '{"text": "a"}' if name.endswith("jsonl") else name)
    assert texts(tmp_path) == ["a", "b/1.txt", "b/2.TXT", "c.txt"]


def test_in_a_folder_other_endings_and_hidden_names_are_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt", "d.md", "e.csv", "f", "g.json", "h.txt~"):
        write(tmp_path / name, name)
    assert texts(tmp_path) == ["a.txt"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    assert only(write(tmp_path / ".notes.txt", "n")).text == "n"


def test_a_folder_named_like_a_text_file_is_walked(tmp_path: Path) -> None:
    write(tmp_path / "x.txt" / "a.txt", "a")
    assert texts(tmp_path) == texts(tmp_path / "x.txt") == ["a"]


def test_a_file_of_another_ending_that_is_named_is_read_by_its_content(tmp_path: Path) -> None:
    assert only(write(tmp_path / "article", "Words.")).text == "Words."
    assert only(write(tmp_path / "rows.ndjson", '\n{"text": "Words."}\n')).text == "Words."


def test_a_json_list_is_named_for_what_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.json", '[\n  {"text": "a"}\n]')
    (message,) = only(path).errors
    assert message == f"{path}: is one JSON list; write one object a line: jq -c '.[]' FILE > NEW.jsonl"


def test_a_text_that_begins_with_a_bracket_is_still_a_text(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a", "[Editor's note] Words.")).text == "[Editor's note] Words."
    assert only(write(tmp_path / "b", "{curly} Words.")).text == "{curly} Words."


def test_compressed_files_are_read_as_what_is_in_them(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "a"}\n{"text": "b"}\n'))
    write(tmp_path / "c.txt.gz", gzip.compress(b"c"))
    assert texts(tmp_path) == ["a", "b", "c"]


def test_a_compressed_file_that_was_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    rows = b"".join(
        b'{"text": "%d %s"}\n' % (number, os.urandom(40).hex().encode()) for number in range(9000)
    )
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-9000])
    *read_before, last = read(path)
    assert len(read_before) > 1000
    assert not any(article.errors for article in read_before)
    assert last.errors[0].startswith(f"{path}: is damaged (Compressed file ended")


def test_a_file_that_only_claims_to_be_compressed_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.gz", b"plain")
    problem = "is no gzip file; take the ending .gz off its name, or compress it"
    assert only(path).errors == (f"{path}: {problem}",)


def test_an_empty_path_is_not_taken_for_the_current_folder() -> None:
    with pytest.raises(InputError) as error:
        read("")
    assert str(error.value) == "an empty path names nothing; give a file, a folder (. for this one), or -"


def test_json_in_utf_16_is_named_under_any_name(tmp_path: Path) -> None:
    for number, encoding in enumerate(("utf-16", "utf-16-le", "utf-16-be")):
        path = write(tmp_path / f"{number}.dat", '{"text": "a"}\n'.encode(encoding))
        assert only(path).errors == (
            f"{path}: is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW",
        )


@pytest.mark.parametrize(
    ("given", "expected"),
    [(b"Words.", ["Words."]), (b'{"id": "1", "text": "a"}\n{"id": "2", "text": "b"}', ["a", "b"])],
)
def test_standard_input_is_a_text_or_json_lines(given: bytes, expected: list[str]) -> None:
    assert [article.text for article in read(["-"], stdin=io.BytesIO(given))] == expected


def test_standard_input_is_named_in_messages_with_the_row() -> None:
    good, bad = read("-", stdin=io.BytesIO(b'{"text": "a"}\n{"text": 3}'))
    assert good.origin == "standard input:1"
    assert bad.errors[0].startswith("standard input:2: ")


def test_empty_standard_input_is_an_error() -> None:
    (message,) = only("-", stdin=io.BytesIO(b"")).errors
    assert message == "standard input: is empty; add the article's text or remove the file"


def test_standard_input_that_comes_in_small_pieces_is_read_whole() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"{")
    os.write(writing, b'"text": "a"}')
    os.close(writing)
    with open(reading, "rb") as stream:  # noqa: PTH123 - a descriptor, no path
        assert [article.text for article in read("-", stdin=stream)] == ["a"]


@pytest.mark.parametrize("name", ["rows.csv", "rows.tsv.gz", "rows.XLSX", "page.html", "feed.xml"])
def test_a_table_or_page_is_not_taken_for_one_article(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id,text\n1,“Yes” said Ada Byron\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"is (a table|a web page|XML); save "):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "{path} does not exist; check the path"),
        ("nul\0.txt", "cannot be opened (embedded null byte"),
        ("loop.txt", "{path} cannot be opened (Too many levels of symbolic links); check the path"),
        ("broken.txt", "{path} is a link to nowhere.txt, which does not exist; mend the link"),
    ],
)
def test_a_path_that_is_not_there_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    with pytest.raises(InputError) as refused:
        read([write(tmp_path / "good.txt"), tmp_path / name])
    assert message.format(path=tmp_path / name) in str(refused.value)


def test_a_folder_with_nothing_to_read_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "empty" / "a.pdf")
    with pytest.raises(InputError) as refused:
        read([write(tmp_path / "good.txt"), tmp_path / "empty"])
    assert str(refused.value) == (
        f"{tmp_path / 'empty'} holds no article; put *.txt or *.jsonl files into it "
        "(names that begin with a dot, and other endings, are left out)"
    )


def test_no_path_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="no path given; name a file, a folder, or - for standard input"):
        read([])


def test_standard_input_cannot_be_read_twice() -> None:
    with pytest.raises(InputError, match="- is given twice"):
        read(["-", "-"])


def test_a_file_that_vanishes_during_the_run_costs_only_itself(tmp_path: Path) -> None:
    first, gone, last = (write(tmp_path / f"{name}.txt", name) for name in "abc")
    articles = read([first, gone, last])
    assert next(articles).text == "a"
    gone.unlink()
    assert next(articles).errors == (
        f"{gone}: is gone since it was listed; run again once the files stay in place",
    )
    assert next(articles).text == "c"


def test_a_file_that_one_may_not_read_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "b")
    really_open = Path.open

    # The super-user may read everything, so chmod cannot show it.
    def refuse(path: Path, mode: str = "r") -> IO[Any]:
        if path == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    refused, good = read(tmp_path)
    assert refused.errors == (f"{locked}: may not be read by you; change its permissions (chmod u+r)",)
    assert good.text == "b"


def test_what_is_no_file_costs_only_itself_and_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "b.txt"))
        write(tmp_path / "c.txt", "c")
        pipe, plug, good = read(tmp_path)
        assert only(tmp_path / "b.txt").errors[0].startswith(f"{tmp_path / 'b.txt'}: cannot be read (")
    assert pipe.errors == (f"{tmp_path / 'a.txt'}: is no ordinary file; remove or rename it",)
    assert plug.errors == (f"{tmp_path / 'b.txt'}: is no ordinary file; remove or rename it",)
    assert good.text == "c"


def test_links_in_a_folder_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "a.txt", "a")
    folder = tmp_path / "folder"
    write(folder / "b.txt", "b")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "c.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert texts(folder) == ["b", "a", "a"]


def test_links_that_make_a_loop_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert texts(tmp_path) == ["x"]


def test_a_broken_link_in_a_folder_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere.txt")
    (tmp_path / "b.txt").symlink_to("b.txt")
    (tmp_path / "other").symlink_to("nowhere")
    write(tmp_path / "c.txt", "c")
    broken, loop, good = read(tmp_path)
    assert broken.errors == (
        f"{tmp_path / 'a.txt'}: is a link to a file that does not exist; mend or remove it",
    )
    assert loop.errors == (
        f"{tmp_path / 'b.txt'}: cannot be opened (Too many levels of symbolic links); mend or remove it",
    )
    assert good.text == "c"


def test_a_deep_nest_of_folders_is_walked(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1200):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    file = write(folders[-1] / "a.txt", "a")
    assert texts(tmp_path) == ["a"]
    file.unlink()  # pytest's own cleaning up does not get as deep as this
    for folder in reversed(folders):
        folder.rmdir()


def test_a_name_of_any_bytes_becomes_a_line_that_can_be_printed_and_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n\x1b[31m.txt"))
    article = only(write(path, "a"))
    assert article.text == "a"
    assert article.origin == f"{tmp_path}/caf\ufffd\\n\\x1b[31m.txt"
    assert only(write(path, "")).errors[0].isprintable()


def test_reading_can_be_stopped_early(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "a"}\n' * 1000)
    articles = read(path)
    assert next(articles).text == "a"
    del articles  # an open file would be reported as a ResourceWarning, which is an error here
