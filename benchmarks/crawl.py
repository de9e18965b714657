"""Pages a second of a whole crawl, beside bare Scrapy on the same pages, and the memory of a long one.

    python benchmarks/crawl.py [--pages N] [--hosts N] [--processes N ...] [--long N] [--kilobytes N]

The pages are made by a server in a process of its own, for several loopback hosts; politeness is off, all
else is on. The ratios are those of pages a second and, for one process, of pages a CPU second, which other
work on the machine disturbs less.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import threading
import time
from functools import lru_cache
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

_HOSTS = 8  # served, at most
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


_made = lru_cache(maxsize=5_000)(page)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    last, size = 0, 0

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        found = self.path.startswith("/talks/") or self.path == "/"
        body = _made(int(name or 0), self.last, self.size) if found else b"none"
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
    for host in range(2, _HOSTS + 1):
        other = ThreadingHTTPServer((f"127.0.0.{host}", server.server_address[1]), _Handler)
        threading.Thread(target=other.serve_forever, daemon=True).start()
    tell.send(server.server_address[1])
    server.serve_forever()


class _Bare(Spider):
    """Fetches the same addresses, and reads nothing."""

    name = "bare"

    def __init__(self, homes: list[str], count: int, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.homes, self.count = homes, count

    async def start(self) -> Any:
        for number in range(self.count // len(self.homes)):
            for home in self.homes:
                yield Request(home.rstrip("/") + _address(number), callback=self.parse)

    def parse(self, response: Any) -> None:
        """Reads nothing."""


def bare(homes: list[str], count: int, tell: Connection) -> None:
    """Measures Scrapy alone; one request at a time at each host, as ours does."""
    process = AsyncCrawlerProcess(
        {
            "LOG_ENABLED": False,
            "TWISTED_REACTOR_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        }
    )
    process.crawl(_Bare, homes=homes, count=count)
    begun = time.process_time(), time.monotonic()
    process.start()
    tell.send((count / (time.monotonic() - begun[1]), count / (time.process_time() - begun[0])))


def only_links(page: Page) -> Reading:
    """Reads the names of the made pages by their tag, and the links: what is left is the crawl itself."""
    document = open_page(page)
    headings = document.tree.iter("h3")
    found = [Mention(name=heading.text_content(), role=Role.SPEAKER, url=page.url) for heading in headings]
    return Reading(Outcome.READ, found, links_of(document.markup, page.url))


def ours(homes: list[str], count: int, reader: Reader, processes: int, tell: Connection) -> None:
    """Measures the whole crawl, and notes the memory of the main process along the way."""
    memory: list[tuple[int, float]] = []
    seen = 0

    def watch(event: Event) -> None:
        nonlocal seen
        if event.happening == Happening.PAGE:
            seen += 1
            if seen % max(1, count // 10) == 0:
                memory.append((seen, _resident()))

    options = CrawlOptions(
        max_pages=count // len(homes), delay_floor=0.0, on_event=watch, reader=reader, processes=processes
    )
    sources = [Source(home, home, (home,), "bench") for home in homes]
    with tempfile.TemporaryDirectory() as folder, Store.open(store_path(Path(folder))) as store:
        begun = time.process_time(), time.monotonic()
        crawl(sources, store, options)
        used = time.process_time() - begun[0]
        tell.send((seen / (time.monotonic() - begun[1]), seen / used, seen, memory))


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
    args = _arguments()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    last = max(args.pages, args.long) * 2
    server = context.Process(target=_serve, args=(there, last, args.kilobytes * 1000), daemon=True)
    server.start()
    port = here.recv()
    homes = [f"http://127.0.0.{host}:{port}/" for host in range(1, args.hosts + 1)]
    try:
        fast, fast_cpu = _apart(bare, homes, args.pages)
        print(f"{'bare Scrapy':<22} {fast:7.1f} pages/s {fast_cpu:7.1f} pages per CPU second")
        for name, reader in (("whole crawl", read_page), ("without reading", only_links)):
            for number in args.processes:
                whole, cpu, seen, _ = _apart(ours, homes, args.pages, reader, number)
                figures, ratios = f"{whole:7.1f} pages/s", f"{whole / fast:.2f}"
                if number == 1:
                    figures, ratios = (
                        f"{figures} {cpu:7.1f} pages per CPU second",
                        f"{ratios} {cpu / fast_cpu:.2f}",
                    )
                print(f"{name:<15} {number:>2} pr.  {figures}  ratios {ratios}  ({seen} pages)", flush=True)
        if args.long:
            *_, memory = _apart(ours, homes[:1], args.long, only_links, 1)
            print("memory           " + ", ".join(f"{used:.0f} MB at {at} pages" for at, used in memory))
    finally:
        server.terminate()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=600, help="of all hosts together")
    parser.add_argument("--hosts", type=int, default=4, choices=range(1, _HOSTS + 1))
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--long", type=int, default=0, help="pages of a long crawl, for its memory")
    parser.add_argument("--kilobytes", type=int, default=50)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
