"""The last look before anything leaves a workspace."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.text import fold
from pipelines.export.tables import Tables
from pipelines.privacy.duties import for_others
from scrapers.store import Store, store_path
from scrapers.store.guard import Guard
from scrapers.store.ledger import Ledger
from scrapers.store.suppression import load_guard

_QUOTE = re.compile(r"“(.*?)”(?: \((\S+)\))?(?=; “|$)")
_JOINT = " … "
_WORDS = ("why", "helping_evidence", "organization", "job_title", "next_event")
_PRINTED = ("role_label", "session", "award", "evidence")


def may_leave(tables: Tables, workspace: Path) -> Tables:
    """Gives what may leave: without forgotten people, whatever file they come from.

    In a workspace that is used for others, words about help stay only where a stored page prints them.
    """
    if not store_path(workspace).is_file():
        return tables
    with Store.open(store_path(workspace)) as store:
        with store.engine.connect() as connection:
            guard = load_guard(connection)
        if guard:
            firms = tables.organizations
            kept = [not guard.found_in(name) for name in firms["name"].fillna("")]
            firms = firms[pd.Series(kept, index=firms.index, dtype=bool)].copy()
            firms["people"] = [_others(cell, guard) for cell in firms["people"].fillna("")]
            tables = replace(tables, mentors=without_forgotten(tables.mentors, guard), organizations=firms)
        if for_others(Ledger(store.engine)):
            tables = replace(tables, mentors=quoted_only(tables.mentors, store, tables.project))
    return tables


def _others(cell: str, guard: Guard) -> str:
    return "; ".join(name for name in cell.split("; ") if not guard.names(name))


def without_forgotten(table: pd.DataFrame, guard: Guard) -> pd.DataFrame:
    """Takes out the rows of people on the list, and their names out of the words of others."""
    named = zip(table["name"], table["organization"], table["evidence_urls"], strict=True)
    kept = [
        not any(guard.names(name, organization, url) for url in urls.split() or [""])
        for name, organization, urls in named
    ]
    rows = table[pd.Series(kept, index=table.index, dtype=bool)].copy()
    for column in _WORDS:
        rows[column] = rows[column].map({text: guard.redact(text) for text in rows[column].unique()})
    return rows


def quoted_only(table: pd.DataFrame, store: Store, project: str) -> pd.DataFrame:
    """Keeps of the words about help what is quoted from a page that is still held."""
    printed: dict[str, str] = {}
    for mention in store.mentions(project):
        words = " | ".join(str(getattr(mention, name)) for name in _PRINTED)
        printed[mention.url] = printed.get(mention.url, "") + " | " + fold(words)
    return table.assign(
        helping_evidence=[_quotes(cell, printed) for cell in table["helping_evidence"].astype(str)]
    )


def _quotes(cell: str, printed: dict[str, str]) -> str:
    return "; ".join(_proven(cell, printed))


def _proven(cell: str, printed: dict[str, str]) -> Iterator[str]:
    for found in _QUOTE.finditer(cell):
        quote, url = found[1], found[2] or ""
        page = printed.get(url, "")
        if all(fold(part) in page for part in quote.split(_JOINT)):
            yield found[0]
