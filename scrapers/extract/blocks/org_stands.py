"""Exhibitors with their stands in running text: "Acme Works (stand 3) and Bolt GmbH (stand 5)"."""

import re
from collections.abc import Iterator

from analysis.roles import Kind, Role
from scrapers.extract.blocks.org_lines import reads_as_name
from scrapers.extract.blocks.org_names import last_name_of
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.stands import may_be_placed, placed
from scrapers.items import Mention

_DIGIT = re.compile(r"\d")
_LONGEST = 4000
_FEWEST = 2


def read_stand_lists(reading: PageReading) -> Iterator[Mention]:
    """Reads lines that give several names with the numbers of their stands, whatever stands over them."""
    for line in reading.page.lines:
        text = line.text
        if line.menu or line.image or len(text) > _LONGEST or not _DIGIT.search(text):
            continue
        if not may_be_placed(text):
            continue
        found = list(placed().finditer(text))
        if len(found) < _FEWEST:
            continue
        start = 0
        for match in found:
            name = last_name_of(text[start : match.start()])
            start = match.end()
            if name and reads_as_name(name):
                yield Mention(
                    name=name,
                    role=Role.EXHIBITOR,
                    kind=Kind.ORGANIZATION,
                    booth=match["number"].strip(),
                    evidence=text,
                    extractor="blocks",
                    confidence=0.6,
                )
