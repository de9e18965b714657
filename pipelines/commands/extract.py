"""`mentorscout extract`: what is named on pages: saved, on the web, or all those of a workspace again."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipelines.again import read_again
from pipelines.progress import RunProgress
from scrapers.changes import Changes
from scrapers.errors import UsageError
from scrapers.extract import read_page
from scrapers.extract.document import Page

_SHOWN = 10


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--url", default="", help="The address that the page was saved from.")
@click.option(
    "--list", "listing", type=click.Path(path_type=Path), help="A TSV of path and url, a page a line."
)
@click.option(
    "--workspace", type=click.Path(path_type=Path), help="Read all stored pages of a workspace again."
)
@click.option("--project", help="Which project of the workspace; needed where there are several.")
def command(
    file: Path | None, url: str, listing: Path | None, workspace: Path | None, project: str | None
) -> int:
    """Print who is named on saved pages, in which role: one JSON line a mention.

    With --workspace: read all its stored pages again with the readers of today, without a network, and write
    its files anew.
    """
    if sum(given is not None for given in (file, listing, workspace)) != 1:
        raise UsageError(
            "extract: give one of FILE (with --url), --list FILE.tsv, or --workspace DIR of an earlier run"
        )
    if workspace is not None:
        return _again(workspace, project)
    pages = [(str(file), url)] if file else list(_listed(listing)) if listing else []
    for path, address in pages:
        reading = read_page(Page(address or Path(path).resolve().as_uri(), _body(Path(path))))
        for mention in reading.mentions:
            click.echo(json.dumps({"path": path, **mention.as_row()}, ensure_ascii=False))
        if not reading.mentions:
            click.echo(f"{path}: {reading.outcome.value} {reading.detail}".rstrip(), err=True)
    return 0


def _again(workspace: Path, project: str | None) -> int:
    with RunProgress(0, 0, quiet=False) as progress:
        again = read_again(workspace, project, progress.on_event)
    _tell(again.project, again.changes)
    for report in again.summary.failures:
        click.echo(f"failed: {report.source.name}: {report.failure}")
    click.echo(f"written: {again.summary.results.mentors_csv}")
    return again.summary.code


def _tell(project: str, found: Changes) -> None:
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


def _listed(listing: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = _body(listing).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UsageError(f"{listing}: not UTF-8; save it again as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            path, _, url = line.partition("\t")
            if not Path(path).is_file():
                raise UsageError(f"{listing}:{number}: there is no file {path}")
            yield path, url.strip()
