"""What is kept of a page, now that somebody named on it asked to be forgotten."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

import sqlalchemy as sa

from scrapers.items import Mention
from scrapers.store import tables
from scrapers.store.guard import Guard
from scrapers.store.records import PageRecord, QueuedLink

_HEADS = ("title", "anchor", "detail")


def must_drop(guard: Guard, body: bytes, record: PageRecord, found: Iterable[Mention] | None) -> bool:
    """Says whether a body names somebody on the list: it is then read, and not kept."""
    if any(guard.hides(mention) for mention in found or ()):
        return True
    # a store opens without the readers, which are slow to load
    text_of = import_module("scrapers.extract.all_text").text_of
    return guard.found_in(text_of(body, record.content_type), record.final_url or record.url)


def names_in_address(guard: Guard, record: PageRecord) -> bool:
    """Says whether the address of a page names somebody on the list: no row of it can be kept then."""
    return guard.in_address(record.url) or guard.in_address(record.final_url)


def redacted_heads(guard: Guard, record: PageRecord) -> dict[str, Any]:
    """Gives the title of a page and the words around its link without the names of the list."""
    return {name: guard.redact(getattr(record, name)) for name in _HEADS}


def screened(guard: Guard, links: Iterable[QueuedLink]) -> Iterator[QueuedLink]:
    """Gives the links that lead to pages of other people, without the names of the list in their words."""
    for link in links:
        if not guard.in_address(link.url):
            yield replace(link, anchor=guard.redact(link.anchor), context=guard.redact(link.context))


def delete_page(connection: sa.Connection, project: str, url: str) -> Sequence[str]:
    """Deletes a page with its mentions; gives their ids. A body that no other page has goes too."""
    page, mention, body = tables.pages.c, tables.mentions.c, tables.bodies.c
    on_it = (mention.project == project) & (mention.page == url)
    gone = connection.execute(sa.select(mention.mention_id).where(on_it)).scalars().all()
    connection.execute(sa.delete(tables.mentions).where(on_it))
    here = (page.project == project) & (page.url == url)
    sha256 = connection.execute(sa.select(page.sha256).where(here)).scalar()
    connection.execute(sa.delete(tables.pages).where(here))
    if sha256 is not None:
        shared = sa.exists().where(page.sha256 == sha256)
        connection.execute(sa.delete(tables.bodies).where(body.sha256 == sha256, ~shared))
    return gone
