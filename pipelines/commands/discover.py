"""`mentorscout discover`: sources beyond the catalogue, proposed with the reason, taken in by the user."""

from collections.abc import Iterator
from itertools import chain
from os import environ
from pathlib import Path

import click

from pipelines.contact import contact_for
from pipelines.files import check_writable
from pipelines.listing import show
from pipelines.plan import Plan
from pipelines.proposals import accept, catalog_path, proposals_path, read_proposals, write_proposals
from pipelines.results import WORKSPACE
from scrapers.catalog import Catalog, Industry, load
from scrapers.crawl import CrawlOptions
from scrapers.discovery import SOURCES, Discovered, Search, discover, load_places
from scrapers.discovery.fetching import fetch
from scrapers.sources import Source
from scrapers.store import Store, StoredPage, store_path


@click.command("discover")
@click.argument("industry")
@click.option(
    "--from",
    "names",
    multiple=True,
    type=click.Choice(tuple(SOURCES)),
    help="Only this one; several may be given.",
)
@click.option("--accept", "ids", multiple=True, metavar="ID", help="Take a proposal into your own catalogue.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option(
    "--contact", default="", help="Your web or mail address, told to the sites that are asked; kept."
)
def command(
    industry: str, names: tuple[str, ...], ids: tuple[str, ...], workspace: Path, contact: str
) -> int:
    """Proposes associations and conferences of INDUSTRY beyond the catalogue, each with the reason.

    members reads stored pages only (links under headings such as Chapters); the others ask public lists:
    confs.tech, wikidata, careeronestop (free key needed), sessionize, pretalx. What is found is kept in
    discovered/ of the workspace. `--accept ID` takes a proposal into catalog/ of the workspace, which every
    later run reads; alone, it takes it from what was found last.

    In a pipe: lines of id, name, kind, address, found by and reason, set apart by tabs.
    """
    catalog = load(extra=workspace / "catalog")
    chosen = catalog.find(industry)
    path = proposals_path(workspace, chosen.id)
    code = 0
    if names or not ids:
        check_writable(path.parent)
        found = _discover(chosen, catalog, names or tuple(SOURCES), workspace, contact)
        if found.proposals or not found.problems:  # what was found before outlives a day without network
            write_proposals(found.proposals, path)
        code = _tell(found, names, path)
    if ids:
        taken = accept(workspace, chosen.id, read_proposals(path), ids)
        told = ", ".join(proposal.id for proposal in taken) or "nothing new"
        click.echo(f"accepted into {catalog_path(workspace, chosen.id)}: {told}", err=True)
    return code


def _discover(
    industry: Industry, catalog: Catalog, names: tuple[str, ...], workspace: Path, contact: str
) -> Discovered:
    places = load_places(workspace)
    named = tuple(chain.from_iterable(places.addresses.get(name, ()) for name in names))
    asked = Source("discovery", "discovery", named, industry.id)
    contact = contact_for(Plan(industry.id, workspace, (asked,)), contact)
    options = CrawlOptions(contact=contact)
    search = Search(
        industry,
        places,
        lambda asks: fetch(asks, options, named),
        lambda: _stored(workspace, industry.id),
        environ,
    )
    taken = {source.id for known in catalog.industries for source in known.sources}
    return discover(search, names, taken, lambda name: click.echo(f"asking {name} …", err=True))


def _stored(workspace: Path, project: str) -> Iterator[StoredPage]:
    path = store_path(workspace)
    if path.exists():
        with Store.open(path) as store:
            yield from store.bodies(project)


def _tell(found: Discovered, asked: tuple[str, ...], path: Path) -> int:
    if rows := [(one.id, one.name, one.kind, one.url, one.found_by, one.reason) for one in found.proposals]:
        show(("Id", "Name", "Kind", "Address", "Found by", "Reason"), rows)
    for name, problem in found.problems.items():
        click.echo(f"{name}: {problem}", err=True)
    where = f", written to {path}" if found.proposals else ""
    click.echo(f"{len(found.proposals)} proposals{where}", err=True)
    failed = set(found.problems) & set(asked) or len(found.problems) == len(asked or SOURCES)
    return 1 if failed else 0
