"""What speaks for somebody: each signal is one function from what was seen to one number an entity.

No signal reads anything but what pages say of professional roles, and none guesses gender, age or origin.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.ranking.seen import Seen
from analysis.ranking.signals import person, presence, standing, wished
from analysis.ranking.wishes import Wishes

Signal = Callable[[Seen], np.ndarray]
Wished = Callable[[Seen, Wishes], np.ndarray]
NO_WISHES = Wishes()

SIGNALS: dict[str, Signal] = {
    "recurrence": presence.recurrence,
    "editions": presence.editions,
    "talks": presence.talks,
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
    "cross_company": person.cross_company,
    "knows_openings": person.knows_openings,
    "search_expert": person.search_expert,
}

WISHED: dict[str, Wished] = {
    "own_employer": wished.own_employer,
    "near": wished.near,
    "profession": wished.profession,
    "word_of_mouth": wished.word_of_mouth,
    "star": wished.star,
}
NAMES = (*SIGNALS, *WISHED)


def signals(seen: Seen, wishes: Wishes = NO_WISHES) -> pd.DataFrame:
    """Computes every signal: one row per entity, one column per signal."""
    found = {name: signal(seen) for name, signal in SIGNALS.items()}
    found |= {name: signal(seen, wishes) for name, signal in WISHED.items()}
    return pd.DataFrame(found, index=seen.entities)
