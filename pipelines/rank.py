"""Ranks entities by what pages say of them."""

import pandas as pd

from analysis.ranking.score import points
from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import SIGNALS, signals
from analysis.roles import Kind
from analysis.text import fold

COLUMNS = ("entity_id", "kind", "rank", "score", "name", *SIGNALS)


def rank_frame(resolved: pd.DataFrame) -> pd.DataFrame:
    """Ranks persons and organisations, each among themselves.

    Ties are broken by breadth, then recency, then name.

    Args:
        resolved: one row per mention with `entity_id`; mentions with a reason in `excluded` do not count.

    Returns:
        One row per entity, best first, persons before organisations: `rank` counts within `kind`, then the
        score and every signal.

    Raises:
        ValueError: there is no `entity_id`.
    """
    return rank_seen(look(resolved))


def rank_seen(seen: Seen) -> pd.DataFrame:
    """Does the same for mentions already looked through."""
    found = signals(seen)
    ranked = found.assign(score=points(found).sum(axis=1).round(4), kind=_kinds(seen), name=_names(seen))
    ranked["organizations"] = ranked["kind"] == Kind.ORGANIZATION.value
    ranked["folded"] = ranked["name"].map(fold)
    ranked = (
        ranked.rename_axis("entity_id")
        .reset_index()
        .sort_values(
            ["organizations", "score", "breadth", "recency", "folded", "entity_id"],
            ascending=[True, False, False, False, True, True],
            kind="stable",
        )
    )
    ranked["rank"] = ranked.groupby("organizations").cumcount() + 1
    return ranked.loc[:, list(COLUMNS)].reset_index(drop=True)


def _kinds(seen: Seen) -> list[str]:
    """An entity is what most of its mentions say it is."""
    organization = (seen.mentions["kind"] == Kind.ORGANIZATION.value).to_numpy()
    share = seen.total(seen.entity, organization) / seen.total(seen.entity)
    return [Kind.ORGANIZATION.value if part > 0.5 else Kind.PERSON.value for part in share]


def _names(seen: Seen) -> list[str]:
    """The first printed name of each entity, for ties and for people who read the table."""
    named = seen.mentions[["entity_id", "name"]]
    return list(named.drop_duplicates("entity_id").set_index("entity_id")["name"].reindex(seen.entities))
