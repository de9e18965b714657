"""Places behind the names of a column: "Acme Gallery, Kiel" is found in Kiel, and called Acme Gallery."""

from collections import defaultdict
from dataclasses import replace

from analysis.names.judge import organization_score
from analysis.names.places import is_place
from analysis.organizations import bears_legal_form
from scrapers.extract.blocks.org_columns import Candidate

_FEWEST = 4
_SHARE = 0.6
_KNOWN = 0.3
_LONGEST = 3
_SURE = 0.8


def without_places(found: list[Candidate]) -> list[Candidate]:
    """Takes the place off the names of columns that print one behind most of them.

    Not all places are known: a third of those of a column must be.
    """
    columns: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for one in found:
        columns[one.line.shape].append(one)
    placed = {shape for shape, column in columns.items() if _are_placed(column)}
    return [_without_place(one) if one.line.shape in placed else one for one in found]


def _are_placed(column: list[Candidate]) -> bool:
    places = [place for one in column if (place := _place_behind(one.text))]
    if len(places) < max(_FEWEST, _SHARE * len(column)):
        return False
    return sum(map(is_place, places)) >= _KNOWN * len(places)


def _place_behind(text: str) -> str:
    """What stands behind the last comma, where it may be a place."""
    place = text.rpartition(", ")[2] if ", " in text else ""
    words = place.split()
    if not 0 < len(words) <= _LONGEST or not all(word[:1].isupper() or "-" in word for word in words):
        return ""
    return "" if bears_legal_form(text) or organization_score(place) >= _SURE else place


def _without_place(one: Candidate) -> Candidate:
    place = _place_behind(one.text)
    name = one.text.removesuffix(f", {place}") if place else one.text
    if is_place(name.rpartition(", ")[2]):  # "Acme Gallery, Dallas, Texas"
        name = name.rpartition(", ")[0] or name
    return replace(one, text=name)
