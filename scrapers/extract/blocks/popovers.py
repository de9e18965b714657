"""People in popovers: what Bootstrap and its like show when somebody points at a name or a seat."""

from collections.abc import Iterator

from lxml import etree, html

from analysis.roles import Role
from analysis.text import squeeze
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.document import Document
from scrapers.extract.people import read_people
from scrapers.extract.person import People
from scrapers.items import EVIDENCE_LIMIT, Mention

_MARKED = etree.XPath(
    "//*[@data-toggle='popover' or @data-toggle='tooltip'"
    " or @data-bs-toggle='popover' or @data-bs-toggle='tooltip']"
)
_TITLES = ("title", "data-title", "data-original-title", "data-bs-title", "data-bs-original-title")
_CONTENTS = ("data-content", "data-bs-content")
_LIKELY = 0.6
_SHORT = 160


def read_popovers(document: Document, whole: PageRole) -> Iterator[Mention]:
    """Reads who is named in the popovers of a page that is a programme or is about one role.

    Args:
        document: the page.
        whole: what the page as a whole says.
    """
    if "popover" not in document.text and "tooltip" not in document.text:
        return
    for element in _MARKED(document.tree):
        title = squeeze(_first(element, _TITLES))
        people = read_people(title) if title else People([])
        role = _role(people, whole)
        if role is None or people.score < _LIKELY:
            continue
        content = squeeze(_text(_first(element, _CONTENTS)))
        fields = fields_of(people.people[0].pieces, [content] if len(content) <= _SHORT else [])
        for person in people.people:
            yield Mention(
                name=person.name,
                role=role,
                role_label=people.label_text,
                organization=fields.organization,
                job_title=fields.job_title,
                evidence=f"{title}: {content}"[:EVIDENCE_LIMIT],
                extractor="popover",
                confidence=people.score,
            )


def _role(people: People, whole: PageRole) -> Role | None:
    if people.label:
        return Role.MODERATOR if whole.programme and people.label.role == Role.CHAIR else people.label.role
    if whole.barred:
        return None
    return whole.hit.role if whole.hit else Role.SPEAKER if whole.programme else None


def _first(element: html.HtmlElement, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := element.get(name))), "")


def _text(markup: str) -> str:
    """Popovers may hold markup; only its words count."""
    return html.fragment_fromstring(markup, create_parent="div").text_content() if "<" in markup else markup
