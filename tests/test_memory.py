"""New mentions are resolved against known ones without scoring all again, as if all had come at once."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.identity.memory import Memory, remembered
from analysis.identity.resolve import resolve
from pipelines.resolve import resolve_frame
from tests.test_resolve import community, with_rows

NEW = [
    ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "n1"),
    ("Bartolomew Quuxley", "Quux Labs", "Sample Conf 2017", 2017, "n2"),
    ("Bart Quuxley", "", "Other Days 2019", 2019, ""),
    ("QUUXLEY, Bartholomew", "", "Other Days 2018", 2018, "n3"),
    ("J. Roe", "Roe Works Jane", "Sample Conf 2018", 2018, ""),
    ("Roe Jane", "", "Sample Conf 2016", 2016, "n4"),
    ("", "", "Sample Conf 2016", 2016, ""),
]
ALL = with_rows(*NEW, *NEW[:2])
KNOWN = len(community())


@settings(deadline=None, max_examples=8)
@given(st.permutations(range(len(ALL))), st.integers(1, len(ALL)))
def test_what_comes_later_is_resolved_as_from_scratch(order: list[int], cut: int) -> None:
    memory = Memory()
    frame = ALL.iloc[order]
    early = resolve_frame(frame.iloc[:cut], memory=memory)
    known = dict(zip(early["mention_id"], early["entity_id"], strict=True))
    later = resolve_frame(frame, known, memory=memory)
    pd.testing.assert_frame_equal(later, resolve_frame(frame, known))
    again = dict(zip(later["mention_id"], later["entity_id"], strict=True))
    pd.testing.assert_frame_equal(later, resolve_frame(frame, again, memory=memory))


def test_nothing_is_scored_twice_and_only_touched_blocks_again() -> None:
    memory = Memory()
    resolve(ALL, memory)
    first = memory.scored
    resolve(ALL.sample(frac=1, random_state=1), memory)
    assert memory.scored == first
    more = with_rows(*NEW, ("Zacharias Numberless", "", "Sample Conf 2016", 2016, ""))
    resolve(more, memory)
    assert 0 < memory.scored - first < 10


def test_only_numbers_are_held_and_what_is_gone_is_forgotten() -> None:
    memory = Memory()
    resolve(ALL, memory)
    before = dict(memory.arrays())
    assert len(before) > 4
    assert all(array.dtype.kind in "iuf" for array in before.values())
    resolve(ALL.iloc[:KNOWN], memory)
    fresh = Memory()
    resolve(ALL.iloc[:KNOWN], fresh)
    for path, array in fresh.arrays():
        assert len(array) < len(before[path])
        np.testing.assert_array_equal(array, dict(memory.arrays())[path])


def test_texts_are_not_taken_down() -> None:
    frame = pd.DataFrame({"block": [0], "name": ["Jane Roe"]})
    with pytest.raises(TypeError, match="numbers only"):
        Memory().recall("names", lambda fresh: fresh, frame)


def test_a_memory_can_be_kept_and_taken_up_again() -> None:
    memory = Memory()
    resolve(ALL.iloc[:KNOWN], memory)
    taken_up = remembered(memory.arrays())
    pd.testing.assert_series_equal(resolve(ALL, taken_up), resolve(ALL))
    whole = Memory()
    resolve(ALL, whole)
    assert 0 < taken_up.scored < whole.scored


@pytest.mark.parametrize("lost", ["blocks", "counts", "meet"])
def test_a_memory_that_lost_something_is_none(lost: str) -> None:
    memory = Memory()
    resolve(ALL, memory)
    arrays = {path: array for path, array in memory.arrays() if not path.endswith(lost)}
    if lost == "meet":
        arrays["other_forms.score_partition/meet"] = np.zeros(1)
    with pytest.raises(ValueError, match=r"no blocks|different lengths"):
        remembered(arrays.items())
