"""From the values that data holds to clean facts: plain words, links, and the Mention itself."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bs4 import BeautifulSoup

from analysis.names.judge import organization_score
from analysis.roles import Kind, Role
from analysis.text import fold, squeeze
from data import load_words
from scrapers.extract.dates import year_of
from scrapers.extract.document import Document
from scrapers.extract.person import name_score
from scrapers.extract.words import is_job_title
from scrapers.items import EVIDENCE_LIMIT, Mention

NAME_LIMIT = 120
FIELD_LIMIT = 300
_TAG = re.compile(r"<[/!a-zA-Z]")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|\+?\d[\d ()/.-]{8,}\d")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_TAGLINE = re.compile(r"\s+(?:@|at|bei|chez|en|presso)\s+(?![Ll]arge\b)|\s+@\s*|\s*@\s+")
_SEPARATORS = (", ", " – ", " — ", " - ", " | ")
_FULL_STOP = re.compile(r"(?<=\w{5})\.$")  # not that of "Inc."
_LIKELY = 0.4  # that a text is an organisation
_BRACKETED = re.compile(r"^(.{3,80}?)\s*\(([^()]{2,60})\)$")


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Which edition of which event a page speaks of; empty text means that it does not say."""

    name: str = ""
    year: int | None = None
    date: str = ""
    place: str = ""


@cache
def _placeholders() -> tuple[frozenset[str], frozenset[str]]:
    """Names that stand for nobody, and words that make any name such a one."""
    listed = load_words("placeholders.yaml")
    return frozenset(map(fold, listed["nobody"])), frozenset(listed["words"])


def plain(value: Any) -> str:
    """Gives the words of a value on one line, without markup and entities; empty for what is no text."""
    if isinstance(value, dict):  # WordPress and feeds wrap their texts
        value = value.get("rendered", value.get("value", value.get("_text", "")))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    if _TAG.search(text):
        text = BeautifulSoup(text[:100_000], "lxml").get_text(" ")
    if "&" in text:
        text = html.unescape(text)
    return squeeze(text)


def without_contact(text: str) -> str:
    """Gives the text without e-mail addresses and telephone numbers."""
    return _CONTACT.sub("", text).strip(" ,;-") if "@" in text or any(map(str.isdigit, text)) else text


def links(values: Iterable[Any]) -> tuple[str, ...]:
    """Keeps the web addresses among the values, each once."""
    found = (value.strip() for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(url for url in found if re.match(r"https?://[^\s/]+\.[^\s]+$", url, re.I)))[:8]


def split_tagline(line: str) -> tuple[str, str]:
    """Splits "Principal Engineer @ Example Corp" or "Engineer, Example Corp" into title and organisation."""
    line = _FULL_STOP.sub("", line.strip(" ,;|"))
    parts = _TAGLINE.split(line, maxsplit=1)
    if len(parts) == 2 and all(parts) and len(parts[1]) <= 80:
        return parts[0].strip(" ,"), re.split(r"\s[|•·/]\s|[,;|] ", parts[1])[0].strip(" ,")
    for separator in _SEPARATORS:
        left, found, right = (part.strip() for part in line.rpartition(separator))
        if found and _is_title_and_employer(left, right):
            return left, right
        left, found, right = (part.strip() for part in line.partition(separator))
        if found and _is_title_and_employer(right, left):  # "Example Corp, Engineer"
            return right, left
    if not is_job_title(line) and len(line.split()) <= 4 and organization_score(line) >= _LIKELY:
        return "", line
    return line, ""


def _is_title_and_employer(title: str, employer: str) -> bool:
    return is_job_title(title) and not is_job_title(employer) and organization_score(employer) >= _LIKELY


def is_nobody(name: str) -> bool:
    """Says whether a text cannot be a name: empty, a placeholder, an address, or far too long."""
    nobody, words = _placeholders()
    folded = fold(name[: NAME_LIMIT + 1])
    return (
        not any(map(str.isalpha, name))
        or len(name) > NAME_LIMIT
        or folded in nobody
        or not words.isdisjoint(folded.split())
        or bool(_ADDRESS.search(name))
    )


def _own_affiliation(name: str) -> tuple[str, str]:
    """Parts "Ada Example (Example Corp)"; nicknames and pronouns in brackets stay with the name."""
    match = _BRACKETED.match(name)
    if match and name_score(match[1]) >= 0.6 and organization_score(match[2]) >= 0.4:
        return match[1], match[2]
    return name, ""


def make_mention(document: Document, name: str, role: Role, **fields: Any) -> Mention | None:
    """Makes a Mention of this page, or None where the name names nobody.

    Args:
        document: the page.
        name: as the data holds it.
        role: what the data says that they did.
        fields: any other field of a Mention; `about`, an EventFacts; `evidence` defaults to the other fields.
    """
    name = plain(name)
    if is_nobody(name):
        return None
    kind = fields.get("kind", Kind.PERSON)
    if kind is Kind.PERSON and not fields.get("organization"):
        name, fields["organization"] = _own_affiliation(name)
    about: EventFacts = fields.pop("about", EventFacts())
    known: dict[str, Any] = {
        "event": about.name,
        "year": about.year,
        "date": about.date,
        "place": about.place,
    }
    known |= {key: value for key, value in fields.items() if value}
    known["year"] = known["year"] or year_of(known["date"])
    for key in ("organization", "job_title", "session", "award", "event", "place"):
        known[key] = without_contact(plain(known.get(key, "")))[:FIELD_LIMIT]
    if fold(known["organization"]) == fold(name):
        known["organization"] = ""
    shown = (known.get("role_label", ""), name, known["job_title"], known["organization"], known["session"])
    evidence = known.pop("evidence", "") or ", ".join(part for part in shown if part)
    known.setdefault("kind", Kind.PERSON)
    return Mention(name=name, role=role, url=document.url, evidence=evidence[:EVIDENCE_LIMIT], **known)


def mentioned(document: Document, name: str, role: Role, **fields: Any) -> Iterator[Mention]:
    """Gives the one Mention that `make_mention` makes, or none."""
    mention = make_mention(document, name, role, **fields)
    if mention:
        yield mention
