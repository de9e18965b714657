"""Dimedis VIS: the directories of trade fairs, one list of exhibitors for each letter."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from analysis.roles import Kind, Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import text
from scrapers.items import Mention

NAME = "dimedis"
_PAGE = re.compile(r"/vis/v1/([a-z]{2})/directory/(\w{1,8})(?:[/?#]|$)")
_DATA = "/vis-api/vis/v1/"


def recognise(document: Document) -> bool:
    """By the addresses of its directories."""
    if document.form == "json":
        return _DATA in document.url and "/directory/" in document.url
    return document.form == "html" and "/vis/v1/" in document.url and "finder-app" in document.text


def endpoints(document: Document) -> Iterator[str]:
    """Gives the list that fills a page of the directory."""
    page = _PAGE.search(document.url)
    if document.form == "html" and page:
        yield urljoin(document.url, f"{_DATA}{page[1]}/directory/{page[2]}")


def read(document: Document) -> Iterator[Mention]:
    """Reads a list; brands stand beside the companies that show them, and are no exhibitors."""
    if document.form != "json" or document.url.partition("?")[0].endswith("/meta"):
        return
    for entry in _shape.records(document.data, "directory"):
        if text(entry, "type") != "profile":
            continue
        yield from mentioned(
            document,
            text(entry, "name"),
            Role.EXHIBITOR,
            kind=Kind.ORGANIZATION,
            role_label="exhibitor",
            booth=text(entry, "location"),
            extractor=NAME,
            confidence=0.95,
        )
