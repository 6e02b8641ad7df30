"""Extraction in one process and in several gives the same, and nothing that goes wrong stays unsaid."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Any, cast

import pytest

from quotebase import pipeline
from quotebase.errors import InputError, QuotebaseError
from quotebase.ingest import CHUNK_ARTICLES, CHUNKS_AHEAD, extract_all
from quotebase.model import Article

TEXT = '"We will appeal," lawyer Carla Mendes said on Friday.'


class Deadly(str):
    """A text that kills the process which unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        return os._exit, (9,)


def article(number: int, text: str = TEXT) -> Article:
    return Article(text=text, id=f"a-{number}", origin=f"archive.jsonl row {number}")


def broken(number: int) -> Article:
    return article(number, cast(str, TEXT.encode()))


def test_the_quotations_of_each_article_are_found() -> None:
    found = list(extract_all([article(1), article(2)]))
    assert [each.id for each in found] == ["a-1", "a-2"]
    assert [[quote.text for quote in each.quotes] for each in found] == [["We will appeal"]] * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_thoughts_are_found_where_they_are_asked_for(jobs: int) -> None:
    thought = article(1, "Carla Mendes believes that the court erred.")
    assert [one.quotes for one in extract_all([thought], jobs=jobs)] == [()]
    [found] = extract_all([thought], jobs=jobs, include=["thoughts"])
    assert [(quote.text, quote.cue and quote.cue.kind) for quote in found.quotes] == [
        ("the court erred", "thought")
    ]


def test_what_cannot_be_included_is_refused_before_anything_is_extracted() -> None:
    with pytest.raises(InputError, match=r"^include: 'dreams' is none of thoughts$"):
        list(extract_all([article(1)], include=cast(Any, ["dreams"])))
    with pytest.raises(InputError, match=r"^include: 'thoughts' is no list; write \['thoughts'\]$"):
        list(extract_all([article(1)], include=cast(Any, "thoughts")))


def test_articles_that_could_not_be_read_pass_through() -> None:
    failed = replace(article(1, ""), errors=("archive.jsonl row 1: no text",))
    assert list(extract_all([failed])) == [failed]


def test_several_processes_give_the_same_in_the_same_order() -> None:
    articles = [
        article(number, "" if number % 7 == 0 else TEXT * (number % 5))
        for number in range(CHUNK_ARTICLES * CHUNKS_AHEAD * 2 + 3)
    ]
    articles[5] = replace(articles[5], text="", errors=("archive.jsonl row 5: no text",))
    assert list(extract_all(articles, jobs=2)) == list(extract_all(articles))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_extractor_costs_that_article_alone(jobs: int) -> None:
    good, failed = extract_all([article(1), broken(2)], jobs=jobs)
    assert len(good.quotes) == 1
    assert failed.quotes == ()
    assert len(failed.errors) == 1
    assert failed.errors[0].startswith("archive.jsonl row 2: a bug in the extractor (TypeError: ")
    assert failed.errors[0].endswith("); report it")


def test_the_failure_of_an_extractor_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Article:
        raise ValueError("two\nlines")

    monkeypatch.setattr(pipeline, "extracted", fail)
    (failed,) = extract_all([article(3)])
    assert failed.errors == (
        "archive.jsonl row 3: a bug in the extractor (ValueError: two lines); report it",
    )


def test_a_killed_process_ends_the_run_with_what_to_do() -> None:
    with pytest.raises(QuotebaseError) as raised:
        list(extract_all([article(1), article(2, Deadly(TEXT))], jobs=2))
    assert str(raised.value) == (
        "a process that extracts was killed, perhaps for want of memory; run again with fewer --jobs"
    )


def test_only_a_bounded_number_of_articles_is_read_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken)

    found = extract_all(endless(), jobs=2)
    next(found)
    assert taken <= 2 * CHUNKS_AHEAD * CHUNK_ARTICLES
    cast("Generator[Article, None, None]", found).close()


def test_processes_end_when_their_parent_is_killed() -> None:
    program = (
        "import itertools, time\n"
        "from quotebase.ingest import extract_all\n"
        "from quotebase.model import Article\n"
        "found = extract_all((Article('x', str(n)) for n in itertools.count()), jobs=2)\n"
        "print(next(found).id, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, start_new_session=True, text=True
    )
    assert parent.stdout is not None
    with parent.stdout as output:
        assert output.readline() == "0\n"
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        # Each process of the session holds the pipe open: its end is theirs.
        started = time.monotonic()
        assert output.read() == ""
        assert time.monotonic() - started < 20
