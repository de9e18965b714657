"""Joins persons whose spellings differ, best proof first, and never against a contradiction."""

from collections.abc import Callable

import pandas as pd


class Groups:
    """Groups of nodes that grow by joining."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.members = [[node] for node in range(size)]

    def find(self, node: int) -> int:
        """Gives the node that stands for the group."""
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, one: int, other: int) -> None:
        """Makes one group of the groups of two nodes."""
        one, other = self.find(one), self.find(other)
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        self.parent[other] = one
        self.members[one] += self.members[other]
        self.members[other] = []


def join(groups: Groups, edges: pd.DataFrame, compatible: Callable[[int, int], bool]) -> None:
    """Joins along the edges, best first; two groups join only where each member suits each other.

    Args:
        groups: what is joined so far.
        edges: columns `one`, `other` and `score`.
        compatible: whether two nodes may be one person.
    """
    ordered = edges.sort_values(["score", "one", "other"], ascending=[False, True, True])
    for one, other in zip(ordered["one"].tolist(), ordered["other"].tolist(), strict=True):
        left, right = groups.find(one), groups.find(other)
        if left != right and all(
            compatible(a, b) for a in groups.members[left] for b in groups.members[right]
        ):
            groups.join(left, right)


def unique_only(groups: Groups, edges: pd.DataFrame, margin: float) -> pd.DataFrame:
    """Keeps, of the edges from each `other`, the best one, where no second group comes near it.

    Args:
        groups: what is joined so far; edges to one group are one candidate.
        edges: columns `one`, `other` and `score`.
        margin: how many bits the best candidate must lead.
    """
    table = edges.assign(group=[groups.find(node) for node in edges["one"]])
    table = table.sort_values(["other", "score", "one"], ascending=[True, False, True])
    best = table.drop_duplicates("other")
    second = table[table["group"] != table["other"].map(best.set_index("other")["group"])].drop_duplicates(
        "other"
    )
    rival = best["other"].map(second.set_index("other")["score"])
    return best[~(best["score"] - rival < margin)]
