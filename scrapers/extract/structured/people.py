"""Who is named in nodes of schema.org, and as what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.names.judge import organization_score
from analysis.roles import FAMILY, Family, Kind, Role
from scrapers.extract.dates import year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, is_nobody, links, make_mention
from scrapers.extract.person import name_score
from scrapers.extract.structured import schema_org as vocabulary
from scrapers.extract.structured.events import edition, walk
from scrapers.extract.structured.nodes import Node
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import role_of
from scrapers.items import Mention

CONFIDENCE = 0.9
_SURE = 0.9
_KEYNOTE = re.compile(r"^(?:[\w-]+ ){0,3}(?:keynote|plenary)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming: a thing or bare words, in a role, as the page's property or label calls it."""

    who: Node | str
    role: Role
    label: str
    about: EventFacts = field(default_factory=EventFacts)
    session: str = ""
    tier: str = ""
    trusted: bool = True


def mentions(document: Document, roots: list[Node], extractor: str) -> Iterator[Mention]:
    """Reads the mentions out of the top nodes of a page."""
    for node, around in walk(roots):
        if vocabulary.is_event(node.types):
            namings = _of_event(node, *edition(node, around))
        elif vocabulary.is_organization(node.types):
            namings = _of_organization(node)
        else:
            namings = iter(())
        for naming in namings:
            mention = _mention(document, naming, extractor)
            if mention:
                yield mention
        if node.is_a("Person"):
            yield from _awards(document, node, extractor)


def _of_event(event: Node, about: EventFacts, session: str) -> Iterator[Naming]:
    if event.text("eventStatus").endswith("EventCancelled"):
        return
    # The Events Calendar prints this word on every event, and types every organiser as a Person
    trusted = "Organization" not in event.texts("performer", "performers")
    show = event.is_a(*vocabulary.SHOWS)
    for name, role in vocabulary.EVENT_ROLES.items():
        for value in event.all(name):
            for who, label in _unwrapped(value, name):
                said = role_of(label) if label else None
                if show and FAMILY[role] is Family.SPEAKER and not _has_profession(who):
                    continue
                found = said.role if said else role
                if role is Role.SPEAKER and not said and _KEYNOTE.match(session):
                    found = Role.KEYNOTE
                yield Naming(who, found, label or name, about, session, tier_of(label), trusted)


def _unwrapped(value: Node | str, name: str) -> Iterator[tuple[Node | str, str]]:
    """Looks through a Role, which repeats the property that it stands in, and keeps its name."""
    if isinstance(value, Node) and (
        value.is_a(*vocabulary.ROLE_TYPES) or (not value.types and name in value.values)
    ):
        label = value.text("roleName", "namedPosition")
        yield from ((inner, label) for inner in value.all(name))
    elif isinstance(value, Node) and value.is_a("ItemList"):
        yield from ((next(iter(item.all("item")), item), "") for item in value.nodes("itemListElement"))
    else:
        yield value, ""


def _has_profession(who: Node | str) -> bool:
    return isinstance(who, Node) and bool(who.text("jobTitle", *vocabulary.AFFILIATION))


def _of_organization(node: Node) -> Iterator[Naming]:
    """Boards and committees: members whose role or title says so; a mere member is none."""
    for name in vocabulary.MEMBERS:
        for value in node.all(name):
            for who, label in _unwrapped(value, name):
                title = label or (who.text("jobTitle") if isinstance(who, Node) else "")
                said = role_of(title) if title else None
                # of a member of staff only the title of an office counts, and only where it is all the title
                if said and FAMILY[said.role] is Family.COMMITTEE and (label or said.share >= 0.5):
                    yield Naming(who, said.role, title)


def _mention(document: Document, naming: Naming, extractor: str) -> Mention | None:
    who = naming.who
    name = who if isinstance(who, str) else _name(who)
    if is_nobody(name):
        return None
    kind = _kind(who, name, naming)
    if kind is None or (kind is Kind.ORGANIZATION and naming.role not in vocabulary.MONEY):
        return None
    fields: dict[str, Any] = {"kind": kind, "tier": naming.tier, "session": naming.session}
    if isinstance(who, Node):
        fields |= _details(who)
    return make_mention(
        document,
        name,
        naming.role,
        role_label=naming.label,
        about=naming.about,
        extractor=extractor,
        confidence=CONFIDENCE if isinstance(who, Node) else CONFIDENCE - 0.2,
        **fields,
    )


def _name(who: Node) -> str:
    own = who.text("name")
    parts = (who.text("givenName"), who.text("additionalName"), who.text("familyName"))
    joined = " ".join(part for part in parts if part)
    return own or joined or who.text("legalName")


def _kind(who: Node | str, name: str, naming: Naming) -> Kind | None:
    """Person or organisation, by type and by look; None where the two contradict each other."""
    person, organization = name_score(name), organization_score(name)
    if isinstance(who, Node) and vocabulary.is_organization(who.types):
        return Kind.ORGANIZATION
    if isinstance(who, Node) and who.is_a("Person"):
        doubtful = naming.role is Role.ORGANIZER or naming.role in vocabulary.MONEY
        if not naming.trusted and person < _SURE:
            return None
        return (
            Kind.ORGANIZATION if organization > person and (doubtful or organization > 0.8) else Kind.PERSON
        )
    if naming.role in vocabulary.MONEY:
        return Kind.PERSON if person > 0.7 and person > organization else Kind.ORGANIZATION
    return Kind.PERSON if person >= 0.5 and person > organization else None


def _details(who: Node) -> dict[str, Any]:
    return {
        "organization": who.text(*vocabulary.AFFILIATION),
        "job_title": who.text("jobTitle"),
        "honorific": who.text("honorificPrefix"),
        "credentials": who.text("honorificSuffix"),
        "profile_urls": links(who.texts("sameAs", "url")),
    }


def _awards(document: Document, person: Node, extractor: str) -> Iterator[Mention]:
    for award in dict.fromkeys(filter(None, (_award_name(value) for value in person.all("award", "awards")))):
        years = _YEAR.findall(award)
        mention = make_mention(
            document,
            _name(person),
            Role.RECIPIENT,
            role_label="award",
            award=award,
            year=year_of(years[0]) if len(years) == 1 else None,
            extractor=extractor,
            confidence=CONFIDENCE,
            **_details(person),
        )
        if mention:
            yield mention


def _award_name(value: Node | str) -> str:
    return value if isinstance(value, str) else value.text("name")
