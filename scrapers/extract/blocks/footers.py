"""The foot of a page, where what stands below is no longer of its content."""

from scrapers.extract.blocks.lines import Lines

_MAIN = 0.4
_AFTER_FOOT = 12


def footer_lines(page: Lines) -> frozenset[int]:
    """Lines of the foot of a page and of all that follows its main part: the content's headings end before.

    An element called a footer is the foot of the page only where little else comes after it: cards have some.
    """
    total = foot = len(page.lines)
    found: set[int] = set()
    for node in reversed(page.nodes):
        if node.tag == "footer" and node.end >= foot - max(_AFTER_FOOT, 0.1 * total):
            foot = min(foot, node.start)
            found.update(range(node.start, node.end))
        elif node.tag == "main" and node.end - node.start >= _MAIN * total:
            found.update(range(node.end, total))
    return frozenset(found)
