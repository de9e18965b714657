"""Nothing that was stored is lost when a crawl dies, and the next run ends where it would have ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.sources import Source
from scrapers.store import State, Store
from tests.conftest import CHECKOUT
from tests.faults import Answer, FaultServer, faulty
from tests.sites import html, read_list

PAGES = 30
LIMIT = 30  # seconds


def a_site() -> dict[str, Any]:
    rules: dict[str, Any] = {"/": Answer(html(["Ada Quill"], {"/team/0": "Team", "/team/1": "Team"}))}
    for number in range(PAGES):
        links = {f"/team/{2 * number + 2}": "Team", f"/team/{2 * number + 3}": "Team"}
        inside = {path: text for path, text in links.items() if int(path.split("/")[2]) < PAGES}
        rules[f"/team/{number}"] = Answer(html([f"Person {number}", f"Bo Reed {number}"], inside))
    return rules


@contextmanager
def a_crawl(place: Path, server: FaultServer) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "tests.crawl_child", str(place), server.url]
    child = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def go_on(place: Path, server: FaultServer) -> tuple[str, set[tuple[str, str]]]:
    options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list)
    with Store.open(place) as store:
        (report,) = crawl([Source("guild", "The Guild", (server.url,), "p")], store, options)
        return report.failure, found(store)


def found(store: Store) -> set[tuple[str, str]]:
    return {(mention.name, mention.url) for mention in store.mentions("p")}


@pytest.mark.parametrize("moment", ["/team/0", "/team/7", "/team/29"])
def test_a_killed_crawl_loses_nothing_and_carries_on(tmp_path: Path, moment: str):
    killed, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    with faulty(a_site()) as server:
        with a_crawl(killed, server) as child:
            server.wait_for(moment)
            os.kill(child.pid, signal.SIGKILL)
            assert child.wait(LIMIT) == -signal.SIGKILL
        with Store.open(killed) as store:
            before, states = found(store), store.frontier("p").states()
            pages = {page["url"] for page in store.outcomes("p", "guild")}
        assert {url for url, state in states.items() if state == State.DONE} == pages
        asked = len(server.asked)
        failure, after = go_on(killed, server)
        again = {server.url.rstrip("/") + path for path in server.paths()[asked:]}
        assert before <= after
        assert not again & pages
        assert go_on(undisturbed, server) == (failure, after) == ("", after)
        assert len(after) == 2 * PAGES + 1


def test_stopping_by_ctrl_c_ends_cleanly_and_the_next_run_carries_on(tmp_path: Path):
    site = a_site() | {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.1")}
    with faulty(site) as server, a_crawl(tmp_path / "s.db", server) as child:
        server.wait_for("/team/3")
        child.send_signal(signal.SIGINT)
        printed, complaints = child.communicate(timeout=LIMIT)
        assert child.returncode == 0
        assert "stopped before the end; run it again to go on" in printed
        assert complaints == ""
        with Store.open(tmp_path / "s.db") as store:
            assert State.ACTIVE not in store.frontier("p").states().values()
            before = found(store)
        server.rules["/robots.txt"] = Answer(status=404)
        failure, after = go_on(tmp_path / "s.db", server)
        assert failure == ""
        assert before < after
        assert len(after) == 2 * PAGES + 1
