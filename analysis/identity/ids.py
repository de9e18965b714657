"""Ids that last: an entity keeps its id as long as most of its mentions carry it."""

import hashlib
from collections.abc import Mapping

import pandas as pd

from analysis.roles import Kind

PREFIX = {Kind.PERSON.value: "m-", Kind.ORGANIZATION.value: "o-"}


def entity_ids(frame: pd.DataFrame, labels: pd.Series, known: Mapping[str, str] | None = None) -> pd.Series:
    """Gives every mention the lasting id of its entity.

    Args:
        frame: mentions with `mention_id`, and `kind` where known.
        labels: which mentions belong together, on the same index.
        known: entity id of each mention of an earlier run. An entity takes the id that most of its
            mentions had (ties: the smallest id); no id is given to two entities.

    Returns:
        `m-` for a person or `o-` for an organisation, and 12 hexadecimal digits.
    """
    mentions = frame["mention_id"].astype(str)
    smallest = mentions.groupby(labels).min().sort_values()
    kinds = _kinds(frame, labels)
    given = _kept(mentions, labels, smallest, known or {})
    taken = set(given.values()) | set((known or {}).values())
    for label, mention in smallest.items():
        if label not in given:
            given[label] = _fresh(mention, PREFIX[kinds[label]], taken)
            taken.add(given[label])
    return labels.map(given).astype(object).rename("entity_id")


def _kinds(frame: pd.DataFrame, labels: pd.Series) -> dict[object, str]:
    if "kind" not in frame.columns:
        return dict.fromkeys(labels.unique(), Kind.PERSON.value)
    share = (frame["kind"] == Kind.ORGANIZATION.value).groupby(labels).mean()
    return {label: (Kind.ORGANIZATION if part > 0.5 else Kind.PERSON).value for label, part in share.items()}


def _kept(
    mentions: pd.Series, labels: pd.Series, smallest: pd.Series, known: Mapping[str, str]
) -> dict[object, str]:
    """Gives the known ids to the entities that hold most of their mentions."""
    table = pd.DataFrame({"label": labels, "known": mentions.map(known)}).dropna()
    counted = table.groupby(["label", "known"], sort=False).size().rename("mentions").reset_index()
    counted["smallest"] = counted["label"].map(smallest)
    counted = counted.sort_values(["mentions", "known", "smallest"], ascending=[False, True, True])
    given: dict[object, str] = {}
    used: set[str] = set()
    for label, entity in zip(counted["label"], counted["known"], strict=True):
        if label not in given and entity not in used:
            given[label] = entity
            used.add(entity)
    return given


def _fresh(mention: str, prefix: str, taken: set[str]) -> str:
    """Derives an id from a mention; one that another entity has is passed over."""
    attempt = 0
    while True:
        text = f"{mention}#{attempt}" if attempt else mention
        found = prefix + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
        if found not in taken:
            return found
        attempt += 1
