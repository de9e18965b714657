"""A line of text becomes the people named in it, with what is printed around each of them."""

import re
from functools import lru_cache

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.looks import may_name_somebody
from analysis.organizations import is_firm
from analysis.roles import Role
from scrapers.extract.addressing import is_addressed, is_form_of_address
from scrapers.extract.before_titles import before_colon
from scrapers.extract.behind_titles import bracketed, by_title, cited, quoted
from scrapers.extract.collecting import collect
from scrapers.extract.coverage import coverage_of
from scrapers.extract.employed import with_employer_apart, with_work_apart
from scrapers.extract.inversion import is_inverted, turned
from scrapers.extract.parted_names import with_english_names, with_family_names
from scrapers.extract.person import People, Person, name_score
from scrapers.extract.pieces import pieces_of
from scrapers.extract.posts_before import with_employer
from scrapers.extract.side_words import is_credit, is_credited, is_of_several
from scrapers.extract.straightening import straightened
from scrapers.extract.told_of import told_of
from scrapers.extract.words import RoleHit, is_job_title, may_name_role, role_of

_LABEL = re.compile(r"^([^:：]{2,60}?)\s*[:：]\s*(?=\S)")
# the class of first letters makes the search fast
_BY = re.compile(r"[bdpv](?<!\w[bdpv])(?:(?<=b)y|(?<=p)[ao]r|(?<=v)on|(?<=d)(?:i|a|oor)) (?=[^\W\d_a-z])")
_BY_WITHIN = 140
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{5})(?<!Assoc)\.\s+(?=[^\W\d_a-z][^\W\d_]*\s[a-z]+\s)")
_AFTER_NAME = re.compile(r"\s?[,;(–—|]|\s-\s")
_FIRMS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_LABEL_WORDS = 4
_BRACKETED = re.compile(r"\s\([^()]*\)$")
_WHOLE = 0.99
_ROLE_SHARE = 0.5
_DASHES = frozenset("–—-|·•")
_DASH = re.compile(r"[–—|·•-]")
_SURE = 0.8
_NAMED = 0.75
_TOLD = 0.8


def may_hold_label(text: str) -> bool:
    """Says whether a line may itself print the role of those named in it, as "Chair: Ana Ruiz"; cheap."""
    parted = ":" in text or "：" in text or bool(_DASH.search(text) or _BY.search(text, 0, _BY_WITHIN))
    return parted and may_name_role(text)


@lru_cache(maxsize=32768)
def may_name(text: str) -> bool:
    """Says whether anybody may be named in a line, with a label or without; cheap."""
    labelled = ":" in text or "：" in text or bool(_BY.search(text, 0, _BY_WITHIN))
    return may_name_somebody(text, labelled=labelled)


def _several(parts: list[People]) -> People:
    """Puts together what the parts of a line say, of which each names one."""
    people = [person for part in parts for person in part.people]
    coverage = sum(part.coverage for part in parts) / len(parts)
    return People(people, parts[0].label, parts[0].label_text, parts[0].lead, coverage)


def _is_body(label: str) -> bool:
    """Whether a label is the name of a body, as where it lists who sits for it."""
    return "," not in label and organization_score(label) >= _SURE


@lru_cache(maxsize=32768)
def read_people(text: str, *, inverted: bool = False, several: bool = False) -> People:
    """Reads the people out of one line.

    Args:
        text: a squeezed line: "Chair: Ana Ruiz (Acme), Bo Li and C. D. Okafor, PhD".
        inverted: the line is of a column that prints family names first: "Okafor, Chidi".
        several: it is of a column of lists, so that "Ana Ruiz, Bo Li" are two.

    Returns:
        The people in order; none where no piece of the line looks like a name.
    """
    if inverted and "; " in text:
        return _several([read_people(part, inverted=True) for part in text.split("; ")])
    if not may_name(text) or (", " in text and is_firm(text)) or (" / " in text and is_credited(text)):
        return People([])
    label, label_text, text = _unlabelled(straightened(text))
    if label is None and label_text and is_credit(label_text):
        return People([])
    text = with_work_apart(with_employer_apart(text))
    if found := _behind_title(text, label):
        return found
    pieces = with_english_names(with_family_names(pieces_of(text)))
    straight = turned(pieces) if inverted or is_inverted(pieces, sure=True) else pieces
    plural = (bool(label) and label_text.endswith("s")) or is_of_several(label_text)
    people, lead = collect(straight, several=several or plural, labelled=bool(label_text))
    if not people:
        return _told(text, label, label_text) or People([], label, label_text, " ".join(lead), 0.0)
    lead = [part for part in lead if not is_form_of_address(part)]
    if lead and label is None and (hit := _role_before(lead, people[0], text)):
        label, label_text = hit, lead.pop()
    coverage = coverage_of(people, text, lead)
    return People(people, label, label_text, " ".join(with_employer(people, lead, label)), coverage)


def _behind_title(text: str, label: RoleHit | None) -> People | None:
    """Those that a citation, quotes or a bracket surely tell of."""
    paper = cited(text) if label is None and "(" in text else None
    return paper or quoted(text, label) or bracketed(text, label)


def _told(text: str, label: RoleHit | None, label_text: str) -> People | None:
    """Those behind "by", before a colon, or told of in a sentence, where no piece of the line is a name."""
    if match := _BY.search(text, 0, _BY_WITHIN):
        return by_title(text[: match.start()], text[match.start() : match.end()], text[match.end() :], label)
    if label is None:
        return before_colon(label_text, text)
    somebody = told_of(text)
    return People([somebody], label, label_text, "", _TOLD) if somebody else None


def _unlabelled(text: str) -> tuple[RoleHit | None, str, str]:
    """Parts a line into the role of its label, the label as printed, and the rest."""
    if (match := _LABEL.match(text)) and match[1].count("(") <= match[1].count(")"):
        label, rest = role_of(match[1]), text[match.end() :]
        short = len(_BRACKETED.sub("", match[1]).split()) <= _LABEL_WORDS
        if label or short or _is_body(match[1]) or is_addressed(rest):
            return label, match[1], _NEXT_SENTENCE.split(rest, maxsplit=1)[0]
        return None, "", text
    by = _BY.search(text, 0, _BY_WITHIN)
    hit = role_of(text[: by.end()]) if by else None
    if by and hit and hit.share >= _WHOLE:
        return hit, text[: by.end()].strip(), text[by.end() :]
    return _seat_before(text) or (None, "", text)


def _seat_before(text: str) -> tuple[RoleHit, str, str] | None:
    """Parts "Chair Dr. Ana Ruiz" and "EMCEE Bo Li": a role, and somebody addressed or with a known name."""
    first, _, rest = text.partition(" ")
    if not rest or may_be_given_name(first) or not may_name_role(first):
        return None
    hit = role_of(first)
    if hit is None or hit.share < _WHOLE or hit.role in _FIRMS or is_job_title(first):
        return None
    head = _AFTER_NAME.split(rest, maxsplit=1)[0]
    named = is_addressed(head) or (may_be_given_name(head.partition(" ")[0]) and " " in head)
    return (hit, first, rest) if named and name_score(head) >= _NAMED else None


def _role_before(lead: list[str], first: Person, text: str) -> RoleHit | None:
    """The role before the first name: "Chair - Ana Ruiz", and where that is surely one "Chair, Ana Ruiz"."""
    sign = text.partition(lead[-1])[2].strip()[:1] if lead[-1] else ""
    hit = role_of(lead[-1]) if sign else None
    if hit and sign == "," and len(lead) == 1:
        given = first.name.partition(" ")[0]
        told = first.pieces or (may_be_given_name(given) and not given.isupper())
        return hit if told and hit.share >= _WHOLE else None
    return hit if hit and sign in _DASHES and hit.share >= _ROLE_SHARE else None
