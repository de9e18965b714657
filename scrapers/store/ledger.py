"""What the user wrote down about people: talks, advice and what came of it, thanks, referrals, letters."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

import sqlalchemy as sa

from scrapers.store import tables
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.rows import printable

_SETTING = "setting "


class Kind(StrEnum):
    """What an entry of the ledger is."""

    NOTE = "note"
    ADVICE = "advice"
    REFERRAL = "referral"
    CHANCE = "chance"
    INBOUND = "inbound"
    HELPING = "helping"
    THANKS = "thanks"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger.

    Attributes:
        entity_id: id of the person in the lists; empty for somebody who is in none.
        other_id: the person to whom a referral leads.
        day: ISO date on which it happened.
        due: ISO date until which advice is to be followed, or a chance is there.
        done: ISO date on which it was.
        result: what came of it.
        id: its number; 0 before it is stored.
    """

    entry: Kind
    name: str
    entity_id: str = ""
    text: str = ""
    other_id: str = ""
    other_name: str = ""
    day: str = ""
    due: str = ""
    done: str = ""
    result: str = ""
    id: int = 0

    @property
    def who(self) -> str:
        """Tells the person from others."""
        return self.entity_id or self.name

    @property
    def other(self) -> str:
        """Tells the person to whom a referral leads from others."""
        return self.other_id or self.other_name


class Ledger:
    """The ledger of a workspace, and the few settings kept beside it."""

    def __init__(self, engine: sa.Engine) -> None:
        """Wraps an engine whose tables are there."""
        self._engine = engine

    def add(self, entry: Entry) -> int:
        """Writes an entry down and gives its number."""
        row = {name: printable(value) for name, value in asdict(entry).items() if name != "id"}
        with self._engine.begin() as connection:
            made = connection.execute(sa.insert(tables.ledger).values(row)).inserted_primary_key
        return int(made[0]) if made else 0

    def entries(self) -> list[Entry]:
        """Gives every entry in the order in which it was written."""
        query = sa.select(tables.ledger).order_by(tables.ledger.c.id)
        with self._engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return [Entry(**{**row, "entry": Kind(row["entry"])}) for row in rows]

    def finish(self, number: int, day: str, result: str) -> None:
        """Notes that advice was followed, and what came of it."""
        row = tables.ledger
        with self._engine.begin() as connection:
            here = sa.update(row).where(row.c.id == number)
            connection.execute(here.values(done=day, result=printable(result)))

    def settings(self) -> Mapping[str, str]:
        """Gives what was set for the workspace."""
        table = tables.meta
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(table.c.key, table.c.value)).all()
        return {key.removeprefix(_SETTING): value for key, value in rows if key.startswith(_SETTING)}

    def set(self, name: str, value: str) -> None:
        """Keeps a setting of the workspace."""
        row = {"key": _SETTING + name, "value": value}
        with self._engine.begin() as connection:
            upsert(connection, tables.meta, [row], all_columns(tables.meta))
