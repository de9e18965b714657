"""Lines among sponsors and exhibitors that name none: addresses, links to files, headings over others."""

import re

from analysis.names.judge import organization_score
from analysis.text import fold
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.rulings import ORGANIZATIONS

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip)(?:$|[?#])", re.IGNORECASE)
_LONGEST_TIER = 2
_SURE = 0.8


def stands_apart(reading: PageReading, line: Line) -> bool:
    """Says whether a line is a link to a file, an address, or a heading over logos or over people."""
    page = reading.page
    return (
        _leads_to_file(line)
        or _is_address(page, line)
        or _heads_logos(page, line)
        or _heads_people(reading, line)
    )


def _leads_to_file(line: Line) -> bool:
    """Whether a line is a link to a document: "Annual Report"."""
    return line.is_link and bool(_DOCUMENT.search(line.href)) and organization_score(line.text) < _SURE


def _is_address(page: Lines, line: Line) -> bool:
    """Whether a line stands in an element for addresses, which tells where the owner of the page is."""
    node = page.nodes[line.node]
    return node.tag == "address" or (node.parent >= 0 and page.nodes[node.parent].tag == "address")


def _heads_logos(page: Lines, line: Line) -> bool:
    """Whether a heading of one or two words stands right over logos in its element: it names their tier."""
    following = page.lines[line.index + 1 : line.index + 2]
    if not (line.level and line.size <= _LONGEST_TIER and following and following[0].image):
        return False
    return fold(following[0].text).find(fold(line.text)) < 0 and not following[0].level


def _heads_people(reading: PageReading, line: Line) -> bool:
    """Whether a line in bold is the heading over people of another role: "Spring Days Referees"."""
    if not line.bold or line.level or line.index + 1 >= len(reading.contexts):
        return False
    below = reading.contexts[line.index + 1]
    hit = next((one.hit for one in below if one.text == line.text), None)
    return hit is not None and hit.role not in ORGANIZATIONS and organization_score(line.text) < _SURE
