"""Headings below others, and those that name several roles: they say something else than their last word."""

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.roles import Family, Role, family_of
from scrapers.extract.blocks.heading import Heading
from scrapers.extract.words import RoleHit, role_of

_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_WHOLE = 0.6
_AND = re.compile(r"\s(?:and|und|et|y|e|i|en|ve|&|\+|/)\s|\s?[/,]\s?", re.IGNORECASE)
_PART = 0.3
_PRIZES, _ALONE = 0.5, 0.99


def committee_over(headings: Sequence[Heading], inner: Heading) -> Heading | None:
    """Gives the committee whose part for papers or talks a heading names ("Committee > Posters Track")."""
    if inner.hit is None or family_of(inner.hit.role) != Family.SPEAKER:
        return None
    # "Special Session Chairs" plan sessions, where "Session Chairs" may lead them
    if inner.hit.share >= (_ALONE if inner.hit.role == Role.MODERATOR else _WHOLE):
        return None
    above = [heading for heading in headings if heading.level < inner.level and heading.hit]
    outer = above[-1] if above else None
    if outer and outer.hit and family_of(outer.hit.role) == Family.COMMITTEE and outer.hit.share >= _WHOLE:
        return outer
    return None


def is_category(headings: Sequence[Heading], inner: Heading) -> bool:
    """Says whether a heading is a category of the awards above it: "Winners > Provider of the Year"."""
    if inner.hit is None or inner.hit.role not in _ORGANIZATIONS or inner.hit.share >= _ALONE:
        return False
    above = (one.hit for one in headings if one.level < inner.level and one.hit)
    return any(family_of(hit.role) == Family.AWARD and hit.share >= _PRIZES for hit in above)


def role_of_page(heading: Heading, page: RoleHit | None) -> Role | None:
    """Gives the role of the page, where a heading names it beside another: "Speakers and Team"."""
    if page is None or heading.hit is None or page.role == heading.hit.role:
        return None
    parts = _AND.split(heading.text)
    named = any((hit := role_of(part)) and hit.role == page.role for part in parts)
    return page.role if len(parts) > 1 and named else None


@lru_cache(maxsize=1024)
def role_of_people(heading: str) -> Role | None:
    """Gives the role of people that a heading names beside sponsors: "Committee and Collaborators"."""
    for part in _AND.split(heading):
        hit = role_of(part)
        if hit and hit.share >= _PART and hit.role not in _ORGANIZATIONS:
            return hit.role
    return None
