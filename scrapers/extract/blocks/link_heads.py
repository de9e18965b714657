"""Words for sponsors that nothing sets off, right over links to those sponsors."""

from urllib.parse import urlsplit

from analysis.roles import Role
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.words import role_of

_LINKS = 3


def heads_links(page: Lines, line: Line) -> bool:
    """Says whether a word for sponsors stands right over links to several other sites."""
    following = page.lines[line.index + 1 : line.index + 1 + _LINKS] if line.size == 1 else []
    if not following or line.is_link or not all(other.is_link and not other.menu for other in following):
        return False
    hit = role_of(line.text)
    hosts = {urlsplit(other.href).netloc for other in following}
    return hit is not None and hit.role == Role.SPONSOR and hit.share >= 1 and len(hosts) == _LINKS
