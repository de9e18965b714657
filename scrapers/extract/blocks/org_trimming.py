"""Takes off a line what is not of the name of an organisation: booth, tier, logo words, phone, remarks."""

import re

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score, person_score
from analysis.organizations import bears_legal_form
from analysis.roles import Role
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.stands import without_stand
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import role_of

_LOGO = re.compile(
    r"\b(?:company |corporate |sponsor(?:'s|s)? |partner )?(?:logo|logotype|icon|banner|image|badge)s?\b"
    r"(?:\s+(?:of|von|de|di|do|van)\b)?"
    r"|\.(?:png|jpe?g|gif|svg|webp)(?:\s*\([\d.,]+\s*(?:bytes|[km]b)\))?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\(?#?(?:\d{1,4}(?:\s?[/,&]\s?\d{1,4})*|[A-Z]\d{1,4}|\d{2,4}[A-Z])\)?\s*[-–:.)]?\s+(?=\D)"
)
_MESSRS = re.compile(r"^M/s\.?\s+", re.IGNORECASE)
_BRACKET_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]$")
_CAPITALS_FEW = re.compile(r"[^\W\d_]?[^\W\d_A-Z]+(?:[ ,-]|$)")  # no short form such as "UBx"
_PHONE = re.compile(r"\s*:?\s*\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}$")
_STREET = re.compile(
    r"\d+\w?\s.*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|way|boulevard|blvd|loop|highway|hwy"
    r"|suite|ste|place|square|parkway|pkwy|crescent)\b"
    r"|\d{3,5}\s[^\W\d_][\w .'-]{2,30}\s(?:[nsew]\.|ne|nw|se|sw)$",  # "3200 Alder N."
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[,;(]?\s+(?=(?:https?:|www\.|\S+@\S+\.\w))|,\s+(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?:[,;/\s]|$))"
    r"|\s+[–—-]\s+(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}(?:/|$))",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(r"\s+[–—-]\s+|\s*[(（]")
_HANDLE = re.compile(r"\s+\(?@\w+\)?$")
_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_TOLD = re.compile(r"(?<=\w)\s[–—-]\s[a-zß-ÿ]+\s.{3,}$")  # "Example Works – hosts the sprints"
_SURE = 0.8


def cleaned(line: Line, part: str = "") -> str:
    """Gives what a line or a part of it says without logo words, booth numbers, "Sponsor:" before a name."""
    text = _LOGO.sub("", line.text.replace("_", " ")) if line.image else part or line.text
    if _STREET.match(text) or (line.text.endswith((":", "：")) and not _heads_record(text)):
        return ""
    text = _without_label(_CONTACT.split(_MESSRS.sub("", text), maxsplit=1)[0])
    text = _without_contact_person(_without_remark(_without_slogan(_PHONE.sub("", text))))
    text = _HANDLE.sub("", without_stand(_NUMBER.sub("", text))).strip(" -–—:•*·|,(").rstrip("™® ")
    first, _, rest = text.partition(" ")
    may = rest and (first.endswith(":") or (line.image and not tier_of(first)))
    hit = role_of(first.strip(":")) if may else None
    return rest.strip(" -–:") if hit and hit.role in _ORGANIZATIONS else text


def _heads_record(text: str) -> bool:
    """Whether a line with a colon is the name of a firm over what it says of itself: "Acme Works Ltd:"."""
    name = text.rstrip(" :：")
    return organization_score(name) >= _SURE and role_of(name) is None


def _without_label(text: str) -> str:
    """Takes off a role that stands behind a name: "Acme Works - Major Sponsor"."""
    marks = list(_LABEL_BEHIND.finditer(text))
    if not marks or not marks[-1].start():
        return text
    hit = role_of(text[marks[-1].end() :])
    is_label = hit and hit.role in _ORGANIZATIONS and hit.share >= 0.5
    return text[: marks[-1].start()] if is_label else text


def _without_contact_person(text: str) -> str:
    """Takes off who speaks for a firm: "State Tiles - Ana Ruiz"."""
    name, dash, person = text.partition(" - ")
    named = (
        dash
        and " " in person
        and may_be_given_name(person.partition(" ")[0])
        and person_score(person) >= _SURE
    )
    return name if named and organization_score(person) < _SURE else text


def _without_remark(text: str) -> str:
    """Takes off what a bracket says of a name, unless that is a short form: "Acme Park (Kiel)"."""
    name = _BRACKET_BEHIND.sub("", text)
    inside = text[len(name) :].strip(" ()（）")
    own = inside.isupper() or bears_legal_form(inside) or " " not in name or not _CAPITALS_FEW.match(inside)
    return text if own else name


def _without_slogan(text: str) -> str:
    """Takes off what stands behind a name with its legal form: "Acme Inc. - grout for all"."""
    name, dash, _ = text.partition(" - ")
    if dash and bears_legal_form(name):
        return name
    return _TOLD.sub("", text)
