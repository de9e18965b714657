"""What was exported before, by target: who is new and who has changed since."""

import csv
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from pipelines.export.pack import Pack, Rows
from pipelines.export.person import Person, persons
from pipelines.files import whole_file
from scrapers.errors import UsageError

FOLDER = "exported"
_HEADER = ("mentor_id", "digest", "exported_at")
_CHANGING = {"rank", "score"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The people of a target's earlier exports.

    Attributes:
        known: by id the digest of what was written and when.
    """

    path: Path
    known: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, folder: Path, target: str) -> "Ledger":
        """Reads the ledger of a target in a folder of results; empty where nothing was exported yet.

        Raises:
            UsageError: the file is damaged.
        """
        path = folder / FOLDER / f"{target}.csv"
        if not path.is_file():
            return cls(path, {})
        try:
            with path.open(encoding="utf-8", newline="") as handle:
                rows = list(csv.DictReader(handle))
            return cls(path, {row["mentor_id"]: (row["digest"], row["exported_at"]) for row in rows})
        except (UnicodeDecodeError, KeyError, csv.Error):
            raise UsageError(
                f"{path}: the list of earlier exports is damaged; delete it, then all count as new"
            ) from None

    def choose(
        self, mentors: pd.DataFrame, digests: dict[str, str], *, new: bool, changed: bool
    ) -> pd.DataFrame:
        """Takes the rows asked for: the new, the changed, or both; everybody where neither is asked for."""
        if not new and not changed:
            return mentors
        kept = [
            (new and identity not in self.known)
            or (changed and identity in self.known and self.known[identity][0] != digests[identity])
            for identity in mentors["mentor_id"]
        ]
        return mentors[pd.Series(kept, index=mentors.index, dtype=bool)]

    def keep(self, written: pd.DataFrame, digests: dict[str, str]) -> None:
        """Notes who was written now.

        Raises:
            UsageError: the folder cannot be written.
        """
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        known = self.known | {one: (digests[one], moment) for one in map(str, written["mentor_id"])}
        with whole_file(self.path) as part, part.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(_HEADER)
            writer.writerows((identity, *known[identity]) for identity in sorted(known))


def digests_of(mentors: pd.DataFrame, pack: Pack | None) -> dict[str, str]:
    """Gives by id a digest of what a target is told of a person, apart from what changes with every run."""
    return {person.identity: _digest(_told(person, pack)) for person in persons(mentors)}


def _told(person: Person, pack: Pack | None) -> list[str]:
    if pack is None:
        return [str(value) for column, value in person.row.items() if column not in _CHANGING]
    columns = [column for sheet in pack.sheets if sheet.rows == Rows.PEOPLE for column in sheet.columns]
    return [column.cell(person) for column in columns if column.steady]


def _digest(cells: list[str]) -> str:
    return hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest()[:20]
