"""Crawls real saved sites over loopback, from their home pages, and prints the top of the list with editions.

    python benchmarks/real_crawl.py [HOST ...] [--max-pages N]

Each site is served from its folder under its own names by a proxy on loopback; no other network is used.
"""

import argparse
import csv
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipelines.conclusion import conclude
from pipelines.plan import Plan
from scrapers.crawl import CrawlOptions, crawl
from scrapers.loopback import serve
from scrapers.sources import Source
from scrapers.store import Store, store_path

SITES = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "sites"
HOSTS = ("pyconindia.example", "pygotham.example")
PROJECT = "real-crawl"


def sources_of(hosts: tuple[str, ...]) -> tuple[list[Source], dict[str, Path]]:
    """Gives the sources, and the folder of every other name that the sites use for themselves."""
    with (SITES / "sites.tsv").open(encoding="utf-8") as listing:
        rows = {row["host"]: row for row in csv.DictReader(listing, delimiter="\t")}
    sources, names = [], {}
    for host in hosts:
        homes = rows[host]["home_pages"].split()
        sources.append(Source(host, host, tuple(f"http://{host}/{home}" for home in homes), PROJECT))
        for name in (rows[host]["other_names_of_the_host"] or "").split():
            folder = SITES / host / name
            names[name] = folder if folder.is_dir() else SITES / host
    return sources, names


def editions(mentions: pd.DataFrame, entity: str) -> str:
    """Says in which editions somebody stands, in which roles."""
    own = mentions[(mentions["entity_id"] == entity) & (mentions["excluded"] == "")]
    told = own.groupby(["event", "year"], dropna=False)["role"].unique()
    return "; ".join(f"{event} ({', '.join(sorted(roles))})" for (event, _), roles in told.items())


def main() -> int:
    """Runs the crawl and prints the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hosts", nargs="*", default=HOSTS)
    parser.add_argument("--max-pages", type=int, default=250)
    args = parser.parse_args()
    if not SITES.is_dir():
        print(f"no saved sites beside this checkout ({SITES}); nothing to measure")
        return 0
    sources, names = sources_of(tuple(args.hosts))
    with tempfile.TemporaryDirectory() as folder, serve(SITES, names) as proxy:
        workspace = Path(folder)
        with Store.open(store_path(workspace)) as store:
            options = CrawlOptions(max_pages=args.max_pages, proxy=proxy, delay_floor=0.0)
            reports = crawl(sources, store, replace(options, contact="https://loopback.example"))
            summary = conclude(Plan(PROJECT, workspace, tuple(sources)), store, reports)
            mentions = pd.read_parquet(summary.results.resolved)
        for report in reports:
            print(f"{report.source.id}: {report.pages} pages, {report.mentions} mentions {report.failure}")
        for row in summary.mentors.head(10).itertuples():
            print(f"{row.rank:>3} {row.name}: {editions(mentions, row.mentor_id)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
