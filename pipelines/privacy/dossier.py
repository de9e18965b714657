"""Everything that a workspace holds about one person, and why."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from analysis.text import squeeze
from pipelines.frames import read_table
from pipelines.privacy.files import Sought, holding_files
from pipelines.privacy.person import Person, people_of, projects_of
from pipelines.results import Results
from scrapers.store import Store, tables
from scrapers.store.erasing import bodies_naming, likely_texts
from scrapers.store.guard import guard_of
from scrapers.store.retention import RETENTION
from scrapers.store.suppression import load_guard
from scrapers.store.sweeping import rows_naming

PURPOSE = "to find people known in their field who may be asked for professional advice"
GROUND = "published professional roles, read on public pages of associations and conferences"
_PAGE = ("url", "final_url", "source", "fetched_at", "status", "robots", "outcome", "sha256")
Dossier = dict[str, Any]


def dossier(store: Store, workspace: Path, found: Sequence[Person], wanted: str) -> Dossier:
    """Gathers all that is held.

    Args:
        store: of the workspace.
        workspace: its folder.
        found: the person, once a project; empty where no run made a row of them.
        wanted: what the user typed; looked for in texts where nobody was found.
    """
    names = sorted({name for person in found for name in person.names}) or [wanted]
    ids = {person.entity for person in found} - {""}
    own = {(person.project, mention.mention_id) for person in found for mention in person.mentions}
    guard, likely = guard_of(names), likely_texts(names)
    with store.engine.connect() as connection:
        rows = [{"table": table, **row} for table, row in rows_naming(connection, guard, likely, own, ids)]
        copies = set(bodies_naming(connection, guard, likely))
        held = {
            "purpose": PURPOSE,
            "ground": GROUND,
            "kept_until": f"{RETENTION.days} days after a page was last seen",
            "people": [_person(person, workspace) for person in found],
            "mentions": [
                {"project": person.project, **mention.as_row()}
                for person in found
                for mention in person.mentions
            ],
            "pages": list(_pages(connection, found, copies)),
            "named_by_others": _quotes(store, names, own),
            "other_records": [row for row in rows if row["table"] != "pages"],
        }
    files = [str(path) for path in holding_files(workspace, Sought(guard, ids, likely))]
    with store.engine.begin() as connection:
        suppressed = load_guard(connection).names(names[0])
    return {"asked_for": wanted, "suppressed": suppressed, **held, "files": files}


def _person(person: Person, workspace: Path) -> dict[str, Any]:
    return {
        "project": person.project,
        "id": person.entity,
        "spellings": person.names,
        "organizations": person.organizations,
        "listed_as": _listed(person, Results(workspace / person.project).mentors_csv),
    }


def _listed(person: Person, path: Path) -> dict[str, str]:
    """The row of the list, which says the rank and why."""
    if not path.is_file():
        return {}
    table = read_table(path, needs=("mentor_id",))
    rows = table[table["mentor_id"] == person.entity].to_dict("records")
    return {str(key): str(value) for key, value in rows[0].items()} if rows else {}


def _pages(connection: sa.Connection, found: Sequence[Person], copies: set[str]) -> Iterator[dict[str, Any]]:
    """Every page that gave a mention, or whose stored copy names the person."""
    mention, page, body = tables.mentions.c, tables.pages.c, tables.bodies.c
    kept = set(connection.execute(sa.select(body.sha256)).scalars())
    ids = {(person.project, one.mention_id) for person in found for one in person.mentions}
    on = connection.execute(sa.select(mention.project, mention.mention_id, mention.page)).all()
    urls = {(project, url) for project, mention_id, url in on if (project, mention_id) in ids}
    query = sa.select(page.project, *(page[name] for name in _PAGE)).order_by(page.project, page.url)
    for row in connection.execute(query).mappings():
        if (row["project"], row["url"]) in urls or row["sha256"] in copies:
            told = dict(row)
            told["copy_kept"] = told.pop("sha256") in kept
            yield told


def _quotes(store: Store, names: Sequence[str], own: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """Mentions of other people whose words name the person."""
    guard, likely = guard_of(names), likely_texts(names)
    return [
        {"project": person.project, **mention.as_row()}
        for person in people_of(store, projects_of(store))
        for mention in person.mentions
        if (person.project, mention.mention_id) not in own
        and likely(" ".join(map(str, mention.as_row().values())))
        and guard.redacted(mention) != mention
    ]


def lines(held: Dossier) -> Iterator[str]:
    """Tells a dossier to a person, line by line."""
    yield f"Held about {held['asked_for']}, {held['purpose']}"
    yield f"Ground: {held['ground']}. Kept: {held['kept_until']}."
    if held["suppressed"]:
        yield "On the list of forgotten names: kept only as a salted hash, nothing new is stored."
    parts = ("people", "mentions", "pages", "named_by_others", "other_records")
    for part in parts:
        yield ""
        yield f"{part.replace('_', ' ').capitalize()} ({len(held[part])})"
        for row in held[part]:
            yield from _row(row)
    yield ""
    yield f"Files ({len(held['files'])})"
    yield from (f"  {squeeze(path)}" for path in held["files"])


def _row(row: dict[str, Any]) -> Iterator[str]:
    mark = "- "
    for key, value in row.items():
        if isinstance(value, dict):
            yield from (
                f"    {key}, {squeeze(name)}: {squeeze(text)}" for name, text in value.items() if text
            )
        elif value not in ("", None, []):
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield f"  {mark}{key}: {squeeze(text)}"
            mark = "  "
