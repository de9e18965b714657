"""`mentorscout extract`: what is named on pages: saved, on the web, or all those of a workspace again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.page_report import page_report
from scrapers.errors import UsageError
from scrapers.extract import read_page
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome
from scrapers.extract.tracing import trace

if TYPE_CHECKING:
    from scrapers.changes import Changes

_SHOWN = 10


@click.command()
@click.argument("what", required=False, metavar="[FILE|URL]")
@click.option("--url", default="", help="The address that the page was saved from.")
@click.option(
    "--list", "listing", type=click.Path(path_type=Path), help="A TSV of path and url, a page a line."
)
@click.option(
    "--workspace", type=click.Path(path_type=Path), help="Read all stored pages of a workspace again."
)
@click.option("--project", help="Which project of the workspace; needed where there are several.")
@click.option("--show", is_flag=True, help="Say for a person what was read, what was set aside, and why.")
@click.option("--contact", default="", help="Your web or mail address, told to the site of a URL.")
def command(
    what: str | None,
    url: str,
    listing: Path | None,
    workspace: Path | None,
    project: str | None,
    show: bool,
    contact: str,
) -> int:
    """Print who is named on a page, in which role: one JSON line a mention, or the reasons with --show.

    A URL is fetched as politely as in a crawl. With --workspace: read all its stored pages again with the
    readers of today, without a network, and write its files anew.
    """
    if sum(given is not None for given in (what, listing, workspace)) != 1:
        raise UsageError("extract: give one of FILE (with --url), URL, --list FILE.tsv, or --workspace DIR")
    if workspace is not None:
        return _again(workspace, project)
    pages = _pages(what, url, contact) if what else _listed(listing) if listing else iter(())
    for path, page in pages:
        if page is None:
            return 1
        if show:
            for line in page_report(trace(page), page.url):
                click.echo(line)
        else:
            _print(path, page)
    return 0


def _print(path: str, page: Page) -> None:
    reading = read_page(page)
    for mention in reading.mentions:
        click.echo(json.dumps({"path": path, **mention.as_row()}, ensure_ascii=False))
    if not reading.mentions or reading.outcome is not Outcome.READ:
        outcome, detail = reading.outcome.value, reading.detail
        click.echo(
            f"{path}: {detail if detail.startswith(outcome) else f'{outcome} {detail}'.strip()}", err=True
        )


def _pages(what: str, url: str, contact: str) -> Iterator[tuple[str, Page | None]]:
    if not what.lower().startswith(("http://", "https://")):
        yield what, Page(url or Path(what).resolve().as_uri(), _body(Path(what)))
        return
    from scrapers.single import fetch_one  # noqa: PLC0415 - a saved page need not wait for the crawler

    page, failure = fetch_one(what, contact)
    if page is None:
        click.echo(f"{what}: {failure}", err=True)
    yield what, page


def _again(workspace: Path, project: str | None) -> int:
    from pipelines.again import read_again  # noqa: PLC0415 - one page need not wait for all that ranks
    from pipelines.progress import RunProgress  # noqa: PLC0415 - as above

    with RunProgress(0, 0, quiet=False) as progress:
        again = read_again(workspace, project, progress.on_event)
    _tell(again.project, again.changes)
    for report in again.summary.failures:
        click.echo(f"failed: {report.source.name}: {report.failure}")
    click.echo(f"written: {again.summary.results.mentors_csv}")
    return again.summary.code


def _tell(project: str, found: "Changes") -> None:
    click.echo(
        f"{project}: {found.pages} pages read again, {found.before} mentions before, {found.after} now, "
        f"{len(found.changed)} pages changed"
    )
    for page in found.changed[:_SHOWN]:
        click.echo(f"  {page.url}: {page.before} -> {page.after} ({page.new} new, {page.gone} gone)")
    if len(found.changed) > _SHOWN:
        click.echo(f"  and {len(found.changed) - _SHOWN} pages more")


def _body(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from None


def _listed(listing: Path) -> Iterator[tuple[str, Page]]:
    try:
        lines = _body(listing).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UsageError(f"{listing}: not UTF-8; save it again as UTF-8") from None
    listed = [(number, *line.partition("\t")[::2]) for number, line in enumerate(lines, 1) if line.strip()]
    for number, path, _ in listed:
        if not Path(path).is_file():
            raise UsageError(f"{listing}:{number}: there is no file {path}")
    for _, path, url in listed:
        yield path, Page(url.strip() or Path(path).resolve().as_uri(), _body(Path(path)))
