"""A clause that says what somebody does, and where: "Senior Engineer at Example Works"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.names.places import is_place
from analysis.organizations import bears_legal_form
from analysis.text import fold
from scrapers.extract.biography_words import biography_words
from scrapers.extract.words import is_job_title

SURE, NAMELIKE, POSSIBLE = 0.8, 0.6, 0.4
LONGEST_TITLE = 12
_LONGEST_EMPLOYER = 12
_AND_MORE = re.compile(r"\s(?:and|und|et|y|e|i)\s+(?=[a-z])")
_GLUE = (
    "of|and|&|for|the|at|an|in|de|del|della|delle|dello|dei|degli|der|des|die|für|und|y|e|et|di|la|les|en|van|voor"
    "|do|da|dos|das|i|w|na|pour|du|zu|zur|am|im|sur|aux"
)
# words in capitals, and the small ones between them
_NAMED = re.compile(rf"(?:[^\W\d_a-z]|\d)\S*(?:\s(?:(?:{_GLUE})(?=\s)|(?:[^\W\d_a-z]|[\d&(])\S*))*")
_GLUE_BEHIND = re.compile(rf"(?:\s(?:{_GLUE}))+$")
_SHORT_FORM = re.compile(r"\b(?:\w\.){2,}$")
_BRAND = re.compile(r"\w*[a-zà-ÿ][A-Z]\w*")  # capitals inside, as no ordinary word has
_COMMA = re.compile(r",\s")
_IN_THE = re.compile(r"\s(?:in|within)\s(?:the|a|its)\s.*")
_IN_PLACE = re.compile(r"\s(?:in|en|à|em|w|a)\s+([^\W\d_a-z].*)$")


@dataclass(frozen=True, slots=True)
class Post:
    """Title and employer as the sentence prints them; empty where it does not say."""

    job_title: str = ""
    organization: str = ""


NO_POST = Post()


def post_in(clause: str, least_behind_at: float = POSSIBLE) -> Post | None:
    """The title and the employer of a clause.

    Behind "at" an employer need not sound like one, nor behind the "of" of a title that is that of a whole
    house ("founder of"); one that has said its field before ("Head of Cardiology of") needs a name that is
    no ordinary word.

    Args:
        clause: a part of a sentence, or of a line below a name.
        least_behind_at: how much an employer must sound like one there (0 to 1).
    """
    found = (_post(clause, split, least) for split, least in _splits(clause, least_behind_at))
    return next(filter(None, found), None)


def _splits(clause: str, least_behind_at: float) -> Iterator[tuple[re.Match[str], float]]:
    """Where a clause may part title and employer, the surest first, and how much that must sound like one."""
    words = biography_words()
    of = list(words.of.finditer(clause))
    for split in words.at.finditer(clause):
        yield split, max(least_behind_at, _least_behind_at(clause, split))
    if of and is_headship(clause[: of[0].start()]):
        yield of[0], POSSIBLE
    yield from ((split, POSSIBLE if split["kind"] else SURE) for split in of)
    yield from ((split, least_behind_at) for split in words.loosely.finditer(clause))
    for at, split in enumerate(of):
        brand = _BRAND.match(clause, split.end())
        yield split, POSSIBLE if is_headship(clause[: split.start()]) else NAMELIKE if at or brand else SURE
    yield from ((split, SURE) for split in _COMMA.finditer(clause))


def is_headship(title: str) -> bool:
    """Whether a title is that of somebody who leads or owns a whole house, as its last words say."""
    words = fold(title).split()
    last, heads = words[-2:], biography_words().heads
    if words[-1:] == ["officer"] and "chief" in words:
        return True
    return bool(last) and last[0] != "vice" and (last[-1] in heads or " ".join(last) in heads)


def _least_behind_at(clause: str, split: re.Match[str]) -> float:
    before = fold(clause[: split.start()]).split()
    studied = bool(biography_words().studied.intersection(before[-1:]))
    return SURE if studied and split[0].strip(" ,").lower().startswith(("en", "in")) else POSSIBLE


def _post(clause: str, split: re.Match[str], least: float) -> Post | None:
    before = biography_words().title_end.split(clause[: split.start()], maxsplit=1)[0]
    title = _title(before.strip(" ,"))
    if not is_job_title(title) or len(title.split()) > LONGEST_TITLE:
        return None
    employer = employer_in(clause[split.end() :], least)
    return Post(title, employer) if employer and not _has_field(employer) else None


def _has_field(text: str) -> bool:
    """Whether a text begins with a field of work and names the employer behind it: "Floors for the Guild"."""
    words = biography_words()
    for pattern in (words.loosely, words.of):
        if inner := pattern.search(text):
            field, employer = text[: inner.start()], text[inner.end() :]
            sure = employer if pattern is words.loosely else employer.partition(" ")[0]
            if organization_score(field) < SURE <= organization_score(sure):
                return True
    return False


def _title(text: str) -> str:
    """Leaves out what a clause says before the title: "Ana, engineer"."""
    parts = text.split(", ")
    first = next((at for at, part in enumerate(parts) if is_job_title(part)), 0)
    return ", ".join(parts[first:])


def employer_in(text: str, least: float) -> str:
    """The longest start of the text, cut at commas, that looks like an organisation.

    Args:
        text: what stands behind a title.
        least: how much it must sound like one (0 to 1); below `SURE` no field of work, title or place is one.
    """
    parts = _IN_THE.sub("", _AND_MORE.split(text, maxsplit=1)[0]).split(", ")
    more = min(3, len(parts)) if organization_score(parts[0]) >= least else 1
    for size in range(more, 0, -1):
        if not all(map(_may_follow, parts[1:size])):
            continue
        named = _NAMED.match(", ".join(parts[:size]))
        whole = _without_place(_bare(named[0])) if named else ""
        score = _score(whole) if 0 < len(whole.split()) <= _LONGEST_EMPLOYER else 0.0
        if score >= least and not (is_ordinary(whole) if score >= SURE else is_something_else(whole)):
            return whole
    return ""


def _bare(text: str) -> str:
    text = _GLUE_BEHIND.sub("", text).strip(" ,")
    return text if _SHORT_FORM.search(text) else text.strip(" .,")


def _score(text: str) -> float:
    return 1.0 if bears_legal_form(text) else organization_score(text)


def _may_follow(part: str) -> bool:
    """Whether what stands behind a comma belongs to the employer before it."""
    return is_place(part) or organization_score(part) >= SURE


def _without_place(text: str) -> str:
    """Takes off where an employer is: "Example Works in Kiel"."""
    match = _IN_PLACE.search(text)
    return text[: match.start()] if match and is_place(match[1]) else text


def is_something_else(text: str) -> bool:
    """Whether a name behind a title is that of a place, a field of work or one more title."""
    several = "&" in text and any(map(is_common, text.split()))
    return is_place(text) or is_job_title(text) or is_ordinary(text) or several


def is_ordinary(text: str) -> bool:
    """Whether all words are ordinary ones, as those of fields of work: "Product Design"."""
    words = [word for word in text.split() if word[:1].isupper() and len(word) > 1]
    return all(map(is_common, words)) and not text.isupper()
