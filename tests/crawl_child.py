"""A crawl to be killed, in as many processes as addresses: `python -m tests.crawl_child STORE URL...`."""

import sys

from scrapers.crawl import CrawlOptions, crawl
from scrapers.sources import Source
from scrapers.store import Store
from tests.sites import read_list

if __name__ == "__main__":
    place, *urls = sys.argv[1:]
    ids = ["guild"] if len(urls) == 1 else urls
    sources = [Source(name, "The Guild", (url,), "p") for name, url in zip(ids, urls, strict=True)]
    with Store.open(place) as store:
        options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list, processes=len(urls))
        for report in crawl(sources, store, options):
            sys.stdout.write(f"{report.pages} pages, {report.mentions} mentions, {report.failure}\n")
