"""A crawl in a process of its own, to be killed: `python -m tests.crawl_child STORE URL`."""

import sys

from scrapers.crawl import CrawlOptions, crawl
from scrapers.sources import Source
from scrapers.store import Store
from tests.sites import read_list

if __name__ == "__main__":
    place, url = sys.argv[1:]
    with Store.open(place) as store:
        options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list)
        for report in crawl([Source("guild", "The Guild", (url,), "p")], store, options):
            sys.stdout.write(f"{report.pages} pages, {report.mentions} mentions, {report.failure}\n")
