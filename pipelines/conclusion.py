"""What follows from the stored mentions of a project: clean, resolve, rank, and write the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from analysis.ranking.seen import look
from pipelines.additions import with_additions
from pipelines.clean import clean, frame_of
from pipelines.decisions import identify
from pipelines.export import spreadsheet, workbook
from pipelines.export.tables import Tables, now
from pipelines.frames import write_table
from pipelines.lists import write_lists
from pipelines.plan import Plan
from pipelines.privacy.mentions import mark_clean
from pipelines.report import page
from pipelines.results import Results
from pipelines.wishes import last_wishes
from scrapers.frontier.edition import host_of
from scrapers.sources import SourceReport
from scrapers.store import Counts, Store
from scrapers.store.additions import additions

SOURCES = "sources.csv"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run gave."""

    results: Results
    reports: list[SourceReport]
    counts: Counts
    mentors: pd.DataFrame
    organizations: pd.DataFrame
    notes: Sequence[str] = ()

    @property
    def failures(self) -> list[SourceReport]:
        """The sources that failed, each with its reason."""
        return [report for report in self.reports if report.failure]

    @property
    def code(self) -> int:
        """Exit code: 0 all done, 1 some sources failed."""
        return 1 if self.failures else 0


def conclude(plan: Plan, store: Store, reports: Sequence[SourceReport]) -> Summary:
    """Turns the stored mentions of a project into its files."""
    results = Results(plan.folder)
    homes = {report.source.id: host_of(report.source.urls[0]) for report in reports if report.source.urls}
    table = clean(frame_of(store.mentions(plan.project)), homes)
    identified, unasked = identify(store, plan.project, table, results, plan.questions)
    resolved = with_additions(identified, additions(store, plan.project))
    write_table(resolved, results.resolved)
    mark_clean(store, results.resolved)
    sources = _report_table(reports)
    spreadsheet.write(sources, results.folder / SOURCES)
    wishes = plan.wishes or last_wishes(results)
    seen = look(resolved)
    del resolved, identified, table  # of very many people they would stay beside what was seen in them
    lists = write_lists(seen, results, datetime.now(UTC).date(), wishes, plan.contacts)
    tables = Tables(plan.project, lists.mentors, lists.organizations, sources, now())
    workbook.write_tables(tables, results.mentors_csv.with_suffix(workbook.ENDING))
    page.write(tables, seen, results.folder / page.FILE, lists.signals, wishes)
    counts = store.counts(plan.project)
    notes = [*lists.notes, *filter(None, [unasked])]
    return Summary(results, list(reports), counts, lists.mentors, lists.organizations, notes)


def _report_table(reports: Sequence[SourceReport]) -> pd.DataFrame:
    rows = [
        {
            "source": report.source.id,
            "name": report.source.name,
            "urls": " ".join(report.source.urls),
            "pages": report.pages,
            "mentions": report.mentions,
            "failure": report.failure,
        }
        for report in reports
    ]
    return pd.DataFrame(rows, columns=["source", "name", "urls", "pages", "mentions", "failure"])
