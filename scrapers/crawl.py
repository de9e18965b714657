"""Crawls sources politely into the store."""

from collections.abc import Sequence
from importlib.metadata import version
from os import environ
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from scrapers.browser.filling import reopen
from scrapers.errors import UsageError
from scrapers.events import Event, Happening
from scrapers.frontier.queue import Line, SourceQueue
from scrapers.options import CrawlOptions
from scrapers.reports import INTERRUPTED, report_of
from scrapers.shards import crawl_in_shards, shards_of
from scrapers.sources import Source, SourceReport
from scrapers.spiders.site import Parts, SiteSpider
from scrapers.stopping import quiet, stoppable
from scrapers.store import Store
from scrapers.tidying import tidying_rarely
from scrapers.visits import Visitor

__all__ = ["CONTACT_VARIABLE", "CrawlOptions", "crawl", "settings_for", "user_agent"]

CONTACT_VARIABLE = "MENTORSCOUT_CONTACT"


def crawl(sources: Sequence[Source], store: Store, options: CrawlOptions | None = None) -> list[SourceReport]:
    """Crawls until every source is finished or its budget is spent; goes on where an earlier run stopped.

    Ctrl-C once ends it cleanly: what is under way is stored, the rest stays queued.

    Raises:
        UsageError: the store cannot be written any more, or another process crawls into it.
    """
    options = options or CrawlOptions()
    with store.crawling():
        shards = shards_of(sources, options.processes)
        if len(shards) > 1:
            done = {report.source.id: report for report in crawl_in_shards(shards, store, options, _crawl)}
            reports = [done.get(one.id) or report_of(one, store, interrupted=True) for one in sources]
        else:
            reports = _crawl(sources, store, options)
        if not options.archive or any(report.failure == INTERRUPTED for report in reports):
            return reports
        from scrapers.spiders.archive import read_archive  # noqa: PLC0415 - it asks with what is here

        read_archive(sources, store, options)
        reports = [report_of(source, store) for source in sources]
        store.save_reports(reports)
        return reports


def _crawl(sources: Sequence[Source], store: Store, options: CrawlOptions) -> list[SourceReport]:
    if options.browser:
        reopen(store, sources)
    queue = SourceQueue(store, sources, options.max_pages, options.fresh_days)
    reports: dict[str, SourceReport] = {}

    def end(line: Line, *, interrupted: bool = False) -> None:
        report = report_of(line.source, store, line.given_up, interrupted=interrupted)
        reports[line.source.id] = report
        store.save_reports([report])
        if line.settled:
            store.settle(line.source.project, line.source.id)
        options.on_event(Event(happening=Happening.SOURCE, source=line.source.id, report=report))

    visitor = Visitor(store, options.reader, follow_noindex=options.follow_noindex)
    parts = Parts(store, queue, visitor, options.on_event, end, options.browser)
    _run(parts, settings_for(sources, options))
    for line in queue.lines.values():
        if line.source.id not in reports:
            end(line, interrupted=True)
    return [reports[source.id] for source in sources]


def _run(parts: Parts, settings: Settings) -> None:
    with quiet():
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(SiteSpider)
        task = process.crawl(crawler, parts)
        with stoppable(crawler), tidying_rarely():
            process.start(install_signal_handlers=False)
    if error := task.exception():
        raise error
    if isinstance(crawler.spider, SiteSpider) and (failure := crawler.spider.failure):
        reason = str(getattr(failure, "orig", failure)).splitlines()[0]
        raise UsageError(
            f"the store cannot be written any more ({reason}); what was stored is kept, run it again"
        )


def user_agent(contact: str = "") -> str:
    """Gives the name under which servers see us, with the contact of the user."""
    who = contact or environ.get(CONTACT_VARIABLE, "")
    plain = "".join(letter for letter in who if " " < letter < "\x7f" and letter not in "()")[:200]
    return f"mentorscout/{version('mentorscout')}" + (f" (+{plain})" if plain else "")


def settings_for(sources: Sequence[Source], options: CrawlOptions) -> Settings:
    """Gives Scrapy's settings for a run."""
    settings = Settings()
    settings.setmodule("scrapers.settings")
    hosts = {urlsplit(url).hostname or "" for source in sources for url in source.urls}
    settings.setdict(
        {
            "USER_AGENT": user_agent(options.contact),
            "RUN_PROXY": str(options.proxy or ""),
            "NAMED_HOSTS": sorted(hosts),
            "DOWNLOAD_DELAY": options.delay_floor,
            "RETRY_PAUSE": options.retry_pause,
            "DOWNLOAD_TIMEOUT": options.timeout,
            "LEASES": options.leases,
        }
    )
    return settings
