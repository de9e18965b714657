"""Drupal: rows of its views, whose classes name their fields."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from analysis.names.judge import organization_score
from analysis.roles import FAMILY, Family, Role
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.people import read_people
from scrapers.extract.person import name_score
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._over import MONEY, Headings, Over
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.extract.structured import keys
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "drupal"
endpoints = no_endpoints  # its pages hold it all
_MARK = "views-field-"
_FIELD = re.compile(r"\bviews-field-(?:field-)?([\w-]+)")
_ROWS = etree.XPath(
    "//h1|//h2|//h3|//h4|//h5|//h6"
    '|//*[*[contains(@class, "views-field-")] or span/*[contains(@class, "views-field-")]]'
)
_WHOSE = re.compile(r"^(?:speakers?|presenters?|persons?|people|profile|author|member|bio)\d?-(?=[a-z])")
_STORED = re.compile(r"-(?:value|nid|uid|target-id|\d+)$")  # how older versions call what a field holds
_MEANINGS = ("given_name", "family_name", "job_title", "organization", "full_name", "role", "award")
_SESSION = frozenset({"session", "sessions", "talk", "talks", "presentation", "presentations", "talk-title"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LIKELY = 0.4
_ORGANIZATION = 0.8

Fields = dict[str, str]


def recognise(document: Document) -> bool:
    """By the classes of the fields."""
    return document.form == "html" and _MARK in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads rows of people, and rows of sessions with those who hold them."""
    headings = Headings(document)
    for element in _ROWS(document.tree):
        if _is_heading(element):
            if not _inside_a_field(element):
                headings.enter(element)
            continue
        fields, people = _fields(element)
        if people:
            yield from _session(document, fields, people, headings.over())
        elif len(fields) > 1:  # a row with nothing but a title is a list of pages
            yield from _person(document, fields, headings.over())


def _is_heading(element: html.HtmlElement) -> bool:
    return element.tag in _HEADINGS


def _inside_a_field(element: html.HtmlElement) -> bool:
    around = (above.get("class") or "" for above in (element, *element.iterancestors()))
    return any(_MARK in classes for classes in around)


def _fields(row: html.HtmlElement) -> tuple[Fields, dict[Role, tuple[str, list[str]]]]:
    """Gives the fields of a row by their meaning, and the names in fields that are called like a role."""
    fields: Fields = {}
    people: dict[Role, tuple[str, list[str]]] = {}
    for element in row.iter():
        match = _FIELD.search(element.get("class") or "") if isinstance(element.tag, str) else None
        if match is None or element.tag == "th":
            continue
        content = _shape.first(element, "field-content")
        text = ", ".join(_shape.lines(element if content is None else content))
        name = _STORED.sub("", match[1])
        meaning = _meaning(name)
        hit = None if meaning else keys.role_of_key(name)
        if meaning and text:
            fields.setdefault(meaning, text)
        elif hit and text and hit.role not in MONEY:
            people[hit.role] = (keys.words_of(name), _names(element, text))
    return fields, people


def _meaning(name: str) -> str:
    if name in {"title", "nothing"}:
        return "title" if name == "title" else ""
    bare = _WHOSE.sub("", name)
    if bare in _SESSION:
        return "session"
    return next((meaning for meaning in _MEANINGS if keys.listed(meaning, bare)), "")


def _names(element: html.HtmlElement, text: str) -> list[str]:
    """Names that are links are one a link; others stand in a list."""
    linked = [_shape.words(link) for link in element.iter("a")]
    if linked and all(name in text for name in linked):
        return [name for name in linked if name]
    return [person.name for person in read_people(text, several=True).people] or [text]


def _session(
    document: Document, fields: Fields, people: dict[Role, tuple[str, list[str]]], over: Over
) -> Iterator[Mention]:
    title = fields.get("title", fields.get("session", ""))
    single = sum(len(names) for _, names in people.values()) == 1
    for called, (label, names) in people.items():
        role = _in_session(called, title, over)
        if role is None:
            continue
        for name in names:
            about = {"session": title, "year": over.year}
            yield from _mention(document, name, role, label, fields if single else {}, about)


def _in_session(role: Role, title: str, over: Over) -> Role | None:
    """The chair of a session is its moderator, the speaker of a keynote a keynote speaker.

    The author of news and the organiser of an event in a calendar did nothing of the kind.
    """
    given = over.role()
    talks = given is not None and FAMILY[given[0]] is Family.SPEAKER
    if FAMILY[role] is Family.COMMITTEE and talks:
        return Role.MODERATOR
    if given is None and (role is Role.AUTHOR or FAMILY[role] is not Family.SPEAKER):
        return None
    return Role.KEYNOTE if role is Role.SPEAKER and _shape.is_keynote(title) else role


def _person(document: Document, fields: Fields, over: Over) -> Iterator[Mention]:
    parted = " ".join(filter(None, (fields.get("given_name"), fields.get("family_name"))))
    name = parted if "family_name" in fields else fields.get("full_name", fields.get("title", ""))
    given = over.role(fields.get("role", fields.get("job_title", "")))
    if given is None or given[0] in MONEY or not set(fields) & {"job_title", "organization", "session"}:
        return
    role, label = given
    award = fields.get("award", over.award) if FAMILY[role] is Family.AWARD else ""
    about = {"session": fields.get("session", ""), "award": award, "year": over.year}
    yield from _mention(document, name, role, label, fields, about)


def _profession(fields: Fields) -> tuple[str, str]:
    """Title and employer; a field for one of them may hold both, "Director, Example Works"."""
    title, organization = fields.get("job_title", ""), fields.get("organization", "")
    if "," in organization and (not title or role_of(title)):
        both = fields_of((), [organization])
        if both.job_title and both.organization:
            return both.job_title, both.organization
    return title, organization


def _mention(
    document: Document, name: str, role: Role, label: str, fields: Fields, about: dict[str, Any]
) -> Iterator[Mention]:
    if name_score(name) < _LIKELY or organization_score(name) >= _ORGANIZATION or role_of(name):
        return
    job_title, organization = _profession(fields)
    yield from mentioned(
        document,
        name,
        role,
        role_label=label,
        job_title=job_title,
        organization=organization,
        extractor=NAME,
        confidence=0.85,
        **about,
    )
