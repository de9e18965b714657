"""Joins persons whose spellings differ, best proof first, and never against a contradiction."""

import pandas as pd

from analysis.identity.contradictions import Contradictions


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

    def join(self, one: int, other: int) -> tuple[int, int]:
        """Makes one group of the groups of two nodes; gives the node that stands for it, and that of old."""
        one, other = self.find(one), self.find(other)
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        self.parent[other] = one
        self.members[one] += self.members[other]
        self.members[other] = []
        return one, other


def join(groups: Groups, edges: pd.DataFrame, bars: Contradictions | None = None) -> None:
    """Joins along the edges, best first; two groups join only where nothing stands between their members.

    Args:
        groups: what is joined so far.
        edges: columns `one`, `other` and `score`.
        bars: what stands between groups; none where all may join.
    """
    ordered = edges.sort_values(["score", "one", "other"], ascending=[False, True, True])
    barred: set[tuple[int, int]] = set()
    for one, other in zip(ordered["one"].tolist(), ordered["other"].tolist(), strict=True):
        left, right = sorted((groups.find(one), groups.find(other)))
        # what stood between two groups still does when they have grown
        if left == right or (left, right) in barred:
            continue
        if bars is not None and bars.between(left, right):
            barred.add((left, right))
            continue
        kept, gone = groups.join(left, right)
        if bars is not None:
            bars.unite(kept, gone)


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
