"""What of a page is furniture: navigation, cookie banners, comments, forms."""

import re
from functools import lru_cache

from lxml import etree

SKIPPED_TAGS = frozenset(
    (
        "script style noscript template svg nav select button textarea iframe object head math audio video "
        "canvas datalist label"
    ).split()
)
_ROLES = frozenset(["navigation", "search", "menu", "menubar", "dialog", "alert"])
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menus?|submenu|mega-?menu|breadcrumbs?|cookies?|gdpr|pagination|pager"
    r"|comments?|respond|search-?form|skip-?links?|screen-reader-text|sr-only|social(?:-?links)?|share|sharing"
    r"|related-?posts|post-?navigation|footer-?menu|copyright|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HOLDERS = frozenset(["div", "ul", "ol", "section", "aside", "p", "td", "table", "span", "details"])


def is_chrome(element: etree._Element, tag: str) -> bool:
    """Says whether an element and all in it is furniture of the site rather than content of the page."""
    if tag in SKIPPED_TAGS or element.get("role") in _ROLES or element.get("aria-hidden") == "true":
        return True
    if tag not in _HOLDERS:
        return False
    name, identity = element.get("class"), element.get("id")
    if not (name or identity) or not _is_named_so(f"{name or ''} {identity or ''}"):
        return False
    return element.find(".//h1") is None


@lru_cache(maxsize=1 << 14)
def _is_named_so(names: str) -> bool:
    return bool(_NAMES.search(names))
