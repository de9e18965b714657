"""A tree becomes lines, in one walk: each run of text between block boundaries, with where it stood."""

import re
from urllib.parse import urljoin

from lxml import etree, html

from analysis.text import squeeze
from scrapers.extract.blocks.chrome import is_chrome
from scrapers.extract.blocks.lines import Line, Lines, Node, Segment
from scrapers.extract.blocks.menus import mark_menus
from scrapers.extract.words import role_of

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section "
        "summary table tbody td tfoot th thead tr ul"
    ).split()
)
_BOLD = frozenset(["b", "strong"])
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CLASS_NOISE = re.compile(r"\d+|\b(?:odd|even|first|last|active|clearfix)\b")
_LABEL = re.compile(r"\s*([^:]{3,40}):\s")
_MOST_LINES = 40_000


class _Flattener:
    def __init__(self, base: str) -> None:
        self.base = base
        self.out = Lines()
        self.paths: dict[tuple[int, str, str], int] = {}
        self.open: list[int] = []
        self.parts: list[Segment] = []
        self.bold = self.inline = 0
        self.href = ""
        self.level = 0
        self.cells: list[list[int]] = []

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._open(tag, element)
        elif tag == "br":
            self.flush()
        elif tag == "img":
            self._image(element)
        else:
            self._unglue(element.text)
            self.inline += 1
            self.bold += tag in _BOLD
            if tag == "a":
                self.href = urljoin(self.base, element.get("href") or "") if element.get("href") else ""
        self.text(element.text)

    def _open(self, tag: str, element: etree._Element) -> None:
        parent = self.open[-1] if self.open else -1
        above = self.out.nodes[parent].path if parent >= 0 else 0
        name = _CLASS_NOISE.sub("", element.get("class") or "")
        path = self.paths.setdefault((above, tag, name), len(self.paths) + 1)
        self.out.nodes.append(Node(tag, parent, path, len(self.out.lines)))
        self.open.append(len(self.out.nodes) - 1)
        self.level = _HEADINGS.get(tag, self.level)
        if tag == "table":
            self.cells.append([self.open[-1], -1, -1])
        elif self.cells and tag == "tr":
            self.cells[-1][1:] = [self.cells[-1][1] + 1, -1]
        elif self.cells and tag in {"td", "th"}:
            self.cells[-1][2] += 1

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self.out.nodes[self.open.pop()].end = len(self.out.lines)
            if tag in _HEADINGS:
                self.level = 0
            if tag == "table" and self.cells:
                self.cells.pop()
        elif tag not in {"br", "img"}:
            self._unglue(element.tail)
            self.inline -= 1
            self.bold -= tag in _BOLD
            if tag == "a":
                self.href = ""
        self.text(element.tail)

    def _unglue(self, following: str | None) -> None:
        """Ends the line where styles alone keep two things apart: `Ana Lee<span>Treasurer</span>`."""
        before = self.parts[-1].text[-1:] if self.parts else ""
        after = (following or "")[:1]
        label = _LABEL.match(following or "") if before else None
        if label and role_of(label[1]):
            self.flush()
        if before and (before.islower() or before.isdigit() or before in ")]") and after.isupper():
            self.flush()

    def text(self, text: str | None) -> None:
        if not text:
            return
        style = ("b" if self.bold else "") + ("a" if self.href else "") + ("i" if self.inline else "")
        if (
            self.parts
            and self.parts[-1].style == style
            and self.parts[-1].href == self.href
            and not self.inline
        ):
            self.parts[-1].text += text
        elif text.strip() or self.parts:
            self.parts.append(Segment(text, style, self.href))

    def _image(self, element: etree._Element) -> None:
        alt = squeeze(element.get("alt") or element.get("title") or "")
        if len(alt) > 1:
            self.flush()
            self._add(alt, [Segment(alt, "a" if self.href else "", self.href)], image=True)

    def flush(self) -> None:
        if not self.parts:
            return
        parts, self.parts = self.parts, []
        text = squeeze("".join(part.text for part in parts))
        if text and len(self.out.lines) < _MOST_LINES:
            self._add(text, parts, image=False)

    def _add(self, text: str, parts: list[Segment], *, image: bool) -> None:
        node = self.open[-1] if self.open else 0
        first = next((part.style for part in parts if part.text.strip()), "")
        cell = tuple(self.cells[-1]) if self.cells and self.cells[-1][2] >= 0 else None
        path = self.out.nodes[node].path if self.out.nodes else 0
        look = "img" if image else first[:1].replace("a", "").replace("i", "")
        if cell:
            look += f"|{cell[2]}"
        self.out.lines.append(
            Line(len(self.out.lines), text, parts, node, (path, look), self.level, cell, image)  # type: ignore[arg-type]
        )


def flatten(tree: html.HtmlElement, base: str) -> Lines:
    """Flattens the content of a page into lines, without its furniture.

    Args:
        tree: root element; only read.
        base: address that links are relative to.
    """
    body = tree.find("body")
    root = body if body is not None else tree
    flattener = _Flattener(base)
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element is not root and is_chrome(element):
                skipped = element
                walker.skip_subtree()
                if element.tag in _BLOCKS:
                    flattener.flush()
            else:
                flattener.start(element)
        elif element is skipped:
            skipped = None
            flattener.text(element.tail)
        else:
            flattener.end(element)
    flattener.flush()
    mark_menus(flattener.out)
    return flattener.out
