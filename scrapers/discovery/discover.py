"""Asks the sources of proposals, and puts together what they say."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from analysis.text import fold, squeeze
from scrapers.addresses import web_address
from scrapers.catalog.model import Industry
from scrapers.discovery import careeronestop, confs_tech, members, pretalx, sessionize, wikidata
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search
from scrapers.errors import UsageError
from scrapers.frontier.urls import site_of_url

SOURCES: dict[str, Callable[[Search], list[Proposal]]] = {
    module.NAME: module.propose
    for module in (members, confs_tech, wikidata, careeronestop, sessionize, pretalx)
}
_LONGEST = 300
_SHARED = frozenset({pretalx.NAME})  # many events on one host


@dataclass(slots=True)
class Discovered:
    """What was found.

    Attributes:
        proposals: bodies that the catalogue does not have, each once.
        problems: why a source of proposals gave nothing, by its name.
    """

    proposals: list[Proposal] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


def discover(
    search: Search,
    names: Sequence[str],
    taken: Collection[str] = (),
    tell: Callable[[str], None] | None = None,
) -> Discovered:
    """Asks one source after the other; what one cannot give, keeps no other from giving.

    Args:
        search: the industry, and how to ask.
        names: sources of proposals, of `SOURCES`.
        taken: ids that are used in the catalogue already.
        tell: told the name of each source before it is asked.
    """
    found = Discovered()
    proposals: list[Proposal] = []
    for name in names:
        if tell is not None:
            tell(name)
        try:
            proposals += SOURCES[name](search)
        except DiscoveryError as error:
            found.problems[name] = str(error)
    found.proposals = _with_ids(_new(proposals, search.industry, search.places.not_sites), taken)
    return found


def _new(proposals: Iterable[Proposal], industry: Industry, not_sites: Collection[str]) -> list[Proposal]:
    known = {site_of_url(url) for source in industry.sources for url in (source.url, source.successor) if url}
    addresses = {_place(source.url) for source in industry.sources}
    fresh: dict[str, Proposal] = {}
    for proposal in proposals:
        try:
            url = web_address(proposal.url)
        except UsageError:  # an address that nobody can read is no proposal
            continue
        shared, site = proposal.found_by in _SHARED, site_of_url(url)
        if site in not_sites or _place(url) in addresses or (site in known and not shared):
            continue
        key = _place(url) if shared else site
        plain = _plain(replace(proposal, url=url))
        fresh[key] = _joined(fresh[key], plain) if key in fresh else plain
    return list(fresh.values())


def _plain(proposal: Proposal) -> Proposal:
    """Takes out of its texts what no file can hold, and what nobody reads to the end."""
    texts = {
        name: squeeze(text).encode("utf-8", "replace").decode()[:_LONGEST]
        for name in ("name", "reason", "region")
        if (text := str(getattr(proposal, name)))
    }
    return replace(proposal, **texts)


def _place(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def _joined(one: Proposal, other: Proposal) -> Proposal:
    if other.reason in one.reason:
        return one
    return replace(
        one,
        reason=f"{one.reason}; {other.reason}",
        region=one.region or other.region,
        platform=one.platform or other.platform,
    )


def _with_ids(proposals: Iterable[Proposal], taken: Collection[str]) -> list[Proposal]:
    used = set(taken)
    found = []
    for proposal in proposals:
        parts = urlsplit(proposal.url)
        label = site_of_url(proposal.url).partition(".")[0]
        words = f"{label} {parts.path}" if proposal.found_by in _SHARED else label
        slug = fold(words).replace(" ", "-") or "source"
        name, number = slug, 2
        while name in used:
            name, number = f"{slug}-{number}", number + 1
        used.add(name)
        found.append(replace(proposal, id=name))
    return found
