"""Menus: lists of links to other pages of a site, which name nobody."""

from urllib.parse import urljoin

from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.words import is_page_word

_LONGEST_ITEM = 6
_SHORTEST_MENU = 4
_NAMING = 0.35
_SIGNS = frozenset("|·•/›»>-–—")  # what parts the items: "Home | Program | Sponsors"


def mark_menus(page: Lines, url: str) -> None:
    """Marks runs of short links of which many name kinds of pages ("Home", "Program", "Sponsors").

    So is a run that leads to pages of the site, and to this one: nobody who is named on a page is that page.
    """
    run: list[Line] = []
    for line in [*page.lines, None]:
        if line is not None and line.is_link and line.size <= _LONGEST_ITEM:
            run.append(line)
            continue
        if run and line is not None and line.text in _SIGNS:
            continue
        if len(run) >= _SHORTEST_MENU and (_leads_here(run, url) or _names_pages(run)):
            for item in run:
                item.menu = True
        run = []


def _names_pages(run: list[Line]) -> bool:
    return sum(is_page_word(item.text) for item in run) >= _NAMING * len(run)


def _leads_here(run: list[Line], url: str) -> bool:
    """Whether a run leads to pages of the site, and one link of it to this one."""
    site = urljoin(url, "/")
    if all(item.image for item in run):  # logos that lead nowhere yet
        return False
    return all(item.href.startswith(site) for item in run) and any(item.href == url for item in run)
