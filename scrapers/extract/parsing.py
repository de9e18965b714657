"""Markup becomes a tree, also markup that was made to stop parsers."""

import re

from lxml import etree, html

_SAFE = 50_000
_LONGEST_TAG = 4_000
_MOST_ATTRIBUTES = 500
_DEEP = 2_000
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_WRAPPER = re.compile(
    r"</?(?:div|span|section|article|main|b|i|em|strong|font|center|blockquote)\b[^<>]*>", re.I
)
_OPEN_LEVELS = re.compile(r"<(?:table|ul|ol|dl|li|tr|td|dd)\b[^<>]*>", re.I)
_OF_HEAD = frozenset(["title", "meta", "link", "script", "style", "base", "noscript", "template", "object"])
_NOTHING = b"<html><body></body></html>"
# one class for all tags: lxml.html's own choice of a class by tag asks Python for each element
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement)


def tree_of(text: str) -> html.HtmlElement:
    """Parses a page; what is nested too deeply is parsed without the elements that only wrap.

    The parser needs no network, expands no entities, and takes any size.
    """
    if len(text) > _SAFE:
        text = _without_long_tags(text)
    root, too_deep = _parsed(text)
    if too_deep:
        root, too_deep = _parsed(_WRAPPER.sub("<br>", text))
    if too_deep:
        root, _ = _parsed(_OPEN_LEVELS.sub("<br>", _WRAPPER.sub("<br>", text)))
    _free_head(root)
    return root


def _free_head(root: html.HtmlElement) -> None:
    """Moves content out of the head, where the parser leaves tags that it does not know if no body opens."""
    head = root.find("head")
    stray = None if head is None else next((child for child in head if child.tag not in _OF_HEAD), None)
    if head is None or stray is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, child in enumerate([stray, *stray.itersiblings()]):
        body.insert(place, child)


def _parsed(text: str) -> tuple[html.HtmlElement, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)  # type: ignore[arg-type]
    except (etree.LxmlError, ValueError):
        return html.document_fromstring(_NOTHING), False
    if text.count("<") < _DEEP:
        return root, False
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, any(error.type == limit for error in parser.error_log)


def _without_long_tags(text: str) -> str:
    """Takes all attributes off tags with thousands: they cost the parser the square of their number."""
    parts = text.split(">")
    cut = False
    for number, part in enumerate(parts):
        if len(part) <= _LONGEST_TAG:
            continue
        start = part.rfind("<")
        words = (
            _QUOTED.sub("", part[start:]).split()
            if start >= 0 and part[start + 1 : start + 2].isalpha()
            else []
        )
        if len(words) > _MOST_ATTRIBUTES:
            parts[number], cut = f"{part[:start]}{words[0][:40]}", True
    return ">".join(parts) if cut else text
