"""What the classes of the elements around a line say of those in it, where nothing printed does."""

from analysis.roles import Role
from scrapers.extract.blocks.page_reading import PageReading, Ruling

_NEEDED = 0.6


def ruling_by_class(reading: PageReading, index: int) -> Ruling | None:
    """The role of the innermost element around a line whose class tells one; mostly none, and cheap then.

    Where the page as a whole is about a role, its headings part it well enough.
    """
    if reading.classed is None or reading.whole.barred or reading.whole.hit or index in reading.footers:
        return None
    if any(heading.barred for heading in reading.contexts[index]):
        return None
    node = reading.page.lines[index].node
    if node not in reading.classed:
        role = _role_around(reading, node)
        reading.classed[node] = Ruling(role, "", _NEEDED) if role else None
    return reading.classed[node]


def _role_around(reading: PageReading, node: int) -> Role | None:
    nodes = reading.page.nodes
    while node >= 0:
        if role := nodes[node].role:
            return role
        node = nodes[node].parent
    return None
