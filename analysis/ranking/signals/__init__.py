"""What speaks for somebody: each signal is one function from what was seen to one number an entity.

No signal reads anything but what pages say of professional roles, and none guesses gender, age or origin.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.ranking.seen import Seen
from analysis.ranking.signals import person, presence, standing

Signal = Callable[[Seen], np.ndarray]

SIGNALS: dict[str, Signal] = {
    "recurrence": presence.recurrence,
    "editions": presence.editions,
    "breadth": presence.breadth,
    "loyalty": presence.loyalty,
    "years_active": presence.years_active,
    "variety": presence.variety,
    "recency": presence.recency,
    "company": presence.company,
    "awards": standing.awards,
    "keynotes": standing.keynotes,
    "leadership": standing.leadership,
    "service": standing.service,
    "selectivity": standing.selectivity,
    "seniority": person.seniority,
    "helping": person.helping,
    "knows_openings": person.knows_openings,
}


def signals(seen: Seen) -> pd.DataFrame:
    """Computes every signal: one row per entity, one column per signal."""
    return pd.DataFrame({name: signal(seen) for name, signal in SIGNALS.items()}, index=seen.entities)
