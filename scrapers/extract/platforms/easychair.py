"""EasyChair smart programs: sessions with their chairs, talks with their authors and presenters."""

from collections.abc import Iterator

from lxml import html

from analysis.roles import Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.items import Mention

NAME = "easychair"
endpoints = no_endpoints  # its pages hold it all


def recognise(document: Document) -> bool:
    """By the address of a smart program, and the classes of its talks."""
    smart = "easychair.org/smart-program/" in document.url or "easychair" in document.text
    return document.form == "html" and smart and 'class="talk' in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the sessions of a day."""
    for session in _shape.with_class(document.tree, "session"):
        title = words(_shape.first(session, "title"))
        chair = _shape.first(session, "chair", "chairs")
        for person in _people(chair):
            yield from _mention(document, person, Role.MODERATOR, "Chair", title)
        for talk in _shape.with_class(session, "talk"):
            yield from _talk(document, talk, title)


def _talk(document: Document, talk: html.HtmlElement, session: str) -> Iterator[Mention]:
    title = words(_shape.first(talk, "title"))
    presenters = _people(_shape.first(talk, "presenter"))
    keynote = _shape.is_keynote(title, session)
    for person in _people(_shape.first(talk, "authors")) or presenters:
        speaks = person in presenters or keynote
        role = Role.KEYNOTE if keynote else Role.SPEAKER if speaks else Role.AUTHOR
        yield from _mention(document, person, role, "Presenter" if speaks else "Author", title)


def _people(element: html.HtmlElement | None) -> list[str]:
    return [] if element is None else [words(person) for person in _shape.with_class(element, "person")]


def _mention(document: Document, name: str, role: Role, label: str, session: str) -> Iterator[Mention]:
    yield from mentioned(
        document, name, role, role_label=label, session=session, extractor=NAME, confidence=0.9
    )
