"""How a source ended, in one honest line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from scrapers.browser.chromium import how_to
from scrapers.extract.reading import Outcome
from scrapers.frontier.queue import starts_of
from scrapers.refusals import BLOCKED, ROBOTS_FORBIDS, is_unreachable
from scrapers.sources import Source, SourceReport
from scrapers.store import Store

INTERRUPTED = "stopped before the end; run it again to go on"


def report_of(source: Source, store: Store, given_up: str = "", *, interrupted: bool = False) -> SourceReport:
    """Counts what the store holds of a source, and says what went wrong where something did."""
    counts = store.counts(source.project, source.id)
    pages = store.outcomes(source.project, source.id)
    report = SourceReport(source, counts.pages, counts.mentions)
    if interrupted and counts.queued:
        report.failure = INTERRUPTED
    elif given_up and counts.pages:
        report.failure = f"{given_up}, after {_pages(counts.pages)}; run it again to go on"
    elif not counts.mentions and not _read_elsewhere(source, store, pages):
        report.failure = given_up or why_nothing(pages, starts_of(source))
    return report


def _read_elsewhere(source: Source, store: Store, pages: Sequence[Mapping[str, Any]]) -> bool:
    """Another source of the project may have come to the same pages first."""
    return not pages and any(store.stored_as(source.project, url) for url in starts_of(source))


def why_nothing(pages: Sequence[Mapping[str, Any]], starts: Sequence[str] = ()) -> str:
    """Says why a source gave no mention: what its start pages met, else what most pages met."""
    if not pages:
        return "no page was fetched"
    read = [page for page in pages if page["sha256"]]
    first = [page for page in pages if page["url"] in starts] or list(pages)
    if not read:
        return _in_words(first[0])
    outcomes = Counter(page["outcome"] for page in read)
    for outcome in (Outcome.NEEDS_JAVASCRIPT, Outcome.NEEDS_OCR, Outcome.ENCRYPTED):
        if outcomes[outcome.value] * 2 >= len(read):
            return _in_need(outcome, _pages(len(read)))
    stopped = [page for page in pages if not page["sha256"] and _is_wall(page)]
    if len(stopped) > len(read):
        return _in_words(stopped[0])
    return f"{Outcome.NOTHING.value} on {_pages(len(read))}"


def _in_need(outcome: Outcome, pages: str) -> str:
    if outcome is Outcome.NEEDS_JAVASCRIPT:
        return f"needs a browser: a script fills its pages ({pages}); {how_to()}"
    return f"{outcome.value} ({pages})"


def _in_words(page: Mapping[str, Any]) -> str:
    reason = str(page["outcome"] or page["detail"])
    return reason if is_unreachable(reason) else f"{reason}: {page['url']}"


def _is_wall(page: Mapping[str, Any]) -> bool:
    return str(page["outcome"]).startswith((BLOCKED, ROBOTS_FORBIDS))


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"
