"""Shells: pages that are an empty frame until a script fills them."""

import re

from scrapers.extract.blocks.lines import Lines
from scrapers.extract.document import Document
from scrapers.extract.markup import name_of

_FEW_WORDS = 40
_MANY_SCRIPTS = 3
# the element that frameworks fill, as their own templates call it
_ROOT = re.compile(
    r"<(?:div|main|app-root)[^>]*\bid\s*=\s*[\"']?(?:root|app|main-app|app-root|___gatsby|__next|__nuxt|svelte|react-root)"
    r"[\"'\s>][^<]{0,200}</(?:div|main|app-root)>|<app-root[^>]*>[^<]{0,200}</app-root>",
    re.IGNORECASE,
)
_ASKS = re.compile(r"<noscript[^>]*>(?:(?!</noscript)[\s\S]){0,400}?javascript", re.IGNORECASE)


def is_shell(document: Document, lines: Lines) -> bool:
    """Says whether a page holds hardly a word and is filled by its scripts."""
    if sum(line.size for line in lines.lines) >= _FEW_WORDS:
        return False
    scripts = sum(name_of(tag) == "script" for tag in document.markup.tags)
    if scripts >= _MANY_SCRIPTS:
        return True
    return scripts > 0 and bool(_ROOT.search(document.text) or _ASKS.search(document.text))
