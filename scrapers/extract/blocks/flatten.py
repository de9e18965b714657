"""A tree becomes lines, in one walk: each run of text between block boundaries, with where it stood."""

import re
from dataclasses import dataclass

from lxml import etree, html

from analysis.text import squeeze
from scrapers.extract.blocks.chrome import is_chrome
from scrapers.extract.blocks.lines import Line, Lines, Node, Segment
from scrapers.extract.blocks.menus import mark_menus
from scrapers.extract.joining import Joiner
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
_MOST_LINES = 30_000
_MOST_ELEMENTS = 400_000
_LONGEST_LINE = 20_000
_LONG_LINE = 300
_NO_WORDS = re.compile(r"(\W{40})\W+")


@dataclass(slots=True)
class Flattened(Lines):
    """The lines of a page; `cut` where it is so long that only its beginning was read."""

    cut: bool = False


class _Flattener:
    def __init__(self, base: str) -> None:
        self.absolute = Joiner(base)
        self.out = Flattened()
        self.paths: dict[tuple[int, str, str], int] = {}
        self.names: dict[str, str] = {}
        self.open: list[int] = []
        self.parts: list[Segment] = []
        self.size = self.elements = 0
        self.bold = self.inline = 0
        self.href = ""
        self.level = 0
        self.cells: list[list[int]] = []

    def start(self, element: etree._Element) -> None:
        self.elements += 1
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
                address = element.get("href")
                self.href = self.absolute(address) if address else ""
        if element.text:
            self.text(element.text)

    def _open(self, tag: str, element: etree._Element) -> None:
        parent = self.open[-1] if self.open else -1
        above = self.out.nodes[parent].path if parent >= 0 else 0
        name = element.get("class") or ""
        if name not in self.names:
            self.names[name] = _CLASS_NOISE.sub("", name)
        name = self.names[name]
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
        if element.tail:
            self.text(element.tail)

    def _unglue(self, following: str | None) -> None:
        """Ends the line where styles alone keep two things apart: `Ana Lee<span>Treasurer</span>`."""
        if not following or not self.parts:
            return
        label = _LABEL.match(following)
        before = self.parts[-1].text[-1:]
        glued = following[0].isupper() and (before.islower() or before.isdigit() or before in ")]")
        if glued or (label and role_of(label[1])):
            self.flush()

    def text(self, text: str) -> None:
        self.size += len(text)
        if self.size > _LONGEST_LINE:  # of a line without end the beginning is read
            text = text[: max(0, _LONGEST_LINE + len(text) - self.size)]
        style = ("b" if self.bold else "") + ("a" if self.href else "") + ("i" if self.inline else "")
        last = self.parts[-1] if self.parts and not self.inline else None
        if last and last.style == style and last.href == self.href:
            last.text += text
        elif text.strip() or (text and self.parts):
            self.parts.append(Segment(text, style, self.href))

    def _image(self, element: etree._Element) -> None:
        alt = squeeze(element.get("alt") or element.get("title") or "")
        if len(alt) > 1:
            self.flush()
            self._add(alt, [Segment(alt, "a" if self.href else "", self.href)], image=True)

    def flush(self) -> None:
        if not self.parts:
            return
        parts, self.parts, self.size = self.parts, [], 0
        text = squeeze("".join(part.text for part in parts))
        if len(text) > _LONG_LINE:
            text = _NO_WORDS.sub(r"\1", text)
        if text:
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
        if event == "end":
            if element is not skipped:
                flattener.end(element)
                continue
            skipped = None
            if element.tail:
                flattener.text(element.tail)
        elif isinstance(element.tag, str) and (element is root or not is_chrome(element)):
            if len(lines) >= _MOST_LINES or flattener.elements >= _MOST_ELEMENTS:
                flattener.out.cut = True
                return
            flattener.start(element)
        else:
            skipped = element
            walker.skip_subtree()
            if element.tag in _BLOCKS:
                flattener.flush()
