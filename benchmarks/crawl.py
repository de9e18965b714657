"""Pages a second of a whole crawl, beside bare Scrapy on the same pages, and the memory of a long one.

    python benchmarks/crawl.py [--pages N] [--hosts N] [--processes N ...] [--kilobytes N]
    python benchmarks/crawl.py --long N [--hosts N] [--kilobytes N] [--light]

The pages are made by a server in a process of its own, for several loopback hosts; politeness is off, all
else is on. The ratios are those of pages a second and, for one process, of pages a CPU second, which other
work on the machine disturbs less. `--long` prints the memory of the one crawling process as it goes on, so
that a crawl that is broken off has told what it reached.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from made_pages import MOST_HOSTS, address, served
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

_STEP = 1_000  # pages between two looks at the memory


class _Bare(Spider):
    """Fetches the same addresses, and reads nothing."""

    name = "bare"

    def __init__(self, homes: list[str], count: int, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.homes, self.count = homes, count

    async def start(self) -> Any:
        for number in range(self.count // len(self.homes)):
            for home in self.homes:
                yield Request(home.rstrip("/") + address(number), callback=self.parse)

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
    """Measures the whole crawl."""
    begun = time.process_time(), time.monotonic()
    seen = _crawled(homes, count, reader, processes, _ignore)
    used = time.process_time() - begun[0]
    tell.send((seen / (time.monotonic() - begun[1]), seen / used, seen))


def long(homes: list[str], count: int, reader: Reader, tell: Connection) -> None:
    """Prints the memory of the crawling process along the way."""
    begun = time.monotonic()

    def look(seen: int) -> None:
        if seen % _STEP == 0:
            spent = time.monotonic() - begun
            print(f"{seen:>6} pages  {_resident():6.1f} MB  {spent:6.0f} s", flush=True)

    tell.send(_crawled(homes, count, reader, 1, look))


def _ignore(_seen: int) -> None:
    """Looks at nothing."""


def _crawled(
    homes: list[str], count: int, reader: Reader, processes: int, look: Callable[[int], None]
) -> int:
    seen = 0

    def watch(event: Event) -> None:
        nonlocal seen
        if event.happening == Happening.PAGE:
            seen += 1
            look(seen)

    options = CrawlOptions(
        max_pages=count // len(homes), delay_floor=0.0, on_event=watch, reader=reader, processes=processes
    )
    sources = [Source(home, home, (home,), "bench") for home in homes]
    with tempfile.TemporaryDirectory() as folder, Store.open(store_path(Path(folder))) as store:
        crawl(sources, store, options)
    return seen


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
    with served(args.hosts, max(args.pages, args.long) * 2, args.kilobytes * 1000) as homes:
        if args.long:
            seen = _apart(long, homes, args.long, only_links if args.light else read_page)
            print(f"{seen} pages in all")
        else:
            _compare(homes, args.pages, args.processes)
    return 0


def _compare(homes: list[str], pages: int, processes: list[int]) -> None:
    fast, fast_cpu = _apart(bare, homes, pages)
    print(f"{'bare Scrapy':<22} {fast:7.1f} pages/s {fast_cpu:7.1f} pages per CPU second")
    for name, reader in (("whole crawl", read_page), ("without reading", only_links)):
        for number in processes:
            whole, cpu, seen = _apart(ours, homes, pages, reader, number)
            figures, ratios = f"{whole:7.1f} pages/s", f"{whole / fast:.2f}"
            if number == 1:
                figures = f"{figures} {cpu:7.1f} pages per CPU second"
                ratios = f"{ratios} {cpu / fast_cpu:.2f}"
            print(f"{name:<15} {number:>2} pr.  {figures}  ratios {ratios}  ({seen} pages)", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=600, help="of all hosts together")
    parser.add_argument("--hosts", type=int, default=4, choices=range(1, MOST_HOSTS + 1), metavar="N")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--long", type=int, default=0, help="measure the memory of a crawl of so many pages")
    parser.add_argument("--light", action="store_true", help="of the long crawl, read hardly anything")
    parser.add_argument("--kilobytes", type=int, default=50)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
