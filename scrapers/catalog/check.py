"""Asks for the home page of every source, once and politely, and says what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from analysis.text import squeeze
from scrapers.catalog.model import CatalogSource
from scrapers.catalog.naming import names_body, same_host
from scrapers.crawl import CrawlOptions, crawl
from scrapers.extract.document import Page, open_page
from scrapers.extract.reading import Outcome, Reading
from scrapers.refusals import BLOCKED, ROBOTS_FORBIDS, is_unreachable
from scrapers.robots import ALLOWED
from scrapers.sources import Source
from scrapers.store import Store, tables

_HEAD = "//title | //h1 | //meta[@property='og:site_name']/@content | //meta[@name='description']/@content"
_LONGEST = 300


class Verdict(StrEnum):
    """What a check says of a source, in words for the user."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    OTHER_NAME = "name does not match"
    CLOSED = "closed"
    UNCHECKED = "not checked"


GOOD = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found.

    Attributes:
        asked: the address that was asked for, empty where none was.
        final_url: where it led.
        head: title, first headings and site name of the page.
        detail: the reason, in words for the user.
    """

    source: CatalogSource
    verdict: Verdict
    asked: str = ""
    final_url: str = ""
    status: int | None = None
    head: str = ""
    detail: str = ""
    checked_at: str = ""


def check(sources: Sequence[CatalogSource], options: CrawlOptions) -> list[Finding]:
    """Fetches one page of each source, by the rules of every crawl, and judges it."""
    asked = {source.id: source.start_urls()[0] for source in sources if source.start_urls()}
    # a project of its own for each, so that two that lead to one page are both judged
    wanted = [
        Source(source.id, source.name, (asked[source.id],), source.id)
        for source in sources
        if source.id in asked
    ]
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "check.db") as store:
        crawl(wanted, store, replace(options, max_pages=1, reader=read_head))
        pages = _pages(store)
    return [_finding(source, asked.get(source.id, ""), pages.get(source.id)) for source in sources]


def read_head(page: Page) -> Reading:
    """Reads what a page says that it is: title, headings, site name; no mentions and no links."""
    document = open_page(page)
    if document.form != "html":
        return Reading(Outcome.NOTHING, detail=f"{document.form}, no page of text")
    found = document.tree.xpath(_HEAD)
    texts = [squeeze(part if isinstance(part, str) else part.text_content()) for part in found]
    return Reading(Outcome.READ, title=" · ".join(dict.fromkeys(filter(None, texts)))[:_LONGEST])


def _pages(store: Store) -> dict[str, Mapping[str, Any]]:
    with store.engine.connect() as connection:
        rows = connection.execute(sa.select(tables.pages)).mappings()
        return {row["project"]: dict(row) for row in rows}


def _finding(source: CatalogSource, asked: str, page: Mapping[str, Any] | None) -> Finding:
    if not asked:
        return Finding(source=source, verdict=Verdict.CLOSED, detail=source.notes)
    if page is None:
        return Finding(source=source, verdict=Verdict.UNCHECKED, asked=asked, detail="the check was stopped")
    verdict, detail = judge(source, asked, page)
    return Finding(
        source=source,
        verdict=verdict,
        asked=asked,
        final_url=page["final_url"] if page["status"] else "",
        status=page["status"],
        head=page["title"],
        detail=detail,
        checked_at=page["fetched_at"],
    )


def judge(source: CatalogSource, asked: str, page: Mapping[str, Any]) -> tuple[Verdict, str]:
    """Says what a stored page means for its source, and why."""
    outcome = str(page["outcome"])
    if is_unreachable(outcome):
        return Verdict.DEAD, outcome
    if outcome.startswith((BLOCKED, ROBOTS_FORBIDS)) or page["robots"] not in ("", ALLOWED):
        return Verdict.BLOCKED, outcome
    if page["status"] is None or not 200 <= page["status"] < 300:
        return Verdict.DEAD, outcome
    moved = "" if same_host(asked, page["final_url"]) else f"now at {page['final_url']}"
    if outcome == Outcome.NOINDEX:
        return (Verdict.MOVED if moved else Verdict.ALIVE), "; ".join(filter(None, (moved, outcome)))
    # the name of a successor is not in the catalogue
    if not source.successor and not names_body(page["title"], source.name, source.url):
        said = f'the page calls itself "{page["title"][:80]}"' if page["title"] else "the page has no title"
        return Verdict.OTHER_NAME, "; ".join(filter(None, (moved, said)))
    return (Verdict.MOVED, moved) if moved else (Verdict.ALIVE, "")
