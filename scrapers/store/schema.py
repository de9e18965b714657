"""Makes the tables, and refuses a store that a newer version wrote."""

import sqlalchemy as sa

from scrapers.errors import UsageError
from scrapers.store.dialect import upsert
from scrapers.store.tables import SCHEMA_VERSION, meta, metadata


def prepare(engine: sa.Engine, place: str) -> None:
    """Creates what is missing and checks the version.

    Raises:
        UsageError: the store was written by a newer version.
    """
    if (written := _version(engine)) == SCHEMA_VERSION:
        return
    if written is not None and written > SCHEMA_VERSION:
        raise UsageError(
            f"{place}: written by a newer mentorscout (schema {written}, this one knows {SCHEMA_VERSION}); "
            "update mentorscout or choose another --workspace"
        )
    with engine.begin() as connection:
        metadata.create_all(connection)
        upsert(connection, meta, [{"key": "schema", "value": str(SCHEMA_VERSION)}])


def _version(engine: sa.Engine) -> int | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(meta.name):
            return None
        found = connection.execute(sa.select(meta.c.value).where(meta.c.key == "schema")).scalar()
    return int(found) if found is not None and found.isdecimal() else None
