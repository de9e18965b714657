"""How soon a crawl reaches the pages that name people, beside breadth-first, on saved sites over loopback.

    python benchmarks/harvest.py [HOST ...] [--show]

Each site is crawled from its home pages by the crawl of the product, which sees no label. The figure is the
share of the labelled names that stand on the first pages, absent ones counted; a redirect is no page.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from analysis.text import fold
from scrapers.crawl import CrawlOptions, crawl
from scrapers.extract.document import Page, open_page
from scrapers.extract.links import links_of
from scrapers.loopback import serve
from scrapers.served_files import find
from scrapers.sources import Source
from scrapers.store import Store, store_path

EVAL = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
AFTER = (10, 20)
FEWEST = 10  # pages reachable by links
LEFT_OUT = frozenset({"eurosys2018.example"})  # its links leave the folder


@dataclass(slots=True)
class Site:
    """A saved site: where it starts, and the names that are labelled on its files."""

    host: str
    starts: tuple[str, ...]
    names: dict[Path, set[str]] = field(default_factory=dict)

    def file(self, url: str) -> Path | None:
        """Finds the file that answers an address of this host."""
        parts = urlsplit(url)
        found = find(EVAL / "sites" / self.host, parts) if parts.hostname == self.host else None
        return found.resolve() if found else None

    def shares(self, asked: Iterable[str]) -> list[float]:
        """Gives the share of the names that stand on the first so many addresses."""
        everybody = set().union(*self.names.values())
        files = [self.file(url) for url in asked]
        seen = (set().union(*(self.names.get(file, ()) for file in files[:limit] if file)) for limit in AFTER)
        return [len(found) / len(everybody) for found in seen]


def _rows(name: str) -> list[dict[str, str]]:
    with (EVAL / "sites" / name).open(encoding="utf-8") as listing:
        return list(csv.DictReader(listing, delimiter="\t"))


def sites() -> list[Site]:
    """Gives the sites that are measured."""
    found = {
        row["host"]: Site(
            row["host"], tuple(f"http://{row['host']}/{home}" for home in row["home_pages"].split())
        )
        for row in _rows("sites.tsv")
        if int(row["reachable_by_links"]) >= FEWEST and row["host"] not in LEFT_OUT
    }
    for row in _rows("labelled.tsv"):
        if row["host"] in found:
            lines = (EVAL / "extraction" / "gold" / row["gold"]).read_text(encoding="utf-8").splitlines()
            labels = [json.loads(line) for line in lines[1:]]
            file = (EVAL / "sites" / row["host"] / row["path"]).resolve()
            found[row["host"]].names[file] = {fold(it["name"]) for it in labels if not it.get("optional")}
    return [*found.values()]


def breadth_first(site: Site, limit: int) -> list[str]:
    """Gives the addresses that a crawl without any judgement asks for."""
    queue, seen, asked = deque(site.starts), set(), []
    while queue and len(asked) < limit:
        url = queue.popleft()
        file = site.file(url)
        if file is None or file in seen:
            continue
        seen.add(file)
        asked.append(url)
        document = open_page(Page(url, file.read_bytes()))
        if document.form == "html":
            queue.extend(link.url for link in links_of(document.markup, url))
    return asked


def focused(site: Site, limit: int) -> list[str]:
    """Gives the addresses that the crawl of the product asks for."""
    source = Source(site.host, site.host, site.starts, "harvest")
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(EVAL / "sites") as proxy,
        Store.open(store_path(Path(folder))) as store,
    ):
        asked: list[str] = []
        options = CrawlOptions(max_pages=limit, proxy=proxy, delay_floor=0.0, retry_pause=0.01)
        crawl([source], store, replace(options, on_event=lambda event: asked.append(event.url)))
    return [url for url in asked if url]


def _line(name: str, *shares: list[float]) -> str:
    return f"{name:<26}" + "   ".join("  ".join(f"{share:.3f}" for share in group) for group in shares)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hosts", nargs="*")
    parser.add_argument("--show", action="store_true", help="print every address asked for")
    args = parser.parse_args()
    if not EVAL.is_dir():
        print(f"no real cases beside this checkout ({EVAL}); nothing to measure")
        return 0
    figures: dict[str, list[list[float]]] = {"focused": [], "breadth-first": []}
    print(f"{'after pages':<26}{'10     20':<15} breadth-first: 10     20")
    for site in sites():
        if args.hosts and site.host not in args.hosts:
            continue
        asked = focused(site, max(AFTER))
        shares = [site.shares(asked), site.shares(breadth_first(site, max(AFTER)))]
        for figure, share in zip(figures.values(), shares, strict=True):
            figure.append(share)
        print(_line(site.host, *shares))
        for number, url in enumerate(asked if args.show else (), 1):
            names = site.names.get(site.file(url) or Path(), ())
            print(f"  {number:>3} {len(names) or '':>4} {url}")
    means = ([sum(column) / len(rows) for column in zip(*rows, strict=True)] for rows in figures.values())
    print(_line("mean", *means))
    return 0


if __name__ == "__main__":
    sys.exit(main())
