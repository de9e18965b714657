"""A title printed before a name without a comma ("Master Carpenter Joos Bakker"), or behind one in signs."""

from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.cjk import is_cjk
from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.judge import organization_score, person_score
from analysis.names.words import FULL_NAME_HONORIFICS, key
from scrapers.extract.words import is_job_title, wide_title_behind

_LONGEST_TITLE = 3
_LONGEST_POST = 7
_SMALL = 3
_PARTS = 2
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
        return _glued(text) if is_cjk(text) else ("", text)
    if is_cjk(text):
        return _among_signs(words) or ("", text)
    if (
        not words[0][:1].isupper()
        or is_given_name(words[0])
        or not is_job_title(" ".join(words[:_LONGEST_TITLE]))
    ):
        return "", text
    address = split_affixes(text).honorific
    if address and key(address) not in FULL_NAME_HONORIFICS:
        return "", text
    for size in range(1, min(_LONGEST_POST, len(words) - 2) + 1):
        title, name = " ".join(words[:size]), " ".join(words[size:])
        ends = is_job_title(words[size - 1]) or _ends_title(words[:size])
        if name[0].isupper() and ends and _is_full_name(name):
            return title, name
    return "", text


def _among_signs(words: list[str]) -> tuple[str, str] | None:
    """Parts 王小明 東都大學 教授 and 東都大學 教授 王小明: who comes first or last, and the post.

    A family name of one sign has a blank behind it: 王 小明.
    """
    whole = " ".join(words[:-1])  # family and given name with a blank between: 田中 健一 会長
    if person_score(whole) >= _FULL and is_job_title(words[-1]):
        return words[-1], whole
    for size in range(1, min(_PARTS, len(words) - 1) + 1):
        for name, post in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            parted = size == 1 or len(name[0]) == 1
            said = wide_title_behind(post[-1]) or (is_job_title(post[-1]) and post[-1])
            if parted and said and person_score(" ".join(name)) >= _FULL:
                return " ".join(post), " ".join(name)
    return None


def _ends_title(words: list[str]) -> bool:
    """Whether two words end a title together: "Podsekretarz stanu"; a small word such as "of" ends none."""
    if len(words) < 2 or len(words[-1]) <= _SMALL or may_be_given_name(words[-1]):  # "Mayor Ana"
        return False
    return is_job_title(" ".join(words[-2:])) and not is_job_title(words[-1])


def _glued(text: str) -> tuple[str, str]:
    """Parts 王小明校長, where the title follows the name without a blank."""
    title = wide_title_behind(text)
    name = text.removesuffix(title)
    return (title, name) if title and person_score(name) >= _FULL else ("", text)


def _is_full_name(text: str) -> bool:
    name = split_affixes(text).name
    sure = "-" in name or any(map(may_be_given_name, name.split()[:1]))
    return (
        sure and person_score(name) >= _FULL and organization_score(name) < _SURE and not is_job_title(name)
    )
