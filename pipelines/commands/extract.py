"""`mentorscout extract`: what is named on saved pages, as JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from scrapers.errors import UsageError
from scrapers.extract import read_page
from scrapers.extract.document import Page


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--url", default="", help="The address that the page was saved from.")
@click.option(
    "--list", "listing", type=click.Path(path_type=Path), help="A TSV of path and url, a page a line."
)
def command(file: Path | None, url: str, listing: Path | None) -> None:
    """Print who is named on saved pages, in which role: one JSON line a mention."""
    if (file is None) == (listing is None):
        raise UsageError("extract: give either one FILE with --url, or --list FILE.tsv")
    pages = [(str(file), url)] if file else list(_listed(listing)) if listing else []
    for path, address in pages:
        reading = read_page(Page(address or Path(path).resolve().as_uri(), _body(Path(path))))
        for mention in reading.mentions:
            click.echo(json.dumps({"path": path, **mention.as_row()}, ensure_ascii=False))
        if not reading.mentions:
            click.echo(f"{path}: {reading.outcome.value} {reading.detail}".rstrip(), err=True)


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
