"""The store keeps what was found, once, and says so when it cannot be used."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import UsageError
from scrapers.items import Kind, Mention, Role
from scrapers.sources import Source, SourceReport
from scrapers.store import Counts, PageRecord, QueuedLink, State, Store, store_path
from scrapers.store.clock import days_ago, now
from scrapers.store.rows import mention_rows
from tests.conftest import CHECKOUT

PAGE = PageRecord(project="p", source="guild", url="http://guild.test/board", status=200, outcome="read")
ADA = Mention(
    name="Ada Quill",
    role=Role.BOARD,
    url=PAGE.url,
    year=2024,
    profile_urls=("http://a.test/", "http://b.test/"),
    source="guild",
    confidence=0.9,
)
GUILD = Mention(name="Quill Guild", role=Role.SPONSOR, kind=Kind.ORGANIZATION, url=PAGE.url, source="guild")


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(store_path(tmp_path / "new" / "workspace")) as opened:
        yield opened


def test_a_page_is_kept_with_everything_it_gave(store: Store):
    link = QueuedLink(url="http://guild.test/awards", source="guild", priority=3.5, anchor="Awards")
    store.save_page(PAGE, b"<p>Ada</p>" * 1000, [ADA, GUILD], [link])
    assert list(store.mentions("p")) == [ADA, GUILD]
    assert [page.page.body for page in store.bodies("p")] == [b"<p>Ada</p>" * 1000]
    assert store.counts("p") == Counts(sources=1, pages=1, mentions=2, people=1, organizations=1, queued=1)
    assert store.frontier("p").waiting("guild", 9) == [link]


def test_saving_the_same_page_twice_adds_nothing(store: Store):
    for _ in range(2):
        store.save_page(PAGE, b"body", [ADA, ADA], [QueuedLink(url="http://guild.test/a", source="guild")])
    assert list(store.mentions("p")) == [ADA]
    assert store.counts("p").pages == store.counts("p").queued == 1


def test_a_page_that_changed_gives_only_what_it_says_now(store: Store):
    store.save_page(PAGE, b"old", [ADA, GUILD])
    store.save_page(PAGE, b"new", [GUILD])
    assert list(store.mentions("p")) == [GUILD]


def test_a_visit_that_failed_takes_nothing_away(store: Store):
    store.save_page(PAGE, b"body", [ADA])
    store.save_page(replace(PAGE, status=503, outcome="server error"))
    assert list(store.mentions("p")) == [ADA]
    assert [page.page.body for page in store.bodies("p")] == [b"body"]


def test_a_page_that_no_longer_wants_to_be_kept_is_forgotten(store: Store):
    store.save_page(PAGE, b"body", [ADA])
    store.save_page(replace(PAGE, outcome="asks not to be indexed"), None, [])
    assert not list(store.mentions("p"))
    assert not list(store.bodies("p"))


def test_projects_do_not_mix(store: Store):
    store.save_page(PAGE, b"body", [ADA])
    store.save_page(replace(PAGE, project="q"), b"body", [GUILD])
    assert list(store.mentions("p")) == [ADA]
    assert list(store.mentions("q")) == [GUILD]


def test_a_page_is_saved_whole_or_not_at_all(store: Store):
    bad = replace(GUILD, year=2**70)  # no database takes it
    with pytest.raises(OverflowError):
        store.save_page(PAGE, b"body", [ADA, bad], [QueuedLink(url="http://guild.test/a", source="guild")])
    assert store.counts("p") == Counts(0, 0, 0, 0, 0, 0)


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_of_a_page_can_be_stored(name: str, evidence: str):
    (row,) = mention_rows("p", "u", [replace(ADA, name=name, evidence=evidence)])
    connection = sqlite3.connect(":memory:")
    assert connection.execute("select ?, ?", (row["name"], row["evidence"])).fetchone() == (
        row["name"],
        row["evidence"],
    )


def test_the_best_link_comes_first_and_each_only_once(store: Store):
    frontier = store.frontier("p")
    scores = {"a": 1.0, "b": 5.0, "c": 3.0}
    frontier.add(QueuedLink(url=url, source="s", priority=score) for url, score in scores.items())
    frontier.add(
        [QueuedLink(url="a", source="s", priority=9.0), QueuedLink(url="b", source="s", priority=0.0)]
    )
    waiting = frontier.waiting("s", 9)
    assert [link.url for link in waiting] == ["a", "b", "c"]
    assert [frontier.start(link) for link in waiting + waiting] == [True] * 3 + [False] * 3
    assert set(frontier.states().values()) == {State.ACTIVE}
    assert frontier.waiting("s", 9) == []


def test_what_was_in_flight_or_failed_or_old_is_asked_again(store: Store):
    frontier = store.frontier("p")
    frontier.add(QueuedLink(url=url, source="s") for url in ("flying", "failed", "refused", "start", "done"))
    for url in ("failed", "refused", "start", "done"):
        frontier.start(QueuedLink(url=url, source="s"))
        failed = PageRecord(project="p", source="s", url=url, again=url == "failed")
        store.save_page(replace(failed, status=200) if url == "done" else failed)
    frontier.resume("s", ["start"], stale_before=days_ago(7))
    states = frontier.states()
    assert states == {
        "flying": State.QUEUED,
        "failed": State.QUEUED,
        "refused": State.DROPPED,
        "start": State.QUEUED,
        "done": State.DONE,
    }
    frontier.resume("s", [], stale_before=days_ago(-1))
    assert frontier.states()["done"] == State.QUEUED
    assert frontier.count("s", State.QUEUED, since=now()[:10]) == 4


def test_entities_runs_and_reports_come_back(store: Store):
    store.save_entities("p", {"m1": "e1", "m2": "e1"})
    store.save_entities("p", {"m2": "e2"})
    assert store.known_entities("p") == {"m1": "e1", "m2": "e2"}
    assert store.known_entities("q") == {}
    first, second = (store.start_run("p", {"url": ["http://guild.test/"]}) for _ in range(2))
    store.end_run(first, 0)
    assert second == first + 1
    report = SourceReport(
        Source("guild", "The Guild", ("http://guild.test/",), "p"), 3, 4, "robots.txt forbids"
    )
    store.save_reports([report])
    store.save_reports([report])
    assert store.reports("p") == [report]


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path):
    path = store_path(tmp_path)
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update meta set value = '99' where key = 'schema'")
    with pytest.raises(UsageError, match=r"newer mentorscout \(schema 99.*update mentorscout"):
        Store.open(path)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("nonsense://x", "no database address|only SQLite and PostgreSQL"),
        ("postgresql+nodriver://x/y", "no database address|not installed"),
    ],
)
def test_an_address_that_is_no_store_is_refused_in_one_line(place: str, says: str):
    with pytest.raises(UsageError, match=says) as refused:
        Store.open(place)
    assert "\n" not in str(refused.value)


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="choose another --workspace"):
        Store.open(store_path(tmp_path / "file" / "workspace"))


def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path):
    store_path(tmp_path).write_text("this is my diary " * 100)
    with pytest.raises(UsageError, match="choose another --workspace"):
        Store.open(store_path(tmp_path))


def test_the_store_opens_without_loading_the_readers():
    code = "import sys, scrapers.store; sys.exit(any(m.startswith('scrapers.extract') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=CHECKOUT).returncode == 0
