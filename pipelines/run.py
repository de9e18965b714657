"""The whole way: gather mentions into the store, then conclude from them."""

from contextlib import ExitStack
from dataclasses import replace

from pipelines.conclusion import Summary, conclude
from pipelines.decisions import take_answers
from pipelines.files import check_writable
from pipelines.plan import Plan
from pipelines.results import Results
from scrapers.crawl import CrawlOptions, crawl
from scrapers.folder import read_saved
from scrapers.loopback import serve
from scrapers.sources import SourceReport
from scrapers.store import Store, store_path


def run(plan: Plan, options: CrawlOptions) -> Summary:
    """Does all that a plan says; what was stored before is not fetched again.

    Raises:
        UsageError: the workspace cannot be written, or there is nothing to read.
    """
    check_writable(plan.folder)
    with Store.open(store_path(plan.workspace)) as store:
        take_answers(store, plan.project, Results(plan.folder))
        number = store.start_run(plan.project, {"sources": [source.id for source in plan.sources]})
        reports = gather(plan, store, options)
        summary = conclude(plan, store, reports)
        store.end_run(number, summary.code)
    return summary


def gather(plan: Plan, store: Store, options: CrawlOptions) -> list[SourceReport]:
    """Reads saved pages, or crawls the sources, into the store."""
    if plan.pages is not None:
        return read_saved(plan.pages, store, plan.project, options.on_event)
    with ExitStack() as stack:
        if plan.proxy_folder is not None:
            proxy = stack.enter_context(serve(plan.proxy_folder))
            options = replace(options, proxy=proxy, delay_floor=0.0)
        return crawl(plan.sources, store, options)
