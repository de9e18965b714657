"""`mentorscout run`: the whole way, from an industry, addresses or saved pages to the files."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.crawl_options import crawling
from pipelines.options import wishing
from pipelines.results import WORKSPACE

if TYPE_CHECKING:  # help and mistakes are answered before what works is loaded
    from analysis.ranking.wishes import Wishes
    from scrapers.options import CrawlOptions


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
    crawl_options: "CrawlOptions",
    contacts: Path | None,
    wishes: "Wishes",
    quiet: bool,
) -> int:
    """Find the mentors of an industry: crawl, read, resolve, rank, and write mentors.csv."""
    from pipelines.asked_run import find_mentors  # noqa: PLC0415 - see above
    from pipelines.plan import make_plan  # noqa: PLC0415

    plan = make_plan(workspace, industries=industries, urls=urls, pages=pages, sample=sample, name=name)
    options = replace(crawl_options, contact=contact)
    return find_mentors(replace(plan, wishes=wishes), options, contacts, quiet=quiet)
