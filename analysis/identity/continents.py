"""Which continent a printed place lies in."""

from functools import cache

from analysis.names.places import state_groups
from analysis.text import fold
from data import load_words

_STATES = ("north america", "north america", "oceania")


@cache
def _known() -> dict[str, str]:
    loaded = load_words("continents.yaml")
    return {fold(str(place)): continent for continent, places in loaded.items() for place in places}


@cache
def _states() -> dict[str, str]:
    groups = zip(state_groups(), _STATES, strict=True)
    return {code: continent for codes, continent in groups for code in codes}


def continent_of(place: str) -> str:
    """Gives the continent of a place as pages print it ("Lyon, France"); empty where it is not sure.

    The last words decide: a country or a state tells towns of one name apart.
    """
    known, parts = _known(), [part.strip() for part in place.split(",")]
    if whole := known.get(fold(place)):
        return whole
    if len(parts) > 1 and parts[-1] in _states():
        return _states()[parts[-1]]
    return known.get(fold(parts[-1]), "")
