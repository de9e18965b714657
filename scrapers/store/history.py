"""What the store remembers beside pages: identities, runs, reports, counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from scrapers.items import Kind
from scrapers.sources import Source, SourceReport
from scrapers.store import tables
from scrapers.store.clock import now
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.records import Counts, State

_PAGE = tables.pages.c
# built once: they run for every page
_WITH_BODY = (_PAGE.project == sa.bindparam("in_project")) & _PAGE.sha256.is_not(None)
_VALIDATORS = sa.select(_PAGE.etag, _PAGE.last_modified).where(
    _WITH_BODY, _PAGE.url == sa.bindparam("at_url")
)
# sorted here: asked for the order, SQLite looks through all pages of the project in that order
_STORED_AS = sa.select(_PAGE.url).where(_WITH_BODY, _PAGE.final_url == sa.bindparam("at_url"))


class History:
    """The part of the store that outlives a crawl."""

    def __init__(self, engine: sa.Engine) -> None:
        """Wraps an engine whose tables are there."""
        self.engine = engine

    def known_entities(self, project: str) -> dict[str, str]:
        """Gives the entity of every mention that was resolved before."""
        table = tables.entities
        query = sa.select(table.c.mention_id, table.c.entity_id).where(table.c.project == project)
        with self.engine.connect() as connection:
            return dict(connection.execute(query).all())

    def save_entities(self, project: str, entities: Mapping[str, str]) -> None:
        """Keeps the entity of every mention (mention_id to entity_id), over what was known."""
        rows = [
            {"project": project, "mention_id": mention_id, "entity_id": entity_id}
            for mention_id, entity_id in entities.items()
        ]
        with self.engine.begin() as connection:
            upsert(connection, tables.entities, rows, all_columns(tables.entities))

    def start_run(self, project: str, arguments: Mapping[str, object]) -> int:
        """Notes that a run starts and gives its number."""
        row = {"project": project, "started": now(), "arguments": json.dumps(arguments, default=str)}
        with self.engine.begin() as connection:
            made = connection.execute(sa.insert(tables.runs).values(row)).inserted_primary_key
        return int(made[0]) if made else 0

    def end_run(self, run: int, code: int) -> None:
        """Notes how a run ended."""
        with self.engine.begin() as connection:
            statement = sa.update(tables.runs).where(tables.runs.c.id == run)
            connection.execute(statement.values(ended=now(), exit=code))

    def save_reports(self, reports: Sequence[SourceReport]) -> None:
        """Keeps how each source ended, over what was known."""
        rows = [_report_row(report) for report in reports]
        with self.engine.begin() as connection:
            upsert(connection, tables.reports, rows, all_columns(tables.reports))

    def reports(self, project: str) -> list[SourceReport]:
        """Gives how each source of a project ended last time."""
        query = sa.select(tables.reports).where(tables.reports.c.project == project)
        with self.engine.connect() as connection:
            return [_report_of(dict(row)) for row in connection.execute(query).mappings()]

    def counts(self, project: str, source: str = "") -> Counts:
        """Counts what a project, or one source of it, holds; its mentions are those on its pages."""
        page, mention, row = tables.pages, tables.mentions, tables.frontier
        read = page.c.sha256.is_not(None)
        waiting = row.c.state.in_([State.QUEUED.value, State.ACTIVE.value])
        queries = (
            _count(page, project, source, sa.distinct(page.c.source)).where(read),
            _count(page, project, source).where(read),
            _mentions(project, source),
            _mentions(project, source).where(mention.c.kind == Kind.PERSON.value),
            _mentions(project, source).where(mention.c.kind == Kind.ORGANIZATION.value),
            _count(row, project, source).where(waiting),
        )
        with self.engine.connect() as connection:
            return Counts._make(connection.execute(query).scalar_one() for query in queries)

    def outcomes(self, project: str, source: str) -> list[Mapping[str, Any]]:
        """Gives address, status, outcome, detail and robots decision of every page of a source."""
        page = tables.pages.c
        query = sa.select(page.url, page.status, page.outcome, page.detail, page.robots, page.sha256)
        query = query.where(page.project == project, page.source == source)
        with self.engine.connect() as connection:
            found = [dict(row) for row in connection.execute(query).mappings()]
        return sorted(found, key=lambda row: str(row["url"]))

    def settle(self, project: str, source: str) -> None:
        """Notes that the last pages of a source brought nothing new."""
        with self.engine.begin() as connection:
            row = {"key": _settled(project, source), "value": now()}
            upsert(connection, tables.meta, [row], all_columns(tables.meta))

    def is_settled(self, project: str, source: str, since: str) -> bool:
        """Says whether that was noted at or after a time."""
        query = sa.select(tables.meta.c.value).where(tables.meta.c.key == _settled(project, source))
        with self.engine.connect() as connection:
            return (connection.execute(query).scalar() or "") >= since

    def validators(self, project: str, url: str) -> dict[str, str]:
        """Gives the headers that ask only for what changed since a page was stored."""
        with self.engine.connect() as connection:
            found = connection.execute(_VALIDATORS, {"in_project": project, "at_url": url}).first()
        names = ("If-None-Match", "If-Modified-Since")
        return {name: value for name, value in zip(names, found or (), strict=False) if value}

    def has_pages(self, project: str, source: str) -> bool:
        """Says whether the body of a page of a source is stored."""
        query = sa.select(_PAGE.url).where(
            _PAGE.project == project, _PAGE.source == source, _PAGE.sha256.is_not(None)
        )
        with self.engine.connect() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def hashes(self, project: str) -> dict[str, str]:
        """Gives the hash of the stored body of every page."""
        page = tables.pages.c
        query = sa.select(page.url, page.sha256).where(page.project == project, page.sha256.is_not(None))
        with self.engine.connect() as connection:
            return dict(connection.execute(query).all())

    def stored_as(self, project: str, final_url: str) -> str:
        """Gives the address whose fetch ended at this final address with a body, empty where none did."""
        with self.engine.connect() as connection:
            wanted = {"in_project": project, "at_url": final_url}
            return min(connection.execute(_STORED_AS, wanted).scalars(), default="")

    def redirected(self, project: str) -> set[str]:
        """Gives the final addresses of pages that were asked for at another one."""
        query = sa.select(_PAGE.final_url).where(_PAGE.project == project, _PAGE.final_url != _PAGE.url)
        with self.engine.connect() as connection:
            return set(connection.execute(query).scalars())


def _settled(project: str, source: str) -> str:
    return f"settled {project} {source}"


def _count(table: sa.Table, project: str, source: str, what: Any = None) -> sa.Select[int]:
    counted = sa.func.count() if what is None else sa.func.count(what)
    query = sa.select(counted).select_from(table).where(table.c.project == project)
    return query.where(table.c.source == source) if source else query


def _mentions(project: str, source: str) -> sa.Select[int]:
    """Mentions are found by their page: a project may hold millions of other sources."""
    query = _count(tables.mentions, project, "")
    pages = sa.select(_PAGE.url).where(_PAGE.project == project, _PAGE.source == source)
    return query.where(tables.mentions.c.page.in_(pages)) if source else query


def _report_row(report: SourceReport) -> dict[str, Any]:
    row = asdict(report.source)
    row["source"] = row.pop("id")
    return row | {
        "urls": " ".join(report.source.urls),
        "pages": report.pages,
        "mentions": report.mentions,
        "failure": report.failure,
        "changed_at": now(),
    }


def _report_of(row: dict[str, Any]) -> SourceReport:
    source = Source(
        row["source"], row["name"], tuple(row["urls"].split()), row["project"], row["kind"], row["region"]
    )
    return SourceReport(source, row["pages"], row["mentions"], row["failure"])
