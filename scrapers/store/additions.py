"""Mentors that the user noted by hand: met once, or heard of by word of mouth."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace

import sqlalchemy as sa

from scrapers.items import Kind
from scrapers.store.clock import now
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.history import History
from scrapers.store.suppression import load_guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A note about one person or organisation.

    Attributes:
        because: why they are a mentor, in the user's words.
        recommended_by: who named them; empty where the user met them.
        organization: where they work.
        entity_id: whom of the list is meant, where several carry the name.
        star: to be listed first.
    """

    name: str
    because: str
    recommended_by: str = ""
    organization: str = ""
    kind: str = Kind.PERSON.value
    entity_id: str = ""
    star: bool = False
    added_at: str = ""


_KEY = ("name", "recommended_by")
_table = sa.Table(
    "additions",
    sa.MetaData(),
    sa.Column("project", sa.Text, primary_key=True),
    *(
        sa.Column(field.name, sa.Boolean if field.type in (bool, "bool") else sa.Text, nullable=False,
                  primary_key=field.name in _KEY)
        for field in fields(Addition)
    ),
)  # fmt: skip


def add(store: History, project: str, addition: Addition) -> None:
    """Keeps a note; one of the same name and the same recommender is replaced."""
    row = asdict(addition) | {"project": project, "added_at": addition.added_at or now()}
    with _ready(store) as connection:
        upsert(connection, _table, [row], all_columns(_table))


def remove(store: History, project: str, name: str) -> int:
    """Takes back every note about a name, and says how many there were."""
    with _ready(store) as connection:
        here = (_table.c.project == project) & (_table.c.name == name)
        return int(connection.execute(sa.delete(_table).where(here)).rowcount)


def additions(store: History, project: str) -> list[Addition]:
    """Gives every note of a project, the oldest first."""
    columns = [_table.c[field.name] for field in fields(Addition)]
    query = sa.select(*columns).where(_table.c.project == project).order_by(_table.c.added_at, _table.c.name)
    with _ready(store) as connection:
        notes = [Addition(**row) for row in connection.execute(query).mappings()]
        return _allowed(connection, project, notes)


def _allowed(connection: sa.Connection, project: str, notes: list[Addition]) -> list[Addition]:
    """Takes those who asked to be forgotten out of the notes, and out of their words, for good."""
    guard = load_guard(connection)
    kept = []
    for note in notes if guard else ():
        words = {name: guard.redact(getattr(note, name)) for name in ("because", "recommended_by")}
        new = replace(note, **words)  # type: ignore[arg-type]
        named = guard.names(note.name, note.organization)
        if named or new != note:
            connection.execute(sa.delete(_table).where(*_key_of(project, note)))
        if new != note and not named:
            upsert(connection, _table, [asdict(new) | {"project": project}], all_columns(_table))
        if not named:
            kept.append(new)
    return kept if guard else notes


def _key_of(project: str, note: Addition) -> list[sa.ColumnElement[bool]]:
    return [_table.c.project == project, *(_table.c[name] == getattr(note, name) for name in _KEY)]


@contextmanager
def _ready(store: History) -> Iterator[sa.Connection]:
    """Opens a transaction on a store that has the table, also one made before there were notes."""
    with store.engine.begin() as connection:
        _table.create(connection, checkfirst=True)
        yield connection
