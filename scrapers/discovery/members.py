"""Members and chapters: home pages that stored pages of the industry link to under such headings."""

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from analysis.text import fold, squeeze
from scrapers.discovery.places import Places
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search
from scrapers.extract.document import Document, open_page
from scrapers.extract.links import links_of
from scrapers.extract.reading import Link
from scrapers.frontier.urls import site_of_url

NAME = "members"
_DEEPEST = 1  # steps below the root that a home page may lie
_LONGEST_NAME = 90


def propose(search: Search) -> list[Proposal]:
    """Reads the stored pages again; no request is made."""
    listing = _pattern(search.places.lists["members"])
    places: dict[str, list[tuple[Link, str, str]]] = defaultdict(list)
    pages = 0
    for stored in search.pages():
        pages += 1
        document = open_page(stored.page)
        if document.form != "html":
            continue
        for link, heading in _listed(document, listing, search.places):
            places[site_of_url(link.url)].append((link, heading, stored.page.url))
    if not pages:
        raise DiscoveryError(f"no page of {search.industry.id} is stored yet; run it first")
    return [_proposal(found) for found in sorted(places.values(), key=lambda found: -len(found))]


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    parts = (re.escape(fold(word)) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def _listed(document: Document, listing: re.Pattern[str], places: Places) -> Iterable[tuple[Link, str]]:
    own = site_of_url(document.url)
    path = listing.search(fold(unquote(urlsplit(document.url).path)))
    for link in links_of(document.tree, document.url):
        heading = link.context if listing.search(fold(link.context)) else (path[0] if path else "")
        site = site_of_url(link.url)
        if heading and site not in ("", own) and site not in places.not_sites and _is_home(link, places):
            yield link, heading


def _is_home(link: Link, places: Places) -> bool:
    parts = urlsplit(link.url)
    steps = [step for step in parts.path.split("/") if step]
    name = fold(link.text)
    named = len(name) > 1 and len(name) <= _LONGEST_NAME and name not in places.not_names
    return named and len(steps) <= _DEEPEST and not parts.query and "." not in "".join(steps)


def _proposal(found: list[tuple[Link, str, str]]) -> Proposal:
    link, heading, page = found[0]
    others = len({where for _, _, where in found}) - 1
    more = f" and on {others} more page{'s' if others > 1 else ''}" if others else ""
    return Proposal(
        name=squeeze(link.text),
        url=link.url,
        kind="association",
        reason=f'linked under "{squeeze(heading)}" on {page}{more}',
        found_by=NAME,
    )
