"""Several processes crawl side by side: the same result, each host asked one page at a time, nothing lost."""

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from scrapers.crawl import CrawlOptions, crawl
from scrapers.events import Event, Happening
from scrapers.middlewares.lease import LeaseMiddleware
from scrapers.middlewares.meta import ROBOTS_FILE
from scrapers.shards import shards_of
from scrapers.sources import Source
from scrapers.store import State, Store
from tests.conftest import CHECKOUT
from tests.faults import Answer, FaultServer, faulty
from tests.sites import html, read_list

LIMIT = 60  # seconds


def source(url: str, name: str = "") -> Source:
    return Source(name or url, "The Guild", (url,), "p")


def a_site(host: int, pages: int = 6) -> dict[str, Answer]:
    links = {f"/team/{number}": "Team" for number in range(pages)}
    team = {path: Answer(html([f"Ada {host} {path}"])) for path in links}
    return {"/": Answer(html([f"Bo {host}"], links))} | team


@contextmanager
def servers(*sites: dict) -> Iterator[list[FaultServer]]:
    with ExitStack() as stack:
        yield [stack.enter_context(faulty(site)) for site in sites]


def read(place: Path, sources: list[Source], processes: int, events: list[Event] | None = None) -> tuple:
    heard = [] if events is None else events
    options = CrawlOptions(
        delay_floor=0.0, retry_pause=0.01, reader=read_list, processes=processes, on_event=heard.append
    )
    with Store.open(place) as store:
        reports = crawl(sources, store, options)
        found = sorted((mention.name, mention.url) for mention in store.mentions("p"))
        assert State.ACTIVE not in store.frontier("p").states().values()
    return reports, found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=8), st.integers(1, 5))
def test_every_source_is_in_one_shard_and_a_site_never_in_two(sites: list[set[str]], number: int):
    sources = [
        Source(str(at), "x", tuple(f"http://{name}.test/{at}" for name in sorted(names)), "p")
        for at, names in enumerate(sites)
    ]
    shards = shards_of(sources, number)
    assert sorted(one.id for shard in shards for one in shard) == sorted(one.id for one in sources)
    assert len(shards) <= number
    assert all(shards)
    hosts = [{url.split("/")[2] for one in shard for url in one.urls} for shard in shards]
    assert sum(map(len, hosts)) == len(set().union(*hosts))


def test_two_processes_find_what_one_finds_and_tell_the_same(tmp_path: Path):
    with servers(*(a_site(host) for host in range(3))) as sites:
        sources = [source(site.url) for site in sites]
        events: list[Event] = []
        two = read(tmp_path / "two.db", sources, 2, events)
        assert two == read(tmp_path / "one.db", sources, 1)
        assert [report.source for report in two[0]] == sources
        assert len(two[1]) == 21
        assert {event.source for event in events if event.happening == Happening.SOURCE} == {
            one.id for one in sources
        }
        assert sum(event.mentions for event in events) == 21
        asked = [len(site.asked) for site in sites]
        read(tmp_path / "two.db", sources, 2)
        assert [len(site.asked) for site in sites] == asked


def test_a_host_to_which_two_processes_are_led_is_asked_one_page_at_a_time(tmp_path: Path):
    shared = a_site(7) | {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.15")}
    with servers(shared) as (third,):
        moved = {"/": Answer(status=301, headers={"Location": f"{third.url}?home"})}
        shared["/?home"] = shared["/"]
        with servers(moved, moved) as (one, other):
            read(tmp_path / "s.db", [source(one.url), source(other.url)], 2)
        times = [asked.when for asked in third.asked]
    assert third.paths().count("/robots.txt") == 2  # both were there
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.14


@pytest.mark.skipif(sys.platform == "win32", reason="leases need fcntl")
@pytest.mark.parametrize(("asked", "pause"), [(7, 7), (900, 60)])
def test_the_delay_of_a_robots_txt_holds_for_the_other_processes_from_its_answer_on(
    tmp_path: Path, asked: int, pause: int
):
    crawler = get_crawler(settings_dict={"LEASES": str(tmp_path), "CRAWL_DELAY_LIMIT": 60.0})
    crawler.engine = SimpleNamespace(running=True, downloader=SimpleNamespace(slots={}))
    lease = LeaseMiddleware.from_crawler(crawler)
    request = Request("http://guild.test/robots.txt", meta={ROBOTS_FILE: True})
    asyncio.run(lease.process_request(request))
    body = f"User-agent: *\nCrawl-delay: {asked}".encode()
    lease.process_response(request, Response(request.url, body=body))
    (file,) = tmp_path.iterdir()
    assert pause - 1 < float(file.read_text()) - time.time() <= pause


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_or_killed_crawl_ends_all_its_processes_and_the_next_one_carries_on(
    tmp_path: Path, number: signal.Signals
):
    slow = {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.1")}
    with servers(*(a_site(host, 12) | slow for host in range(2))) as sites:
        command = [
            sys.executable,
            "-m",
            "tests.crawl_child",
            tmp_path / "s.db",
            *(site.url for site in sites),
        ]
        child = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
        try:
            for site in sites:
                site.wait_for("/team/2", LIMIT)
            child.send_signal(number)
            printed, _ = child.communicate(timeout=LIMIT)  # the pipe ends with the last of them
        finally:
            child.kill()
        if number == signal.SIGINT:
            assert printed.count("stopped before the end; run it again to go on") == 2
            assert child.returncode == 0
        with Store.open(tmp_path / "s.db") as store:
            done = {url for url, state in store.frontier("p").states().items() if state == State.DONE}
        asked = [len(site.asked) for site in sites]
        for site in sites:
            site.rules["/robots.txt"] = Answer(status=404)
        _, found = read(tmp_path / "s.db", [source(site.url) for site in sites], 1)
        again = {
            site.url + path[1:] for site, at in zip(sites, asked, strict=True) for path in site.paths()[at:]
        }
    assert done
    assert not done & again
    assert len(found) == 26
