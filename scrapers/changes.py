"""What reading stored pages again changed."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from scrapers.store import Store, tables


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page whose mentions are not those that it had: how many there were, are, came and went."""

    url: str
    before: int
    after: int
    new: int
    gone: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a project.

    Attributes:
        pages: how many were read again.
        changed: the pages with other mentions than before, the most changed first.
    """

    pages: int
    before: int
    after: int
    changed: tuple[PageChange, ...]


def projects_of(store: Store) -> list[str]:
    """Names the projects that have stored pages."""
    page = tables.pages.c
    query = sa.select(page.project).where(page.sha256.is_not(None)).distinct().order_by(page.project)
    with store.engine.connect() as connection:
        return list(connection.execute(query).scalars())


def mentions_by_page(store: Store, project: str) -> dict[str, frozenset[str]]:
    """Gives the ids of the mentions of every page that has some."""
    mention = tables.mentions.c
    found: dict[str, set[str]] = defaultdict(set)
    with store.engine.connect() as connection:
        query = sa.select(mention.page, mention.mention_id).where(mention.project == project)
        for url, mention_id in connection.execute(query):
            found[url].add(mention_id)
    return {url: frozenset(ids) for url, ids in found.items()}


def changes(before: dict[str, frozenset[str]], after: dict[str, frozenset[str]], pages: int) -> Changes:
    """Compares the mentions of all pages before and after."""
    none: frozenset[str] = frozenset()
    changed = []
    for url in before.keys() | after.keys():
        old, new = before.get(url, none), after.get(url, none)
        if old != new:
            changed.append(PageChange(url, len(old), len(new), len(new - old), len(old - new)))
    changed.sort(key=lambda page: (-page.new - page.gone, page.url))
    return Changes(pages, sum(map(len, before.values())), sum(map(len, after.values())), tuple(changed))
