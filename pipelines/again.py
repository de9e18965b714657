"""All stored pages of a workspace are read again with the readers of today, and its files written anew."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.conclusion import Summary, conclude
from pipelines.plan import Plan
from scrapers.changes import Changes, changes, mentions_by_page, projects_of
from scrapers.errors import UsageError
from scrapers.events import OnEvent
from scrapers.reread import reread
from scrapers.store import Store, store_path


@dataclass(frozen=True, slots=True)
class Again:
    """What reading a project again gave."""

    project: str
    changes: Changes
    summary: Summary


def read_again(workspace: Path, project: str | None, on_event: OnEvent) -> Again:
    """Replaces the mentions of a project by what the readers of today find, without a network.

    Args:
        workspace: an earlier run wrote it.
        project: the only one there is where it is not named.
        on_event: told about every page.

    Raises:
        UsageError: there is no such workspace or project, or another process crawls into it.
    """
    place = store_path(workspace)
    if not place.is_file():
        raise UsageError(f"{workspace}: no stored pages there; start with: mentorscout run --sample")
    with Store.open(place) as store, store.crawling():
        name = _chosen(workspace, projects_of(store), project)
        number = store.start_run(name, {"extract": str(workspace)})
        before = mentions_by_page(store, name)
        reports = reread(store, name, on_event)
        found = changes(before, mentions_by_page(store, name), store.counts(name).pages)
        summary = conclude(Plan(name, workspace), store, reports)
        store.end_run(number, summary.code)
    return Again(name, found, summary)


def _chosen(workspace: Path, there: list[str], wanted: str | None) -> str:
    if not there:
        raise UsageError(f"{workspace}: no page is stored there yet; start with: mentorscout run --sample")
    if wanted is None and len(there) > 1:
        raise UsageError(f"{workspace}: several projects; choose one with --project: {', '.join(there)}")
    if wanted is not None and wanted not in there:
        raise UsageError(f"{workspace}: no project {wanted!r}; there are: {', '.join(there)}")
    return wanted or there[0]
