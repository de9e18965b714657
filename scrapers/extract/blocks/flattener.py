"""Tags and texts become lines: each run of text between block boundaries, with where it stood."""

import re

from scrapers.extract.blocks.cutting import lines_of
from scrapers.extract.blocks.lines import Line, Segment
from scrapers.extract.blocks.outline import Outline
from scrapers.extract.blocks.tags import (
    BLOCK,
    BREAK,
    FURNITURE,
    IMAGE,
    INLINE,
    Tag,
    are_fields,
)
from scrapers.extract.joining import joiner
from scrapers.extract.words import role_of

_OPENING = frozenset([BLOCK, FURNITURE])  # furniture that holds the heading of the page is none
_LABEL = re.compile(r"\s*([^:]{3,40}):\s")
_LABEL_END = 64
_COLUMNS = re.compile(r"(?<=[^\W\d_]) {3,}(?=[^\W\d_])")  # of a table printed with blanks
_CLOCK = re.compile(r"\d[:.h]\d\d\b")
_LONGEST_LINE = 20_000
_MARK = re.compile(r"[\d*†‡§¶#a-k✉,; ]{1,9}")


class Flattener(Outline):
    """Takes tags and texts in their order, and holds the lines that they make so far."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.absolute = joiner(base)
        self.parts: list[Segment] = []
        self.size = self.elements = 0
        self.bold = self.inline = 0
        self.style = self.href = ""
        self.linked = ""  # what the open link is called, for a picture in it without words
        self.inner: list[tuple[str, bool]] = []  # of the open inline elements: the shape, and if it is bold
        self.closed = ""  # the shape of the inline element that has just ended, with nothing behind it

    def start(self, tag: Tag, text: str) -> None:
        """Takes a tag that begins an element, and the text behind it."""
        self.elements += 1
        if tag.kind in _OPENING:
            if self.parts:
                self.flush()
            self.open_element(tag)
        elif tag.kind == BREAK:
            self._break()
        elif tag.kind == IMAGE:
            self._image(tag)
        else:
            if text and self.parts:
                self._unglue(text, tag)
            self.inline += 1
            self.inner.append((tag.shape, tag.bold))
            self.closed = ""
            self._restyle(tag, tag.href, +tag.bold)
        if text:
            self.text(text)

    def end(self, tag: Tag, text: str) -> None:
        """Takes a tag that ends an element, and the text behind it."""
        if tag.kind in _OPENING:
            if self.parts:
                self.flush()
            self.close_element(tag.name)
        elif tag.kind == INLINE:
            if text and self.parts:
                self._unglue(text)
            self.inline -= 1
            shape, bold = self.inner.pop() if self.inner else ("", False)
            self._restyle(tag, "" if tag.name == "a" else None, -bold)
            self.closed = "" if text else shape
        if text:
            self.text(text)

    def _break(self) -> None:
        """Ends a line; where nothing was printed since the last break, a record ends, too."""
        blank = self.broken and not self.parts
        self.flush()
        if blank and not self.inline:
            self.begin_record()
        self.broken = True

    def _restyle(self, tag: Tag, address: str | None, step: int) -> None:
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
        self.broken = self.broken and text.isspace()
        self.size += len(text)
        if self.size > _LONGEST_LINE:  # of a line without end the beginning is read
            text = text[: max(0, _LONGEST_LINE + len(text) - self.size)]
        parts = self.parts
        if self.pre and "   " in text and not _CLOCK.search(text):
            text = _COLUMNS.sub(" | ", text)
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
            self.out.lines[-1].sponsor = tag.sponsor

    def flush(self) -> None:
        """Ends the run: it becomes a line, or several."""
        if not self.parts:
            return
        parts, self.parts, self.size = self.parts, [], 0
        for text, run in lines_of(parts):
            self._add(text, run, image=False)

    def _add(self, text: str, parts: list[Segment], *, image: bool) -> None:
        lines = self.out.lines
        styles = [parts[0].style] if len(parts) == 1 else [part.style for part in parts if part.text.strip()]
        look = "img" if image else "b" if styles and "b" in styles[0] else ""
        node, cell, shape = self.place(look)
        bold = self.level > 0 or all("b" in style for style in styles)
        link = not self.level and all("a" in style for style in styles)
        size = text.count(" ") + 1
        lines.append(Line(len(lines), text, parts, node, shape, self.level, cell, image, bold, link, size))
