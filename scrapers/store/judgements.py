"""What a person decided about who is the same: kept for good, whatever is crawled later."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

import sqlalchemy as sa

from scrapers.store.clock import now
from scrapers.store.rows import printable

metadata = sa.MetaData()

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("project", sa.Text, nullable=False, index=True),
    sa.Column("verdict", sa.Text, nullable=False, comment="yes, no or unsure: are they one?"),
    sa.Column("left", sa.Text, nullable=False, comment="JSON list of the mentions of one side"),
    sa.Column("right", sa.Text, nullable=False, comment="and of the other"),
    sa.Column("given_in", sa.Text, nullable=False, comment="where the answer was given"),
    sa.Column("judged_at", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as a decision remembers it: by its id, and by what was printed, should the id change."""

    mention_id: str
    name: str
    organization: str = ""
    event: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One stored decision; `id` is 0 before it is stored."""

    verdict: str
    left: tuple[Named, ...]
    right: tuple[Named, ...]
    given_in: str = ""
    id: int = 0
    judged_at: str = ""


class Rulings:
    """The decisions of one project."""

    def __init__(self, engine: sa.Engine, project: str) -> None:
        """Makes the table where a store has none yet."""
        self.engine, self.project = engine, project
        metadata.create_all(engine)

    def add(self, rulings: Sequence[Ruling]) -> list[int]:
        """Keeps decisions, in their order, and gives their numbers."""
        given = []
        with self.engine.begin() as connection:
            for ruling in rulings:
                row = {
                    "project": self.project,
                    "verdict": ruling.verdict,
                    "left": _packed(ruling.left),
                    "right": _packed(ruling.right),
                    "given_in": ruling.given_in,
                    "judged_at": now(),
                }
                made = connection.execute(sa.insert(judgements).values(row)).inserted_primary_key
                given.append(int(made[0]) if made else 0)
        return given

    def withdraw(self, numbers: Sequence[int]) -> None:
        """Forgets decisions, as if they had not been given."""
        table = judgements.c
        here = (table.project == self.project) & table.id.in_(numbers)
        with self.engine.begin() as connection:
            connection.execute(sa.delete(judgements).where(here))

    def all(self) -> list[Ruling]:
        """Gives every decision, the oldest first."""
        query = sa.select(judgements).where(judgements.c.project == self.project).order_by(judgements.c.id)
        with self.engine.connect() as connection:
            return [
                Ruling(
                    row["verdict"],
                    _unpacked(row["left"]),
                    _unpacked(row["right"]),
                    row["given_in"],
                    row["id"],
                    row["judged_at"],
                )
                for row in connection.execute(query).mappings()
            ]


def _packed(side: Sequence[Named]) -> str:
    return printable(json.dumps([asdict(named) for named in side], ensure_ascii=False))


def _unpacked(text: str) -> tuple[Named, ...]:
    known = {field.name for field in fields(Named)}
    return tuple(Named(**{key: row[key] for key in known & row.keys()}) for row in json.loads(text))
