"""The store: pages, bodies, mentions, the frontier, entities and runs of all projects of a workspace."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from scrapers.errors import UsageError
from scrapers.items import Mention
from scrapers.store import frontier, tables
from scrapers.store.dialect import connect
from scrapers.store.history import History
from scrapers.store.lock import only_one
from scrapers.store.records import PageRecord, QueuedLink, StoredPage
from scrapers.store.rows import body_of, mention_of
from scrapers.store.schema import prepare
from scrapers.store.suppression import load_guard
from scrapers.store.writing import confirm_page, save_mentions, write_page

_BATCH = 500
_BODIES = 20  # bodies held in memory at once, some of them megabytes


def store_path(workspace: Path) -> Path:
    """Gives the default file of a workspace."""
    return workspace / "mentorscout.db"


class Store(History):
    """One writer at a time; any number of readers."""

    @classmethod
    def open(cls, place: Path | str) -> Self:
        """Opens a store, making it where there is none.

        Args:
            place: a file, or a database URL such as `postgresql://user@host/name`.

        Raises:
            UsageError: the place cannot be written, is no store, or was written by a newer version.
        """
        text = str(place)
        if "://" not in text:
            try:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UsageError(
                    f"{Path(place).parent}: {error.strerror}; choose another --workspace"
                ) from None
            text = f"sqlite:///{Path(place).absolute()}"
        engine = connect(text)
        try:
            prepare(engine, str(place))
        except sa.exc.DBAPIError as error:
            reason = str(error.orig).splitlines()[0]
            raise UsageError(
                f"{place}: cannot be used as a store ({reason}); choose another --workspace"
            ) from None
        return cls(engine)

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def crawling(self) -> AbstractContextManager[None]:
        """Keeps other processes from crawling into the same store; a database server has no such lock.

        Raises:
            UsageError: on entry, where another process crawls.
        """
        file = self.engine.url.database
        if self.engine.dialect.name != "sqlite" or not file:
            return nullcontext()
        return only_one(Path(f"{file}.lock"))

    def frontier(self, project: str) -> frontier.Frontier:
        """Gives the queue of a project."""
        return frontier.Frontier(self.engine, project)

    def save_page(
        self,
        record: PageRecord,
        body: bytes | None = None,
        mentions: Iterable[Mention] | None = None,
        links: Iterable[QueuedLink] = (),
    ) -> None:
        """Saves all that one page gave in one transaction: the page, its mentions, its links, its end.

        Args:
            record: the page; its row of the frontier is closed.
            body: None where none came; a body stored earlier then stays, unless mentions are given.
            mentions: they replace those of the page; None leaves them (the page was not read this time).
            links: addresses to queue.
        """
        self.save_pages([(record, body, mentions, links)])

    def save_pages(
        self,
        batch: Iterable[tuple[PageRecord, bytes | None, Iterable[Mention] | None, Iterable[QueuedLink]]],
    ) -> None:
        """Saves several pages in one transaction."""
        with self.engine.begin() as connection:
            guard = load_guard(connection)
            for record, body, found, links in batch:
                write_page(connection, guard, record, body, found)
                frontier.queue(connection, guard, record.project, links)
                fetched = record.status is not None or body is not None
                frontier.finish(
                    connection,
                    record.project,
                    record.url,
                    record.detail or record.outcome,
                    again=record.again,
                    done=fetched and not record.again,
                )

    def confirm(self, project: str, url: str) -> None:
        """Notes that a stored page has not changed (HTTP 304)."""
        with self.engine.begin() as connection:
            confirm_page(connection, project, url)
            frontier.finish(connection, project, url, "unchanged", again=False, done=True)

    def replace_mentions(
        self, project: str, url: str, outcome: str, detail: str, found: Iterable[Mention]
    ) -> None:
        """Replaces what a stored page gave, after a reading with newer readers."""
        page = tables.pages
        with self.engine.begin() as connection:
            save_mentions(connection, load_guard(connection), project, url, found)
            connection.execute(
                sa.update(page)
                .where(page.c.project == project, page.c.url == url)
                .values(outcome=outcome, detail=detail)
            )

    def mentions(self, project: str) -> Iterator[Mention]:
        """Gives every mention of a project, page by page in a fixed order."""
        table = tables.mentions
        query = (
            sa.select(table)
            .where(table.c.project == project)
            .order_by(table.c.page, table.c.position, table.c.mention_id)
        )
        with self.engine.connect() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(query).mappings():
                yield mention_of(row)

    def bodies(self, project: str) -> Iterator[StoredPage]:
        """Gives every stored page with its body, to read again."""
        from scrapers.extract.document import Page  # noqa: PLC0415 - the store works without the readers

        page, body = tables.pages, tables.bodies
        query = (
            sa.select(page, body.c.zstd, body.c.size)
            .join(body, page.c.sha256 == body.c.sha256)
            .where(page.c.project == project)
            .order_by(page.c.url)
        )
        with self.engine.connect() as connection:
            for row in connection.execution_options(yield_per=_BODIES).execute(query).mappings():
                address = row["final_url"] or row["url"]
                yield StoredPage(
                    Page(address, body_of(row), row["content_type"], row["fetched_at"], row["anchor"]),
                    row["source"],
                    row["url"],
                    row["sha256"],
                )
