"""The catalogue from its folder, with the user's own files merged in."""

from pathlib import Path

from data import DATA
from scrapers.catalog.lookup import Catalog
from scrapers.catalog.model import Industry
from scrapers.catalog.schema import read_industry
from scrapers.errors import UsageError


def load(folder: Path | None = None, extra: Path | None = None) -> Catalog:
    """Reads the catalogue.

    Args:
        folder: where the catalogue lies; the one that comes with the program by default.
        extra: folder of the user's own files, which may be absent. A file with the id of a known industry
            adds its words and sources to it, and a source with a known id takes the place of that one.

    Raises:
        UsageError: a folder or file cannot be read, or does not have the shape of a catalogue file.
    """
    industries: dict[str, Industry] = {}
    for path in _files(folder or DATA / "catalog"):
        industry = _whole(read_industry(path), path)
        if industry.id in industries:
            raise UsageError(
                f'{path}: the industry "{industry.id}" is in another file already; choose another id'
            )
        industries[industry.id] = industry
    for path in _files(extra) if extra and extra.exists() else []:
        added = read_industry(path)
        known = industries.get(added.id)
        industries[added.id] = known.merged_with(added) if known else _whole(added, path)
    return Catalog(industries.values())


def _files(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in {".yaml", ".yml"}]
    except OSError as error:
        raise UsageError(
            f"{folder}: the catalogue folder cannot be read ({error.strerror or error})"
        ) from None
    return sorted(path for path in found if not path.name.startswith("."))


def _whole(industry: Industry, path: Path) -> Industry:
    if not industry.label:
        raise UsageError(f'{path}: the key "label" is missing; it says in words what "{industry.id}" is')
    if not industry.sources:
        raise UsageError(f"{path}: there is no source in it; write at least one under `sources:`")
    return industry
