"""The roles in which a page names somebody, in five families."""

from enum import StrEnum


class Kind(StrEnum):
    """What carries the name."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Family(StrEnum):
    """What recurrence counts: talks, honours, money, stands, service."""

    SPEAKER = "speaker"
    AWARD = "award"
    SPONSOR = "sponsor"
    VENDOR = "vendor"
    COMMITTEE = "committee"


class Role(StrEnum):
    """What somebody did at an event or for an association."""

    KEYNOTE = "keynote"
    SPEAKER = "speaker"
    PANELIST = "panelist"
    MODERATOR = "moderator"
    INSTRUCTOR = "instructor"
    AUTHOR = "author"
    RECIPIENT = "award_recipient"
    FELLOW = "fellow"
    FINALIST = "finalist"
    SPONSOR = "sponsor"
    EXHIBITOR = "exhibitor"
    CONSULTANT = "consultant"
    BOARD = "board"
    OFFICER = "officer"
    CHAIR = "chair"
    ORGANIZER = "organizer"
    COMMITTEE = "committee"
    REVIEWER = "reviewer"
    VOLUNTEER = "volunteer"
    MENTOR = "mentor"


FAMILY: dict[Role, Family] = {
    Role.KEYNOTE: Family.SPEAKER,
    Role.SPEAKER: Family.SPEAKER,
    Role.PANELIST: Family.SPEAKER,
    Role.MODERATOR: Family.SPEAKER,
    Role.INSTRUCTOR: Family.SPEAKER,
    Role.AUTHOR: Family.SPEAKER,
    Role.RECIPIENT: Family.AWARD,
    Role.FELLOW: Family.AWARD,
    Role.FINALIST: Family.AWARD,
    Role.SPONSOR: Family.SPONSOR,
    Role.EXHIBITOR: Family.VENDOR,
    Role.CONSULTANT: Family.VENDOR,
    Role.BOARD: Family.COMMITTEE,
    Role.OFFICER: Family.COMMITTEE,
    Role.CHAIR: Family.COMMITTEE,
    Role.ORGANIZER: Family.COMMITTEE,
    Role.COMMITTEE: Family.COMMITTEE,
    Role.REVIEWER: Family.COMMITTEE,
    Role.VOLUNTEER: Family.COMMITTEE,
    Role.MENTOR: Family.COMMITTEE,
}


_FAMILY_OF: dict[str, str] = {role.value: family.value for role, family in FAMILY.items()}


def family_of(role: str) -> str:
    """Gives the family of a role; a word that is no role of ours is its own family."""
    return _FAMILY_OF.get(role, role)
