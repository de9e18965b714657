"""Roles that the classes and ids of elements tell: `<div class="speaker-card">`."""

import re
from functools import cache

from analysis.roles import Role
from analysis.text import fold
from data import load_words

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAVIGATES = re.compile(
    r"\b(?:nav|menu|link|links|button|btn|cta|form|filter|search|archive|become|widget title)\b"
)


@cache
def _words() -> list[tuple[re.Pattern[str], Role]]:
    listed = load_words("class_roles.yaml")
    return [
        (re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"), Role(role))
        for role, words in listed.items()
    ]


def role_of_classes(classes_and_id: str) -> Role | None:
    """Gives the role that the class and the id of an element name, as whole words; mostly none.

    Args:
        classes_and_id: "speaker-card col-4 teamMember".
    """
    words = fold(_CAMEL.sub(" ", classes_and_id))
    if not words or _NAVIGATES.search(words):
        return None
    return next((role for pattern, role in _words() if pattern.search(words)), None)
