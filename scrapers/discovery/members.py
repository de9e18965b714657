"""Members and chapters: home pages that stored pages of the industry link to under such headings."""

import re
from collections import Counter, defaultdict
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
_LONGEST_HEADING = 8  # words
_FEW = 6  # pages of a site, below which its frame cannot be told


def propose(search: Search) -> list[Proposal]:
    """Reads the stored pages again; no request is made."""
    reader = _Reader(search.places)
    for stored in search.pages():
        reader.read(open_page(stored.page))
    if not reader.pages:
        raise DiscoveryError(f"no page of {search.industry.id} is stored yet; run it first")
    return reader.proposals()


class _Reader:
    """Reads page after page, and tells at the end which links belong to the frame of a site."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._listing = _pattern(places.lists["members"])
        self._found: dict[str, list[tuple[Link, str, str]]] = defaultdict(list)
        self._linking: Counter[tuple[str, str]] = Counter()
        self.pages: Counter[str] = Counter()

    def read(self, document: Document) -> None:
        own = site_of_url(document.url)
        self.pages[own] += 1
        if document.form != "html":
            return
        for footer in document.tree.xpath("//footer"):
            footer.drop_tree()
        links = links_of(document.markup, document.url)
        away = [link for link in links if site_of_url(link.url) not in {"", own, *self._places.not_sites}]
        self._linking.update({(own, site_of_url(link.url)) for link in away})
        path = self._listing.search(fold(unquote(urlsplit(document.url).path)))
        for link in away:
            heading = self._heading(link.context) or (path[0] if path else "")
            if heading and _is_home(link, self._places):
                self._found[site_of_url(link.url)].append((link, heading, document.url))

    def _heading(self, text: str) -> str:
        # a long heading is a sentence that only mentions such words
        return text if len(text.split()) <= _LONGEST_HEADING and self._listing.search(fold(text)) else ""

    def proposals(self) -> list[Proposal]:
        kept = [found for site, found in self._found.items() if not self._is_frame(site, found)]
        return [_proposal(found) for found in sorted(kept, key=lambda found: -len(found))]

    def _is_frame(self, site: str, found: list[tuple[Link, str, str]]) -> bool:
        """A link on every third page of each site that has it is part of the frame, not of a list."""
        hosts = {site_of_url(page) for _, _, page in found}
        return all(
            self.pages[host] >= _FEW and self._linking[host, site] * 3 > self.pages[host] for host in hosts
        )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    parts = (re.escape(fold(word)) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def _is_home(link: Link, places: Places) -> bool:
    parts = urlsplit(link.url)
    steps = [step for step in parts.path.split("/") if step]
    name = fold(link.text)
    named = (
        len(name) > 1
        and len(name) <= _LONGEST_NAME
        and name not in places.not_names
        and not name.startswith("powered by")
    )
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
