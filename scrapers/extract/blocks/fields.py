"""What stands beside a name: affiliation, job title, or neither."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.names.places import is_place, is_room
from analysis.names.words import HONORIFICS, is_ambiguous_credential, is_sure_credential, key
from analysis.organizations import is_part_of
from analysis.roles import Family, family_of
from analysis.text import fold
from data import load_words
from scrapers.extract.award_names import received
from scrapers.extract.blocks.field_parts import LONGEST_WORDS, ends_short, parts_of_line, parts_of_piece
from scrapers.extract.blocks.office import is_acronym, office
from scrapers.extract.words import is_job_title, role_of

_USELESS = re.compile(
    r"https?:|www\.|@\w|^(?:jr|sr|ii|iii|iv)\.?$|^[\W\d_]+$|"
    r"^(?:he|she|they|er|sie|elle|ella|lei)\s|"
    r"^\W*(?:ret|retd|retired)\W*$|^(?:read more|more|bio|biography|profile|website|twitter|linkedin|view)\b|"
    r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:is an?|is the|the|der|die|das|la|le|el|il|lo|de|het) (?=[^\W\d_a-zß-ÿ])")
_IN_PLACE = re.compile(r"^(.*\S)\s*(?:,|\s[–—-]|[–—])\s*([^,–—]+)$")
_QUOTED = re.compile(r"[\"“”„«»‘].*[\"“”„«»’][.,]?")  # a work, a talk
_ROLE_SHARE = 0.5
_SURE, _COINED = 0.8, 0.55
_POSSIBLE = 0.35


@dataclass(slots=True)
class Fields:
    """Affiliation and job title as printed; empty where not found."""

    organization: str = ""
    job_title: str = ""


def fields_of(pieces: Iterable[str], lines: Iterable[str] = (), *, placed: bool = False) -> Fields:
    """Tells affiliation and title apart.

    What words and shape leave open the order decides: in names, titles and employers that stand below each
    other the title comes first.

    Args:
        pieces: what was printed behind the name on its own line.
        lines: the following lines of the record, nearest first.
        placed: of two things behind a name that words do not tell apart the second is a place, as in lists of
            members and prize winners, rather than an employer behind a title, as among speakers.
    """
    own = _sorted_out((part for piece in pieces for part in parts_of_piece(piece)), placed=placed)
    if own.organization and own.job_title:
        return own
    below = _sorted_out(part for line in lines for part in parts_of_line(line))
    # a word in capitals behind a name may be a post-nominal that no list holds
    told = below.job_title or organization_score(below.organization) >= _SURE
    sure = below.organization and told and is_acronym(own.organization)
    organization = below.organization if sure else own.organization or below.organization
    return Fields(organization, own.job_title or below.job_title)


def _sorted_out(texts: Iterable[str], *, placed: bool = False) -> Fields:
    found = Fields()
    open_texts: list[str] = []
    whole = employer = ""
    for text in filter(None, map(_clean, _without_post_nominals(texts))):
        score = organization_score(text)
        body = score >= _SURE and _is_body(text)
        if is_job_title(text) and not body and not (score >= _SURE and found.job_title):
            if not found.job_title:
                whole, (found.job_title, employer) = text, office(text)
        elif text[0].islower():
            continue
        elif score >= _SURE and not found.organization:
            found.organization = _employer_of(text) if found.job_title and is_job_title(text) else text
        elif score >= _SURE and is_part_of(found.organization, text):
            found.organization += f", {text}"
        elif score >= _POSSIBLE and not (found.organization or _is_role(text) or is_room(text)):
            open_texts.append(text)
    # a short word in capitals may be a post-nominal that no list holds: it comes last
    open_texts.sort(key=is_acronym)
    more = len(open_texts) > (not found.organization)
    if not found.job_title and more and not placed and not is_acronym(open_texts[0]):
        found.job_title = open_texts.pop(0)
    found.organization = found.organization or _likeliest(open_texts)
    if (
        employer and found.organization
    ):  # "Director of Nursing Services" of the employer that stands by itself
        found.job_title = whole
    found.organization = found.organization or employer
    return found


def _likeliest(texts: list[str]) -> str:
    """One written as only bodies are ("Imaging · HU-NORTH/EAST"), else the last, behind fields of work."""
    coined = (text for text in texts if organization_score(text) >= _COINED and not is_acronym(text))
    return next(coined, texts[-1] if texts else "")


def _employer_of(text: str) -> str:
    """The employer in one more title: "Dean of the Example School"; the whole where it is none after all."""
    employer = office(text)[1]
    return employer or ("" if is_job_title(text.split(maxsplit=1)[0]) else text)


def _is_role(text: str) -> bool:
    hit = role_of(text)
    if not hit:
        return False
    honour = family_of(hit.role) == Family.AWARD and fold(text).endswith(hit.phrase)
    return hit.share >= _ROLE_SHARE or honour


def _is_body(text: str) -> bool:
    """Whether a text says first what kind of body it names: "Facultad de ...", "Office of ..."."""
    words = text.split()
    first = " ".join(words[:2]) if words[1:2] == ["of"] else words[0]
    if organization_score(first) < _SURE or is_job_title(words[-1]):
        return False
    posted = len(words) > 1 and fold(words[0]) in _before_posts() and is_job_title(words[1])
    return not posted or organization_score(words[-1]) >= _SURE


@cache
def _before_posts() -> frozenset[str]:
    """Words of organisations that are rather of a post before one: "Group Director Materials"."""
    return frozenset(load_words("organization_words.yaml")["before_posts"])


def _without_post_nominals(texts: Iterable[str]) -> Iterator[str]:
    """Leaves out what follows a sure post-nominal and looks like one more: "RD, CDM"."""
    behind = False
    for text in texts:
        behind = is_sure_credential(text, any_case=False) or (behind and is_acronym(text))
        if not behind:
            yield text


@lru_cache(maxsize=1 << 14)
def _clean(piece: str) -> str:
    text = _ARTICLE.sub("", piece.strip(" ,;:()–—-"))
    if text.count("(") > text.count(")"):  # what a bracket behind adds: "Example College (Freshman)"
        bare = text[: text.rfind("(")].rstrip()
        text = f"{text})" if is_job_title(bare) else bare
    text = text if ends_short(text) else text.strip(".")
    if (
        not text
        or _QUOTED.fullmatch(text)
        or _USELESS.search(text)
        or is_place(text)
        or len(text.split()) > LONGEST_WORDS
    ):
        return ""
    if received(text) or (key(text) in HONORIFICS and not is_job_title(text)):
        return ""
    if is_common(text) and organization_score(text) < _SURE and not is_job_title(text):
        return ""
    if is_sure_credential(text, any_case=False) or is_ambiguous_credential(text):
        return ""
    match = _IN_PLACE.match(text)
    return match[1] if match and is_place(match[2]) else text
