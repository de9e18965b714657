"""Many sources side by side: together they hold no more in memory than a few, and lose nothing by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from scrapers.frontier import memory as memories
from scrapers.frontier import queue as queues
from scrapers.frontier.memory import Memory, Recent
from scrapers.frontier.queue import SourceQueue
from scrapers.frontier.seen import Seen
from scrapers.frontier.waiting import Waiting
from scrapers.items import Mention, Role
from scrapers.reports import report_of
from scrapers.sources import Source
from scrapers.store import Counts, PageRecord, QueuedLink, Store, store_path

HOME = "http://guild.test/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path)) as opened:
        yield opened


def sources(number: int) -> list[Source]:
    return [Source(f"s{at}", f"Guild {at}", (f"http://guild{at}.test/",), "p") for at in range(number)]


def link(path: str, priority: float, source: str = "guild", home: str = HOME) -> QueuedLink:
    return QueuedLink(url=home + path, source=source, priority=priority)


def queued(queue: SourceQueue, source: Source, links: list[QueuedLink]) -> None:
    line = queue.lines[source.id]
    line.frontier.add(links)
    line.queued(line.news(links))


def held(queue: SourceQueue) -> int:
    return sum(len(line._waiting) for line in queue.lines.values())


def test_however_many_sources_there_are_they_hold_as_much_together(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(memories, "_ALTOGETHER", 60)
    many = sources(20)
    queue = SourceQueue(store, many, 150, 7.0)
    for _ in many:
        line, row = queue.take()
        home = line.starts[0]
        queued(queue, line.source, [link(f"talk/{n}", n % 9, line.source.id, home) for n in range(30)])
        assert held(queue) <= 60
        queue.release(line.source.id)
    taken = []
    while turn := queue.take():
        line, row = turn
        if row:
            line.learn(row, set())
            taken.append(row.url)
            queue.release(line.source.id)
        assert held(queue) <= 60
    talks = [url for url in taken if "/talk/" in url]
    assert len(talks) == len(set(talks)) == 600


def test_what_was_left_to_the_store_comes_back_when_what_was_kept_gives_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(memories, "_ALTOGETHER", 20)
    (guild,) = sources(1)
    queue = SourceQueue(store, [guild], 150, 7.0)
    line, _ = queue.take()
    home = line.starts[0]
    dull = [link(f"dull/{n}", 6.0, guild.id, home) for n in range(30)]
    queued(queue, guild, [*dull, *(link(f"rich/{n}", 4.0, guild.id, home) for n in range(5))])
    assert not any("rich" in group.template for group in line._waiting._groups)
    queue.release(guild.id)
    taken = []
    for number in range(16):
        line, row = queue.take()
        taken.append(row.url.removeprefix(home).partition("/")[0])
        line.learn(row, {number * 100 + n for n in range(20)} if taken[-1] == "rich" else set())
        queue.release(guild.id)
    assert taken.count("rich") == 5


def test_a_worse_address_does_not_push_ahead_of_those_left_to_the_store():
    waiting = Waiting(Memory(sources=3_000))
    for number in range(5):
        waiting.add(link(f"talk/{number}", 4.0))
    assert waiting.left_out
    while waiting.best():
        waiting.add(link("legal/imprint", -2.0))
    assert len(waiting) == 0


def test_sources_beyond_so_many_begin_when_others_are_done(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queues, "_ACTIVE", 3)
    queue = SourceQueue(store, sources(5), 1, 7.0)
    asked = []
    while turn := queue.take():
        line, row = turn
        if row is None:
            continue
        asked.append(line.source.id)
        line.fetched()
        queue.release(line.source.id)
    assert asked == ["s0", "s1", "s2", "s3", "s4"]
    assert not queue.pending()


def test_a_crawl_that_is_given_up_begins_no_further_source(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queues, "_ACTIVE", 1)
    queue = SourceQueue(store, sources(2), 1, 7.0)
    queue.abandon()
    assert not queue.pending()
    assert queue.take() is None


def test_a_crawl_that_goes_on_asks_the_store_for_no_more_than_it_may_hold(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(memories, "_ALTOGETHER", 20)
    many = sources(4)
    for source in many:
        rows = [link(f"talk/{n}", n / 10, source.id, source.urls[0]) for n in range(60)]
        store.frontier("p").add(rows)
    queue = SourceQueue(store, many, 150, 7.0)
    assert held(queue) == 0
    turns = [queue.take() for _ in many]
    assert held(queue) <= 20
    assert [row.url for _, row in turns] == [source.urls[0] for source in many]


def test_what_is_met_again_and_again_is_remembered_among_any_number_of_others():
    recent: Recent[int] = Recent(100)
    recent.put(0, 7)
    for key in range(1, 10_000):
        recent.put(key, 1)
        if key % 40 == 0:
            assert recent.get(0) == 7
    assert len(recent) <= 100
    assert recent.get(5_000) is None


def test_sources_that_share_a_memory_do_not_take_each_others_addresses_for_their_own():
    memory = Memory(sources=2)
    one, other = Seen([HOME], memory, "one"), Seen([], memory, "other")
    assert one.took(HOME)
    assert HOME not in other
    assert memory.strangers({1, 2}, "one") == {1, 2}
    assert memory.strangers({2, 3}, "one") == {3}
    assert memory.strangers({1, 2}, "other") == {1, 2}


def test_what_is_asked_for_every_page_and_source_looks_through_no_whole_project(store: Store):
    plans: list[str] = []

    def explain(connection, _cursor, statement, parameters, *_rest):
        if statement.startswith(("SELECT", "UPDATE")):
            database = connection.connection.dbapi_connection
            plans.extend(row[-1] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    sa.event.listen(store.engine, "before_cursor_execute", explain)
    (guild,) = sources(1)
    record = PageRecord(project="p", source=guild.id, url=HOME, etag='"1"')
    store.save_page(record, b"body", [])
    queue = SourceQueue(store, [guild], 1, 7.0)
    queue.take()
    store.validators("p", HOME)
    store.stored_as("p", HOME)
    report_of(guild, store)
    tables = ("pages", "mentions", "frontier")
    asked = [plan for plan in plans if plan.split()[1] in tables]
    assert len(asked) > 10
    assert not [plan for plan in asked if plan.startswith("SCAN") or "(project=?)" in plan]


def test_the_mentions_of_a_source_are_those_on_its_pages(store: Store):
    for source, names in (("one", "AB"), ("other", "C")):
        record = PageRecord(project="p", source=source, url=f"http://{source}.test/")
        found = [Mention(name=name, role=Role.BOARD, url=record.url, source=source) for name in names]
        store.save_page(record, b"body", found)
    assert store.counts("p", "one") == Counts(1, 1, 2, 2, 0, 0)
    assert store.counts("p").mentions == 3
