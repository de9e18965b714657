"""Finds a person in everything that a workspace holds."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from analysis.identity.forms import name_form
from analysis.identity.traces import printed_forms, words_of
from analysis.text import fold, squeeze
from pipelines.lookup import look_up
from scrapers.errors import UsageError
from scrapers.items import Mention
from scrapers.store import Store, store_path, tables


@dataclass(slots=True)
class Person:
    """One person or organisation of one project, or somebody whom no run has resolved yet.

    Attributes:
        entity: id in the lists; empty where the mentions were never resolved.
        mentions: everything that was printed about them.
    """

    project: str
    entity: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Tells the person from everybody else in the workspace."""
        return self.entity or f"{self.project}: {_unresolved(self.mentions[0].name)}"

    @property
    def name(self) -> str:
        """The spelling that most mentions print."""
        return Counter(mention.name for mention in self.mentions).most_common(1)[0][0]

    @property
    def names(self) -> list[str]:
        """Every printed spelling."""
        return sorted({mention.name for mention in self.mentions})

    @property
    def organizations(self) -> list[str]:
        """Every printed affiliation."""
        return sorted({mention.organization for mention in self.mentions} - {""})

    @property
    def headline(self) -> str:
        """One line to tell the person by."""
        told = ", ".join(filter(None, (self.name, *self.organizations[:1])))
        return squeeze(f"{told} ({self.key}, project {self.project})")


def open_workspace(workspace: Path) -> Store:
    """Opens the store of a workspace that is there already.

    Raises:
        UsageError: there is none.
    """
    path = store_path(workspace)
    if not path.is_file():
        raise UsageError(f"{workspace}: nothing is stored there; choose the --workspace of your runs")
    return Store.open(path)


def projects_of(store: Store) -> list[str]:
    """Names every project that the store knows."""
    found = [
        sa.select(table.c.project) for table in (tables.pages, tables.mentions, tables.runs, tables.reports)
    ]
    with store.engine.connect() as connection:
        return sorted(connection.execute(sa.union(*found)).scalars())


def people_of(store: Store, projects: Sequence[str]) -> list[Person]:
    """Gives everybody of these projects."""
    found: dict[tuple[str, str], Person] = {}
    for project in projects:
        entities = store.known_entities(project)
        for mention in store.mentions(project):
            entity = entities.get(mention.mention_id, "")
            person = found.setdefault((project, entity or _unresolved(mention.name)), Person(project, entity))
            person.mentions.append(mention)
    return list(found.values())


def find_person(people: Sequence[Person], wanted: str, *, everyone: bool = False) -> list[Person]:
    """Finds a person by name or id, once in every project.

    Args:
        people: where to look.
        wanted: what the user typed.
        everyone: take all who carry the name.

    Raises:
        UsageError: several carry the name in one project; says how to choose.
    """
    by_key = {person.key: person for person in people}
    spellings: dict[str, set[str]] = {}
    for person in people:
        for name in person.names:
            spellings.setdefault(fold(name), set()).add(person.key)
    keys = look_up(wanted, {key: person.name for key, person in by_key.items()}, spellings).ids
    found = [person for person in people if person.key in keys]
    projects = [person.project for person in found]
    if len(projects) > len(set(projects)) and not everyone:
        several = "; ".join(person.headline for person in found)
        raise UsageError(f"{len(found)} carry that name, ask again with the id: {several}")
    return found


def near(people: Sequence[Person], wanted: str) -> tuple[str, ...]:
    """Gives names that look like the one typed."""
    names = {person.key: person.name for person in people}
    spellings = {fold(name): {key} for key, name in names.items()}
    return look_up(wanted, names, spellings).near


def namesakes(people: Sequence[Person], chosen: Collection[Person]) -> list[Person]:
    """Gives other people of the same name, who must not go with the chosen ones.

    Mentions that no run has resolved yet are nobody else: they go by their name.
    """
    keys = {person.key for person in chosen}
    projects = {person.project for person in chosen}
    forms = {form for person in chosen for name in person.names for form in _sure(name)}
    return [
        person
        for person in people
        if person.entity
        and person.project in projects
        and person.key not in keys
        and any(forms & _sure(name) for name in person.names)
    ]


def _unresolved(name: str) -> str:
    return " ".join(sorted(words_of(name))) or fold(name)


def _sure(name: str) -> frozenset[str]:
    """The forms of a name; of one with an initial only, none."""
    return printed_forms(name) if len(name_form(name).given) > 1 else frozenset()
