"""Where the results of a run lie."""

from dataclasses import dataclass
from pathlib import Path

from scrapers.errors import UsageError

WORKSPACE = Path("workspace")
RESOLVED = "resolved.parquet"


@dataclass(frozen=True, slots=True)
class Results:
    """The folder of one project and the files in it."""

    folder: Path

    @property
    def mentors_csv(self) -> Path:
        """The table of people."""
        return self.folder / "mentors.csv"

    @property
    def organizations_csv(self) -> Path:
        """The table of organisations."""
        return self.folder / "organizations.csv"

    @property
    def review_csv(self) -> Path:
        """Pairs that a person has to decide."""
        return self.folder / "review.csv"

    @property
    def resolved(self) -> Path:
        """Every mention with its entity, also those set aside."""
        return self.folder / RESOLVED


def find_results(workspace: Path, project: str | None = None) -> Results:
    """Finds the results of a project; without its name, those of the only one there is.

    Raises:
        UsageError: there are none, there are several, or none of that name.
    """
    found = sorted(path.parent for path in workspace.glob(f"*/{RESOLVED}"))
    if not found:
        raise UsageError(f"{workspace}: no results there; start with: mentorscout run --sample")
    names = [folder.name for folder in found]
    if project is not None:
        if project not in names:
            raise UsageError(f"{workspace}: no project {project!r}; there are: {', '.join(names)}")
        return Results(workspace / project)
    if len(found) > 1:
        raise UsageError(f"{workspace}: several projects; choose one with --project: {', '.join(names)}")
    return Results(found[0])
