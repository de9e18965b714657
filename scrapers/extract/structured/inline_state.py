"""The state that a page prints for its own scripts: `__NEXT_DATA__`, `window.__INITIAL_STATE__` and kin."""

import re
from collections.abc import Iterator
from typing import Any

from scrapers.extract.document import Document
from scrapers.extract.structured.dirty_json import first_value, parse
from scrapers.extract.structured.nuxt import revived

_ASSIGNED = re.compile(
    r"(?:\b(?:window|self|globalThis)(?:\.|\[[\"'])|\b(?:var|let|const)\s+)[A-Za-z_$][\w$]*(?:[\"']\])?\s*=\s*"
    r"(JSON\.parse\(\s*(?=[\"'])|(?=[\[{]))"
)
_FLIGHT = re.compile(r"self\.__next_f\.push\((?=\[)")
_FLIGHT_LINE = re.compile(r"^[0-9a-f]+:(?=[\[{])", re.M)
_SINGLE_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'", re.S)
_HINTS = ("application/json", "__NEXT_DATA__", "__next_f", "window", "self.", "var ", "const ", "let ")
_SMALLEST = 60
_SCRIPTS_LIMIT = 200


def states(document: Document) -> Iterator[Any]:
    """Gives every piece of data that the scripts of a page carry."""
    if not any(hint in document.text for hint in _HINTS):
        return
    flight: list[str] = []
    for number, script in enumerate(document.tree.iter("script")):
        text = script.text or ""
        kind = script.get("type", "").lower()
        if number > _SCRIPTS_LIMIT or not _may_name(text) or "ld+json" in kind:
            continue
        if "json" in kind:
            yield from map(revived, parse(text))
        elif "__next_f" in text:
            flight += _flight_parts(text)
        elif not kind or "javascript" in kind or kind == "module":
            yield from _assigned(text)
    yield from _flight_values("".join(flight))


def _may_name(text: str) -> bool:
    """People in data have a key that ends in "name", inside a string of code an escaped one."""
    return len(text) >= _SMALLEST and ('ame"' in text or 'ame\\"' in text or "ame&quot;" in text)


def _assigned(text: str) -> Iterator[Any]:
    for match in list(_ASSIGNED.finditer(text))[:40]:
        value = first_value(text, match.end())
        if match[1]:  # a string of JSON inside the script
            quoted = _SINGLE_QUOTED.match(text, match.end())
            inner = _unquoted(quoted[1]) if quoted else value
            value = first_value(inner, 0) if isinstance(inner, str) else None
        if isinstance(value, dict | list):
            yield value


def _unquoted(text: str) -> str:
    """Gives the value of a string in single quotes, as JavaScript reads it."""
    plain = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", text.replace("\\'", "'"))
    value = first_value('"' + re.sub(r'(?<!\\)"', r"\"", plain) + '"', 0)
    return value if isinstance(value, str) else ""


def _flight_parts(text: str) -> Iterator[str]:
    """Next.js streams its data as `self.__next_f.push([1, "a piece of text"])`."""
    for match in _FLIGHT.finditer(text):
        value = first_value(text, match.end())
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            yield value[1]


def _flight_values(text: str) -> Iterator[Any]:
    for match in _FLIGHT_LINE.finditer(text):
        value = first_value(text, match.end())
        if value is not None:
            yield value
