"""Duties behind names: "Ana Ruiz, President", "Bo Li (Chair, 2023-2024)", whatever the page is about."""

from collections import Counter

from analysis.roles import Family, Role, family_of
from scrapers.extract.blocks.columns import Reading
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.words import RoleHit, may_name_role, role_of

_LONGEST = 18
_WHOLE = 0.6
_FEWEST, _SOME = 2, 0.4
_NEEDED = 0.5


def ruling_by_duty(reading: PageReading, index: int) -> Ruling | None:
    """The seat that a line prints behind a name, where its column does so; others there sit, too."""
    line = reading.page.lines[index]
    if line.shape not in duty_columns(reading) or any(one.barred for one in reading.contexts[index]):
        return None
    found = reading.readings.get(index)
    hit = _duty(found) if found else None
    if found is None or hit is None:
        return Ruling(Role.COMMITTEE, "", _NEEDED)
    return Ruling(hit.role, found.people.people[0].pieces[0], _NEEDED)


def duty_columns(reading: PageReading) -> frozenset[tuple[int, str]]:
    """Finds the shapes of lines of which several print a seat behind a name."""
    if reading.duties is None:
        reading.duties = _found(reading)
    return reading.duties


def _found(reading: PageReading) -> frozenset[tuple[int, str]]:
    told: Counter[tuple[int, str]] = Counter()
    for line in reading.page.lines:
        parted = "," in line.text or "(" in line.text or " - " in line.text or " – " in line.text
        if not parted or line.menu or line.size > _LONGEST or not may_name_role(line.text):
            continue
        found = reading.readings.get(line.index)
        told[line.shape] += bool(found and _duty(found))
    several = {shape for shape, times in told.items() if times >= _FEWEST}
    if not several:
        return frozenset()
    lines = (line for line in reading.page.lines if line.shape in several)
    named = Counter(line.shape for line in lines if reading.readings.get(line.index))
    return frozenset(shape for shape in several if told[shape] >= _SOME * named[shape])


def _duty(found: Reading) -> RoleHit | None:
    """The seat right behind the only name of a line."""
    people = found.people
    if len(people.people) != 1 or people.label or people.lead or not people.people[0].pieces:
        return None
    hit = role_of(people.people[0].pieces[0].partition(",")[0])
    seat = hit is not None and hit.share >= _WHOLE and family_of(hit.role) == Family.COMMITTEE
    return hit if seat else None
