"""The stage that says which mentions are one person or one organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.identity.ids import entity_ids
from analysis.identity.judgements import Judgement, Verdict, apply_judgements
from analysis.identity.memory import Memory
from analysis.identity.resolve import Resolution, resolve, resolve_with_doubts
from analysis.identity.rows import as_text
from scrapers.errors import UsageError

NEEDS = ("mention_id", "name")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two sides that the evidence does not decide, each named by its mentions."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    together: bool
    reasons: str
    unsure: bool = False


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
) -> tuple[pd.DataFrame, list[Doubt]]:
    """Does the same, and gives the pairs that are left to a person, the likeliest first."""
    mention_id, once = _checked(frame)
    found = resolve_with_doubts(once, memory)
    resolved = frame.assign(entity_id=_entities(once, found.labels, known, judgements, mention_id))
    return resolved, _open(_doubts(once, found), resolved, judgements)


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


def _doubts(once: pd.DataFrame, found: Resolution) -> list[Doubt]:
    doubted = set(found.doubts["one"]) | set(found.doubts["other"])
    held = found.parts.isin(doubted)
    members = {part: tuple(sorted(ids)) for part, ids in once["mention_id"][held].groupby(found.parts[held])}
    return [
        Doubt(members[row["one"]], members[row["other"]], bool(row["together"]), row["reasons"])
        for row in found.doubts.to_dict("records")
    ]


def _open(doubts: Sequence[Doubt], resolved: pd.DataFrame, judgements: Sequence[Judgement]) -> list[Doubt]:
    """Leaves out what was decided, and marks what a person was unsure about."""
    entity = dict(zip(as_text(resolved["mention_id"]), resolved["entity_id"], strict=True))
    answered: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        for mention in judgement.left + judgement.right:
            answered.setdefault(mention, []).append(judgement)
    left_open = []
    for doubt in doubts:
        near = [given for mention in doubt.left for given in answered.get(mention, ())]
        verdicts = {given.verdict for given in near if _about(given, doubt)}
        joined = entity[doubt.left[0]] == entity[doubt.right[0]]
        if not verdicts - {Verdict.UNSURE} and joined == doubt.together:
            left_open.append(
                Doubt(doubt.left, doubt.right, doubt.together, doubt.reasons, unsure=bool(verdicts))
            )
    return left_open


def _about(given: Judgement, doubt: Doubt) -> bool:
    """Whether an answer is about the two sides of a doubt."""
    left, right = set(doubt.left), set(doubt.right)
    straight = not left.isdisjoint(given.left) and not right.isdisjoint(given.right)
    return straight or (not left.isdisjoint(given.right) and not right.isdisjoint(given.left))
