"""What a page looks like to its readers: lines of text, and the block elements that hold them."""

from dataclasses import dataclass, field

from analysis.roles import Role


@dataclass(slots=True)
class Segment:
    """A run of text in one inline style: some of `b` (bold), `a` (link), `i` (any other inline element).

    Where `mark` is filled, the text is empty: a raised sign that points to a note, such as "1,2" or "*".
    """

    text: str
    style: str
    href: str = ""
    mark: str = ""


@dataclass(slots=True)
class Line:
    """A line of the page.

    Attributes:
        node: number of the block element that holds it.
        shape: path of tags and classes to it and its first style; equal for lines of one column.
        level: 1 to 6 inside h1 to h6, else 0.
        cell: (table node, row, column) inside a table.
        image: the text is the alt text of an image.
        bold: all of it is bold, or a heading.
        is_link: all of it is a link, and it is no heading.
        size: the number of its words.
        menu: it belongs to a list of links to other pages of the site.
        sponsor: it is the logo of a sponsor, as the address of the picture says.
    """

    index: int
    text: str
    segments: list[Segment]
    node: int
    shape: tuple[int, str]
    level: int
    cell: tuple[int, int, int] | None
    image: bool
    bold: bool
    is_link: bool
    size: int
    menu: bool = False
    sponsor: bool = False

    @property
    def href(self) -> str:
        """The first link in it."""
        return next((part.href for part in self.segments if part.href), "")


RECORD = "record"  # the tag of what stands between two blank lines of one element


@dataclass(slots=True)
class Node:
    """A block element: its tag, its parent's number, and its lines from `start` up to, not with, `end`.

    Attributes:
        role: what its class or id tells of those in it.
    """

    tag: str
    parent: int
    path: int
    start: int
    end: int = 0
    role: Role | None = None


@dataclass(slots=True)
class Lines:
    """The lines of a page and the block elements that hold them."""

    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Flattened(Lines):
    """The lines of a page; `cut` where it is so long that only its beginning was read."""

    cut: bool = False
