"""The whole reading of one page: data first, then platforms, then any page by its structure."""

from urllib.parse import urljoin

from analysis.text import squeeze
from scrapers.extract import pdf, structured
from scrapers.extract.blocks.flatten import flatten
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.organizations import read_organizations
from scrapers.extract.blocks.page_reading import prepare
from scrapers.extract.blocks.page_role import page_role
from scrapers.extract.blocks.persons import read_persons
from scrapers.extract.blocks.popovers import read_popovers
from scrapers.extract.blocks.told_winners import read_told_winners
from scrapers.extract.blocks.winners import read_winning_organizations
from scrapers.extract.dates import year_of
from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.facts import EventFacts
from scrapers.extract.finish import finish
from scrapers.extract.links import links_of
from scrapers.extract.platforms import Platform, UnexpectedShapeError, recognised
from scrapers.extract.prose import read_prose
from scrapers.extract.reading import Link, Outcome, Reading
from scrapers.extract.shells import is_shell
from scrapers.extract.talks import read_talks, without_lines_of
from scrapers.extract.time_limit import TooSlowError, at_most
from scrapers.frontier.edition import Edition, edition_of, leading_year
from scrapers.frontier.when import when_and_where
from scrapers.items import Mention

_NO_PAGE = {"empty": Outcome.EMPTY, "binary": Outcome.BINARY, "large": Outcome.TOO_LARGE}
_SECONDS = 20.0
_SECONDS_OF_PDF = 45.0
_CUT = "very long: only its beginning was read"
_TOP = 60
_MANY = 400


def read_page(page: Page, seconds: float | None = None) -> Reading:
    """Reads one page: who is named on it in which role, and where it leads.

    Never raises for anything that a page may hold: what could not be read is said in the outcome.

    Args:
        page: what came over the wire, or out of a file.
        seconds: after which the reading is given up; 20 by default, more for a PDF.
    """
    limit = seconds or (_SECONDS_OF_PDF if page.body[:1024].find(b"%PDF-") >= 0 else _SECONDS)
    reading = Reading(Outcome.READ)
    try:
        with at_most(limit):
            _read(open_page(page), reading)
    except TooSlowError:
        reading.outcome, reading.detail = Outcome.TOO_SLOW, f"{Outcome.TOO_SLOW}: more than {limit:g} seconds"
    except Exception as error:  # pages of strangers find every gap
        reading.outcome, reading.detail = Outcome.BROKEN, f"{Outcome.BROKEN}: {type(error).__name__}"
    return reading


def _read(document: Document, reading: Reading) -> None:
    """Fills a reading, so that what was found before the time is up stays."""
    if document.form in _NO_PAGE:
        reading.outcome = _NO_PAGE[document.form]
    elif document.form == "pdf":
        _read_pdf(document, reading)
    elif document.form == "html":
        _read_html(document, reading)
    else:
        _read_data(document, reading)
    if not reading.mentions and reading.outcome == Outcome.READ:
        reading.outcome = Outcome.NOTHING


def _read_pdf(document: Document, reading: Reading) -> None:
    opened = pdf.open_pdf(document)
    reading.outcome, reading.detail = opened.outcome, opened.detail
    if opened.outcome is not Outcome.READ:
        return
    title, heading = _text(opened.document, "title"), _text(opened.document, "h1")
    lines = flatten(opened.document.markup, document.url)
    found = pdf.read_opened(opened.document)
    edition = _edition(opened.document, title, heading, lines, None)
    reading.title, reading.mentions = title, finish(found, document.url, edition)


def _read_html(document: Document, reading: Reading) -> None:
    title, heading = _text(document, "title"), _text(document, "h1")
    lines = flatten(document.markup, document.url)
    reading.title, reading.detail = title, _CUT if lines.cut else ""
    nodes = structured.nodes_of(document)
    edition = _edition(document, title, heading, lines, structured.event_of(nodes))
    reading.links = links_of(document.markup, document.url)
    found = [*structured.read(document, nodes), *_read_platforms(document, reading, recognised(document))]
    reading.links += (Link(url, _name(edition)) for url in reading.endpoints)
    found += _read_blocks(document, lines, title, heading)
    reading.mentions = finish(found, document.url, edition)
    if not reading.mentions and reading.outcome == Outcome.READ and is_shell(document, lines):
        reading.outcome = Outcome.NEEDS_JAVASCRIPT


def _read_platforms(document: Document, reading: Reading, known: list[Platform]) -> list[Mention]:
    """Reads what event platforms hold; one whose data is of another shape is told in the reading."""
    found: list[Mention] = []
    for platform in known:
        try:
            found += platform.read(document)
            if document.form == "html":
                reading.endpoints += [urljoin(document.url, url) for url in platform.endpoints(document)]
        except UnexpectedShapeError as error:
            reading.outcome, reading.detail = Outcome.UNEXPECTED_SHAPE, f"{platform.NAME}: {error}"
    return found


def _read_blocks(document: Document, lines: Lines, title: str, heading: str) -> list[Mention]:
    whole = page_role(document.url, title, heading, document.page.anchor)
    shared = prepare(lines, whole)
    talks = read_talks(document, shared)
    people = list(read_persons(shared))
    blocks = [*people, *read_winning_organizations(shared, people), *read_organizations(shared)]
    blocks += read_told_winners(shared, blocks)
    found = [*talks, *without_lines_of(talks, blocks), *read_popovers(document, whole)]
    return [*found, *read_prose(document, lines, found, whole, f"{title} {heading}")]


def _read_data(document: Document, reading: Reading) -> None:
    known = recognised(document)
    found = _read_platforms(document, reading, known)
    if not known and document.form in {"json", "xml"}:
        found += structured.read_data(document)
    # the link to an endpoint carries the edition of the page that asks for it
    reading.mentions = finish(found, document.url, edition_of(document.url, document.page.anchor, ""))


def _edition(document: Document, title: str, heading: str, lines: Lines, facts: EventFacts | None) -> Edition:
    edition = edition_of(document.url, title, heading, _site_name(document))
    year = edition.year or leading_year(" ".join([line.text for line in lines.lines[:_MANY]]))
    if facts is None:
        date, place = when_and_where((line.text for line in lines.lines[:_TOP]), year)
        return Edition(edition.host, edition.event, year or year_of(date), date, place)
    return Edition(edition.host, facts.name or edition.event, facts.year or year, facts.date, facts.place)


def _site_name(document: Document) -> str:
    if "og:site_name" not in document.text:
        return ""
    sites = (meta for meta in document.tree.iter("meta") if meta.get("property") == "og:site_name")
    return next((squeeze(meta.get("content") or "") for meta in sites), "")


def _name(edition: Edition) -> str:
    year = str(edition.year or "")
    return edition.event if year in edition.event else f"{edition.event} {year}"


def _text(document: Document, name: str) -> str:
    at = document.markup.first(name)
    return squeeze(document.markup.text_of(at))[:300] if at is not None else ""
