"""Ids that entities had before they became part of others: whoever asks for the old one finds the new one."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from scrapers.store.clock import now
from scrapers.store.dialect import all_columns, upsert

metadata = sa.MetaData()

aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("old_id", sa.Text, primary_key=True),
    sa.Column("new_id", sa.Text, nullable=False),
    sa.Column("since", sa.Text, nullable=False),
)


class Aliases:
    """The former ids of one project."""

    def __init__(self, engine: sa.Engine, project: str) -> None:
        """Makes the table where a store has none yet."""
        self.engine, self.project = engine, project
        metadata.create_all(engine)

    def update(self, moved: Mapping[str, str], alive: Iterable[str]) -> None:
        """Keeps where ids went; an id that is in use again is an alias no longer.

        Args:
            moved: former id to the id that its mentions have now.
            alive: every id in use.
        """
        used = set(alive)
        found = self.all()
        kept = {old: moved.get(new, new) for old, new in found.items()} | dict(moved)
        rows = [
            {"project": self.project, "old_id": old, "new_id": new, "since": now()}
            for old, new in kept.items()
            if old not in used and found.get(old) != new
        ]
        back = [old for old in found if old in used]
        table = aliases.c
        with self.engine.begin() as connection:
            for old in back:
                connection.execute(
                    sa.delete(aliases).where(table.project == self.project, table.old_id == old)
                )
            upsert(connection, aliases, rows, all_columns(aliases))

    def all(self) -> dict[str, str]:
        """Gives the id in use for every former id."""
        query = sa.select(aliases.c.old_id, aliases.c.new_id).where(aliases.c.project == self.project)
        with self.engine.connect() as connection:
            return dict(connection.execute(query).all())
