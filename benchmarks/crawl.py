"""Pages a second of a whole crawl, beside bare Scrapy on the same pages, and the memory of a long one.

    python benchmarks/crawl.py [--pages N] [--long N] [--kilobytes N]

The pages are made on the fly by a server in a process of its own; politeness is off, everything else is on.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

from scrapers.crawl import CrawlOptions, crawl
from scrapers.events import Event, Happening
from scrapers.extract import read_page
from scrapers.extract.document import Page, open_page
from scrapers.extract.links import links_of
from scrapers.extract.reading import Outcome, Reading
from scrapers.items import Mention, Role
from scrapers.sources import Source
from scrapers.store import Store, store_path
from scrapers.visits import Reader

_LINKS, _NEW = 14, 8  # links of a page to other talks, and those that no page before it had
_WORDS = (
    "the guild meets in spring and talks about bridges, their strings and how to tune them by ear".split()
)


_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu")


def _name(number: int) -> str:
    last = "".join(_SYLLABLES[int(digit)] for digit in f"{number:05}")
    return f"{_SYLLABLES[number % 10].title()}{_SYLLABLES[number // 10 % 10]} {last.title()}"


def _address(number: int) -> str:
    return f"/talks/{_name(number).replace(' ', '-').lower()}/{number}"


def page(number: int, last: int, size: int) -> bytes:
    """Makes a page with a list of speakers, a menu, links to further pages, and text."""
    menu = "".join(f'<li><a href="/section/{part}/">Section {part}</a></li>' for part in range(15))
    people = "".join(
        f'<div class="card"><h3>{_name(number * 5 + way)}</h3><p>Tuner, Guild of {way}</p></div>'
        for way in range(5)
    )
    further = [number * _NEW + way for way in range(1, _NEW + 1)] + [
        number // way for way in range(2, _LINKS)
    ]
    links = "".join(
        f'<p><a href="{_address(to)}">Talk of {_name(to)}</a></p>' for to in further if to <= last
    )
    text = f"<p>{' '.join(_WORDS)}</p>"
    body = f"<h1>Speakers {number}</h1><ul>{menu}</ul>{people}{links}"
    filling = text * max(0, (size - len(body)) // len(text))
    head = f"<head><title>Talk {number}</title></head>"
    return f"<!doctype html><html>{head}<body>{body}{filling}</body></html>".encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    last, size = 0, 0

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        found = self.path.startswith("/talks/") or self.path == "/"
        body = page(int(name or 0), self.last, self.size) if found else b"none"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's signature
        """Says nothing."""


def _serve(tell: Connection, last: int, size: int) -> None:
    _Handler.last, _Handler.size = last, size
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    tell.send(server.server_address[1])
    server.serve_forever()


class _Bare(Spider):
    """Fetches the same addresses, and reads nothing."""

    name = "bare"

    def __init__(self, home: str, count: int, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.home, self.count = home, count

    async def start(self) -> Any:
        for number in range(self.count):
            yield Request(self.home.rstrip("/") + _address(number), callback=self.parse)

    def parse(self, response: Any) -> None:
        """Reads nothing."""


def bare(home: str, count: int, tell: Connection) -> None:
    """Measures Scrapy alone; one request at a time, as for one host of ours."""
    process = AsyncCrawlerProcess(
        {
            "LOG_ENABLED": False,
            "TWISTED_REACTOR_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        }
    )
    process.crawl(_Bare, home=home, count=count)
    begun = time.process_time(), time.monotonic()
    process.start()
    tell.send((count / (time.monotonic() - begun[1]), count / (time.process_time() - begun[0])))


def only_links(page: Page) -> Reading:
    """Reads the names of the made pages by their tag, and the links: what is left is the crawl itself."""
    tree = open_page(page).tree
    found = [
        Mention(name=heading.text_content(), role=Role.SPEAKER, url=page.url) for heading in tree.iter("h3")
    ]
    return Reading(Outcome.READ, found, links_of(tree, page.url))


def ours(home: str, count: int, reader: Reader, tell: Connection) -> None:
    """Measures the whole crawl, and notes the memory along the way."""
    memory: list[tuple[int, float]] = []
    seen = 0

    def watch(event: Event) -> None:
        nonlocal seen
        seen += event.happening == Happening.PAGE
        if seen in {count // 10, count // 2, count} and len(memory) < 3 and event.happening == Happening.PAGE:
            memory.append((seen, _resident()))

    with tempfile.TemporaryDirectory() as folder, Store.open(store_path(Path(folder))) as store:
        begun = time.process_time(), time.monotonic()
        crawl(
            [Source("bench", "bench", (home,), "bench")],
            store,
            CrawlOptions(max_pages=count, delay_floor=0.0, on_event=watch, reader=reader),
        )
        tell.send(
            (seen / (time.monotonic() - begun[1]), seen / (time.process_time() - begun[0]), seen, memory)
        )


def _resident() -> float:
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def _apart(function: Any, *arguments: Any) -> Any:
    """Runs a function in a process of its own and gives what it sends."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=function, args=(*arguments, there))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join()


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--long", type=int, default=0, help="pages of a long crawl, for its memory")
    parser.add_argument("--kilobytes", type=int, default=50)
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    last = max(args.pages, args.long) * 2
    server = context.Process(target=_serve, args=(there, last, args.kilobytes * 1000), daemon=True)
    server.start()
    home = f"http://127.0.0.1:{here.recv()}/"
    try:
        fast, fast_cpu = _apart(bare, home, args.pages)
        print(f"{'bare Scrapy':<16} {fast:7.1f} pages/s {fast_cpu:7.1f} pages per CPU second")
        for name, reader in (("whole crawl", read_page), ("without reading", only_links)):
            whole, cpu, seen, _ = _apart(ours, home, args.pages, reader)
            figures = f"{whole:7.1f} pages/s {cpu:7.1f} pages per CPU second"
            print(f"{name:<16} {figures}  ratios {whole / fast:.2f} {cpu / fast_cpu:.2f}  ({seen} pages)")
        if args.long:
            *_, memory = _apart(ours, home, args.long, only_links)
            print("memory           " + ", ".join(f"{used:.0f} MB at {at} pages" for at, used in memory))
    finally:
        server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
