"""Chairs of an event, of a body, and of a session: what a label means in a programme and in a committee."""

from analysis.roles import Family, Role, family_of
from scrapers.extract.blocks.heading import LOOK, Heading
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.person import People
from scrapers.extract.words import RoleHit


def is_of_event(people: People) -> bool:
    """Whether a label is a seat of the whole event: "General Chair", "Program Chair"."""
    return people.label is not None and people.label.role == Role.CHAIR and " " in people.label.phrase


def seated(role: Role, label: RoleHit | None, above: Ruling | None) -> Role:
    """What a label below somebody of a committee means: "Moderator" its chair, "Speakers" their task."""
    if above is None or family_of(above.role) != Family.COMMITTEE:
        return role
    if role == Role.MODERATOR:
        return Role.CHAIR
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
