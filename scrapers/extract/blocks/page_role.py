"""The role that a whole page is about, by its title, address, and the words of the link that led to it."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from analysis.names.judge import organization_score
from analysis.roles import Family, family_of
from analysis.text import fold
from scrapers.extract.words import RoleHit, is_invitation, is_programme, role_of

_SPLIT = re.compile(r"\s+[|–—»:·•-]+\s+|\s*[|»]\s*|:+\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHARE = 0.34
_SURE = 0.8
_NOT_WORDS = re.compile(r"[-_+./\d]+|\.(?:html?|php|aspx?|pdf)$")


@dataclass(frozen=True, slots=True)
class PageRole:
    """What a page as a whole says: a role, or that it is a programme, or that it invites and names nobody.

    Attributes:
        titles: the folded parts of its title, of which one is mostly the name of the site.
        single: its first heading, where the page is about that one by its address ("/sponsors/acme-works").
    """

    hit: RoleHit | None
    programme: bool
    barred: bool
    source: str = ""
    single: str = ""
    titles: frozenset[str] = frozenset()


def _path_words(url: str) -> list[str]:
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part]
    words = [
        _NOT_WORDS.sub(" ", _CAMEL.sub(" ", re.sub(r"\.\w{2,5}$", "", part))).strip() for part in parts[-3:]
    ]
    return [word for word in reversed(words) if word and word.lower() != "index"]


def page_role(url: str, title: str, heading: str, anchor: str = "") -> PageRole:
    """Decides the role of a page.

    Args:
        url: address of the page.
        title: text of its title element.
        heading: its first h1.
        anchor: words of the link that led to it.
    """
    texts = [*(part for part in _SPLIT.split(title) if part), heading, anchor, *_path_words(url)]
    texts = [texts[0], heading, anchor, *_path_words(url), *texts[1:]] if title else texts
    titles = frozenset(fold(part) for part in _SPLIT.split(title) if part)
    barred = any(is_invitation(text) for text in texts[:4] if len(text.split()) <= 8)
    for text in texts:
        if text and len(text.split()) <= 12 and (hit := role_of(text)) and hit.share >= 0.2:
            if _is_body(text, hit):
                continue
            return PageRole(hit, is_programme(text), barred, text, _single(url, heading, text), titles)
    programme = any(is_programme(text) for text in texts if text and len(text.split()) <= 12)
    return PageRole(None, programme, barred, titles=titles)


def _is_body(text: str, hit: RoleHit) -> bool:
    """Whether a text is the name of a society that calls itself a council or board: "Council for Bridges"."""
    society = hit.share < _SHARE and family_of(hit.role) == Family.COMMITTEE
    return society and organization_score(text) >= _SURE


def _single(url: str, heading: str, source: str) -> str:
    """The heading, where the last part of the address repeats it and the part before gives the role."""
    words = _path_words(url)
    slug = words[0] if len(words) > 1 else ""
    named = slug and set(fold(slug).split()) <= set(fold(heading).split())
    return heading if named and source in words[1:] else ""
