"""`mentorscout run`: the whole way, from an industry, addresses or saved pages to the files."""

from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from analysis.ranking.wishes import Wishes
from pipelines.contact import contact_for
from pipelines.contacts import read_contacts
from pipelines.crawl_options import crawling
from pipelines.options import wishing
from pipelines.plan import make_plan
from pipelines.progress import RunProgress
from pipelines.report_text import print_summary
from pipelines.results import WORKSPACE
from pipelines.run import run
from scrapers.crawl import CrawlOptions

_WIDTH_WITHOUT_TERMINAL = 160


@click.command()
@click.option("--industry", "industries", multiple=True, help="An industry of the catalogue.")
@click.option("--url", "urls", multiple=True, help="A site to crawl, such as https://www.example.org.")
@click.option("--pages", type=click.Path(path_type=Path), help="Saved pages: DIR/<host>/<path>.")
@click.option("--sample", is_flag=True, help="The bundled sample web; no network.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--name", default="", help="Folder of the results in the workspace.")
@click.option(
    "--contacts", type=click.Path(path_type=Path), metavar="FILE", help="Your contacts, a CSV or vCards."
)
@wishing
@crawling
@click.option("--contact", default="", help="Your mail or web address, told to sites that are read; kept.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    industries: tuple[str, ...],
    urls: tuple[str, ...],
    pages: Path | None,
    sample: bool,
    workspace: Path,
    name: str,
    contact: str,
    crawl_options: CrawlOptions,
    contacts: Path | None,
    wishes: Wishes,
    quiet: bool,
) -> int:
    """Find the mentors of an industry: crawl, read, resolve, rank, and write mentors.csv."""
    plan = make_plan(workspace, industries=industries, urls=urls, pages=pages, sample=sample, name=name)
    known = tuple(read_contacts(contacts)) if contacts else ()
    plan = replace(plan, wishes=wishes, contacts=known)
    contact = contact_for(plan, contact)
    budget = len(plan.sources) * crawl_options.max_pages
    with RunProgress(len(plan.sources), budget, quiet=quiet) as progress:
        options = replace(crawl_options, contact=contact, on_event=progress.on_event)
        summary = run(plan, options)
    if not quiet:
        console = Console()
        if not console.is_terminal:
            console = Console(width=_WIDTH_WITHOUT_TERMINAL)
        print_summary(summary, console)
    return summary.code
