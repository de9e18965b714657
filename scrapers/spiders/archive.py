"""Past editions that a site no longer has: copies in the Internet Archive, found by its CDX interface."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from scrapers.crawl import CrawlOptions
from scrapers.discovery.fetching import Answer, Ask, fetch
from scrapers.events import tell_page
from scrapers.extract.document import Page
from scrapers.extract.reading import Link, Outcome
from scrapers.frontier.guards import refuse
from scrapers.frontier.links import judge_link
from scrapers.frontier.shapes import shape_of
from scrapers.frontier.urls import normal_url, page_key, site_of_url
from scrapers.frontier.yields import FAMILIES
from scrapers.sources import Source
from scrapers.store import PageRecord, Store
from scrapers.store.clock import now
from scrapers.visits import credited, read_safely

WAYBACK = "https://web.archive.org"
_MOST = 30  # copies read of one source
_LISTED = 5_000  # captures asked for
_EACH = 2  # copies of one role family in one year
_DEPTH = 1


class Copy(NamedTuple):
    """One copy of a page: the address that it was made of, and when."""

    original: str
    stamp: str

    def address(self, archive: str) -> str:
        """Gives the address of the copy as it was made, without the archive's own frame."""
        return f"{archive}/web/{self.stamp}id_/{self.original}"


def question(source: Source, archive: str) -> str:
    """Gives the address that lists the copies of a site, one an address and year."""
    asked = {
        "url": site_of_url(source.urls[0]),
        "matchType": "domain",
        "output": "json",
        "fl": "timestamp,original,statuscode,mimetype",
        "filter": ["statuscode:200", "mimetype:text/html"],
        "collapse": "urlkey",
        "limit": _LISTED,
    }
    return f"{archive}/cdx/search/cdx?{urlencode(asked, doseq=True)}"


def copies_in(body: bytes) -> list[Copy]:
    """Reads the list of copies; whatever is not in the form of one gives nothing."""
    try:
        rows = json.loads(body)
    except ValueError:
        return []
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], list):
        return []
    head = [str(name) for name in rows[0]]
    listed = [dict(zip(head, map(str, row), strict=False)) for row in rows[1:] if isinstance(row, list)]
    return [
        Copy(row["original"], row["timestamp"])
        for row in listed
        if row.get("original") and row.get("timestamp", "").isdecimal() and row.get("statuscode") == "200"
    ]


def worth_reading(copies: Sequence[Copy], source: Source, known: set[str]) -> list[Copy]:
    """Chooses copies of pages that the site has no more: those of people, a few of each family and year."""
    site = site_of_url(source.urls[0])
    chosen: dict[str, tuple[float, str, str, Copy]] = {}
    for copy in copies:
        url = normal_url(copy.original)
        if not url or site_of_url(url) != site or page_key(url) in known or refuse(url):
            continue
        promise = judge_link(Link(url), _DEPTH)
        if promise.family in FAMILIES:
            year = shape_of(url).year or copy.stamp[:4]
            chosen[page_key(url)] = (promise.score, promise.family, year, copy)
    ranked = sorted(chosen.values(), key=lambda one: (one[2], one[1], -one[0], one[3]))
    groups = groupby(ranked, key=lambda one: one[1:3])
    few = [one for _, group in groups for one in list(group)[:_EACH]]
    few.sort(key=lambda one: (one[2], one[0]), reverse=True)
    return [one[3] for one in few[:_MOST]]


def read_archive(sources: Sequence[Source], store: Store, options: CrawlOptions) -> None:
    """Reads what the archive has of the sources and the sites have no more; asks one page at a time."""
    for source in sources:
        if not source.urls:
            continue
        (listed,) = fetch([Ask(question(source, options.archive))], options, [options.archive])
        if listed.problem:
            store.save_page(
                _record(source, listed, "", f"{listed.problem}; no list of copies in the archive")
            )
            continue
        pages = store.outcomes(source.project, source.id)
        known = {page_key(page["url"]) for page in pages if page["sha256"]}
        earlier = {page["url"] for page in pages}
        chosen = worth_reading(copies_in(listed.body), source, known)
        asks = {copy.address(options.archive): copy for copy in chosen}
        fresh = [Ask(url) for url in asks if url not in earlier]
        for answer, ask in zip(fetch(fresh, options, [options.archive]), fresh, strict=True):
            _save(answer, ask.url, asks[ask.url], source, store, options)


def _save(answer: Answer, url: str, copy: Copy, source: Source, store: Store, options: CrawlOptions) -> None:
    note = f"copy of {copy.stamp[:4]}-{copy.stamp[4:6]}-{copy.stamp[6:8]} in the Internet Archive"
    record = replace(_record(source, answer, copy.original, note), url=url)
    if answer.problem:
        store.save_page(replace(record, detail=f"{answer.problem}; {note}"))
        return
    page = Page(copy.original, answer.body, answer.content_type, record.fetched_at)
    reading = read_safely(options.reader, page)
    found = [replace(one, url=url) for one in credited(reading.mentions, source, record.fetched_at)]
    outcome = reading.outcome if found else Outcome.NOTHING
    record = replace(record, outcome=outcome.value, title=reading.title[:300])
    store.save_page(record, answer.body, found)
    tell_page(options.on_event, record, len(found))


def _record(source: Source, answer: Answer, original: str, note: str) -> PageRecord:
    return PageRecord(
        project=source.project,
        source=source.id,
        url=answer.url,
        final_url=original or answer.url,
        status=answer.status,
        robots="allowed" if answer.status else "",
        content_type=answer.content_type,
        fetched_at=now(),
        outcome=answer.problem,
        detail=note,
    )
