"""JSON as pages print it: with comments, control characters, trailing commas, entities, several in a row."""

import html
import json
import re
from typing import Any

_WRAPPING = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|//\s*\]\]>|<!\[CDATA\[|\]\]>")
# strings are kept; what is never closed runs to the end, so that no text is walked twice
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\Z))|/\*.*?(?:\*/|\Z)|//[^\n\r]*', re.S)
_SPARE_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\Z))|,(?=\s*[}\]])', re.S)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_BLANK = re.compile(r"[\s;,]*")
LENGTH_LIMIT = 20_000_000
PARTS_LIMIT = 1000


def parse(text: str) -> list[Any]:
    """Gives the JSON values of a text, mended where needed; an empty list where it cannot be mended."""
    text = text.strip().rstrip(";")
    if not text or len(text) > LENGTH_LIMIT:
        return []
    for attempt in (_as_it_is, _mended, _unescaped):
        try:
            return attempt(text)
        except (ValueError, RecursionError):
            continue
    return []


def _as_it_is(text: str) -> list[Any]:
    return [json.loads(text, strict=False)]


def _mended(text: str) -> list[Any]:
    for spare in (_COMMENT, _SPARE_COMMA):
        text = spare.sub(lambda match: match[1] or "", _WRAPPING.sub("", text))
    return _in_a_row(_BAD_ESCAPE.sub(r"\\\\", text))


def _unescaped(text: str) -> list[Any]:
    if "&quot;" not in text and "&#34;" not in text:
        raise ValueError(text[:40])
    return _mended(html.unescape(text))


def _in_a_row(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = _BLANK.match(text).end()  # type: ignore[union-attr]  # it matches the empty text too
    while at < len(text) and len(found) < PARTS_LIMIT:
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    return found


def first_value(text: str, start: int) -> Any:
    """Gives the JSON value that begins at a place of a script, None where there is none."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
