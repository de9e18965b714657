"""Sessionize: its public list of events; those named like the industry, each at the event's own site."""

from urllib.parse import unquote, urlsplit

from lxml import html

from analysis.text import fold, squeeze
from scrapers.discovery.fetching import Answer, Ask
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search, shape_error
from scrapers.extract.document import Page, open_page
from scrapers.frontier.urls import site_of_url

NAME = "sessionize"
_MOST = 15  # event pages asked for; the newest of the list
_LABEL = "website"


def propose(search: Search) -> list[Proposal]:
    """Reads the list, then the pages of the events whose address names the industry."""
    answer = search.one(search.addresses(NAME)[0])
    named = [(url, word) for url in _listed(answer) if (word := search.word_in(_slug(url)))]
    chosen = dict(named[-_MOST:])
    answers = search.fetch([Ask(url) for url in chosen])
    read = [
        (answer, word) for answer, word in zip(answers, chosen.values(), strict=True) if not answer.problem
    ]
    if chosen and not read:
        raise DiscoveryError(f"none of {len(chosen)} event pages could be read ({answers[0].problem})")
    found = [proposal for answer, word in read if (proposal := _proposal(answer, word, search))]
    if read and not found:
        raise shape_error(read[0][0], "a link called website was expected on the page of an event")
    return found


def _listed(answer: Answer) -> list[str]:
    tree = open_page(Page(answer.url, answer.body, "application/xml")).xml
    found = [] if tree is None else [squeeze(loc.text or "") for loc in tree.iter("{*}loc")]
    if not found:
        raise shape_error(answer, "a list of addresses (sitemap) was expected")
    return [url for url in found if urlsplit(url).netloc == urlsplit(answer.url).netloc]


def _slug(url: str) -> str:
    return unquote(urlsplit(url).path)


def _proposal(answer: Answer, word: str, search: Search) -> Proposal | None:
    tree = open_page(Page(answer.url, answer.body, answer.content_type)).tree
    site = _website(tree, answer.url, search)
    if not site:
        return None
    title = tree.find(".//title")
    name = squeeze(title.text_content() if title is not None else "").partition(": Call for")[0]
    return Proposal(
        name=name.strip() or _slug(answer.url).strip("/").replace("-", " "),
        url=site,
        kind="conference",
        platform=NAME,
        reason=f'Sessionize lists it ({answer.url}), its name says "{word}"',
        found_by=NAME,
    )


def _website(tree: html.HtmlElement, page: str, search: Search) -> str:
    """Gives the first link to another site that stands after the word website."""
    labelled = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if fold(element.text or "") == _LABEL:
            labelled = True
        url = element.get("href") or "" if element.tag == "a" else ""
        away = (
            site_of_url(url) not in ("", site_of_url(page))
            and site_of_url(url) not in search.places.not_sites
        )
        if labelled and away:
            return url
    return ""
