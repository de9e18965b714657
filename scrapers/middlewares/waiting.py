"""Waiting that ends when the crawl is asked to stop."""

import asyncio
from time import monotonic

from scrapy.crawler import Crawler

_STEP = 0.2


async def wait(crawler: Crawler, seconds: float) -> bool:
    """Waits; says False where the crawl was stopped meanwhile."""
    end = monotonic() + seconds
    while (left := end - monotonic()) > 0:
        if crawler.engine is None or not crawler.engine.running:
            return False
        await asyncio.sleep(min(left, _STEP))
    return True
