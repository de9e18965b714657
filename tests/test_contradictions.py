"""Groups join only where nothing stands between any two of their members, however many members there are."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.identity import contradictions
from analysis.identity.contradictions import Contradictions
from analysis.identity.forms import name_form
from analysis.identity.join import Groups, join
from analysis.identity.suiting import may_be_one

NAMES = [
    "Jane Roe", "J. Roe", "Jane A. Roe", "Jane B. Roe", "Jane Roe Jr.", "Jane Roe III", "Janet Roe", "Roe",
    "Yuichi Sato", "Yuuichi Satou", "Yumi Sato", "Bartholomew Sato", "Jane Marie Alexandra Roe", "Jane Row",
]  # fmt: skip
PERSON = st.tuples(st.sampled_from(NAMES), st.sets(st.integers(0, 5), max_size=2))


def sessions_of(people: list[tuple[str, set[int]]]) -> sparse.csr_matrix:
    table = np.zeros((len(people), 6), np.float32)
    for at, (_, sessions) in enumerate(people):
        table[at, list(sessions)] = 1
    return sparse.csr_matrix(table)


@settings(deadline=None)
@given(
    st.lists(PERSON, min_size=2, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 3)), max_size=25),
)
def test_what_is_kept_of_groups_says_what_every_pair_says(
    people: list[tuple[str, set[int]]], found: list[tuple[int, int, int]]
):
    forms = [name_form(name) for name, _ in people]
    edges = [(a % len(people), b % len(people), score) for a, b, score in found]
    table = pd.DataFrame(edges, columns=["one", "other", "score"])
    groups = Groups(len(people))
    keys = np.array([form.key for form in forms], dtype=object)
    join(groups, table, Contradictions(keys, {form.key: form for form in forms}, sessions_of(people)))
    assert [groups.find(node) for node in range(len(people))] == slowly(people, table)


def slowly(people: list[tuple[str, set[int]]], edges: pd.DataFrame) -> list[int]:
    """Joins as is meant: all members of one group with all of the other."""
    forms = {name_form(name).key: name_form(name) for name, _ in people}
    said = [(forms[name_form(name).key], sessions) for name, sessions in people]
    groups = Groups(len(people))
    for one, other, _ in edges.sort_values(
        ["score", "one", "other"], ascending=[False, True, True]
    ).itertuples(index=False):
        left, right = sorted((groups.find(one), groups.find(other)))
        pairs = [(said[a], said[b]) for a in groups.members[left] for b in groups.members[right]]
        if left != right and all(may_be_one(a, b) and mine.isdisjoint(its) for (a, mine), (b, its) in pairs):
            groups.join(left, right)
    return [groups.find(node) for node in range(len(people))]


def chain(names: list[str]) -> tuple[Groups, float]:
    """Joins names each with the next, and gives the seconds that it took."""
    forms = {name: name_form(name) for name in names}
    keys = np.array([form.key for form in forms.values()], dtype=object)
    by_key = {form.key: form for form in forms.values()}
    at = np.arange(len(keys) - 1)
    edges = pd.DataFrame({"one": at, "other": at + 1, "score": 9.0})
    groups = Groups(len(keys))
    start = time.process_time()
    join(groups, edges, Contradictions(keys, by_key, sparse.csr_matrix((len(keys), 1), dtype=np.float32)))
    return groups, time.process_time() - start


@pytest.mark.parametrize("kind", ["families", "middle names"])
def test_a_long_chain_of_near_alike_names_costs_no_square(kind: str):
    letters = "bcdfghjklmnpqrstvwxz"
    ends = [a + b + c for a in letters for b in letters for c in letters]
    like = "Jane Quux{}e" if kind == "families" else "Jane Q{}uxe Roe"
    groups, seconds = chain([like.format(end) for end in ends])
    assert max(map(len, groups.members)) > 1
    assert seconds < 10, "8,000 names with each other are 32 million comparisons"


def test_of_very_many_names_of_one_family_a_fixed_number_is_compared(monkeypatch: pytest.MonkeyPatch):
    compared = []
    monkeypatch.setattr(contradictions, "may_be_one", lambda one, other: not compared.append((one, other)))
    names = [f"Jane {a}{b}{c} Roe" for a in "bcdfg" for b in "aeiou" for c in "klmnprst"]
    groups, _ = chain(names)
    assert max(map(len, groups.members)) == len(names)
    assert len(compared) <= len(names) * contradictions.MOST
