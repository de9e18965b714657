"""pretalx: the public events on the start page of an instance (its API is closed to robots and not asked)."""

import re
from urllib.parse import urlsplit

from scrapers.discovery.fetching import Answer
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search, shape_error
from scrapers.extract.document import Page, open_page
from scrapers.extract.links import links_of
from scrapers.extract.reading import Link

NAME = "pretalx"
_EVENT = re.compile(r"/(?!orga/|api/|media/|static/|p/|redirect/|login/|auth/)[\w.-]+/")
_DATES = re.compile(r"\s*\(([^()]*\d{4}[^()]*)\)\s*$")


def propose(search: Search) -> list[Proposal]:
    """Proposes the events named like the industry, of every instance that is known."""
    found, problems = [], []
    for instance in search.addresses(NAME):
        try:
            found += _events(search.one(instance), search)
        except DiscoveryError as error:
            problems.append(str(error))
    if problems and not found:
        raise DiscoveryError("; ".join(problems))
    return found


def _events(answer: Answer, search: Search) -> list[Proposal]:
    markup = open_page(Page(answer.url, answer.body, answer.content_type)).markup
    host = urlsplit(answer.url).netloc
    events = [
        link
        for link in links_of(markup, answer.url)
        if urlsplit(link.url).netloc == host
        and _EVENT.fullmatch(urlsplit(link.url).path)
        and _DATES.search(link.text)
    ]
    if not events:
        raise shape_error(answer, "a list of events with their dates was expected")
    return [_proposal(link, word) for link in events if (word := search.word_in(link.text))]


def _proposal(link: Link, word: str) -> Proposal:
    dates = _DATES.search(link.text)
    return Proposal(
        name=_DATES.sub("", link.text),
        url=link.url,
        kind="conference",
        platform=NAME,
        reason=f'{urlsplit(link.url).netloc} lists it ({dates[1] if dates else ""}), its name says "{word}"',
        found_by=NAME,
    )
