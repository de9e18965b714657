"""Employers and titles that are printed before a name: "Rosa Tiles, CEO, Ana Ruiz"."""

from analysis.names.judge import organization_score
from scrapers.extract.person import Person
from scrapers.extract.words import RoleHit, is_job_title

_POST = 2
_NAMELIKE = 0.4
_SURE = 0.8


def with_employer(people: list[Person], lead: list[str], label: RoleHit | None) -> list[str]:
    """Gives somebody the employer, or employer and title, printed before them: "Rosa Tiles, CEO, Ana Ruiz".

    Returns:
        What stands before them besides.
    """
    if not people or label:
        return lead
    person = people[0]
    titled = any(map(is_job_title, person.pieces))
    if (
        len(lead) == _POST
        and is_job_title(lead[1])
        and not titled
        and organization_score(lead[0]) >= _NAMELIKE
    ):
        person.pieces += [lead[1], lead[0]]
        return []
    if len(lead) == 1 and titled and len(person.pieces) == 1 and organization_score(lead[0]) >= _SURE:
        person.pieces.append(lead[0])
        return []
    return lead
