"""The full names that a clause ends with: "Ana Ruiz, glazier, and Bo Li of Example Works" have won."""

import re

from scrapers.extract.sentences import trailing

_ANOTHER = re.compile(r"(?<=\w)(?:,| (?:&|and|und|et|y|e|en|i|och)) ?$")
_EMPLOYED = re.compile(
    r",?\s(?:of|from|at|with|von|vom|bei|aus|chez|de|du|des|del|de la|di|della|da|do|van|bij|z)\s"
    r"(?:(?:the|der|la|le|les|el|il|het)\s)?(?:[^\W\d_a-z][\w&.’'-]*(?:\s(?:of|and|&|for|de|der|für)(?=\s))?\s?){1,7},?$"
)


def _subject(before: str) -> str:
    """The full name that a clause ends with, also before an apposition: "Ana Ruiz, glazier, has won"."""
    employed = _EMPLOYED.search(before)  # "Ana Ruiz of Example Works has won"
    if employed and (name := trailing(before[: employed.start()])):
        return name
    if before.endswith(","):
        return trailing(before[:-1].rpartition(",")[0] or before)
    head, comma, last = before.rpartition(",")
    return trailing(before) or (trailing(head.rpartition(",")[0]) if comma and len(last.split()) <= 2 else "")


def subjects(before: str) -> list[str]:
    """The full names that a clause ends with, joined by "and": "Ana Ruiz and Bo Li have won"."""
    found: list[str] = []
    while name := _subject(before):
        found.insert(0, name)
        joint = _ANOTHER.search(before[: before.rfind(name)])
        if not joint:
            break
        before = before[: joint.start()]
    return found
