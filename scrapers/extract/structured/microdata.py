"""Microdata and RDFa-lite as nodes, walked on the tree that is parsed already."""

from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html

from analysis.text import squeeze
from scrapers.extract.document import Document
from scrapers.extract.structured.nodes import NODE_LIMIT, Node, bare
from scrapers.extract.structured.schema_org import NAMING, READ

_LINKED = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src", "object": "data"}


class _Syntax(NamedTuple):
    """Which attributes open an item, name its type, name a property, and give its identity."""

    scope: str
    kind: str
    prop: str
    id: str


_MICRODATA = _Syntax("itemscope", "itemtype", "itemprop", "itemid")
_RDFA = _Syntax("typeof", "typeof", "property", "resource")


def microdata(document: Document) -> list[Node]:
    """Gives the top items of a page's microdata."""
    text = document.text
    return _items(document, _MICRODATA) if "itemscope" in text and "schema.org" in text else []


def rdfa(document: Document) -> list[Node]:
    """Gives the top things of a page's RDFa-lite (`vocab`, `typeof`, `property`)."""
    text = document.text
    return _items(document, _RDFA) if "typeof=" in text and "schema.org" in text else []


def _items(document: Document, syntax: _Syntax) -> list[Node]:
    """One walk over the page; the open items lie on a stack."""
    roots: list[Node] = []
    scopes: dict[html.HtmlElement, Node] = {}
    open_items: list[tuple[html.HtmlElement, Node]] = []
    for event, element in etree.iterwalk(document.tree, events=("start", "end")):
        if event == "end":
            if open_items and open_items[-1][0] is element:
                open_items.pop()
            continue
        attributes = element.attrib
        node = None
        if syntax.scope in attributes and len(scopes) < NODE_LIMIT:
            kinds = map(bare, attributes.get(syntax.kind, "").split())
            node = scopes[element] = Node(frozenset(kinds), attributes.get(syntax.id, ""))
        names = attributes.get(syntax.prop, "").split()
        if names and open_items:
            _add(open_items[-1][1], names, node, element, document.url)
        elif node is not None:
            roots.append(node)
        if node is not None:
            open_items.append((element, node))
    _follow_references(document, scopes)
    return roots


def _add(owner: Node, names: list[str], node: Node | None, element: html.HtmlElement, base: str) -> None:
    for name in names:
        if node is not None:
            owner.add(name, node)
        elif bare(name) in READ:
            owner.add(name, _value(element, bare(name), base))


def _follow_references(document: Document, scopes: dict[html.HtmlElement, Node]) -> None:
    """Adds what `itemref` names: properties that stand elsewhere on the page."""
    referring = [element for element in scopes if element.get("itemref")]
    if not referring:
        return
    by_id = {element.get("id"): element for element in document.tree.xpath("//*[@id and @itemprop]")}
    for element in referring:
        for target in map(by_id.get, element.get("itemref", "").split()[:100]):
            if target is None:
                continue
            names = target.get("itemprop", "").split()
            _add(scopes[element], names, scopes.get(target), target, document.url)


def _value(element: html.HtmlElement, name: str, base: str) -> str:
    content = element.get("content") or element.get("datetime")
    if content is not None:
        return content
    words = squeeze(element.text_content())
    # a linked name (<a itemprop="name" href>) is meant as a name, whatever the standard says
    if element.tag not in _LINKED or (words and name in NAMING):
        return words
    try:
        return urljoin(base, element.get(_LINKED[element.tag], ""))
    except ValueError:
        return ""
