"""What a person has decided about pairs, held against whatever the evidence says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.identity.join import Groups
from analysis.identity.rows import as_text
from analysis.organizations import organization_key
from analysis.text import fold


class Verdict(StrEnum):
    """What a person answered: is it one person?"""

    SAME = "yes"
    DIFFERENT = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer; each side is named by its mentions."""

    verdict: Verdict
    left: tuple[str, ...]
    right: tuple[str, ...]


class _Held:
    """Mentions that decisions hold together, and those that they hold apart."""

    def __init__(self, size: int) -> None:
        self.groups = Groups(size)
        self.apart: dict[int, set[int]] = defaultdict(set)
        self.touched: set[int] = set()

    def forbidden(self, one: int, other: int) -> bool:
        other = self.groups.find(other)
        return any(self.groups.find(far) == other for far in self.apart[self.groups.find(one)])

    def hold_together(self, nodes: Sequence[int]) -> None:
        """Holds nodes together unless an earlier decision holds two of them apart."""
        self.touched.update(nodes)
        roots = sorted({self.groups.find(node) for node in nodes})
        if any(self.forbidden(a, b) for at, a in enumerate(roots) for b in roots[at + 1 :]):
            return
        far = set().union(*(self.apart.pop(root, set()) for root in roots))
        for root in roots[1:]:
            self.groups.join(roots[0], root)
        if roots:
            self.apart[self.groups.find(roots[0])] = far

    def hold_apart(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Holds two sides apart unless an earlier decision holds them together."""
        lefts, rights = ({self.groups.find(node) for node in side} for side in (left, right))
        if lefts & rights:
            return
        for one in lefts:
            self.apart[one] |= rights
        for other in rights:
            self.apart[other] |= lefts


def apply_judgements(frame: pd.DataFrame, labels: pd.Series, judgements: Sequence[Judgement]) -> pd.Series:
    """Puts together and takes apart what a person said; of answers that contradict, the newest holds.

    Mentions that no answer names go with the side that they agree with most.

    Args:
        frame: mentions with `mention_id` (each once) and `name`; `organization`, `event` and `host` help.
        labels: the entity of every mention by the evidence, on the same index.
        judgements: the oldest first.

    Returns:
        New labels on the same index.
    """
    codes = pd.factorize(labels.to_numpy())[0]
    place = {mention: at for at, mention in enumerate(frame["mention_id"])}
    held = _hold(judgements, place, codes)
    if not held.touched:
        return labels
    whole = Groups(int(codes.max()) + 1)
    for node in held.touched:
        whole.join(int(codes[node]), int(codes[held.groups.find(node)]))
    roots = np.array([whole.find(code) for code in range(len(whole.parent))])
    found = roots[codes]
    free = int(codes.max()) + 1
    for broken in _broken(held, found):
        members = np.flatnonzero(found == broken).tolist()
        parts = _partition(members, codes, held, frame)
        found[members] = [free + parts[node] for node in members]
        free += max(parts.values()) + 1
    return pd.Series(found, index=labels.index, name=labels.name)


def _hold(judgements: Sequence[Judgement], place: dict[str, int], codes: np.ndarray) -> _Held:
    held = _Held(len(codes))
    for judgement in reversed(judgements):
        left, right = (
            sorted({place[mention] for mention in side if mention in place})
            for side in (judgement.left, judgement.right)
        )
        if not left or not right or judgement.verdict is Verdict.UNSURE:
            continue
        if judgement.verdict is Verdict.SAME:
            held.hold_together([*left, *right])
            continue
        for side in (left, right):
            for part in _by_code(side, codes):
                held.hold_together(part)
        held.hold_apart(left, right)
    return held


def _by_code(nodes: Iterable[int], codes: np.ndarray) -> list[list[int]]:
    parts: dict[int, list[int]] = defaultdict(list)
    for node in nodes:
        parts[int(codes[node])].append(node)
    return list(parts.values())


def _broken(held: _Held, found: np.ndarray) -> list[int]:
    """Gives the entities that hold mentions which must stay apart."""
    return sorted(
        {int(found[one]) for one, others in held.apart.items() for far in others if found[one] == found[far]}
    )


def _partition(members: Sequence[int], codes: np.ndarray, held: _Held, frame: pd.DataFrame) -> dict[int, int]:
    """Parts one entity: what is held together first, then every other mention where it fits best."""
    said = _said(frame.iloc[list(members)])
    by_node = dict(zip(members, said, strict=True))
    blocks: dict[int, list[int]] = defaultdict(list)
    for node in members:
        if node in held.touched:
            blocks[held.groups.find(node)].append(node)
    ids = frame["mention_id"].to_numpy()
    order = sorted(
        blocks.values(), key=lambda b: (not held.apart[held.groups.find(b[0])], -len(b), min(ids[b]))
    )
    parts: list[list[int]] = []
    for block in order:
        fits = [part for part in parts if not any(held.forbidden(block[0], node) for node in part)]
        near = [part for part in fits if {codes[n] for n in part} & {codes[n] for n in block}]
        if near:
            max(near, key=lambda part: _agreement(block, part, by_node)).extend(block)
        else:
            parts.append(list(block))
    seeds = [list(part) for part in parts]
    for node in members:
        if node not in held.touched:
            possible = [at for at, part in enumerate(seeds) if codes[node] in {codes[n] for n in part}]
            chosen = max(possible or range(len(seeds)), key=lambda at: _agreement([node], seeds[at], by_node))
            parts[chosen].append(node)
    return {node: at for at, part in enumerate(parts) for node in part}


def _said(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Gives the folded name, the employer and the event's host of every row."""
    texts = [
        as_text(rows[column]) if column in rows.columns else pd.Series("", index=rows.index)
        for column in ("name", "organization", "host", "event")
    ]
    return [
        (
            fold(name),
            organization_key(employer),
            host or "".join(sign for sign in event if not sign.isdigit()),
        )
        for name, employer, host, event in zip(*texts, strict=True)
    ]


def _agreement(
    one: Sequence[int], other: Sequence[int], said: dict[int, tuple[str, str, str]]
) -> tuple[float, int]:
    """How much two groups of mentions agree: employers before spellings before hosts, then size."""
    total = 0.0
    for part, weight in zip(range(3), (2.0, 4.0, 1.0), strict=True):
        mine = {said[node][part] for node in one} - {""}
        theirs = [said[node][part] for node in other if said[node][part]]
        total += weight * sum(text in mine for text in theirs) / max(len(theirs), 1)
    return total, len(other)
