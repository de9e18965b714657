"""The people and organisations of a workspace, found by what a person types."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click
import pandas as pd

from pipelines import organizations
from pipelines.conclusion import Summary, conclude
from pipelines.doubts import QUESTIONS
from pipelines.employers import SHARE, employers
from pipelines.explanation import Explainer
from pipelines.export import spreadsheet
from pipelines.lookup import look_up
from pipelines.plan import Plan
from pipelines.privacy.mentions import read_mentions_in
from pipelines.results import Results, find_results
from pipelines.wishes import last_wishes
from scrapers.errors import UsageError
from scrapers.store import Store, store_path
from scrapers.store.aliases import Aliases


@dataclass(frozen=True)
class Entities:
    """The results of a project, to look people up in."""

    results: Results

    @classmethod
    def find(cls, workspace: Path, project: str | None) -> "Entities":
        """Finds the results of a project; without its name, those of the only one there is.

        Raises:
            UsageError: there are none, or several.
        """
        return cls(find_results(workspace, project))

    @property
    def project(self) -> str:
        """The name of the project."""
        return self.results.folder.name

    @property
    def workspace(self) -> Path:
        """The folder of all projects."""
        return self.results.folder.parent

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """Every mention with its entity."""
        return read_mentions_in(self.workspace, self.results.resolved)

    @cached_property
    def explainer(self) -> Explainer:
        """What is said of every entity."""
        return Explainer(self.mentions, last_wishes(self.results), places=self._places)

    @cached_property
    def firms(self) -> Explainer:
        """What is said of the firms that only their people make known."""
        named = pd.Series(self.explainer.names, dtype="str")
        rows, _ = employers(self.explainer.seen.mentions, named)
        return Explainer(rows, last_wishes(self.results), SHARE, self._places)

    @cached_property
    def _places(self) -> dict[str, int]:
        """The rank of every organisation in the table of them."""
        path = self.results.organizations_csv
        if not path.is_file():
            return {}
        table = spreadsheet.read(path, organizations.NUMERIC, needs=organizations.COLUMNS)
        return dict(zip(table["organization_id"], table["rank"].astype(int), strict=True))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The id in use for every former id."""
        place = store_path(self.workspace)
        if not place.is_file():
            return {}
        with Store.open(place) as store:
            return Aliases(store.engine, self.project).all()

    def candidates(self, query: str) -> tuple[str, ...]:
        """Gives the ids of all that carry a name, or of the one that has or had an id.

        Raises:
            UsageError: there is nobody of that name.
        """
        found = look_up(query, self.explainer.names, self.explainer.spellings, self.aliases)
        if not found.ids:
            near = (
                f"did you mean: {', '.join(found.near)}?"
                if found.near
                else "see mentors.csv for who is there"
            )
            raise UsageError(f"nobody called {query!r} in {self.results.folder}; {near}")
        return found.ids

    def one(self, query: str) -> str:
        """Gives the id of the only one who carries a name.

        Raises:
            UsageError: there is nobody of that name, or several.
        """
        ids = self.candidates(query)
        if len(ids) > 1:
            listed = "; ".join(self.explainer.headline(entity) for entity in ids)
            raise UsageError(f"{len(ids)} carry the name {query!r}; use the id: {listed}")
        return ids[0]

    def of(self, entity: str) -> pd.DataFrame:
        """Gives the mentions of an entity."""
        return self.mentions[self.mentions["entity_id"] == entity].drop_duplicates("mention_id")

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Opens the store behind the results.

        Raises:
            UsageError: there is none.
        """
        place = store_path(self.workspace)
        if not place.is_file():
            raise UsageError(f"{place}: no such store; decisions are kept where a run stored its pages")
        with Store.open(place) as store:
            yield store

    def write_anew(self, store: Store, questions: int = QUESTIONS) -> Summary:
        """Writes the files of the project again with all that was decided, without a network."""
        plan = Plan(self.project, self.workspace, questions=questions)
        summary = conclude(plan, store, store.reports(self.project))
        for note in summary.notes:
            click.echo(note, err=True)
        return summary
