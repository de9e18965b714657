"""What a page carries as data: JSON-LD, microdata, RDFa, inline state; and documents that are data."""

from collections.abc import Iterable

from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts
from scrapers.extract.structured import data_documents, people_lists
from scrapers.extract.structured.events import main_event
from scrapers.extract.structured.inline_state import states
from scrapers.extract.structured.json_ld import json_ld
from scrapers.extract.structured.microdata import microdata, rdfa
from scrapers.extract.structured.nodes import Graph, Node
from scrapers.extract.structured.people import mentions
from scrapers.extract.structured.records import Setting
from scrapers.items import Mention

Nodes = list[tuple[str, list[Node]]]
_SYNTAXES = (("json-ld", json_ld), ("microdata", microdata), ("rdfa", rdfa))


def nodes_of(document: Document) -> Nodes:
    """Gives the top nodes that an HTML page carries, by the syntax that they are written in."""
    return [(extractor, nodes(document)) for extractor, nodes in _SYNTAXES]


def read(document: Document, nodes: Nodes | None = None) -> list[Mention]:
    """Reads the mentions that an HTML page carries as data, each once.

    Args:
        document: the page.
        nodes: what `nodes_of` gives, where it is known.
    """
    found: list[Mention] = []
    for extractor, roots in nodes_of(document) if nodes is None else nodes:
        found += mentions(document, roots, extractor)
    for state in states(document):
        found += people_lists.find(document, state, Setting(), "inline-state")
    return _each_once(found)


def read_data(document: Document) -> list[Mention]:
    """Reads a JSON or XML document whose platform is unknown: its JSON-LD, and its lists of people."""
    found: list[Mention] = []
    for data in data_documents.values(document):
        setting = data_documents.setting_of(document, data)
        if setting is None:
            continue
        if "schema.org" in document.text and "@type" in document.text:
            graph = Graph()
            graph.add(data)
            found += mentions(document, graph.link(), "json-ld")
        found += people_lists.find(document, data, setting, "data")
    return _each_once(found)


def event_of(nodes: Nodes) -> EventFacts | None:
    """Says which edition of which event a page is about, None unless its data names exactly one."""
    for _, roots in nodes:
        facts = main_event(roots)
        if facts:
            return facts
    return None


def _each_once(found: Iterable[Mention]) -> list[Mention]:
    """Of several readings of one mention the first stays: readers run from the surest to the least sure."""
    first: dict[tuple[str, str, int | None], Mention] = {}
    for mention in found:
        first.setdefault((mention.mention_id, mention.award, mention.year), mention)
    return list(first.values())
