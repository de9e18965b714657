"""Documents that are data: JSON or XML that no platform knows, read by the meaning of its keys."""

from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from scrapers.extract.document import Document
from scrapers.extract.structured import keys
from scrapers.extract.structured.dirty_json import parse
from scrapers.extract.structured.records import Setting

_FEEDS = frozenset({"rss", "feed", "urlset", "sitemapindex", "opml", "html", "svg", "rdf"})
_DEPTH_LIMIT = 30


def values(document: Document) -> list[Any]:
    """Gives the data of a document; none for feeds and site maps, which name pages and no people."""
    if document.form == "json":
        return [document.data] if document.data is not None else parse(document.text)
    root = document.xml if document.form == "xml" else None
    if root is None or _tag(root).lower() in _FEEDS:
        return []
    return [{_tag(root): _content(root, 0)}]


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _content(element: etree._Element, depth: int) -> Any:
    """An element is its text, or a record of its attributes and children; repeated children are a list."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children and not element.attrib:
        return element.text or ""
    record: dict[str, Any] = {str(name): str(value) for name, value in element.attrib.items()}
    if depth < _DEPTH_LIMIT:
        for child in children:
            record.setdefault(f"\0{_tag(child)}", []).append(_content(child, depth + 1))
    lists = {name[1:]: value for name, value in record.items() if name.startswith("\0")}
    flat = {name: value for name, value in record.items() if not name.startswith("\0")}
    if len(lists) == 1 and not flat:  # <speakers><speaker>…</speaker></speakers> is a list
        ((name, only),) = lists.items()
        if len(only) > 1 or _tag(element).startswith(name):
            return only
    flat |= {name: value[0] if len(value) == 1 else value for name, value in lists.items()}
    words = (element.text or "").strip()
    return flat | ({"name": words} if words and not lists else {})


def setting_of(document: Document, data: Any) -> Setting | None:
    """Reads the role of a top-level list out of the address; None where it must not be read."""
    parts = [unquote(part).rsplit(".", 1)[0] for part in urlsplit(document.url).path.split("/") if part]
    if any(map(keys.is_forbidden, parts)):
        return None
    if isinstance(data, list) and data and isinstance(data[0], dict) and isinstance(data[0].get("type"), str):
        parts.append(data[0]["type"])  # WordPress says of each record what it is
    for part in reversed(parts[-3:]):
        hit = keys.role_of_key(part)
        if hit:
            return Setting(hit.role, keys.words_of(part))
        if keys.is_talks(part):
            return Setting(talks=True)
    return Setting()
