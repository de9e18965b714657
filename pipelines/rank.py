"""Ranks entities by what pages say of them."""

import pandas as pd

from analysis.ranking.score import points
from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import NAMES, NO_WISHES, signals
from analysis.ranking.wishes import Wishes, by_entity, set_aside
from analysis.roles import Kind
from analysis.text import fold

COLUMNS = ("entity_id", "kind", "rank", "score", "name", "set_aside", *NAMES)


def rank_frame(resolved: pd.DataFrame, wishes: Wishes = NO_WISHES) -> pd.DataFrame:
    """Ranks persons and organisations, each among themselves.

    Ties are broken by breadth, then recency, then name.

    Args:
        resolved: one row per mention with `entity_id`; mentions with a reason in `excluded` do not count.
        wishes: the situation and what else was asked for.

    Returns:
        One row per entity, best first, persons before organisations: `rank` counts within `kind`, then the
        score and every signal. Those with a reason in `set_aside` come after all others of their kind.

    Raises:
        ValueError: there is no `entity_id`.
    """
    return rank_seen(look(resolved), wishes)


def rank_seen(seen: Seen, wishes: Wishes = NO_WISHES) -> pd.DataFrame:
    """Does the same for mentions already looked through."""
    found = signals(seen, wishes)
    score = points(found, wishes.meant.weights()).sum(axis=1).round(4)
    ranked = found.assign(score=score, kind=_kinds(seen), name=_names(seen))
    ranked["set_aside"] = by_entity(seen, set_aside(seen, wishes))
    ranked["aside"] = ranked["set_aside"] != ""
    ranked["organizations"] = ranked["kind"] == Kind.ORGANIZATION.value
    ranked["folded"] = ranked["name"].map(fold)
    ranked = (
        ranked.rename_axis("entity_id")
        .reset_index()
        .sort_values(
            ["organizations", "aside", "score", "breadth", "recency", "folded", "entity_id"],
            ascending=[True, True, False, False, False, True, True],
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
