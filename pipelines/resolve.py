"""The stage that says which mentions are one person or one organisation."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.identity.ids import entity_ids
from analysis.identity.judgements import Judgement, apply_judgements
from analysis.identity.memory import Memory
from analysis.identity.resolve import resolve, resolve_with_doubts
from analysis.identity.rows import as_text
from pipelines.doubts import QUESTIONS, Questions, questions
from scrapers.errors import UsageError

NEEDS = ("mention_id", "name")


def resolve_frame(
    frame: pd.DataFrame,
    known: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
) -> pd.DataFrame:
    """Adds `entity_id` to every mention; drops and reorders no row.

    A mention id that is printed twice keeps both rows, with the same entity. A mention without a name is an
    entity of its own.

    Args:
        frame: one row for each mention.
        known: entity id of each mention of an earlier run, which stays where it still holds.
        judgements: what a person decided, the oldest first.
        memory: of an earlier call; only what new mentions touch is then compared, and the result is that
            from scratch.

    Raises:
        UsageError: `mention_id` or `name` is missing, or a mention has no id.
    """
    mention_id, once = _checked(frame)
    return frame.assign(entity_id=_entities(once, resolve(once, memory), known, judgements, mention_id))


def resolve_with_review(
    frame: pd.DataFrame,
    known: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
    most: int = QUESTIONS,
) -> tuple[pd.DataFrame, Questions]:
    """Does the same, and gives at most so many of the pairs left to a person: those that change most."""
    mention_id, once = _checked(frame)
    found = resolve_with_doubts(once, memory)
    resolved = frame.assign(entity_id=_entities(once, found.labels, known, judgements, mention_id))
    return resolved, questions(once, found, resolved, judgements, most)


def repeated_ids(frame: pd.DataFrame) -> int:
    """Counts the rows whose mention id another row before them has."""
    return int(as_text(frame["mention_id"]).duplicated().sum())


def _checked(frame: pd.DataFrame) -> tuple[pd.Series, pd.DataFrame]:
    """Gives the mention ids as text, and the frame with every mention once."""
    missing = [column for column in NEEDS if column not in frame.columns]
    if missing:
        raise UsageError(f"mentions have no column {', '.join(missing)}; resolve needs mention_id and name")
    mention_id = as_text(frame["mention_id"])
    if blank := int((mention_id.str.strip() == "").sum()):
        raise UsageError(f"{blank} of {len(frame)} mentions have an empty mention_id; give every row its own")
    table = frame.assign(mention_id=mention_id).reset_index(drop=True)
    if table["mention_id"].is_unique:
        return mention_id, table
    once = table.loc[as_text(table["name"]).sort_values(kind="stable").index].drop_duplicates("mention_id")
    return mention_id, once


def _entities(
    once: pd.DataFrame,
    labels: pd.Series,
    known: Mapping[str, str] | None,
    judgements: Sequence[Judgement],
    mention_id: pd.Series,
) -> pd.Series:
    ids = entity_ids(once, apply_judgements(once, labels, judgements), known)
    return mention_id.map(dict(zip(once["mention_id"], ids, strict=True))).astype(object)
