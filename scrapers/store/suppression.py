"""The list of those who asked to be forgotten: salted hashes of the forms of their names, and no name."""

import secrets
from collections.abc import Iterable, Mapping
from functools import lru_cache

import sqlalchemy as sa

from analysis.identity.traces import printed_forms, wanted_forms
from scrapers.store import tables
from scrapers.store.clock import now
from scrapers.store.dialect import upsert
from scrapers.store.guard import Guard, beside, hash_of, on_page

_SALT = "salt"
_ROWS = sa.select(tables.suppressed.c.hash, tables.suppressed.c.words).order_by(tables.suppressed.c.hash)


@lru_cache(maxsize=4)
def _guard(salt: str, rows: tuple[tuple[str, int], ...]) -> Guard:
    return Guard(salt, rows)


def load_guard(connection: sa.Connection) -> Guard:
    """Reads the list."""
    found = connection.execute(_ROWS).all()
    if not found:
        return _guard("", ())
    return _guard(_salt(connection), tuple((hash_, words) for hash_, words in found))


def _salt(connection: sa.Connection) -> str:
    fresh = {"key": _SALT, "value": secrets.token_hex(32)}
    upsert(connection, tables.meta, [fresh])
    query = sa.select(tables.meta.c.value).where(tables.meta.c.key == _SALT)
    return str(connection.execute(query).scalar_one())


def suppress(
    connection: sa.Connection,
    names: Iterable[str],
    *,
    organizations: Iterable[str] = (),
    pages: Iterable[str] = (),
    namesakes: bool = False,
) -> None:
    """Puts a person on the list.

    Args:
        connection: inside a transaction.
        names: as printed.
        organizations: printed beside them.
        pages: that print them without an organisation.
        namesakes: others carry the same name: it counts only beside these organisations or on these pages.
    """
    salt, forms = _salt(connection), wanted_forms(names)
    scopes = [*map(beside, organizations), *map(on_page, pages)]
    plain: Mapping[str, int] = {} if namesakes else forms.sure
    narrow = {**forms.vague, **(forms.sure if namesakes else {})}
    rows = {hash_of(salt, form): words for form, words in plain.items()}
    rows |= {hash_of(salt, form, scope): words for scope in scopes for form, words in narrow.items()}
    person, when = secrets.token_hex(8), now()
    upsert(
        connection,
        tables.suppressed,
        [{"hash": key, "person": person, "words": words, "added_at": when} for key, words in rows.items()],
    )


def people_on_list(connection: sa.Connection) -> int:
    """Counts the people on the list."""
    return connection.execute(sa.select(sa.func.count(sa.distinct(tables.suppressed.c.person)))).scalar_one()


def take_off(connection: sa.Connection, name: str, organization: str = "") -> int:
    """Takes a person off the list, for one who changed their mind; gives the number of people taken off."""
    table = tables.suppressed
    salt = _salt(connection)
    scopes = ["", beside(organization)] if organization else [""]
    wanted = [hash_of(salt, form, scope) for form in printed_forms(name) for scope in scopes]
    found = set(connection.execute(sa.select(table.c.person).where(table.c.hash.in_(wanted))).scalars())
    connection.execute(sa.delete(table).where(table.c.person.in_(found)))
    return len(found)
