"""What stands between two groups of persons, read off what is kept of each group and not off every pair."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from analysis.identity.forms import NameForm
from analysis.identity.suiting import may_be_one
from analysis.identity.tables import Matrix
from analysis.names.variants import skeleton

MOST = 50
"""How many names of one family are compared on either side: nobody is printed in more ways."""


@dataclass(slots=True)
class _Said:
    """What is printed of all members of a group: sessions, suffixes, and full names by family."""

    sessions: set[int]
    suffixes: set[str] = field(default_factory=set)
    names: dict[str, dict[str, NameForm]] = field(default_factory=dict)


class Contradictions:
    """Says whether any member of one group cannot be one person with any member of another.

    Sessions, suffixes and families are each looked up in what the larger group said, so that the cost is that
    of the smaller group. Only names of one family contradict each other by given and middle names.
    """

    def __init__(self, keys: np.ndarray, forms: Mapping[str, NameForm], sessions: Matrix) -> None:
        self._keys, self._forms = keys, forms
        self._held, self._start = sessions.indices, sessions.indptr
        self._said: dict[int, _Said] = {}

    def between(self, one: int, other: int) -> bool:
        """Whether two groups, each given by the node that stands for it, contradict each other."""
        left, right = self._of(one), self._of(other)
        if not left.sessions.isdisjoint(right.sessions) or len(left.suffixes | right.suffixes) > 1:
            return True
        if len(left.names) > len(right.names):
            left, right = right, left
        return any(
            not may_be_one(mine, theirs)
            for family, names in left.names.items()
            if family in right.names
            for mine in islice(names.values(), MOST)
            for theirs in islice(right.names[family].values(), MOST)
        )

    def unite(self, kept: int, gone: int) -> None:
        """Adds to a group what another said that has become a part of it."""
        said, more = self._of(kept), self._of(gone)
        del self._said[gone]
        said.suffixes |= more.suffixes
        if len(said.sessions) < len(more.sessions):
            said.sessions, more.sessions = more.sessions, said.sessions
        said.sessions |= more.sessions
        for family, names in more.names.items():
            said.names.setdefault(family, {}).update(names)

    def _of(self, node: int) -> _Said:
        if node not in self._said:
            form = self._forms[self._keys[node]]
            said = _Said(set(self._held[self._start[node] : self._start[node + 1]].tolist()))
            if form.suffix:
                said.suffixes.add(form.suffix)
            if form.given:
                said.names[skeleton(form.family)] = {form.key: form}
            self._said[node] = said
        return self._said[node]
