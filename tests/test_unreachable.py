"""A source that cannot be reached is one clear line, at once, and the others go on."""

import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.sources import Source
from scrapers.store import Store, store_path
from tests.certificates import context_of, self_signed
from tests.faults import Answer, faulty
from tests.sites import html, read_list

OPTIONS = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path)) as opened:
        yield opened


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_each_source_without_an_answer_is_one_line_with_its_host(store: Store):
    port = closed_port()
    dead = [
        Source("refused", "Refused", (f"http://127.0.0.1:{port}/",), "p"),
        Source("nowhere", "Nowhere", ("http://nowhere.invalid/", "http://nowhere.invalid/board"), "p"),
        Source("secret", "Secret", (f"https://127.0.0.1:{port}/",), "p"),
    ]
    start = time.monotonic()
    with faulty({"/": Answer(html(["Ada Quill"]))}) as server:
        *failed, well = crawl([*dead, Source("well", "Well", (server.url,), "p")], store, OPTIONS)
    assert time.monotonic() - start < 10
    assert (well.mentions, well.failure) == (1, "")
    assert [report.failure for report in failed] == [
        f"could not be reached: 127.0.0.1:{port} refused the connection",
        "could not be reached: nowhere.invalid has no address (no such host, or no network)",
        f"could not be reached: 127.0.0.1:{port} refused the connection",
    ]


def test_a_source_that_comes_back_is_read_at_the_next_run(store: Store):
    port = closed_port()
    source = Source("guild", "The Guild", (f"http://127.0.0.1:{port}/",), "p")
    (report,) = crawl([source], store, OPTIONS)
    assert "refused the connection" in report.failure
    with faulty({"/": Answer(html(["Ada Quill"]))}, port):
        (report,) = crawl([source], store, OPTIONS)
    assert (report.mentions, report.failure) == (1, "")


def test_a_site_that_dies_in_the_middle_is_named_and_what_was_read_stays(store: Store):
    port = closed_port()
    links = {f"/{number}": "Speakers" for number in range(9)}
    source = Source("guild", "The Guild", (f"http://127.0.0.1:{port}/",), "p")
    with faulty({"/": Answer(html(["Ada Quill"], links))}, port):
        crawl([source], store, replace(OPTIONS, max_pages=1))
    (report,) = crawl([source], store, OPTIONS)
    assert (report.pages, report.mentions) == (1, 1)
    assert report.failure.startswith(
        f"could not be reached: 127.0.0.1:{port} refused the connection, after 1 page"
    )
    rules = {path: Answer(html([f"Person {path}"])) for path in links}
    with faulty(rules, port):
        (report,) = crawl([source], store, OPTIONS)
    assert (report.mentions, report.failure) == (10, "")


def test_a_server_that_speaks_no_tls_is_named(store: Store):
    with faulty({"/": Answer(html(["Ada Quill"]))}) as server:
        url = server.url.replace("http:", "https:")
        (report,) = crawl([Source("guild", "The Guild", (url,), "p")], store, OPTIONS)
    assert report.failure.endswith("does not speak https as it should")


def test_a_certificate_that_nobody_vouches_for_is_not_taken(store: Store, tmp_path: Path):
    context = context_of(self_signed(tmp_path / "own.pem"))
    with faulty({"/": Answer(html(["Ada Quill"]))}, tls=context) as server:
        url = server.url.replace("http:", "https:")
        (report,) = crawl([Source("guild", "The Guild", (url,), "p")], store, OPTIONS)
    assert report.failure.endswith("has a certificate that is not valid")
    assert server.asked == []
