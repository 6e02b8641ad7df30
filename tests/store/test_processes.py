"""Several processes at once, and one that is killed, with real processes."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from quotebase import models
from quotebase.store import Store, open_store
from tests.store.build import article, quote

ROOT = Path(__file__).parents[2]

SAVE = """
import sys
from quotebase.model import Channel, Party
from quotebase.store import open_store
from tests.store.build import NOWHERE, article, quote

location, first, step = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
# In opposite orders, and with names that the others make too.
numbers = list(range(200))[::step]
with open_store(location) as store:
    for n in numbers:
        said = [
            quote(
                f"Words {n} {k}",
                f"Speaker {(n + k) % 50}",
                channel=Channel("social", f"Channel {n % 20}", "there", NOWHERE),
                addressee=Party(f"Crowd {n % 30}", "them", NOWHERE),
            )
            for k in range(5)
        ]
        url = f"https://{first}.example/{n}"
        print(store.save(article(*said, url=url, outlet=f"Outlet {n % 9}")).status, flush=True)
"""


def start(location: str, first: int, step: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SAVE, location, str(first), str(step)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def counts(store: Store) -> list[int]:
    with store.session() as session:
        tables = (
            models.ArticleRow,
            models.QuotationRow,
            models.SpeakerRow,
            models.ChannelRow,
            models.OutletRow,
        )
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_processes_that_make_and_fill_the_same_database_at_once_all_succeed(location: str) -> None:
    running = [start(location, 1, 1), start(location, 2, -1), start(location, 3, 1)]
    for process in running:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        assert out.split() == ["new"] * 200
    with open_store(location, create=False) as store:
        assert counts(store) == [600, 3000, 50, 20, 9]


def test_processes_that_save_the_same_articles_at_once_save_each_once(location: str) -> None:
    running = [start(location, 1, 1), start(location, 1, -1)]
    statuses: list[str] = []
    for process in running:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        statuses += out.split()
    assert (statuses.count("new"), statuses.count("unchanged")) == (200, 200)
    with open_store(location, create=False) as store:
        assert counts(store)[:2] == [200, 1000]


def test_a_process_that_is_killed_leaves_whole_articles_and_the_next_goes_on(location: str) -> None:
    process = start(location, 1, 1)
    assert process.stdout is not None
    reported = [process.stdout.readline().strip() for _ in range(20)]
    process.kill()
    process.communicate()
    assert reported == ["new"] * 20
    with open_store(location) as store:
        articles, quotations, *_ = counts(store)
        assert articles >= 20
        assert quotations == 5 * articles
        with store.session() as session:
            if store.engine.dialect.name == "sqlite":
                assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        assert store.save(article(quote(), text="more")).status == "new"


@pytest.mark.parametrize("writers", [4])
def test_threads_of_one_process_may_share_a_store(store: Store, writers: int) -> None:
    def save(writer: int) -> list[str]:
        articles = [
            article(quote(f"{n}", f"Speaker {n % 7}"), url=f"https://{writer}.example/{n}") for n in range(60)
        ]
        return [store.save(one).status for one in articles]

    with ThreadPoolExecutor(writers) as pool:
        assert [set(statuses) for statuses in pool.map(save, range(writers))] == [{"new"}] * writers
    assert counts(store)[:3] == [240, 240, 7]
