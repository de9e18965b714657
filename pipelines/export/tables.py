"""The tables of a run, as the files that carry several of them need them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from pipelines import mentors, organizations
from pipelines.export import spreadsheet
from pipelines.results import Results
from scrapers.errors import UsageError

SOURCE_NUMERIC = ("pages", "mentions")
SOURCE_COLUMNS = ("source", "name", "urls", "pages", "mentions", "failure")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a run gave.

    Attributes:
        project: name of the folder of the results.
        sources: one row a source, with the reason in `failure` where it failed.
        made: when the results were made, ISO, UTC.
        beyond: people and organisations of the list that the tables leave out.
    """

    project: str
    mentors: pd.DataFrame
    organizations: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=list(organizations.COLUMNS))
    )
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(SOURCE_COLUMNS)))
    made: str = ""
    beyond: tuple[int, int] = (0, 0)

    @property
    def people(self) -> int:
        """How many people the list has."""
        return len(self.mentors) + self.beyond[0]

    @property
    def firms(self) -> int:
        """How many organisations the list has."""
        return len(self.organizations) + self.beyond[1]

    def first(self, people: int, firms: int) -> "Tables":
        """Gives the first people and organisations of the list alone, and counts the others."""
        shown, named = self.mentors.head(people).copy(), self.organizations.head(firms).copy()
        beyond = (self.people - len(shown), self.firms - len(named))
        return replace(self, mentors=shown, organizations=named, beyond=beyond)

    @property
    def failures(self) -> pd.DataFrame:
        """The sources that failed."""
        return self.sources[self.sources["failure"].fillna("") != ""]

    def about(self) -> Mapping[str, str | int]:
        """Says in a few facts what the results are."""
        return {
            "Results of": self.project,
            "Made": self.made.replace("T", " ").replace("Z", " UTC"),
            "People": self.people,
            "Organisations": self.firms,
            "Sources": len(self.sources),
            "Sources that failed": len(self.failures),
            "Pages read": int(self.sources["pages"].fillna(0).sum()) if len(self.sources) else 0,
        }


def now() -> str:
    """Gives the present minute."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


def read_tables(results: Results) -> Tables:
    """Reads the tables that a run left; organisations and sources may be absent.

    Raises:
        UsageError: mentors.csv is absent or lacks a column, or another table cannot be read.
    """
    people = spreadsheet.read(results.mentors_csv, mentors.NUMERIC, needs=mentors.COLUMNS)
    moment = datetime.fromtimestamp(results.mentors_csv.stat().st_mtime, UTC)
    found = Tables(results.folder.name, people, made=moment.strftime("%Y-%m-%dT%H:%MZ"))
    firms = _optional(results.organizations_csv, organizations.NUMERIC, organizations.COLUMNS)
    sources = _optional(results.folder / "sources.csv", SOURCE_NUMERIC, SOURCE_COLUMNS)
    return Tables(
        found.project,
        people,
        found.organizations if firms is None else firms,
        found.sources if sources is None else sources,
        found.made,
    )


def _optional(path: Path, numeric: tuple[str, ...], needs: tuple[str, ...]) -> pd.DataFrame | None:
    if not path.is_file():
        return None
    try:
        return spreadsheet.read(path, numeric, needs=needs)
    except UsageError as error:
        raise UsageError(f"{error}; run again, or take the file away") from None
