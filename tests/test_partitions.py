"""A table scored in partitions, in this process or in others, gives the same as in one piece."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.identity.partitions import over_partitions
from analysis.identity.typos import score_partition

GIVEN = ["Bartholomew", "Bartolomew", "Katherine", "Katharine", "Theodora"]
NAMES = [f"{first} Quuxley{last}".casefold() for first in GIVEN for last in "abcdefgh"]


def sizes(part: pd.DataFrame) -> pd.DataFrame:
    return part.groupby("block", as_index=False).size()


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 12))
def test_no_block_is_cut_or_lost(lengths: list[int], size: int) -> None:
    frame = pd.DataFrame({"block": [at for at, length in enumerate(lengths) for _ in range(length)]})
    seen = []

    def look(part: pd.DataFrame) -> pd.DataFrame:
        seen.append(len(part))
        return sizes(part)

    two = over_partitions(look, frame, max(size, len(frame) // 2 + 1))
    assert list(two["size"]) == lengths
    assert sum(seen) == len(frame)


@pytest.mark.parametrize("size", [7, 100])
def test_several_processes_find_what_one_finds(size: int) -> None:
    frame = pd.DataFrame({"block": [at // 10 for at in range(len(NAMES))], "key": NAMES})
    whole = score_partition(frame)
    assert len(whole) > 10
    pd.testing.assert_frame_equal(over_partitions(score_partition, frame, size), whole)
