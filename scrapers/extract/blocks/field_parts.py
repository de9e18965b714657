"""The parts of a printed line in which an affiliation and a job title may stand."""

import re
from functools import lru_cache

from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.names.places import is_state
from analysis.organizations import is_firm, is_legal_form
from analysis.roles import Family, family_of
from scrapers.extract.biography_words import biography_words
from scrapers.extract.clauses import is_something_else
from scrapers.extract.heads import field_of
from scrapers.extract.posts_behind import post_in_small_letters
from scrapers.extract.words import is_job_title, role_of

_AT = re.compile(r"\s(?:at(?!\s[Ll]arge\b)|@|bei|beim|chez|aux|au|à la|presso|na|w)\s|\s@\s?|\sà l['’]")
_PARTED = re.compile(r",\s|\s(?:at|@|bei|beim|chez|presso)\s(?:the\s)?")
_FIRST = re.compile(r".{8,150}?(?:[^\W\d_]{3}|\))\.(?=\s|$)|.+")
_SENTENCES = re.compile(r"(?:[^\W\d_]{3}|\))\.\s+[^\W\d_a-z]")
_SPLIT = re.compile(r"\s*[,;|]\s+|\s+[–—|•·/-]\s+|\s*[|•]\s*")
_ABBREVIATION = re.compile(
    r"\b(?:\w\.){2,}$|\b(?:inc|ltd|co|corp|bros|jr|sr|ag|sp|kft|zrt|nyrt)\.$", re.IGNORECASE
)
_MAIL = re.compile(r"[:,;]?\s*[(<\[]?[\w.+-]+(?:@| AT |\(at\)| \[at\] )[\w-]+(?:\.[\w-]+)+[)>\]]?")
_VERBS = re.compile(
    r"\b(?:is|are|was|has|will|he|she|they|ist|war|hat|es|fue|est|a été|è|é|foi|jest)\b", re.I
)
_LABELLED = re.compile(r"^([\w ]{2,24}):\s+(?=\S)")
LONGEST_WORDS = 14
_LONGEST_POST = 6
_LONGEST_POSTCODE = 10
_MOST_SEATS = 4
_WHOLE = 0.99
_SURE = 0.8
_POSSIBLE = 0.35


def ends_short(text: str) -> bool:
    """Whether the full stop at the end is that of a short form: "Example Works S.p.A."."""
    return bool(_ABBREVIATION.search(text))


def without_mail(text: str) -> str:
    """Takes out mail addresses: "University of Porto: ana AT porto.example"."""
    return _MAIL.sub("", text) if "@" in text or " AT " in text or "at)" in text or "at]" in text else text


def parts_of_piece(piece: str) -> list[str]:
    """Parts what stands in one bracket: "President of IGT, Argentina"."""
    piece = without_mail(piece)
    if piece[:1].islower():
        piece = _told(piece)
    parts = [part for part in _SPLIT.split(piece) if part]
    if piece[:1].islower() and (halves := post_in_small_letters(piece)):
        return halves
    return parts if len(parts) > 1 and is_job_title(parts[0]) else [piece]


def _told(piece: str) -> str:
    """What is told behind a name and a comma: "has served as tiler of Porto", "of Example Works"."""
    words = biography_words()
    verb = words.be.match(f" {piece}")
    if verb:
        return f" {piece}"[verb.end() :]
    split = next((found for pattern in (words.at, words.of) if (found := pattern.match(f" {piece}"))), None)
    employer = f" {piece}"[split.end() :] if split else ""
    return employer if employer and organization_score(employer) >= _SURE else piece


@lru_cache(maxsize=1 << 14)
def parts_of_line(line: str) -> tuple[str, ...]:
    """Parts a line below a name; none of a sentence, of a talk, and of what is labelled as something else."""
    line = without_mail(line)
    if is_town(line) or _lists_seats(line):
        return ()
    if is_firm(line) and not is_job_title(line):
        return (line,)
    post = _FIRST.match(line) if line.endswith(".") or _SENTENCES.search(line) else None
    if post and _is_post(post[0]):  # what is said after it does not matter
        line = post[0].rstrip(".") if not _ABBREVIATION.search(post[0]) else post[0]
    elif len(line.split()) > LONGEST_WORDS * 2 or (line.endswith((".", "!", "?")) and not ends_short(line)):
        return ()
    title, bar, employer = line.partition(" | ")
    if bar and "|" not in employer and is_job_title(title) and not is_job_title(employer):
        return (title, employer)  # "Director, Floors | Acme Works"
    if match := _LABELLED.match(line):
        return (line[match.end() :],) if field_of(match[1]) in {"organization", "job_title"} else ()
    first, comma, _ = line.partition(", ")
    whole = not comma or (organization_score(first) >= _SURE and not is_job_title(first))
    if whole and organization_score(line) >= _SURE and not is_job_title(line):
        return (line,)
    halves = _AT.split(line)
    if len(halves) == 2 and not is_job_title(halves[0]) and organization_score(halves[1]) < _SURE:
        return ()  # rather a talk, as "Footfall at Rush Hour"
    return tuple(part for half in halves for part in _with_forms([one for one in _SPLIT.split(half) if one]))


def _with_forms(parts: list[str]) -> list[str]:
    """Puts a legal form behind a comma back to its firm: "Acme Works, LLC"."""
    found: list[str] = []
    for part in parts:
        if found and is_legal_form(part):
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def _lists_seats(line: str) -> bool:
    """Whether a line names nothing but seats in a body: "Board Member, Secretary"."""
    parts = line.split(", ")
    hits = [role_of(part) for part in parts] if 1 < len(parts) <= _MOST_SEATS else []
    return bool(hits) and all(
        hit and hit.share >= _WHOLE and family_of(hit.role) == Family.COMMITTEE for hit in hits
    )


def is_town(line: str) -> bool:
    """Says whether a line is a town with its state, as addresses print it: "Akron, OH 44304"."""
    town, comma, state = line.partition(", ")
    code, _, digits = state.partition(" ")
    numbered = not digits or (any(map(str.isdigit, digits)) and len(digits) <= _LONGEST_POSTCODE)
    return bool(comma) and is_state(code) and numbered and organization_score(town) < _SURE


def _is_post(line: str) -> bool:
    """Whether a line with a full stop is no sentence but title and employer: "Director, Example Works."."""
    first, *rest = _PARTED.split(line.rstrip("."), maxsplit=1)
    words = first.split()
    if not rest or len(line.split()) > LONGEST_WORDS or not 0 < len(words) <= _LONGEST_POST:
        return False
    ordinary = words[0].islower() or (is_common(words[0]) and not is_job_title(words[0]))
    if ordinary or _VERBS.search(line) or not is_job_title(first):
        return False
    rest_score, named = organization_score(rest[0]), " " in rest[0] or not is_something_else(rest[0])
    return rest_score >= _SURE or (named and rest_score >= _POSSIBLE)
