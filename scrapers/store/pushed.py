"""What was sent to which place: so that a stopped push goes on, and a second one sends only what changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from scrapers.store.clock import now
from scrapers.store.dialect import all_columns, upsert

metadata = sa.MetaData()

pushed = sa.Table(
    "pushed",
    metadata,
    sa.Column("target", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, comment="address, or a hash that tells accounts apart"),
    sa.Column("entity_id", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False, comment="of what was sent"),
    sa.Column("tag", sa.Text, nullable=False, comment="version there, where the place gives one"),
    sa.Column("pushed_at", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a place holds of one person."""

    digest: str
    tag: str = ""


class Pushed:
    """What was sent to one account of one target."""

    def __init__(self, engine: sa.Engine, target: str, account: str) -> None:
        """Makes the table where a store has none yet."""
        self._engine, self._target, self._account = engine, target, account
        metadata.create_all(engine)

    def known(self) -> dict[str, Sent]:
        """Gives by id what was sent last."""
        row = pushed.c
        query = sa.select(row.entity_id, row.digest, row.tag).where(
            row.target == self._target, row.account == self._account
        )
        with self._engine.connect() as connection:
            return {one.entity_id: Sent(one.digest, one.tag) for one in connection.execute(query)}

    def keep(self, sent: Mapping[str, Sent]) -> None:
        """Remembers what was sent now."""
        place = {"target": self._target, "account": self._account, "pushed_at": now()}
        rows = [
            {**place, "entity_id": identity, "digest": one.digest, "tag": one.tag}
            for identity, one in sent.items()
        ]
        with self._engine.begin() as connection:
            upsert(connection, pushed, rows, all_columns(pushed))


def sent_to(engine: sa.Engine, entities: Collection[str]) -> list[str]:
    """Names the targets to which any of these people was sent."""
    metadata.create_all(engine)
    return sorted(_targets(engine, entities))


def _targets(engine: sa.Engine, entities: Collection[str]) -> Iterable[str]:
    query = sa.select(pushed.c.target).where(pushed.c.entity_id.in_(entities)).distinct()
    with engine.connect() as connection:
        return connection.execute(query).scalars().all()
