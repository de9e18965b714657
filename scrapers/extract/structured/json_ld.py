"""JSON-LD out of the scripts of a page."""

from scrapers.extract.document import Document
from scrapers.extract.structured.dirty_json import parse
from scrapers.extract.structured.nodes import Graph, Node


def json_ld(document: Document) -> list[Node]:
    """Gives the top nodes of all JSON-LD blocks of a page, their references resolved."""
    if "ld+json" not in document.text:
        return []
    graph = Graph()
    for script in document.tree.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            for value in parse(script.text or ""):
                graph.add(value)
    return graph.link()
