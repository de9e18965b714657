"""Programmes in PDF: text with its places, columns and tables kept apart, read as a page of HTML is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.roles import FAMILY, Family, Role
from analysis.text import squeeze
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.flatten import flatten
from scrapers.extract.blocks.organizations import read_organizations
from scrapers.extract.blocks.page_role import page_role
from scrapers.extract.blocks.persons import prepare, read_persons
from scrapers.extract.document import Document, Page
from scrapers.extract.facts import mentioned
from scrapers.extract.pdf.as_html import as_html
from scrapers.extract.pdf.rows import rows_of
from scrapers.extract.pdf.runs import runs_of
from scrapers.extract.reading import Outcome
from scrapers.extract.talk_line import Talk, read_talk
from scrapers.extract.words import role_of
from scrapers.items import EVIDENCE_LIMIT, Mention

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
    lines = flatten(tree, document.url)
    talks = {line.text: talk for line in lines.lines if (talk := read_talk(line.text))}
    found = [mention for text, talk in talks.items() for mention in _of_talk(document, text, talk)]
    shared = prepare(lines, whole)
    heads = {text[:EVIDENCE_LIMIT] for text in talks}
    blocks = [*read_persons(shared), *read_organizations(shared)]
    found += [mention for mention in blocks if mention.evidence[:EVIDENCE_LIMIT] not in heads]
    return [replace(mention, url=document.url, extractor=NAME) for mention in found]


def _of_talk(document: Document, text: str, talk: Talk) -> Iterator[Mention]:
    hit = role_of(talk.label) if talk.label else None
    role = hit.role if hit and FAMILY[hit.role] is Family.SPEAKER else Role.SPEAKER
    for person in talk.people:
        fields = fields_of(person.pieces)
        yield from mentioned(
            document,
            person.name,
            role,
            role_label=talk.label,
            organization=fields.organization,
            job_title=fields.job_title,
            session=talk.title,
            evidence=text,
            confidence=0.7,
        )
