"""Reads a folder of saved pages into the store, without a network."""

import hashlib
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from scrapers.events import Event, Happening, OnEvent, ignore, tell_page
from scrapers.extract import read_page
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.reports import report_of
from scrapers.saved_pages import SavedPage, find_pages
from scrapers.sources import Source, SourceReport
from scrapers.store import PageRecord, Store
from scrapers.store.clock import file_time
from scrapers.visits import Reader, Visit, credited, read_safely
from scrapers.workers import in_order

_BATCH = 25


def read_saved(
    folder: Path,
    store: Store,
    project: str,
    on_event: OnEvent = ignore,
    reader: Reader = read_page,
) -> list[SourceReport]:
    """Reads every saved page that the store does not hold yet; each host is a source.

    Args:
        folder: holds `<host>/<path>`.
        store: where everything goes.
        project: of the pages.
        on_event: told about every page.
        reader: reads a page; for more than some hundred pages it must be picklable.

    Raises:
        UsageError: it is no folder, cannot be read, or holds no page.
    """
    found = find_pages(folder)
    sources = {page.host: _source(page.host, project) for page in found.pages}
    known = store.hashes(project)
    fresh = [page for page in found.pages if _hash(page.path) != known.get(page.url)]
    skipped = f"{found.skipped} other files skipped" if found.skipped else ""
    on_event(Event(happening=Happening.START, total=len(fresh), outcome=skipped))
    readings = in_order(partial(_read_file, reader), fresh, len(fresh))
    visits = (_visit(page, reading, sources[page.host]) for page, reading in readings)
    _save(visits, store, on_event)
    reports = [report_of(source, store) for source in sources.values()]
    store.save_reports(reports)
    for report in reports:
        on_event(Event(happening=Happening.SOURCE, source=report.source.id, report=report))
    return reports


def _save(visits: Iterator[Visit], store: Store, on_event: OnEvent) -> None:
    while batch := list(islice(visits, _BATCH)):
        store.save_pages((visit.record, visit.body, visit.mentions, visit.links) for visit in batch)
        for visit in batch:
            tell_page(on_event, visit.record, len(visit.mentions or ()))


def _source(host: str, project: str) -> Source:
    return Source(id=host, name=host, urls=(f"http://{host}/",), project=project)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _hash(path: Path) -> str:
    body = _bytes(path)
    return "" if body is None else hashlib.sha256(body).hexdigest()


def _read_file(reader: Reader, page: SavedPage) -> Reading:
    body = _bytes(page.path)
    if body is None:
        return Reading(Outcome.BROKEN, detail="the file cannot be opened")
    return read_safely(reader, Page(page.url, body))


def _visit(page: SavedPage, reading: Reading, source: Source) -> Visit:
    fetched_at = file_time(page.path)
    record = PageRecord(
        project=source.project,
        source=source.id,
        url=page.url,
        final_url=page.url,
        outcome=reading.outcome.value,
        detail=reading.detail,
        title=reading.title[:300],
        fetched_at=fetched_at,
    )
    return Visit(record, _bytes(page.path), credited(reading.mentions, source, fetched_at))
