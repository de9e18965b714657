"""Map Your Show: the exhibitors of a trade show, as its gallery asks for them."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from analysis.roles import Kind, Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import Record, record, text
from scrapers.items import Mention

NAME = "mapyourshow"
_GALLERY = re.compile(r"/(\d_0)/(?:explore/)?exhibitor", re.IGNORECASE)
_SEARCH = "ajax/remote-proxy.cfm?action=search&searchtype=exhibitorgallery&searchsize=5000&start=0"
# halls of a country, and what stands where a stand is not given out yet
_NO_EXHIBITOR = re.compile(r"\bpavill?ion\s*$", re.IGNORECASE)
_NO_STAND = frozenset({"", "unassigned", "tbd", "tba"})
_FILLER = re.compile(r"randomstring.*$", re.IGNORECASE)  # the site's own padding of stand numbers


def recognise(document: Document) -> bool:
    """By the script that asks for the exhibitors, or the keys of the answer."""
    if document.form == "json":
        return '"exhname_t"' in document.text
    return document.form == "html" and "remote-proxy.cfm" in document.text and "exhibitor" in document.text


def endpoints(document: Document) -> Iterator[str]:
    """Gives the search that fills the gallery of exhibitors."""
    parts = urlsplit(document.url)
    gallery = _GALLERY.search(parts.path)
    if document.form == "html" and gallery:
        yield f"{parts.scheme}://{parts.netloc}/{gallery[1]}/{_SEARCH}"


def read(document: Document) -> Iterator[Mention]:
    """Reads the answer of the search."""
    if document.form != "json":
        return
    results = record(record(document.data, "answer").get("DATA"), "DATA").get("results")
    exhibitors = record(record(results, "results").get("exhibitor"), "exhibitor")
    for hit in _shape.records(exhibitors.get("hit"), "hit"):
        fields = record(hit.get("fields"), "fields")
        name = unescape(text(fields, "exhname_t"))
        if _NO_EXHIBITOR.search(name):
            continue
        yield from mentioned(
            document,
            name,
            Role.EXHIBITOR,
            kind=Kind.ORGANIZATION,
            role_label="exhibitor",
            booth=_booth(fields),
            extractor=NAME,
            confidence=0.95,
        )


def _booth(fields: Record) -> str:
    stands = fields.get("boothsdisplay_la") or fields.get("booths_la") or []
    stands = stands if isinstance(stands, list) else [stands]
    clean = (_FILLER.sub("", str(stand)).strip() for stand in stands)
    return ", ".join(dict.fromkeys(stand for stand in clean if stand.lower() not in _NO_STAND))
