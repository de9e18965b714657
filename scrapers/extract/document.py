"""Bytes of a page become a Document: its kind, its text, its tree."""

import codecs
import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from lxml import etree, html

from scrapers.extract.markup import Markup, markup_of
from scrapers.extract.parsing import tree_of
from scrapers.extract.sniffing import is_binary, wide_charset

Form = Literal["html", "json", "xml", "pdf", "text", "binary", "empty", "large"]

SIZE_LIMIT = 20_000_000
PDF_LIMIT = 50_000_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]{2,40})", re.I)
_BLANK_BYTES = b"\xef\xbb\xbf \t\r\n\x00"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Page(NamedTuple):
    """What came over the wire, or out of a saved file.

    Attributes:
        anchor: the words of the link that led here, empty where unknown.
    """

    url: str
    body: bytes
    content_type: str = ""
    fetched_at: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Document:
    """A page, decoded once and parsed on demand."""

    page: Page
    form: Form
    text: str

    @property
    def url(self) -> str:
        """Address of the page."""
        return self.page.url

    @cached_property
    def tree(self) -> html.HtmlElement:
        """Root element of an HTML page; an empty document where nothing could be parsed."""
        return tree_of(self.text)

    @cached_property
    def markup(self) -> Markup:
        """The page as one run of tags and texts."""
        return markup_of(self.tree)

    @cached_property
    def xml(self) -> etree._Element | None:
        """Root element of an XML document, None where it is no XML."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        try:
            return etree.fromstring(self.text.encode("utf-8", "replace"), parser=parser)
        except (etree.LxmlError, ValueError):
            return None

    @cached_property
    def data(self) -> Any:
        """Content of a JSON document, None where it is no JSON."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None


def _known(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return None
    # what pages call latin-1 is windows-1252 in practice (WHATWG Encoding Standard, 4.2)
    return "windows-1252" if name in {"iso8859-1", "ascii"} else name


def _declared(page: Page) -> list[str]:
    head = page.body[:4096]
    found = [name for bom, name in _BOMS if head.startswith(bom)]
    if found or (wide := wide_charset(head)):
        return found or [wide]
    if match := _HEADER_CHARSET.search(page.content_type):
        found.append(match[1])
    for pattern in (_XML_CHARSET, _META_CHARSET):
        if hit := pattern.search(head):
            found.append(hit[1].decode("ascii"))
    return found


def decode(page: Page) -> str:
    """Decodes a body: strict UTF-8 first, then what the page declares, then windows-1252."""
    declared = _declared(page)
    wide = bool(declared) and declared[0].startswith("utf-16") and b"\x00" in page.body[:64]
    for charset in declared if wide else ["utf-8", *declared]:
        name = _known(charset)
        if name is None:
            continue
        try:
            return page.body.decode(name).lstrip("\ufeff")
        except (UnicodeDecodeError, UnicodeError):
            continue
    return page.body.decode("windows-1252", "replace")


def form_of(page: Page) -> Form:
    """Says what a body is, by its first bytes before any header: servers lie about types."""
    head = page.body[:1024].lstrip(_BLANK_BYTES)
    lowered = head.lower()
    if not head:
        return "empty" if not page.body.strip(_BLANK_BYTES) else "binary"
    if b"%PDF-" in page.body[:1024]:
        return "pdf"
    if is_binary(page.body):
        return "binary"
    if head[:1] in b"{[" and b"html" not in page.content_type.lower().encode():
        return "json"
    if lowered.startswith(b"<?xml") and b"<html" not in lowered:
        return "xml"
    if b"<" in head or "html" in page.content_type:
        return "html"
    return "text"


def open_page(page: Page) -> Document:
    """Makes a Document; PDF and binary bodies are not decoded."""
    form = form_of(page)
    if len(page.body) > (PDF_LIMIT if form == "pdf" else SIZE_LIMIT) and form not in {"binary", "empty"}:
        form = "large"
    text = "" if form in {"pdf", "binary", "empty", "large"} else decode(page).replace("\x00", "")
    return Document(page, form, text)
