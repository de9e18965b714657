"""Medals: "Gold" on a page of awards is a prize, where elsewhere it is a tier of sponsors."""

from analysis.roles import Family, Role, family_of
from analysis.text import fold
from scrapers.extract.headings_alone import role_alone
from scrapers.extract.words import RoleHit


def is_medal(text: str, page: RoleHit | None) -> bool:
    """Says whether a heading or label is a medal.

    Args:
        text: "Gold", "Bronze 2019".
        page: the role that the page as a whole is about.
    """
    honours = page is not None and family_of(page.role) == Family.AWARD
    return honours and role_alone(fold(text)) == Role.SPONSOR
