"""What each tag does to the lines of a page: it parts them, styles them, is a picture, or furniture.

Furniture is navigation, cookie banners, comments, forms: what belongs to the site rather than to the content.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.roles import Role
from analysis.text import squeeze
from scrapers.extract.blocks.class_roles import role_of_classes
from scrapers.extract.markup import attributes_of, name_of

BLOCK, INLINE, BREAK, IMAGE, FURNITURE = range(5)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
        "button figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section "
        "summary table tbody td tfoot th thead tr ul"
    ).split()
)
_SKIPPED = frozenset(
    (
        "script style noscript template svg nav select textarea iframe object head math audio video "
        "canvas datalist label"
    ).split()
)
_BOLD = frozenset(["b", "strong"])
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)"
    r"|font-size\s*:\s*(?:(?:1[89]|[2-9]\d)(?:\.\d+)?px|(?:1[4-9]|[2-9]\d)(?:\.\d+)?pt|(?:1\.[3-9]\d*|[2-9](?:\.\d+)?)r?em"
    r"|(?:1[3-9]\d|[2-9]\d\d)%|x?x?-large|large)",
    re.IGNORECASE,
)
_LARGE_SIZES = frozenset(["4", "5", "6", "7", "+1", "+2", "+3", "+4"])
_SPONSORS = re.compile(
    r"(?:^|[/_-])(?:sponsor(?:s|en|ing|zy|i)?|partners?|partenaires?|patrocinador(?:es)?|parceiros?|colaboradores)[/_-]",
    re.IGNORECASE,
)
_KINDS = {"br": BREAK, "img": IMAGE} | dict.fromkeys(_BLOCKS, BLOCK) | dict.fromkeys(_SKIPPED, FURNITURE)
_ROLES = frozenset(["navigation", "search", "menu", "menubar", "dialog", "alert"])
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menus?|submenu|mega-?menu|breadcrumbs?|cookies?|gdpr|pagination|pager"
    r"|comments?|respond|search-?form|skip-?links?|screen-reader-text|sr-only|social(?:-?links)?|share|sharing"
    r"|related-?posts|post-?navigation|footer-?menu|copyright|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OF_MENU = re.compile(r"nav|menu|dropdown|hamburger|burger|search|toggler|lang", re.IGNORECASE)
_IN_TEXT = re.compile(r"icon|badge|link|text|span|button|tooltip|emoji|date|time|math|number|currency")
_OPENING = frozenset(["collapse", "modal", "dialog"])
_HOLDERS = frozenset(["div", "ul", "ol", "section", "aside", "p", "td", "table", "span", "details"])
_FOOTERS = re.compile(
    r"(?:^|\s)(?:(?:site|page|main|global|pre|sub)?[-_]?(?:footer|foot)(?:[-_]?(?:wrapper|container|area|widgets"
    r"|top|bottom|main|inner|nav))*|colophon|pied(?:-?de-?page)?|pie(?:-?de-?pagina)?|rodape|fuss(?:bereich|zeile)?"
    r"|stopka|altbilgi)(?:\s|$)",
    re.IGNORECASE,
)
_PARTS = frozenset(["div", "section", "table"])
_BOXES = frozenset(["div", "section", "article", "li", "ul", "ol", "td", "figure", "aside"])
_NEW_TAB = re.compile(
    r"\s*\((?:opens? in|link opens|öffnet|ouvre|s.ouvre|se abre|abre|si apre|opent|otwiera|yeni)[^()]*\)",
    re.IGNORECASE,
)
_CLASS_NOISE = re.compile(
    r"\d+|\b(?:odd|even|first|last|active|current|selected|show|open|expanded|collapsed|clearfix)\b"
    # rows in camel case and with signs: "rowEven", "oddRow", "row_alt"
    r"|(?<=[a-z])(?:Odd|Even|Alt)(?![a-z])|[-_](?:odd|even|alt)(?![A-Za-z])"
    r"|\b(?:odd|even)(?=[-_]?[Rr]ow)|\balt(?:ernate|ernating)?\b"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a page.

    Attributes:
        kind: BLOCK, INLINE, BREAK, IMAGE or FURNITURE.
        starts: it begins an element; `ends`: it ends one; both for an empty element.
        is_block: it parts lines, also as furniture.
        named_furniture: its class or id says that it is furniture, which holds unless there is an h1 in it.
        shape: name and class, as far as the lines of one column share them.
        href: where it leads, None where it is no link.
        alt: the words of a picture, and those of a link that it does not print.
        part: `main` or `footer` where its role, class or id calls it that part of the page.
        sponsor: the address of the picture says that it is the logo of a sponsor.
        role: that its class or id tells.
        rows: how many rows of its table a cell spans, and how many `columns`.
    """

    name: str
    kind: int
    starts: bool
    ends: bool
    is_block: bool
    bold: bool
    named_furniture: bool = False
    shape: str = ""
    href: str | None = None
    alt: str = ""
    part: str = ""
    sponsor: bool = False
    role: Role | None = None
    rows: int = 1
    columns: int = 1


@lru_cache(maxsize=1 << 15)
def tag_of(source: str) -> Tag:
    """Reads a tag, written without its brackets."""
    name = name_of(source)
    if name[:1] == "/":
        name = name[1:]
        return Tag(name, _kind(name), False, True, _is_block(name), name in _BOLD)
    attributes = attributes_of(source) if "=" in source else {}
    kind = _kind(name)
    if name == "button" and not _unfolds(attributes):
        kind = FURNITURE
    if attributes.get("role") in _ROLES or attributes.get("aria-hidden") == "true":
        kind = FURNITURE
    name_and_id = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return Tag(
        name,
        kind,
        True,
        source[-1:] == "/",
        _is_block(name) and (name != "button" or kind == BLOCK),
        name in _BOLD or (kind == INLINE and _stands_out(name, attributes)),
        name in _HOLDERS and bool(_NAMES.search(name_and_id)),
        squeeze(f"{name} {_CLASS_NOISE.sub('', attributes.get('class', ''))}"),
        attributes.get("href", "") if name == "a" else None,
        _words_of(attributes, name) if name in {"img", "a"} else "",
        _part(attributes.get("role", ""), name_and_id) if name in _PARTS else "",
        name == "img" and bool(_SPONSORS.search(attributes.get("src") or attributes.get("data-src") or "")),
        role_of_classes(name_and_id) if name in _BOXES else None,
        _span(attributes.get("rowspan", "")),
        _span(attributes.get("colspan", "")),
    )


def _is_block(name: str) -> bool:
    """Whether an element is a block, as most that a framework of components adds: "mat-card"."""
    return name in _BLOCKS or ("-" in name and not _IN_TEXT.search(name))


def _kind(name: str) -> int:
    return _KINDS.get(name, BLOCK if _is_block(name) else INLINE)


def _unfolds(attributes: dict[str, str]) -> bool:
    """Whether a button is the head of a part of the page that it unfolds, or a card that opens more."""
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    toggles = {attributes.get(name) for name in ("data-toggle", "data-bs-toggle", "aria-haspopup")}
    unfolds = not toggles.isdisjoint(_OPENING) or "accordion" in name or "aria-expanded" in attributes
    return unfolds and not _OF_MENU.search(name)


def _stands_out(name: str, attributes: dict[str, str]) -> bool:
    """Whether an inline element is set in bold or in large letters."""
    large = name == "font" and attributes.get("size", "") in _LARGE_SIZES
    return large or bool(_BOLD_STYLE.search(attributes.get("style", "")))


def _span(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else 1


def _words_of(attributes: dict[str, str], name: str) -> str:
    if name == "a":
        return squeeze(_NEW_TAB.sub("", attributes.get("aria-label") or attributes.get("title") or ""))
    return squeeze(attributes.get("alt") or attributes.get("title") or "")


def _part(role: str, name_and_id: str) -> str:
    if role == "main":
        return "main"
    return "footer" if _FOOTERS.search(name_and_id) else ""


def are_fields(one: str, other: str) -> bool:
    """Says whether two elements side by side are two fields: of one kind, with other classes."""
    name, _, classes = one.partition(" ")
    kind, _, others = other.partition(" ")
    return name == kind and bool(classes and others) and classes != others
