"""Reads all stored pages again with the readers of today, without a network."""

import re
from dataclasses import replace
from functools import partial

from scrapers.events import Event, Happening, OnEvent, ignore, tell_page
from scrapers.extract import read_page
from scrapers.extract.reading import Reading
from scrapers.reports import report_of
from scrapers.sources import Source, SourceReport
from scrapers.store import PageRecord, Store, StoredPage
from scrapers.visits import Reader, credited, read_safely
from scrapers.workers import in_order

# a copy in an archive is read as the page it was made of, and stays the evidence
_COPY = re.compile(r"/web/\d{8,14}id_/https?://")


def reread(
    store: Store, project: str, on_event: OnEvent = ignore, reader: Reader = read_page
) -> list[SourceReport]:
    """Replaces the mentions of every stored page by what the readers find in it now.

    Args:
        store: holds the pages.
        project: whose pages.
        on_event: told about every page.
        reader: reads a page; for more than some hundred pages it must be picklable.
    """
    count = store.counts(project).pages
    on_event(Event(happening=Happening.START, total=count))
    for stored, reading in in_order(partial(_read, reader), store.bodies(project), count):
        source = Source(id=stored.source, name=stored.source, urls=(), project=project)
        found = credited(reading.mentions, source, stored.page.fetched_at)
        if _COPY.search(stored.url):
            found = [replace(mention, url=stored.url) for mention in found]
        store.replace_mentions(project, stored.url, reading.outcome.value, reading.detail, found)
        record = PageRecord(
            project=project, source=stored.source, url=stored.url, outcome=reading.outcome.value
        )
        tell_page(on_event, record, len(found))
    reports = [report_of(report.source, store) for report in store.reports(project)]
    store.save_reports(reports)
    for report in reports:
        on_event(Event(happening=Happening.SOURCE, source=report.source.id, report=report))
    return reports


def _read(reader: Reader, stored: StoredPage) -> Reading:
    return read_safely(reader, stored.page)
