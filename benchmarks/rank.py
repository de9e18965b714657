"""Times the ranking of many mentions, beside a bare count of them in the same run.

    rank.py [--mentions N] [--seed N]

Ranks N invented mentions (a million by default) with every signal, and counts them with one pandas groupby
for comparison. Prints the seconds that passed and those that the processor worked, for other programs may be
running. Ends with 1 when the work on a million takes 20 seconds or more (other numbers in proportion).
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.rank import rank_frame

LIMIT = 20.0
MILLION = 1_000_000
ROLES = (
    "speaker",
    "speaker",
    "speaker",
    "panelist",
    "keynote",
    "committee",
    "board",
    "award_recipient",
    "sponsor",
)
TITLES = (
    "",
    "",
    "Engineer",
    "Senior Engineer",
    "CEO",
    "Recruiter",
    "Professor",
    "Consultant",
    "Director of Light",
)


def invented(number: int, seed: int) -> pd.DataFrame:
    """Makes mentions as a large field gives them: few people recur, most are seen once or twice."""
    random = np.random.default_rng(seed)
    people = np.minimum(random.zipf(1.6, number), number // 3) + random.integers(0, number // 4, number)
    series, years = random.integers(0, 800, number), random.integers(2008, 2026, number)
    sessions = random.integers(0, number, number).astype("str")
    event = pd.Series(series).map(lambda one: f"Invented Congress {one} of Wicks")
    return pd.DataFrame(
        {
            "entity_id": pd.Series(people).map(lambda one: f"m-{one:07}"),
            "name": pd.Series(people).map(lambda one: f"Person Number {one}"),
            "kind": np.where(people % 20 == 0, "organization", "person"),
            "role": np.array(ROLES)[random.integers(0, len(ROLES), number)],
            "event": event + " " + pd.Series(years).astype("str"),
            "host": pd.Series(series).map(lambda one: f"www.congress{one}.example"),
            "year": years,
            "session": pd.Series(sessions).map(lambda one: f"On wicks and wax, part {one}"),
            "job_title": np.array(TITLES)[random.integers(0, len(TITLES), number)],
            "organization": pd.Series(random.integers(0, 9000, number)).map(
                lambda one: f"Lamp Works {one} Ltd"
            ),
            "evidence": pd.Series(sessions).map(_evidence),
        }
    )


def _evidence(session: str) -> str:
    """Writes the printed words; one in twenty tells of help."""
    help_given = ", and mentors newcomers" if int(session) % 20 == 0 else ""
    return f"Somebody who talks about part {session} of wicks and wax{help_given}"


class Spent(NamedTuple):
    """Seconds of one piece of work: those that passed, and those that the processor worked."""

    passed: float
    worked: float


def spent(work: Callable[[], object]) -> Spent:
    """Times one call."""
    start, begun = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - start, time.process_time() - begun)


def main() -> int:
    """Measures and gives the exit code."""
    parser = argparse.ArgumentParser(description="Time the ranking of many mentions.")
    parser.add_argument("--mentions", type=int, default=MILLION)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    frame = invented(args.mentions, args.seed)
    counted = spent(lambda: frame.groupby("entity_id")["event"].nunique().sort_values(ascending=False))
    ranked = spent(lambda: rank_frame(frame))
    limit = LIMIT * args.mentions / MILLION
    print(f"{len(frame):,} mentions of {frame['entity_id'].nunique():,} entities")
    print(f"groupby count  {counted.passed:>7.2f} s passed  {counted.worked:>7.2f} s worked")
    print(
        f"ranking        {ranked.passed:>7.2f} s passed  {ranked.worked:>7.2f} s worked, limit {limit:.1f} s"
    )
    print(f"ranking takes {ranked.worked / counted.worked:.0f} times the work of the count")
    return 0 if ranked.worked < limit else 1


if __name__ == "__main__":
    sys.exit(main())
