"""One single step for a rough day where nothing is due: the first of the list to whom you have not spoken."""

from collections.abc import Collection
from pathlib import Path

from analysis.text import squeeze
from pipelines.export.tables import read_tables
from pipelines.privacy.leaving import may_leave
from pipelines.results import Results

GENTLE = "one step is enough for today"


def next_step(workspace: Path, met: Collection[str]) -> str:
    """Names whom to write to next; empty where no list has anybody left.

    Args:
        workspace: of the lists.
        met: ids of those with whom there was a word already.
    """
    for path in sorted(workspace.glob("*/mentors.csv")):
        table = may_leave(read_tables(Results(path.parent)), workspace).mentors
        left = table[~table["mentor_id"].isin(list(met))]
        if len(left):
            name = squeeze(str(left["name"].iloc[0]))
            return f"write to {name}; what to say: mentorscout meet {name!r}"
    return ""
