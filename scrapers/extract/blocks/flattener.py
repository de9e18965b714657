"""Tags and texts become lines: each run of text between block boundaries, with where it stood."""

import re

from scrapers.extract.blocks.cutting import lines_of
from scrapers.extract.blocks.grid import WIDE, Grid
from scrapers.extract.blocks.lines import Flattened, Line, Node, Segment
from scrapers.extract.blocks.tags import (
    BLOCK,
    BREAK,
    HEADINGS,
    IMAGE,
    INLINE,
    Tag,
    are_fields,
)
from scrapers.extract.joining import joiner
from scrapers.extract.words import role_of

_LABEL = re.compile(r"\s*([^:]{3,40}):\s")
_LABEL_END = 64
_LONGEST_LINE = 20_000
_MARK = re.compile(r"[\d*†‡§¶#a-k✉,; ]{1,9}")


class Flattener:
    """Takes tags and texts in their order, and holds the lines that they make so far."""

    def __init__(self, base: str) -> None:
        self.absolute = joiner(base)
        self.out = Flattened()
        self.paths: dict[tuple[int, str], int] = {}
        self.open: list[int] = []
        self.parts: list[Segment] = []
        self.size = self.elements = self.pre = 0
        self.bold = self.inline = 0
        self.style = self.href = ""
        self.linked = ""  # what the open link is called, for a picture in it without words
        self.level = 0
        self.cells: list[Grid] = []
        self.inner: list[str] = []
        self.closed = ""  # the shape of the inline element that has just ended, with nothing behind it

    def start(self, tag: Tag, text: str) -> None:
        """Takes a tag that begins an element, and the text behind it."""
        self.elements += 1
        if tag.kind == BLOCK:
            if self.parts:
                self.flush()
            self._open(tag)
        elif tag.kind == BREAK:
            self.flush()
        elif tag.kind == IMAGE:
            self._image(tag)
        else:
            if text and self.parts:
                self._unglue(text, tag)
            self.inline += 1
            self.inner.append(tag.shape)
            self.closed = ""
            self._restyle(tag, tag.href, +1)
        if text:
            self.text(text)

    def end(self, tag: Tag, text: str) -> None:
        """Takes a tag that ends an element, and the text behind it."""
        if tag.kind == BLOCK:
            if self.parts:
                self.flush()
            self._close(tag.name)
        elif tag.kind == INLINE:
            if text and self.parts:
                self._unglue(text)
            self.inline -= 1
            self._restyle(tag, "" if tag.name == "a" else None, -1)
            self.closed = self.inner.pop() if self.inner and not text else ""
        if text:
            self.text(text)

    def _open(self, tag: Tag) -> None:
        nodes, name = self.out.nodes, tag.name
        parent = self.open[-1] if self.open else -1
        above = nodes[parent].path if parent >= 0 else 0
        path = self.paths.setdefault((above, tag.shape), len(self.paths) + 1)
        self.open.append(len(nodes))
        nodes.append(Node(tag.part or name, parent, path, len(self.out.lines)))
        if name in HEADINGS:
            self.level = HEADINGS[name]
        elif name == "pre":
            self.pre += 1
        elif name == "table":
            self.cells.append(Grid(self.open[-1]))
        elif self.cells and name == "tr":
            self.cells[-1].next_row()
        elif self.cells and name in {"td", "th"}:
            self.cells[-1].next_cell(tag.rows, tag.columns)

    def _close(self, name: str) -> None:
        self.out.nodes[self.open.pop()].end = len(self.out.lines)
        if name in HEADINGS:
            self.level = 0
        elif name == "pre":
            self.pre -= 1
        elif name == "table" and self.cells:
            self.cells.pop()

    def _restyle(self, tag: Tag, address: str | None, step: int) -> None:
        if tag.bold:
            self.bold += step
        if address is not None:
            self.href = self.absolute(address) if address else ""
            self.linked = tag.alt if address else ""
        self.style = ("b" if self.bold else "") + ("a" if self.href else "") + ("i" if self.inline else "")

    def skip(self, tag: Tag, text: str) -> None:
        """Passes over furniture; `text` stands behind it."""
        if tag.is_block:
            self.flush()
        if text:
            self.text(text)

    def _unglue(self, following: str, tag: Tag | None = None) -> None:
        """Ends the line where styles alone keep two things apart: `Ana Lee<span>Treasurer</span>`."""
        if tag and self.closed and are_fields(self.closed, tag.shape) and following[0].isalnum():
            self.flush()
            return
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
        """Takes text of the run that goes on."""
        self.size += len(text)
        if self.size > _LONGEST_LINE:  # of a line without end the beginning is read
            text = text[: max(0, _LONGEST_LINE + len(text) - self.size)]
        parts = self.parts
        if self.pre and "\n" in text:
            for line in text.splitlines(keepends=True):
                parts.append(Segment(line, self.style, self.href))
                if line[-1] in "\r\n":
                    self.flush()
                parts = self.parts
        elif self._goes_on():
            parts[-1].text += text
        elif parts or not text.isspace():
            parts.append(Segment(text, self.style, self.href))

    def _goes_on(self) -> bool:
        if self.inline or not self.parts:
            return False
        last = self.parts[-1]
        return last.style == self.style and last.href == self.href and not last.mark

    def mark(self, sign: str, text: str) -> bool:
        """Takes a raised sign out of the text: "Ana Ruiz<sup>1</sup>" is Ana Ruiz; says if it was one."""
        raised = bool(_MARK.fullmatch(sign)) and not (self.parts and self.parts[-1].text[-1:].isdigit())
        if raised:
            self.parts.append(Segment("", self.style, "", sign))
            self.text(text)
        return raised

    def _image(self, tag: Tag) -> None:
        alt = tag.alt or self.linked
        if len(alt) > 1:
            self.flush()
            self._add(alt, [Segment(alt, "a" if self.href else "", self.href)], image=True)

    def flush(self) -> None:
        """Ends the run: it becomes a line, or several."""
        if not self.parts:
            return
        parts, self.parts, self.size = self.parts, [], 0
        for text, run in lines_of(parts):
            self._add(text, run, image=False)

    def _add(self, text: str, parts: list[Segment], *, image: bool) -> None:
        lines, nodes = self.out.lines, self.out.nodes
        node = self.open[-1] if self.open else 0
        styles = [parts[0].style] if len(parts) == 1 else [part.style for part in parts if part.text.strip()]
        look = "img" if image else "b" if styles and "b" in styles[0] else ""
        cell = None
        if self.cells and self.cells[-1].column >= 0:
            grid = self.cells[-1]
            cell = (grid.node, grid.row, grid.column)
            look += f"|{grid.column}{WIDE if grid.width > 1 else ''}"
        bold = self.level > 0 or all("b" in style for style in styles)
        link = not self.level and all("a" in style for style in styles)
        shape = (nodes[node].path if nodes else 0, look)
        size = text.count(" ") + 1
        lines.append(Line(len(lines), text, parts, node, shape, self.level, cell, image, bold, link, size))
