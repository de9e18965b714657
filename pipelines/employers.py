"""Firms that only their people make known: no sponsor and no stand, but names on programmes over and over."""

import re

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.mentions import EMPLOYER, each
from analysis.ranking.naming import names
from analysis.ranking.seen import Seen, look
from analysis.roles import Kind
from pipelines.export.person import organization_id

SHARE = 0.5
"""What their score counts: a name beside a speaker says less of a firm than a stand or a gift of its own."""
OFTEN = 2
"""People, or editions of events, that make a firm recur."""
_LETTERS = re.compile(r"[A-Z.]{2,5}$")
_KEPT = ("event", "host", "year", "date", "place", "url", "fetched_at", "source")


def employers(mentions: pd.DataFrame, named: pd.Series) -> tuple[pd.DataFrame, Seen]:
    """Makes mentions of the firms that recur as affiliations of people, and stand nowhere themselves.

    Bare letters that only one edition prints behind names are left out: they may be a degree.

    Args:
        mentions: of people and organisations, as `Seen` has them.
        named: the shown name of each entity.

    Returns:
        One row a mention of one of their people, with the role `employer`, the id of the person as `person`
        and the name as `tier`; and what these rows say.
    """
    rows = _affiliations(mentions, named)
    found = look(rows)
    editions = found.appearances.groupby("entity_id")["event_key"].nunique()
    people = rows.groupby("entity_id")["person"].nunique().reindex(editions.index)
    known = pd.Series(names(found), dtype="str").reindex(editions.index)
    letters = known.str.match(_LETTERS).fillna(value=False).astype(bool)
    recurs = (editions >= OFTEN) | ((people >= OFTEN) & ~letters)
    kept = found.entities[found.entities.isin(recurs.index[recurs])]
    return rows[rows["entity_id"].isin(kept)], found.only(kept)


def _affiliations(rows: pd.DataFrame, named: pd.Series) -> pd.DataFrame:
    """Makes a mention of the firm of every mention of a person with a firm."""
    standing = rows.loc[rows["kind"] == Kind.ORGANIZATION.value, "name"].drop_duplicates()
    rows = rows[(rows["kind"] == Kind.PERSON.value) & (rows["organization"] != "")]
    keys = pd.Series(each(rows["organization"], organization_key), index=rows.index, dtype="str")
    rows = rows[(keys != "") & ~keys.isin(each(standing, organization_key))]
    made = rows[[column for column in _KEPT if column in rows.columns]].assign(
        entity_id=each(keys[rows.index], organization_id),
        name=rows["organization"],
        kind=Kind.ORGANIZATION.value,
        role=EMPLOYER,
        tier=rows["entity_id"].map(named),
        person=rows["entity_id"],
    )
    return made.drop_duplicates(["entity_id", "person", "name", "event", "host", "year", "url"])
