"""The whole reading of one page: data first, then platforms, then any page by its structure."""

from urllib.parse import urljoin

from lxml import html

from analysis.text import squeeze
from scrapers.extract import pdf, structured
from scrapers.extract.blocks.flatten import flatten
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.organizations import read_organizations
from scrapers.extract.blocks.page_reading import prepare
from scrapers.extract.blocks.page_role import page_role
from scrapers.extract.blocks.persons import read_persons
from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.facts import EventFacts
from scrapers.extract.finish import finish
from scrapers.extract.links import links_of
from scrapers.extract.platforms import UnexpectedShapeError, recognised
from scrapers.extract.reading import Link, Outcome, Reading
from scrapers.extract.talks import read_talks, without_lines_of
from scrapers.frontier.edition import Edition, edition_of
from scrapers.items import Mention

_NO_PAGE = {"empty": Outcome.EMPTY, "binary": Outcome.BINARY}
_SHELL_WORDS = 40
_SHELL_SCRIPTS = 3


def read_page(page: Page) -> Reading:
    """Reads one page: who is named on it in which role, and where it leads.

    Never raises for anything that a page may hold: what could not be read is said in the outcome.
    """
    document = open_page(page)
    if document.form in _NO_PAGE:
        return Reading(_NO_PAGE[document.form])
    if document.form == "pdf":
        return _read_pdf(document)
    return _read_html(document) if document.form == "html" else _read_data(document)


def _read_pdf(document: Document) -> Reading:
    opened = pdf.open_pdf(document)
    if opened.outcome is not Outcome.READ:
        return Reading(opened.outcome, detail=opened.detail)
    title, heading = _text(opened.document.tree, ".//title"), _text(opened.document.tree, ".//h1")
    lines = flatten(opened.document.tree, document.url)
    found = pdf.read_opened(opened.document)
    edition = _edition(opened.document, title, heading, lines, None)
    mentions = finish(found, document.url, edition)
    return Reading(Outcome.READ if mentions else Outcome.NOTHING, mentions, title=title)


def _read_html(document: Document) -> Reading:
    tree = document.tree
    title, heading = _text(tree, ".//title"), _text(tree, ".//h1")
    lines = flatten(tree, document.url)
    edition = _edition(document, title, heading, lines, structured.event_of(document))
    found = list(structured.read(document))
    reading = Reading(Outcome.READ, title=title)
    for platform in recognised(document):
        try:
            found += platform.read(document)
            reading.endpoints += [urljoin(document.url, url) for url in platform.endpoints(document)]
        except UnexpectedShapeError as error:
            reading.outcome, reading.detail = Outcome.UNEXPECTED_SHAPE, f"{platform.NAME}: {error}"
    found += _read_blocks(document, lines, title, heading)
    reading.mentions = finish(found, document.url, edition)
    reading.links = [*links_of(tree, document.url), *(Link(url, _name(edition)) for url in reading.endpoints)]
    if not reading.mentions and reading.outcome == Outcome.READ:
        reading.outcome = Outcome.NEEDS_JAVASCRIPT if _is_shell(tree, lines) else Outcome.NOTHING
    return reading


def _read_blocks(document: Document, lines: Lines, title: str, heading: str) -> list[Mention]:
    whole = page_role(document.url, title, heading, document.page.anchor)
    shared = prepare(lines, whole)
    talks = read_talks(document, lines)
    blocks = [*read_persons(shared), *read_organizations(shared)]
    return [*talks, *without_lines_of(talks, blocks)]


def _read_data(document: Document) -> Reading:
    found: list[Mention] = []
    reading = Reading(Outcome.READ)
    known = recognised(document)
    for platform in known:
        try:
            found += platform.read(document)
        except UnexpectedShapeError as error:
            reading.outcome, reading.detail = Outcome.UNEXPECTED_SHAPE, f"{platform.NAME}: {error}"
    if not known and document.form in {"json", "xml"}:
        found += structured.read_data(document)
    # the link to an endpoint carries the edition of the page that asks for it
    reading.mentions = finish(found, document.url, edition_of(document.url, document.page.anchor, ""))
    if not reading.mentions and reading.outcome == Outcome.READ:
        reading.outcome = Outcome.NOTHING
    return reading


def _edition(document: Document, title: str, heading: str, lines: Lines, facts: EventFacts | None) -> Edition:
    site = document.tree.find(".//meta[@property='og:site_name']")
    name = squeeze(site.get("content") or "") if site is not None else ""
    text = " ".join(line.text for line in lines.lines[:400])
    edition = edition_of(document.url, title, heading, name, text)
    if facts is None:
        return edition
    return Edition(edition.host, facts.name or edition.event, facts.year or edition.year)


def _name(edition: Edition) -> str:
    year = str(edition.year or "")
    return edition.event if year in edition.event else f"{edition.event} {year}"


def _text(tree: html.HtmlElement, path: str) -> str:
    found = tree.find(path)
    return squeeze(found.text_content())[:300] if found is not None else ""


def _is_shell(tree: html.HtmlElement, lines: Lines) -> bool:
    """Says whether a page is an empty frame that a script fills."""
    words = sum(len(line.text.split()) for line in lines.lines)
    return words < _SHELL_WORDS and len(tree.findall(".//script")) >= _SHELL_SCRIPTS
