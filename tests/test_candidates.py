"""Pairs of persons are scored a part at a time, and none is left out that evidence could still prove."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.identity import candidates, evidence
from analysis.identity.candidates import make_blocks, pairs_behind
from analysis.identity.ceilings import ceilings, kinds_of
from analysis.identity.evidence import compare, overlap, weigh
from analysis.identity.people import surroundings
from analysis.identity.proof import edges_between, edges_inside, name_pairs
from analysis.identity.rows import distinct_rows
from analysis.identity.variants import gather
from tests.test_resolve import mentions

NAMES = ["Jane Roe", "J. Roe", "Bartholomew Quuxley", "Bart Quuxley", "B. Quuxley", "Bartholomew Quuxly"]
ALL = -1e9


def text(*some: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *some])


PRINTED = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        text("Acme", "Bolt Inc.", "Acme Labs"),
        text("Conf 2019", "Days 2020", "Forum 2019"),
        text("2019", "2020"),
        text("s1", "s2", "s3"),
        text("Engineer", "Chair"),
        text("https://a.example/jane", "https://b.example/bart"),
        text("Lyon, France", "Tokyo, Japan"),
        text("steel", "bees"),
    ),
    min_size=2,
    max_size=25,
)


def printed(rows: list[tuple[str, ...]]) -> pd.DataFrame:
    extra = ("job_title", "profile_urls", "place", "industry")
    columns = {name: [row[5 + at] for row in rows] for at, name in enumerate(extra)}
    return distinct_rows(mentions(*(row[:5] for row in rows), **columns))[0]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8),
    st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3))),
    st.sampled_from([1, 3, 1000]),
)
def test_every_pair_behind_two_names_is_found_once(
    persons: list[tuple[int, int]], pairs: list[tuple[int, int]], kept: set[tuple[int, int]], chunk: int
) -> None:
    names, kinds = np.array(persons).T
    one, other = np.array(pairs, int).reshape(-1, 2).T
    blocks = make_blocks(names, kinds, np.arange(len(names)), 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "CHUNK", chunk)
        parts = list(
            pairs_behind(
                blocks,
                one,
                other,
                lambda _row, a, b: np.array([pair in kept for pair in zip(a, b, strict=True)], bool),
            )
        )
    assert all(len(row) <= chunk for row, _, _ in parts)
    found = sorted(triple for part in parts for triple in zip(*(side.tolist() for side in part), strict=True))
    assert found == sorted(
        (row, here, there)
        for row, (a, b) in enumerate(pairs)
        for here in np.flatnonzero(names == a).tolist()
        for there in np.flatnonzero(names == b).tolist()
        if (kinds[here], kinds[there]) in kept
    )


@pytest.mark.parametrize("sizes", [(50, 20), (20, 50), (50, 2)])
def test_two_crowds_are_not_compared_all_with_all(sizes: tuple[int, int], monkeypatch: Any) -> None:
    monkeypatch.setattr(candidates, "MOST", 90)
    names = np.repeat([0, 1], sizes)
    blocks = make_blocks(names, np.zeros(len(names), int), np.arange(len(names)), 2)
    found = pairs_behind(blocks, np.array([0]), np.array([1]), lambda row, _a, _b: row >= 0)
    pairs = [pair for _, one, other in found for pair in zip(one.tolist(), other.tolist(), strict=True)]
    assert len(pairs) == len(set(pairs)) == max(sizes) * min(candidates.NEIGHBOURS, *sizes)
    assert {one for one, _ in pairs} == set(range(sizes[0]))
    assert {other for _, other in pairs} == set(range(sizes[0], sum(sizes)))


def test_crowds_of_many_kinds_are_no_more_pairs_than_crowds_of_one(monkeypatch: Any) -> None:
    monkeypatch.setattr(candidates, "MOST", 2_000)
    names, kinds = np.repeat([0, 1], 400), np.tile(np.arange(20), 40)
    blocks = make_blocks(names, kinds, np.arange(len(names)), 2)
    found = pairs_behind(blocks, np.array([0]), np.array([1]), lambda row, _a, _b: row >= 0)
    pairs = [pair for _, one, other in found for pair in zip(one.tolist(), other.tolist(), strict=True)]
    kinds_met = {(int(kinds[one]), int(kinds[other])) for one, other in pairs}
    assert len(kinds_met) == 20 * 20
    assert len(pairs) == len(set(pairs)) == 20 * 20 * 20 * candidates.NEIGHBOURS < 400 * 400


@pytest.mark.parametrize("entries", [0, 5, 10**9])
def test_long_rows_are_compared_a_few_at_a_time(entries: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(evidence, "ENTRIES", entries)
    dense = np.random.default_rng(1).integers(0, 2, (9, 6)).astype(np.float32)
    one, other = np.repeat(np.arange(9), 9), np.tile(np.arange(9), 9)
    found = overlap(sparse.csr_matrix(dense), one, other)
    assert found.tolist() == (dense @ dense.T).ravel().tolist()


@settings(deadline=None, max_examples=30)
@given(PRINTED)
def test_no_evidence_is_worth_more_than_its_ceiling(rows: list[tuple[str, ...]]) -> None:
    around = surroundings(printed(rows))
    count = len(around.units.key)
    one, other = np.repeat(np.arange(count), count), np.tile(np.arange(count), count)
    bits = weigh(compare(around.units, one, other), around.worth)
    kinds = kinds_of(around.units)
    assert (bits <= ceilings(around.worth)[kinds[one], kinds[other]] + 1e-9).all()


@settings(deadline=None, max_examples=30)
@given(PRINTED, st.floats(-20, 5), st.integers(1, 4))
def test_a_least_score_leaves_out_what_is_below_it_and_nothing_else(
    rows: list[tuple[str, ...]], least: float, people: int
) -> None:
    around = surroundings(printed(rows))
    persons = gather(around.units, np.arange(len(around.units.key)))
    pairs = name_pairs(persons, around.forms, around.rarity)
    every = edges_between(persons, pairs, around.worth, ALL)
    group = np.arange(len(persons.key)) % people
    inside = group[every["one"].to_numpy(int)] == group[every["other"].to_numpy(int)]
    above, below = every["score"] > least, every["score"] <= least
    assert in_order(edges_between(persons, pairs, around.worth, least)) == in_order(every[above])
    assert in_order(edges_inside(persons, pairs, around.worth, group, least)) == in_order(
        every[below & inside]
    )


def in_order(edges: pd.DataFrame) -> list[tuple[object, ...]]:
    return sorted(edges.astype({"relation": str}).itertuples(index=False, name=None))
