"""How fast pages are read, beside what bare parsers need for the same pages; how cost and memory grow.

    extract.py [--pages DIR] [--every N] [--most MB] [--skip-growth]

Prints pages per second of the whole reading, its ratio to bare lxml and to bare BeautifulSoup (lxml builder)
in total and as the median over the pages (seconds of the processor, so that other work beside does not
count), then time and memory of pages of 0.1, 1 and 10 MB in processes of their own.
Ends with 1 where a target is missed: a median ratio to BeautifulSoup of at most 0.5, cost that
grows no faster than the page, less than 300 MB for a page of 10 MB.
"""

import argparse
import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bs4 import BeautifulSoup
from lxml import html

from scrapers.extract import read_page
from scrapers.extract.document import Page
from scrapers.saved_pages import find_pages

HERE = Path(__file__).resolve().parent
REAL = HERE.parents[1] / "shared" / "eval" / "sites"
SAMPLE = HERE.parent / "data" / "sample" / "web"
RATIO = 0.5
GROWTH = 1.5  # how much more a page of ten times the size may cost than ten times as much
MEMORY = 300
FORMS: dict[str, str] = {
    "cards": "<div class=card><h3>{given} {family}</h3><p>Head of Floors, {family} Tiles Ltd</p></div>",
    "table": "<tr><td>{given} {family}</td><td>{family} Tiles Ltd</td><td>Director</td></tr>",
    "prose": "<p>The floor of {given} {family} was laid in a year of much rain, and it took {family} a "
    "whole summer, as everybody who lives nearby will tell you when asked about it in the street.</p>",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds for one page: the whole reading, bare lxml, bare BeautifulSoup."""

    reading: float
    lxml: float
    soup: float


def seconds(work: Callable[[], object]) -> float:
    """Times a call in seconds of the processor: the better of two runs."""
    found = []
    for _ in range(2):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def cost(page: Page) -> Cost:
    """Measures one page; the whole reading once, since its second run would find its words in caches."""
    started = time.process_time()
    read_page(page)
    reading = time.process_time() - started
    return Cost(
        reading,
        seconds(lambda: html.document_fromstring(page.body)),
        seconds(lambda: BeautifulSoup(page.body, "lxml")),
    )


def pages_of(folder: Path, every: int) -> list[Page]:
    """Loads the pages of HTML of a folder."""
    saved = find_pages(folder).pages
    pages = [Page(one.url, one.path.read_bytes()) for one in saved[::every]]
    return [page for page in pages if b"<" in page.body[:1024] and b"%PDF-" not in page.body[:1024]]


def measure_speed(pages: list[Page]) -> bool:
    """Prints speed and ratios; says whether the target is reached."""
    for page in pages[:3]:  # word lists are loaded once in a run, not once a page
        read_page(page)
    gc.collect()
    costs = [cost(page) for page in pages]
    total = sum(one.reading for one in costs)
    print(f"{len(pages)} pages, {sum(len(page.body) for page in pages) / 1e6:.1f} MB")
    print(f"whole reading      {total:8.2f} s   {len(pages) / total:7.1f} pages/s")
    for name, bare in (("lxml", [one.lxml for one in costs]), ("BeautifulSoup", [one.soup for one in costs])):
        ratios = [one.reading / parse for one, parse in zip(costs, bare, strict=True)]
        median = statistics.median(ratios)
        print(
            f"bare {name:13} {sum(bare):8.2f} s   {len(pages) / sum(bare):7.1f} pages/s   "
            f"reading/parse: median {median:.2f}, total {total / sum(bare):.2f}"
        )
    reached = median <= RATIO
    print(f"median ratio to BeautifulSoup {median:.2f}, target {RATIO}: {'reached' if reached else 'MISSED'}")
    return reached


def big_page(form: str, megabytes: float) -> bytes:
    """Makes a page of about a size, with names that differ."""
    pattern, parts, size, number = FORMS[form], [], 0, 0
    while size < megabytes * 1_000_000:
        letters = [chr(97 + number // 26**place % 26) for place in range(4)]
        parts.append(
            pattern.format(given=f"An{letters[0]}l{letters[1]}", family=f"Ru{letters[2]}d{letters[3]}n")
        )
        size, number = size + len(parts[-1]), number + 1
    inside = "".join(parts)
    inside = (
        f"<table><tr><th>Name</th><th>Company</th><th>Title</th></tr>{inside}</table>"
        if form == "table"
        else inside
    )
    return f"<html><title>Speakers</title><body><h1>Speakers</h1>{inside}</body></html>".encode()


def grow(form: str, megabytes: float) -> tuple[float, float, int, str]:
    """Runs in a process of its own: seconds, megabytes of memory, mentions and outcome of one page."""
    body = big_page(form, megabytes)
    read_page(Page("http://guild.example/2023/speakers", b"<h1>Speakers</h1><p>Odalys Ferrandino</p>"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    reading = read_page(Page("http://guild.example/2023/speakers", body), seconds=300)
    spent = time.process_time() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return spent, memory, len(reading.mentions), reading.detail or reading.outcome.value


def measure_growth(most: float) -> bool:
    """Prints cost and memory of pages that grow; says whether the targets are reached."""
    reached = True
    print(f"\n{'page':6} {'MB':>5} {'seconds':>8} {'s/MB':>7} {'memory MB':>10} {'mentions':>9}")
    for form in FORMS:
        rates: list[float] = []
        for megabytes in (size for size in (0.1, 1.0, 10.0) if size <= most):
            with get_context("spawn").Pool(1) as pool:
                spent, memory, mentions, outcome = pool.apply(grow, (form, megabytes))
            rates.append(spent / megabytes)
            print(
                f"{form:6} {megabytes:5} {spent:8.2f} {rates[-1]:7.2f} {memory:10.0f} {mentions:9}  {outcome}"
            )
            reached = reached and memory < MEMORY and rates[-1] <= GROWTH * rates[0]
    print(f"linear within a factor of {GROWTH}, under {MEMORY} MB: {'reached' if reached else 'MISSED'}")
    return reached


def main() -> int:
    """Measures all and gives the exit code."""
    parser = argparse.ArgumentParser(description="Speed, growth and memory of reading pages.")
    parser.add_argument("--pages", type=Path, default=REAL if REAL.is_dir() else SAMPLE, help="saved pages")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--most", type=float, default=10.0, help="largest made page, in MB")
    parser.add_argument("--skip-growth", action="store_true")
    args = parser.parse_args()
    reached = measure_speed(pages_of(args.pages, args.every))
    return 0 if (args.skip_growth or measure_growth(args.most)) and reached else 1


if __name__ == "__main__":
    sys.exit(main())
