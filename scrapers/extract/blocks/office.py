"""A title and the employer behind it without a sign between: "President of IGT", "CEO Rosa Tiles"."""

import re

from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.names.places import is_place
from analysis.names.words import is_ambiguous_credential, is_sure_credential
from scrapers.extract.clauses import SURE, is_headship, post_in
from scrapers.extract.posts_behind import post_behind
from scrapers.extract.words import is_job_title

_OFFICE = re.compile(
    r"^(.{3,60}?)\s(?:(?:of|at|de|del|della|da|do|du|von|bei|der|des|aux|au|chez)\s|à\sl['’]|à\s)?(?:the\s|la\s|el\s)?([A-Z][\w&.-]*[A-Z].*"
    r"|[A-Z].*)$"
)
_ROMAN = re.compile(r"[IVX]{1,4}")
_LONGEST_TITLE = 7
_ACRONYM = 5
_DEGREES = 9
_SURE = 0.8


def office(text: str) -> tuple[str, str]:
    """Parts "President of IGT", "Direktorin Kachelwerk Süd GmbH" or "みそら製菓 社長" in two."""
    if not text.isascii() and (behind := post_behind(text)):
        return behind
    body, _, last = text.rpartition(" ")
    if " " in body and body.split()[0].isupper() and is_job_title(last) and organization_score(body) >= _SURE:
        return last, body  # "IGT Glazing Committee Co-Chair"
    if post := post_in(text, SURE):
        return post.job_title, post.organization
    match = _OFFICE.match(text)
    if not match or not is_job_title(match[1]) or is_job_title(match[2]) or is_common(match[2]):
        return _led(text)
    if _ROMAN.fullmatch(match[2]):
        return text, ""
    sure = organization_score(match[2]) >= _SURE or is_acronym(match[2].split()[0])
    return (match[1], match[2]) if sure else _led(text)


def _led(text: str) -> tuple[str, str]:
    """Parts "CEO Rosa Tiles", where the title is that of a whole house and what follows is no other word."""
    words = text.split()
    for at in range(min(len(words) - 1, _LONGEST_TITLE), 0, -1):
        title, house = " ".join(words[:at]), " ".join(words[at:])
        if is_headship(title) and house[0].isupper() and _may_be_house(house):
            return title, house
    return text, ""


def _may_be_house(text: str) -> bool:
    plain = not (is_job_title(text) or is_place(text) or _ROMAN.fullmatch(text) or "(" in text)
    return plain and not any(is_common(word) for word in text.split()[:1]) and not _is_credential(text)


def _is_credential(text: str) -> bool:
    return is_sure_credential(text, any_case=False) or is_ambiguous_credential(text)


def is_acronym(text: str) -> bool:
    """Says whether a text is a short word in capitals, which may be a body or a post-nominal."""
    return text.isupper() and len(text) <= (_DEGREES if "/" in text else _ACRONYM)
