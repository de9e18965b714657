"""Which edition of which event, held by which host, a page belongs to."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from analysis.text import YEAR
from scrapers.extract.words import is_invitation, is_programme, role_of

_SPLIT = re.compile(r"\s+(?:[|–—»:·•-]|::)\s+|\s*[|»]\s*")
_PATH_YEAR = re.compile(r"(?:^|[/_.-]|[a-z])((?:19[89]|20[0-4])\d)(?=$|[/_.-])", re.IGNORECASE)
_GENERIC = frozenset(
    ["home", "homepage", "welcome", "index", "untitled", "start", "about", "about us", "news"]
)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of an event; None and empty text where the page does not say; `date` as in a Mention."""

    host: str
    event: str = ""
    year: int | None = None
    date: str = ""
    place: str = ""


def host_of(url: str) -> str:
    """Gives the network location of an address, without `www.` and default ports."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{host}:{port}" if port not in {None, 80, 443} else host


def edition_of(url: str, title: str, heading: str, site_name: str = "") -> Edition:
    """Assigns a page to an edition.

    The address is asked first (`/2019/`, `2019.example.org`, `conf2019.example.org`), then the title, the
    first heading and the site's name.

    Args:
        url: address of the page.
        title: text of its title element.
        heading: its first h1.
        site_name: og:site_name or the like.
    """
    parts = urlsplit(url)
    years = _PATH_YEAR.findall(parts.path) or _PATH_YEAR.findall(parts.hostname or "")
    year = (
        int(years[-1]) if years else _single_year(title) or _single_year(heading) or _single_year(site_name)
    )
    return Edition(host_of(url), event_name(title, site_name), year)


def _single_year(text: str) -> int | None:
    years = set(YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def leading_year(text: str) -> int | None:
    """Gives the year that a text names most, if it is more than half of all: a history names many."""
    counted = Counter(YEAR.findall(text))
    year, times = next(iter(counted.most_common(1)), ("", 0))
    return int(year) if times > 1 and 2 * times > counted.total() else None


def event_name(title: str, site_name: str = "") -> str:
    """Gives the part of a page title that names the event or association, or empty text.

    "Speakers | Example Conf 2014" gives "Example Conf 2014": the parts that name a role, a programme or
    nothing in particular are left out, and of the rest the one with a year, else the last, is taken.
    """
    if site_name:
        return site_name
    parts = [part.strip() for part in _SPLIT.split(title) if part.strip()]
    kept = [part for part in parts if not _is_page_word(part)]
    dated = [part for part in kept if YEAR.search(part)]
    return (dated or kept or [""])[-1][:120]


def _is_page_word(part: str) -> bool:
    if part.casefold() in _GENERIC or is_invitation(part):
        return True
    hit = role_of(part)
    return bool(hit and hit.share >= 0.3) or (is_programme(part) and len(part.split()) <= 2)
