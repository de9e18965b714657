"""The organisations that the report shows, each with the people named with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.text import squeeze
from pipelines.export.tables import Tables

SHOWN = 50
"""Organisations of the report, the best first; organizations.csv has them all."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Firm:
    """One row: its first people, how many more there are, and a page that names it."""

    rank: int
    name: str
    why: str
    people: list[str]
    more: int
    page: str


def firms_of(tables: Tables) -> Iterator[Firm]:
    """Gives the first organisations of the list."""
    for row in tables.organizations.head(SHOWN).fillna("").to_dict("records"):
        people = [squeeze(name) for name in str(row["people"]).split("; ") if name]
        pages = [
            page for page in str(row["evidence_urls"]).split() if page.startswith(("https://", "http://"))
        ]
        yield Firm(
            int(row["rank"]), squeeze(str(row["name"])), squeeze(str(row["why"])), people[:_NAMED],
            max(len(people) - _NAMED, 0), pages[0] if pages else "",
        )  # fmt: skip
