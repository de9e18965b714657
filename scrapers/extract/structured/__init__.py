"""What a page carries as data: JSON-LD, microdata, RDFa, inline state; and documents that are data."""

from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts
from scrapers.extract.structured.events import main_event
from scrapers.extract.structured.json_ld import json_ld
from scrapers.extract.structured.microdata import microdata, rdfa
from scrapers.extract.structured.people import mentions
from scrapers.items import Mention

_SYNTAXES = (("json-ld", json_ld), ("microdata", microdata), ("rdfa", rdfa))


def read(document: Document) -> list[Mention]:
    """Reads the mentions that a page carries as data, each once."""
    found: dict[str, Mention] = {}
    for extractor, nodes in _SYNTAXES:
        for mention in mentions(document, nodes(document), extractor):
            found.setdefault(mention.mention_id, mention)
    return list(found.values())


def event_of(document: Document) -> EventFacts | None:
    """Says which edition of which event the page is about, None unless its data names exactly one."""
    for _, nodes in _SYNTAXES:
        facts = main_event(nodes(document))
        if facts:
            return facts
    return None
