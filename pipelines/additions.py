"""Puts the user's own notes beside what pages say: marked as theirs, and attached to who is meant."""

import hashlib
from collections.abc import Sequence

import pandas as pd

from analysis.identity.ids import PREFIX
from analysis.ranking.mentions import RECOMMENDED, STAR, YOU
from analysis.text import fold
from scrapers.store.additions import Addition

ADDED = "Added by you"


def with_additions(resolved: pd.DataFrame, notes: Sequence[Addition]) -> pd.DataFrame:
    """Gives the resolved mentions with one row a note; rows of earlier notes are replaced.

    A note belongs to the entity it names by id, else to the only one that carries its name; else it is an
    entity of its own.
    """
    pages = resolved[resolved["source"] != YOU] if "source" in resolved.columns else resolved
    if not notes:
        return pages.reset_index(drop=True)
    printed = pages.drop_duplicates("entity_id").set_index("entity_id")["name"]
    rows = pd.DataFrame([_row(note, entity_of(note, pages)) for note in notes])
    rows["name"] = rows["entity_id"].map(printed).fillna(rows["name"])
    for column in pages.columns.difference(rows.columns):
        rows[column] = "" if not pd.api.types.is_numeric_dtype(pages[column]) else pd.NA
    kinds = {column: pages[column].dtype for column in pages.columns}
    rows = rows.loc[:, [column for column in rows.columns if column in kinds or column == "source"]]
    return pd.concat(
        [pages, rows.astype({c: kinds[c] for c in rows.columns if c in kinds})], ignore_index=True
    )


def entity_of(note: Addition, pages: pd.DataFrame) -> str:
    """Says which entity a note is about."""
    if note.entity_id and note.entity_id in set(pages["entity_id"]):
        return note.entity_id
    found = carriers(pages, note.name, note.kind)
    return found[0] if len(found) == 1 else own_id(note)


def carriers(pages: pd.DataFrame, name: str, kind: str) -> list[str]:
    """Gives the entities that carry a name in any of its spellings."""
    rows = pages[["entity_id", "kind", "name"]].drop_duplicates()
    hit = (rows["name"].map(fold) == fold(name)) & (rows["kind"] == kind)
    return sorted(rows.loc[hit, "entity_id"].unique())


def own_id(note: Addition) -> str:
    """Gives the lasting id of somebody whom no page names."""
    return PREFIX[note.kind] + hashlib.sha256(f"{YOU}\x1f{fold(note.name)}".encode()).hexdigest()[:12]


def _row(note: Addition, entity: str) -> dict[str, object]:
    title = f"Recommended by {note.recommended_by}" if note.recommended_by else ADDED
    about = f"{YOU}\x1f{note.name}\x1f{note.recommended_by}"
    return {
        "mention_id": hashlib.sha256(about.encode()).hexdigest()[:16],
        "entity_id": entity,
        "name": note.name,
        "kind": note.kind,
        "role": RECOMMENDED,
        "role_label": note.recommended_by or YOU,
        "organization": note.organization,
        "event": title,
        "year": int(note.added_at[:4]),
        "tier": STAR if note.star else "",
        "evidence": note.because,
        "source": YOU,
        "confidence": 1.0,
        "fetched_at": note.added_at,
    }
