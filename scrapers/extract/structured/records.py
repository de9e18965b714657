"""One record of somebody, such as `{"firstName": …, "company": …}`, becomes a Mention."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.names.judge import organization_score
from analysis.roles import Kind, Role
from scrapers.extract import facts
from scrapers.extract.dates import year_of
from scrapers.extract.document import Document
from scrapers.extract.person import name_score
from scrapers.extract.structured import keys
from scrapers.extract.structured.keys import Record
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import role_of
from scrapers.items import Mention

MONEY = frozenset({Role.SPONSOR, Role.EXHIBITOR})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the keys and records around a record say about it; `talks` where it lies in a programme."""

    role: Role | None = None
    label: str = ""
    session: str = ""
    tier: str = ""
    award: str = ""
    about: facts.EventFacts = field(default_factory=facts.EventFacts)
    talks: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """A name out of a record; `parted` where the data itself tells given and family name apart."""

    name: str
    kind: Kind
    parted: bool = False


def who(record: Record, role: Role) -> Who | None:
    """Says whom a record names, None where it names nobody for sure."""
    given, family = keys.text_field(record, "given_name"), keys.text_field(record, "family_name")
    if given and family:
        return Who(f"{given} {family}", Kind.PERSON, parted=True)
    if role in MONEY:
        name = keys.text_field(record, "organization_name")
        told = keys.has(record, "portrait", "link", "tier", "booth")
        return Who(name, Kind.ORGANIZATION) if name and told else None
    name = keys.text_field(record, "full_name")
    person, organization = name_score(name), organization_score(name)
    if not name or (organization > person and (role is Role.ORGANIZER or organization > 0.8)):
        return None
    told = keys.has(record, "portrait", "job_title", "tagline", "organization", "link")
    return Who(name, Kind.PERSON) if person >= (0.3 if told else 0.6) else None


def mention(document: Document, record: Record, setting: Setting, extractor: str) -> Mention | None:
    """Makes the Mention of one record."""
    own = setting.role and who(record, setting.role)
    if not own or setting.role is None:
        return None
    label = _role_label(record)
    said = role_of(label) if label else None
    role = said.role if said and own.kind is Kind.PERSON else setting.role
    tier = keys.text_field(record, "tier") if own.kind is Kind.ORGANIZATION else ""
    year = keys.text_field(record, "year")
    return facts.make_mention(
        document,
        own.name,
        role,
        kind=own.kind,
        role_label=label if said else setting.label,
        session=setting.session,
        tier=tier_of(tier) or tier or setting.tier,
        booth=keys.text_field(record, "booth"),
        award=keys.text_field(record, "award") or setting.award,
        about=setting.about,
        year=year_of(year) if len(year) == 4 else None,
        profile_urls=facts.links(_links(keys.field(record, "link"))),
        extractor=extractor,
        confidence=0.9 if own.parted else 0.75,
        **(_profession(record, own.name, label, said is None) if own.kind is Kind.PERSON else {}),
    )


def _role_label(record: Record) -> str:
    label = keys.text_field(record, "role")
    return label if len(label) <= 60 else ""


def _profession(record: Record, name: str, label: str, label_is_title: bool) -> dict[str, Any]:
    title, organization = keys.text_field(record, "job_title"), keys.text_field(record, "organization")
    if not title and not organization:
        title, organization = facts.split_tagline(keys.text_field(record, "tagline"))
    if not title and label_is_title and "role" in map(keys.bare_key, record):
        title = label
    return {"job_title": "" if title == name else title[:150], "organization": organization}


def _links(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (inner for inner in item.values() if isinstance(inner, str))
        elif isinstance(item, str):
            yield item
