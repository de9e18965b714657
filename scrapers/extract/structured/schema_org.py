"""What schema.org types and properties mean for us; the vocabulary, no reading."""

from typing import Any

from analysis.roles import Role
from data import load_words

_LISTS: dict[str, Any] = load_words("schema_org.yaml")

EVENT_ROLES: dict[str, Role] = {name: Role(role) for name, role in _LISTS["event_roles"].items()}
MONEY = frozenset({Role.SPONSOR, Role.EXHIBITOR})
SHOWS = frozenset(_LISTS["shows"])
ROLE_TYPES = frozenset(_LISTS["roles"])
MEMBERS: tuple[str, ...] = tuple(_LISTS["members"])
AFFILIATION: tuple[str, ...] = tuple(_LISTS["affiliation"])
NAMING = frozenset({*EVENT_ROLES, *AFFILIATION, *MEMBERS, *_LISTS["naming"]})
READ = NAMING | frozenset(_LISTS["read"])
_ORGANIZATIONS = frozenset(_LISTS["organizations"])
_EVENTS = frozenset(_LISTS["events"])


def is_event(types: frozenset[str]) -> bool:
    """Says whether one of the types is an event of any kind."""
    return any(name.endswith("Event") or name in _EVENTS for name in types)


def is_organization(types: frozenset[str]) -> bool:
    """Says whether one of the types is an organisation of any kind."""
    return any(name in _ORGANIZATIONS or name.endswith(("Organization", "Business")) for name in types)
