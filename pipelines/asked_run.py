"""A run as somebody asks for it on the command line: contact, contacts, progress and a summary."""

from dataclasses import replace
from pathlib import Path

from rich.console import Console

from pipelines.conclusion import Summary
from pipelines.contact import contact_for
from pipelines.contacts import read_contacts
from pipelines.plan import Plan
from pipelines.progress import RunProgress
from pipelines.report_text import print_summary
from pipelines.run import run
from scrapers.options import CrawlOptions

_WIDTH_WITHOUT_TERMINAL = 160


def find_mentors(plan: Plan, options: CrawlOptions, contacts: Path | None, *, quiet: bool) -> int:
    """Goes the whole way of a plan, showing how far it is, and tells what was found.

    Args:
        plan: what to crawl or to read.
        options: how; without a contact the one that is kept is taken, or asked for.
        contacts: file of the user's own contacts, if any.
        quiet: neither progress nor summary.

    Returns:
        The exit code.

    Raises:
        UsageError: where contact or contacts cannot be used.
    """
    known = tuple(read_contacts(contacts)) if contacts else ()
    plan = replace(plan, contacts=known)
    contact = contact_for(plan, options.contact)
    with RunProgress(len(plan.sources), len(plan.sources) * options.max_pages, quiet=quiet) as progress:
        summary = run(plan, replace(options, contact=contact, on_event=progress.on_event))
    if not quiet:
        _tell(summary)
    return summary.code


def _tell(summary: Summary) -> None:
    console = Console()
    print_summary(summary, console if console.is_terminal else Console(width=_WIDTH_WITHOUT_TERMINAL))
