"""Why a page was read as it was: every line that may name somebody, what ruled it, and what became of it."""

from dataclasses import dataclass, field

from analysis.text import squeeze
from scrapers.extract import pdf
from scrapers.extract.blocks.columns import Reading as LineReading
from scrapers.extract.blocks.flatten import flatten
from scrapers.extract.blocks.page_reading import PageReading, Ruling, column_head, prepare
from scrapers.extract.blocks.page_role import PageRole, page_role
from scrapers.extract.blocks.persons import read_persons
from scrapers.extract.blocks.rivals import without_rivals
from scrapers.extract.blocks.rulings import ORGANIZATIONS, ruling_of
from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.heads import field_of
from scrapers.extract.platforms import recognised
from scrapers.extract.read import read_page
from scrapers.extract.reading import Outcome, Reading
from scrapers.extract.time_limit import TooSlowError, at_most

_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that may name somebody.

    Attributes:
        section: the headings over it, outermost first.
        place: where it stands: the path of elements, and the cell of a table.
        score: how much it reads like people, of its own looks and its column's.
        ruled_by: what gives the role: a label, a column head, a heading, the page; empty where nothing does.
        aside: why nobody is read in it; empty where somebody is.
    """

    line: int
    text: str
    section: tuple[str, ...]
    place: str
    score: float
    own: float
    column: float
    names: tuple[str, ...]
    role: str = ""
    ruled_by: str = ""
    needed: float = 0.0
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The reading of a page and the reasons for it."""

    reading: Reading
    page_role: str = ""
    platforms: tuple[str, ...] = ()
    lines: int = 0
    seen: list[Seen] = field(default_factory=list)


def trace(page: Page) -> Trace:
    """Reads a page and says why it is read so."""
    reading = read_page(page)
    if reading.outcome in {Outcome.EMPTY, Outcome.BINARY, Outcome.TOO_LARGE, Outcome.TOO_SLOW}:
        return Trace(reading)
    try:
        with at_most(_SECONDS):
            return _traced(open_page(page), reading)
    except TooSlowError:
        return Trace(reading)


def _traced(document: Document, reading: Reading) -> Trace:
    known = tuple(platform.NAME for platform in recognised(document)) if document.form != "pdf" else ()
    if document.form == "pdf":
        document = pdf.open_pdf(document).document
    if document.form != "html":
        return Trace(reading, platforms=known)
    title, heading = (_text(document, path) for path in (".//title", ".//h1"))
    whole = page_role(document.url, title, heading, document.page.anchor)
    shared = prepare(flatten(document.markup, document.url), whole)
    return Trace(reading, _page_words(whole), known, len(shared.page.lines), _seen(shared))


def _text(document: Document, path: str) -> str:
    found = document.tree.find(path)
    return squeeze(found.text_content())[:300] if found is not None else ""


def _page_words(whole: PageRole) -> str:
    role = f"{whole.hit.role} (by “{whole.source}”)" if whole.hit else "none"
    programme = ", a programme" if whole.programme else ""
    return role + programme + (", asks people to do something: names nobody" if whole.barred else "")


def _seen(shared: PageReading) -> list[Seen]:
    rulings = {index: ruling_of(shared, index) for index in shared.readings}
    taken = {
        index: ruling
        for index, ruling in rulings.items()
        if ruling and ruling.role not in ORGANIZATIONS and shared.readings[index].score >= ruling.needed
    }
    kept = set(without_rivals(shared.page, shared.readings, list(taken)))
    told = {mention.evidence for mention in read_persons(shared)}
    return [
        _line(shared, index, ruling, _aside(shared, index, ruling, kept, told))
        for index, ruling in rulings.items()
    ]


def _aside(shared: PageReading, index: int, ruling: Ruling | None, kept: set[int], told: set[str]) -> str:
    found = shared.readings[index]
    if ruling is None:
        return _unruled(shared, index)
    if ruling.role in ORGANIZATIONS:
        return f"no person: {ruling.role}s stand here"
    if found.score < ruling.needed:
        return f"below threshold: {found.score:.2f} of {ruling.needed:.2f}"
    if index not in kept:
        return "rival column: another column of the same records holds the names"
    if shared.page.lines[index].text not in told:
        return (
            f"other words stand before the name: “{found.people.lead}”" if found.people.lead else "left out"
        )
    return ""


def _unruled(shared: PageReading, index: int) -> str:
    if kind := field_of(shared.page.lines[index].text):
        return f"names a field ({kind}), nobody"
    if kind := field_of(column_head(shared, index)):
        return f"its column holds another field ({kind})"
    if barred := [heading.text for heading in shared.contexts[index] if heading.barred]:
        return f"barred: “{barred[-1]}” asks people to do something"
    if shared.whole.hit and index < shared.start:
        return "stands before the words that give the page its role"
    return "nothing says in which role"


def _ruled_by(shared: PageReading, index: int, ruling: Ruling) -> str:
    if shared.readings[index].people.label:
        return f"label in the line “{ruling.label}”"
    if index in shared.labels and shared.page.lines[shared.labels[index]].text == ruling.label:
        return f"label beside it “{ruling.label}”"
    if ruling.heading:
        return f"heading h{ruling.heading.level} “{ruling.label}”".replace("h7 ", "by its look ")
    if ruling.label and ruling.label == column_head(shared, index):
        return f"column head “{ruling.label}”"
    return f"the page “{ruling.label}”" if ruling.label else "the page is a programme"


def _line(shared: PageReading, index: int, ruling: Ruling | None, aside: str) -> Seen:
    found: LineReading = shared.readings[index]
    return Seen(
        line=index,
        text=shared.page.lines[index].text,
        section=tuple(heading.text for heading in shared.contexts[index]),
        place=_place(shared, index),
        score=found.score,
        own=found.own,
        column=found.column,
        names=tuple(person.name for person in found.people.people),
        role=ruling.role.value if ruling else "",
        ruled_by=_ruled_by(shared, index, ruling) if ruling else "",
        needed=ruling.needed if ruling else 0.0,
        aside=aside,
    )


def _place(shared: PageReading, index: int) -> str:
    line = shared.page.lines[index]
    node, tags = line.node, list[str]()
    while node >= 0 and len(tags) < 4:
        tags.append(shared.page.nodes[node].tag)
        node = shared.page.nodes[node].parent
    cell = f", row {line.cell[1] + 1} column {line.cell[2] + 1}" if line.cell else ""
    return " > ".join(reversed(tags)) + cell
