"""Who is the same: the entity of every mention."""

import numpy as np
import pandas as pd

from analysis.identity.organizations import resolve_organizations
from analysis.identity.people import resolve_people
from analysis.identity.rows import distinct_rows


def resolve(frame: pd.DataFrame) -> pd.Series:
    """Gives every mention the label of its entity; no order of rows changes who is together.

    Args:
        frame: one row for each mention, with `name`; `kind`, `organization`, `job_title`, `event`, `host`,
            `year`, `session`, `url` and `profile_urls` are used where present.

    Returns:
        Labels on the index of the frame. A mention without a name is an entity of its own.
    """
    rows, codes = distinct_rows(frame)
    named = (rows["name"].str.strip() != "").to_numpy()
    organization = (rows["kind"] == "organization").to_numpy()
    labels = np.zeros(len(rows), np.int64)
    free = 0
    for chosen, find in (
        (named & ~organization, resolve_people),
        (named & organization, resolve_organizations),
    ):
        if chosen.any():
            labels[chosen] = free + find(rows[chosen].reset_index(drop=True))
            free = int(labels.max()) + 1
    found = labels[codes.to_numpy()]
    nameless = ~named[codes.to_numpy()]
    found[nameless] = free + np.arange(nameless.sum())
    return pd.Series(found, index=frame.index, name="entity")
