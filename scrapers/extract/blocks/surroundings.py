"""What stands around a name and belongs to it: the body above, the seat below, the post before."""

import re

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.roles import Family, Role, family_of
from analysis.text import YEAR
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.person import People
from scrapers.extract.words import is_job_title, role_of

_TEAM = re.compile(r"[\s,]+(?:team|staff|members|delegation)\b.*$", re.IGNORECASE)
_SURE = 0.8
_BELOW = 3
_FEWEST, _MOSTLY, _LONGEST_LEAD = 3, 0.6, 4


def body_over(reading: PageReading, index: int) -> str:
    """The organisation whose people stand under its name as a heading."""
    level = reading.page.lines[index].level
    for heading in reversed(reading.contexts[index]):
        if 0 < level <= heading.level:  # of the record before
            continue
        name = _TEAM.sub("", heading.text)
        capitals = [word for word in name.split() if word[:1].isupper()]
        named = any(not is_common(word) for word in name.split()[:3] if word in capitals)
        signs = " — " in name or ": " in name or YEAR.search(name)
        plain = not signs and 2 * len(capitals) >= name.count(" ")
        if organization_score(name) >= _SURE and named and plain and not (role_of(name) or heading.programme):
            return name
    return ""


def seat_below(reading: PageReading, index: int) -> str:
    """The line that says which seat somebody has here, which is no title of their work."""
    label = reading.labels.get(index)
    if label is not None:
        return reading.page.lines[label].text
    below = reading.page.lines[index + 1 : index + 1 + _BELOW]
    return next((line.text for line in below if line.shape in reading.seats), "")


def seat_before(reading: PageReading, index: int) -> Ruling | None:
    """What the label in the cell before a name says, where nothing else does: "President | Ana Ruiz"."""
    label = reading.rows.get(index)
    if label is None or any(heading.barred for heading in reading.contexts[index]):
        return None
    text = reading.page.lines[label].text
    hit = role_of(text)
    return Ruling(hit.role if hit else Role.COMMITTEE, text, 0.48)


def post_before(people: People, ruling: Ruling) -> str:
    """What somebody on a staff works as, where that stands before the name: "Office Manager – Ana Ruiz"."""
    alone = len(people.people) == 1 and family_of(ruling.role) == Family.COMMITTEE
    return people.lead if alone and people.lead and is_job_title(people.lead) else ""


def is_led_column(reading: PageReading, line: Line) -> bool:
    """Says whether most lines of a column have words and a dash before a name: "Coast – Ana Ruiz"."""
    shape = line.shape
    if shape not in reading.led:
        lines = [other for other in reading.page.lines if other.shape == shape]
        found = [reading.readings.get(other.index) for other in lines]
        led = sum(one is not None and _is_led(one.people) for one in found)
        reading.led[shape] = led >= max(_FEWEST, _MOSTLY * len(lines))
    return reading.led[shape]


def _is_led(people: People) -> bool:
    known = len(people.people) == 1 and may_be_given_name(people.people[0].name.partition(" ")[0])
    return known and 0 < len(people.lead.split()) <= _LONGEST_LEAD
