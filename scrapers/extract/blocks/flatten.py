"""A tree becomes lines, in one walk: each run of text between block boundaries, with where it stood."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree, html

from analysis.text import squeeze
from scrapers.extract.blocks.chrome import is_chrome
from scrapers.extract.blocks.lines import Line, Lines, Node, Segment
from scrapers.extract.blocks.menus import mark_menus
from scrapers.extract.joining import joiner
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
_LABEL_END = 64
_EMPTY = frozenset(["br", "img"])
_MOST_LINES = 30_000
_MOST_ELEMENTS = 400_000
_LONGEST_LINE = 20_000
_LONG_LINE = 300
_NO_WORDS = re.compile(r"(\W{40})\W+")


@lru_cache(maxsize=1 << 14)
def _shape_of(name: str) -> str:
    """What of a class attribute the lines of one column share."""
    return _CLASS_NOISE.sub("", name)


@dataclass(slots=True)
class Flattened(Lines):
    """The lines of a page; `cut` where it is so long that only its beginning was read."""

    cut: bool = False


class _Flattener:
    def __init__(self, base: str) -> None:
        self.absolute = joiner(base)
        self.out = Flattened()
        self.paths: dict[tuple[int, str, str], int] = {}
        self.open: list[int] = []
        self.parts: list[Segment] = []
        self.size = self.elements = 0
        self.bold = self.inline = 0
        self.style = self.href = ""
        self.level = 0
        self.cells: list[list[int]] = []

    def start(self, element: etree._Element, tag: str) -> None:
        self.elements += 1
        text = element.text
        if tag in _BLOCKS:
            if self.parts:
                self.flush()
            self._open(tag, element.get("class") or "")
        elif tag == "br":
            self.flush()
        elif tag == "img":
            self._image(element)
        else:
            if text and self.parts:
                self._unglue(text)
            self.inline += 1
            self._restyle(tag, element.get("href") or "" if tag == "a" else None, +1)
        if text:
            self.text(text)

    def end(self, element: etree._Element, tag: str) -> None:
        tail = element.tail
        if tag in _BLOCKS:
            if self.parts:
                self.flush()
            self._close(tag)
        elif tag not in _EMPTY:
            if tail and self.parts:
                self._unglue(tail)
            self.inline -= 1
            self._restyle(tag, "" if tag == "a" else None, -1)
        if tail:
            self.text(tail)

    def _open(self, tag: str, name: str) -> None:
        nodes = self.out.nodes
        parent = self.open[-1] if self.open else -1
        above = nodes[parent].path if parent >= 0 else 0
        key = (above, tag, _shape_of(name) if name else "")
        path = self.paths.setdefault(key, len(self.paths) + 1)
        self.open.append(len(nodes))
        nodes.append(Node(tag, parent, path, len(self.out.lines)))
        if tag in _HEADINGS:
            self.level = _HEADINGS[tag]
        elif tag == "table":
            self.cells.append([self.open[-1], -1, -1])
        elif self.cells and tag == "tr":
            self.cells[-1][1:] = [self.cells[-1][1] + 1, -1]
        elif self.cells and tag in {"td", "th"}:
            self.cells[-1][2] += 1

    def _close(self, tag: str) -> None:
        self.out.nodes[self.open.pop()].end = len(self.out.lines)
        if tag in _HEADINGS:
            self.level = 0
        elif tag == "table" and self.cells:
            self.cells.pop()

    def _restyle(self, tag: str, address: str | None, step: int) -> None:
        if tag in _BOLD:
            self.bold += step
        if address is not None:
            self.href = self.absolute(address) if address else ""
        self.style = ("b" if self.bold else "") + ("a" if self.href else "") + ("i" if self.inline else "")

    def _unglue(self, following: str) -> None:
        """Ends the line where styles alone keep two things apart: `Ana Lee<span>Treasurer</span>`."""
        if following[0].isupper():
            before = self.parts[-1].text[-1:]
            if before.islower() or before.isdigit() or before in ")]":
                self.flush()
                return
        if following.find(":", 0, _LABEL_END) > 0:
            label = _LABEL.match(following)
            if label and role_of(label[1]):
                self.flush()

    def text(self, text: str) -> None:
        self.size += len(text)
        if self.size > _LONGEST_LINE:  # of a line without end the beginning is read
            text = text[: max(0, _LONGEST_LINE + len(text) - self.size)]
        parts = self.parts
        if parts and not self.inline and (last := parts[-1]).style == self.style and last.href == self.href:
            last.text += text
        elif parts or not text.isspace():
            parts.append(Segment(text, self.style, self.href))

    def _image(self, element: etree._Element) -> None:
        alt = squeeze(element.get("alt") or element.get("title") or "")
        if len(alt) > 1:
            self.flush()
            self._add(alt, [Segment(alt, "a" if self.href else "", self.href)], image=True)

    def flush(self) -> None:
        if not self.parts:
            return
        parts, self.parts, self.size = self.parts, [], 0
        text = squeeze(parts[0].text if len(parts) == 1 else "".join([part.text for part in parts]))
        if len(text) > _LONG_LINE:
            text = _NO_WORDS.sub(r"\1", text)
        if text:
            self._add(text, parts, image=False)

    def _add(self, text: str, parts: list[Segment], *, image: bool) -> None:
        lines, nodes = self.out.lines, self.out.nodes
        node = self.open[-1] if self.open else 0
        styles = [part.style for part in parts if len(parts) == 1 or not part.text.isspace()]
        look = "img" if image else "b" if styles and "b" in styles[0] else ""
        cell = None
        if self.cells and self.cells[-1][2] >= 0:
            table, row, column = self.cells[-1]
            cell = (table, row, column)
            look += f"|{column}"
        bold = self.level > 0 or all(["b" in style for style in styles])
        link = not self.level and all(["a" in style for style in styles])
        shape = (nodes[node].path if nodes else 0, look)
        size = text.count(" ") + 1
        lines.append(Line(len(lines), text, parts, node, shape, self.level, cell, image, bold, link, size))


def flatten(tree: html.HtmlElement, base: str) -> Flattened:
    """Flattens the content of a page into lines, without its furniture.

    Args:
        tree: root element; only read.
        base: address that links are relative to.
    """
    body = tree.find("body")
    flattener = _Flattener(base)
    _walk(body if body is not None else tree, flattener)
    flattener.flush()
    for node in flattener.open:
        flattener.out.nodes[node].end = len(flattener.out.lines)
    mark_menus(flattener.out)
    return flattener.out


def _walk(root: etree._Element, flattener: _Flattener) -> None:
    skipped: etree._Element | None = None
    lines = flattener.out.lines
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if element is not skipped:
                flattener.end(element, tag)
                continue
            skipped = None
            if element.tail:
                flattener.text(element.tail)
        elif isinstance(tag, str) and (element is root or not is_chrome(element, tag)):
            if len(lines) >= _MOST_LINES or flattener.elements >= _MOST_ELEMENTS:
                flattener.out.cut = True
                return
            flattener.start(element, tag)
        else:
            skipped = element
            walker.skip_subtree()
            if tag in _BLOCKS:
                flattener.flush()
