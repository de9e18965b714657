"""A title printed before a name without a comma ("Master Carpenter Joos Bakker"), or behind one in signs."""

from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.cjk import is_cjk
from analysis.names.judge import is_given_name, organization_score, person_score
from analysis.names.words import FULL_NAME_HONORIFICS, key
from scrapers.extract.words import is_job_title

_LONGEST_TITLE = 3
_FULL = 0.75
_SURE = 0.8


@lru_cache(maxsize=8192)
def untitled(text: str) -> tuple[str, str]:
    """Parts a title from the name beside it.

    Returns:
        The title and the name, where words of a job title stand before a full name, or behind one of Chinese,
        Japanese or Korean signs; an empty title and the text as it is where not.
    """
    words = text.split()
    if len(words) < 2:
        return "", text
    if is_cjk(text):
        name, title = " ".join(words[:-1]), words[-1]
        return (title, name) if person_score(name) >= _FULL and is_job_title(title) else ("", text)
    if (
        not words[0][:1].isupper()
        or is_given_name(words[0])
        or not is_job_title(" ".join(words[:_LONGEST_TITLE]))
    ):
        return "", text
    address = split_affixes(text).honorific
    if address and key(address) not in FULL_NAME_HONORIFICS:
        return "", text
    for size in range(1, min(_LONGEST_TITLE, len(words) - 2) + 1):
        title, name = " ".join(words[:size]), " ".join(words[size:])
        if name[0].isupper() and is_job_title(words[size - 1]) and _is_full_name(name):
            return title, name
    return "", text


def _is_full_name(text: str) -> bool:
    name = split_affixes(text).name
    sure = "-" in name or any(map(is_given_name, name.split()[:1])) or not name.isascii()
    return (
        sure and person_score(name) >= _FULL and organization_score(name) < _SURE and not is_job_title(name)
    )
