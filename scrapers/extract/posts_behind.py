"""Titles behind the employer, as in Turkish, and titles in small letters before it, as in Dutch."""

import re
from functools import cache

from analysis.names.cjk import is_cjk
from analysis.names.judge import organization_score
from analysis.phrases import Phrases
from analysis.text import fold
from data import load_words
from scrapers.extract.words import is_job_title, wide_title_behind

_SURE = 0.8
_SUFFIXES = ("ı", "i", "u", "ü")
_SMALL_POST = re.compile(
    r"^((?:[a-zà-ÿœß'’-]+ ){1,5}?)(?:(?:bij|bei|beim|chez|à|aux?|des|presso|w|en|na|no|de|du|van|di|da|do) )?"
    r"(?:(?:la|le|el|de|het|il|lo|die|der|den|dem) |l['’])?([A-ZÀ-Ž].*)$"
)


@cache
def _behind() -> Phrases:
    loaded = load_words("job_titles.yaml")
    return Phrases(str(word) for word in [*loaded["tr sonda"], *loaded["tr meslekler"]])


def post_behind(text: str) -> tuple[str, str] | None:
    """Parts an employer from the title behind it.

    Returns:
        The title and the employer, None where the text is not so built.
    """
    words = text.split()
    if len(words) < 2:
        title = wide_title_behind(text)
        employer = text.removesuffix(title)
        return (title, employer) if title and organization_score(employer) >= _SURE else None
    if is_cjk(text):
        if is_job_title(words[-1]) and not is_job_title(" ".join(words[:-1])):
            return words[-1], " ".join(words[:-1])
        return None
    folded = fold(text)
    ends = [match.start() for match in _behind().finditer(folded) if match.end() == len(folded)]
    size = len(folded[ends[0] :].split()) if ends else 0
    employer = " ".join(words[:-size]) if size else ""
    if not employer or not words[-1].endswith(_SUFFIXES) or is_job_title(employer):
        return None
    return " ".join(words[-size:]), employer


def post_in_small_letters(text: str) -> list[str]:
    """Parts "adviseur bij Example Works BV": many languages print what people do in small letters."""
    match = _SMALL_POST.match(text)
    sure = match and organization_score(match[2]) >= _SURE and not is_job_title(match[2])
    return [match[1].strip(), match[2]] if match and sure and is_job_title(match[1]) else []
