"""The open block elements of a page on the walk along its tags: where the next line stands."""

from scrapers.extract.blocks.grid import WIDE, Grid
from scrapers.extract.blocks.lines import RECORD, Flattened, Node
from scrapers.extract.blocks.tags import HEADINGS, Tag


class Outline:
    """Opens and closes block elements in their order, and says where a line in the innermost stands.

    Attributes:
        out: the elements so far, and the lines.
        open: the numbers of the open elements, the innermost last.
        level: that of the open heading, else 0.
        pre: how many open elements keep their line breaks.
        broken: nothing was printed since the last <br>.
        paths: the number of the path to an element, by that of the element around it and its shape.
    """

    def __init__(self) -> None:
        self.out = Flattened()
        self.open: list[int] = []
        self.level = self.pre = 0
        self.broken = False
        self.paths: dict[tuple[int, str], int] = {}
        self._cells: list[Grid] = []

    def open_element(self, tag: Tag) -> None:
        """Takes the tag that begins a block element."""
        nodes, name = self.out.nodes, tag.name
        parent = self.open[-1] if self.open else -1
        above = nodes[parent].path if parent >= 0 else 0
        path = self.paths.setdefault((above, tag.shape), len(self.paths) + 1)
        self.broken = False
        self.open.append(len(nodes))
        nodes.append(Node(tag.part or name, parent, path, len(self.out.lines), role=tag.role))
        if name in HEADINGS:
            self.level = HEADINGS[name]
        elif name == "pre":
            self.pre += 1
        elif name == "table":
            self._cells.append(Grid(self.open[-1]))
        elif self._cells and name == "tr":
            self._cells[-1].next_row()
        elif self._cells and name in {"td", "th"}:
            self._cells[-1].next_cell(tag.rows, tag.columns)

    def close_element(self, name: str) -> None:
        """Takes the tag that ends the innermost block element."""
        self._end_record()
        self.broken = False
        self.out.nodes[self.open.pop()].end = len(self.out.lines)
        if name in HEADINGS:
            self.level = 0
        elif name == "pre":
            self.pre -= 1
        elif name == "table" and self._cells:
            self._cells.pop()

    def begin_record(self) -> None:
        """Opens an element for what follows a blank line: of the shape of the one that holds it."""
        self._end_record()
        nodes, lines = self.out.nodes, self.out.lines
        if self.open and len(lines) > nodes[self.open[-1]].start:
            parent = self.open[-1]
            self.open.append(len(nodes))
            nodes.append(Node(RECORD, parent, nodes[parent].path, len(lines)))

    def _end_record(self) -> None:
        if self.open and self.out.nodes[self.open[-1]].tag == RECORD:
            self.out.nodes[self.open.pop()].end = len(self.out.lines)

    def place(self, look: str) -> tuple[int, tuple[int, int, int] | None, tuple[int, str]]:
        """Gives the element, the cell and the shape of a line of a look."""
        node = self.open[-1] if self.open else 0
        cell = None
        if self._cells and self._cells[-1].column >= 0:
            grid = self._cells[-1]
            cell = (grid.node, grid.row, grid.column)
            look += f"|{grid.column}{WIDE if grid.width > 1 else ''}"
        return node, cell, (self.out.nodes[node].path if self.out.nodes else 0, look)
