"""What stands over a place of a page: its headings, and the role that they or the whole page give."""

import re
from dataclasses import dataclass, field

from lxml import html

from analysis.roles import FAMILY, Family, Role
from analysis.text import YEAR
from scrapers.extract.award_names import award_of
from scrapers.extract.blocks.page_role import PageRole, page_role
from scrapers.extract.document import Document
from scrapers.extract.platforms._shape import words
from scrapers.extract.words import RoleHit, is_invitation, is_programme, role_of

MONEY = frozenset({Role.SPONSOR, Role.EXHIBITOR})
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_MARKED_LEVEL = 2  # of what a builder marks as the title of a section without a heading's tag
_LABEL_SHARE = 0.5
# those who only belong or came: an office named beside them is one that they hold elsewhere
_CROWD = re.compile(
    r"\b(?:members?|membership|attendees?|participants?|delegates?|alumni|clients?|customers?|testimonials?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, and what they say of those under it."""

    text: str
    level: int
    hit: RoleHit | None
    programme: bool
    barred: bool

    @property
    def speaks(self) -> bool:
        """Whether it says anything of those under it."""
        return bool(self.hit) or self.programme or self.barred


@dataclass(frozen=True, slots=True)
class Over:
    """The headings over a place, outermost first, and what the page as a whole says."""

    headings: tuple[Heading, ...]
    whole: PageRole
    title: str = ""

    def role(self, label: str = "") -> tuple[Role, str] | None:
        """Gives a role and the words that say so; what is printed beside a name says it best.

        An office beside the name of a speaker is what somebody does elsewhere.
        """
        given = self._given()
        hit = role_of(label) if label else None
        if hit and hit.share >= _LABEL_SHARE and hit.role not in MONEY:
            same = given is not None and FAMILY[hit.role] is FAMILY[given[0]]
            if same or (given is None and not self._names_a_crowd()):
                return hit.role, label
        return given

    def _given(self) -> tuple[Role, str] | None:
        for heading in reversed(self.headings):
            if heading.barred:
                return None
            if heading.hit:
                return heading.hit.role, heading.text
            if heading.programme:
                return Role.SPEAKER, heading.text
        if self.whole.hit and not self.whole.barred:
            return self.whole.hit.role, self.whole.source
        return (Role.SPEAKER, "") if self.whole.programme and not self.whole.barred else None

    def _names_a_crowd(self) -> bool:
        texts = (self.title, *(heading.text for heading in self.headings))
        return self.whole.barred or any(map(_CROWD.search, texts))

    @property
    def is_plain(self) -> bool:
        """Whether the nearest heading speaks of other things than people ("Why attend")."""
        inner = self.headings[-1] if len(self.headings) > 1 else None
        given = self._given()
        named_award = given is not None and FAMILY[given[0]] is Family.AWARD
        return inner is not None and not inner.speaks and not named_award

    @property
    def award(self) -> str:
        """The award that the nearest heading names."""
        return award_of(self.headings[-1].text) if self.headings else ""

    @property
    def year(self) -> int | None:
        """The year of the nearest heading that names just one."""
        for heading in reversed(self.headings):
            years = set(YEAR.findall(heading.text))
            if len(years) == 1:
                return int(years.pop())
        return None


@dataclass(slots=True)
class Headings:
    """Follows the headings of a page in the order of the document."""

    document: Document
    stack: list[Heading] = field(default_factory=list)
    whole: PageRole | None = None
    title: str = ""

    def enter(self, element: html.HtmlElement) -> None:
        """Takes a heading: those of its level and below end here."""
        text = words(element).strip(" :：-–—")
        level = _LEVELS.get(str(element.tag), _MARKED_LEVEL)
        self.stack = [above for above in self.stack if above.level < level]
        if text:
            short = text if len(text.split()) <= 12 else ""
            self.stack.append(Heading(text, level, role_of(short), is_programme(short), is_invitation(short)))

    def over(self) -> Over:
        """Gives what stands over this place."""
        if self.whole is None:
            tree = self.document.tree
            self.title = words(tree.find(".//title"))
            heading = words(tree.find(".//h1"))
            self.whole = page_role(self.document.url, self.title, heading, self.document.page.anchor)
        return Over(tuple(self.stack), self.whole, self.title)
