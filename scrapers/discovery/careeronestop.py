"""CareerOneStop (US Department of Labor): professional associations of an occupation; needs a free key."""

import re
from typing import Any
from urllib.parse import quote

from analysis.text import squeeze
from scrapers.discovery.fetching import Answer
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search, as_json, shape_error

NAME = "careeronestop"
USER, TOKEN = "CAREERONESTOP_USER_ID", "CAREERONESTOP_TOKEN"
_MOST_WORDS = 5
_MOST = 50
# the documentation names the request, not the fields of the answer: they are known by their own words
_NAMES = re.compile(r"(association|organization)?_?(name|title)", re.I)
_ADDRESSES = re.compile(r"(association|organization|web)?_?(url|website|web|site|link)", re.I)


def propose(search: Search) -> list[Proposal]:
    """Asks for the associations of the first words of an industry."""
    user, token = search.environment.get(USER, ""), search.environment.get(TOKEN, "")
    if not user or not token:
        raise DiscoveryError(
            f"needs a free key: register at careeronestop.org/Developers, then set {USER} and {TOKEN}"
        )
    base = search.addresses(NAME)[0].rstrip("/")
    found: dict[str, Proposal] = {}
    for word in search.words[:_MOST_WORDS]:
        url = f"{base}/{quote(user, safe='')}/{quote(word, safe='')}/0/0/0/0/0/{_MOST}"
        for proposal in _asked(search, url, word, (user, token)):
            found.setdefault(proposal.url, proposal)
    return list(found.values())


def _asked(search: Search, url: str, word: str, secrets: tuple[str, str]) -> list[Proposal]:
    try:
        answer = search.one(url, {"Authorization": f"Bearer {secrets[1]}", "Accept": "application/json"})
    except DiscoveryError as error:
        told = str(error)
        if "HTTP 404" in told:  # how it says that it knows none
            return []
        for secret in secrets:
            told = told.replace(quote(secret, safe=""), "…").replace(secret, "…")
        if "HTTP 401" in told or "HTTP 403" in told:
            told = f"{told}: {USER} or {TOKEN} was not accepted"
        raise DiscoveryError(told) from None
    return [
        Proposal(
            name=name,
            url=site if "//" in site else f"https://{site}",
            kind="association",
            region="US",
            reason=f'CareerOneStop (US Department of Labor) lists it for "{word}"',
            found_by=NAME,
        )
        for name, site in _associations(answer)
    ]


def _associations(answer: Answer) -> list[tuple[str, str]]:
    content = as_json(answer)
    listed = _list_in(content)
    if listed is None:
        raise shape_error(answer, "a list of associations was expected")
    found = []
    for row in listed:
        name = _field(row, _NAMES)
        if name is None:
            raise shape_error(answer, f"an association without a name (its fields: {', '.join(sorted(row))})")
        if site := _field(row, _ADDRESSES):
            found.append((name, site))
    if listed and not found:
        raise shape_error(answer, f"no association has an address (fields: {', '.join(sorted(listed[0]))})")
    return found


def _list_in(content: Any) -> list[dict[str, Any]] | None:
    lists = [content] if isinstance(content, list) else []
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
    rows = [one for one in lists if all(isinstance(row, dict) for row in one)]
    return max(rows, key=len) if rows else None


def _field(row: dict[str, Any], pattern: re.Pattern[str]) -> str | None:
    for key, value in row.items():
        if pattern.fullmatch(key) and isinstance(value, str) and squeeze(value):
            return squeeze(value)
    return None
