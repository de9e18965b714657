"""Chairs of an event, of a body, and of a session: what a label means in a programme and in a committee."""

from analysis.roles import Family, Role, family_of
from scrapers.extract.blocks.heading import LOOK, Heading
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.person import People
from scrapers.extract.side_words import is_of_several
from scrapers.extract.words import RoleHit

_BODIES = frozenset([Role.ORGANIZER, Role.REVIEWER, Role.COMMITTEE, Role.BOARD])
_WHOLE = 0.99


def is_of_event(people: People, text: str) -> bool:
    """Whether a label is a seat or body of the whole event: "General Chair", "Organising Committee"."""
    label = people.label
    if label is None:
        return False
    named = f"{people.label_text}:" in text.replace(" :", ":")  # "hosted by Ana Ruiz" is of a session
    # "Co-Chairs" alone lead a session as chairs do
    phrase = label.phrase.removeprefix("co ") if label.share >= _WHOLE else label.phrase
    several = named and (" " in phrase or phrase.endswith("s"))
    return (label.role == Role.CHAIR and " " in phrase) or (
        label.role in _BODIES and several and label.share >= _WHOLE
    )


def of_members(reading: PageReading, index: int) -> Role | None:
    """The role behind "Members:" right below "President: Ana Ruiz", whatever the page is about."""
    people = reading.readings[index].people
    if people.label or not is_of_several(people.label_text) or not index:
        return None
    before = reading.readings.get(index - 1)
    label = before.people.label if before else None
    return Role.COMMITTEE if label and family_of(label.role) == Family.COMMITTEE else None


def seated(role: Role, label: RoleHit | None, above: Ruling | None) -> Role:
    """What a label below somebody of a committee means: "Moderator" its chair, "Speakers" their task."""
    if above is None or family_of(above.role) != Family.COMMITTEE:
        return role
    if role == Role.MODERATOR:
        return Role.CHAIR
    if family_of(role) == Family.VENDOR:  # "Independent consultant" is their work
        return above.role
    several = label is not None and label.phrase.endswith("s") and family_of(role) == Family.SPEAKER
    return above.role if several else role


def is_chair(people: People) -> bool:
    """Whether a label is "Chairperson", which leads a session in a programme, and a body elsewhere."""
    return people.label is not None and people.label.phrase.startswith("chair")


def in_session(reading: PageReading, index: int, heading: Heading) -> Role | None:
    """Those behind "Chair:" in a programme, where no committee stands over it, chair a session."""
    label = (
        heading.hit and heading.hit.role == Role.CHAIR and heading.level >= LOOK and " " not in heading.text
    )
    above = [one for one in reading.contexts[index] if one is not heading]
    body = any(one.hit and family_of(one.hit.role) == Family.COMMITTEE for one in above)
    talks = reading.whole.programme or any(one.programme for one in above)
    return Role.MODERATOR if label and talks and not body else None
