"""Programmes in PDF: text with its places, columns and tables kept apart, read as a page of HTML is."""

from dataclasses import dataclass, replace

from analysis.text import squeeze
from scrapers.extract.blocks.flatten import flatten
from scrapers.extract.blocks.organizations import read_organizations
from scrapers.extract.blocks.page_reading import prepare
from scrapers.extract.blocks.page_role import page_role
from scrapers.extract.blocks.persons import read_persons
from scrapers.extract.document import Document, Page
from scrapers.extract.pdf.as_html import as_html
from scrapers.extract.pdf.rows import rows_of
from scrapers.extract.pdf.runs import runs_of
from scrapers.extract.reading import Outcome
from scrapers.extract.talks import read_talks, without_lines_of
from scrapers.items import Mention

NAME = "pdf"


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A PDF as a page of HTML.

    Attributes:
        outcome: READ, or why there is no page (encrypted, needs OCR, could not be read, took too long).
        detail: more words about the outcome.
    """

    outcome: Outcome
    detail: str
    document: Document


def open_pdf(document: Document) -> PdfPage:
    """Turns a PDF into a page of HTML with the same address; never raises, never hangs."""
    runs = runs_of(document.page.body)
    text = as_html(rows_of(runs.pages), runs.title) if runs.pages else ""
    page = Page(document.url, b"", "text/html", document.page.fetched_at, document.page.anchor)
    return PdfPage(runs.outcome, runs.detail, Document(page, "html" if text else "empty", text))


def read(document: Document) -> list[Mention]:
    """Reads the mentions of a PDF; an empty list where it cannot be read (`open_pdf` says why)."""
    opened = open_pdf(document)
    return read_opened(opened.document) if opened.outcome is Outcome.READ else []


def read_opened(document: Document) -> list[Mention]:
    """Reads the mentions of a PDF that is a page already."""
    tree = document.tree
    title = squeeze(tree.findtext(".//title") or "")
    heading = squeeze(tree.findtext(".//h1") or "")
    whole = page_role(document.url, title, heading, document.page.anchor)
    lines = flatten(document.markup, document.url)
    shared = prepare(lines, whole)
    talks = read_talks(document, shared)
    blocks = [*read_persons(shared), *read_organizations(shared)]
    found = [*talks, *without_lines_of(talks, blocks)]
    return [replace(mention, url=document.url, extractor=NAME) for mention in found]
