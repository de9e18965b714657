"""The names of organisations in a list: one after another on a line, or in a sentence."""

import re
from itertools import pairwise

from analysis.names.judge import organization_score, person_score
from analysis.names.places import is_place
from analysis.organizations import is_legal_form
from scrapers.extract.blocks.org_lines import reads_as_name

_BULLETS = re.compile(r"\s*[•·∙●■◆▪|]\s*|\s\*\s|\s*;\s+|\s*[；、／]\s*")
_SLASHES = re.compile(r"\s/\s")
_DASHES = re.compile(r"\s+[–—-]\s+")
_AND = "and|und|et|y|e|en|i|oraz|ve|och|og|és|și|та|і|и|και|và|as well as|sowie|ainsi que|así como"
_JOINT = re.compile(
    rf"(,\s+(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+(?=[^\W\d_a-z]|(?:the|der|die|das|la|le|de|het|du|da|do)\s))"
)
_ARTICLE = re.compile(
    r"^(?:the|der|die|das|dem|den|des|vom|la|le|les|el|los|las|il|lo|gli|de la|de las|de los|du|des|della|del"
    r"|da|do|das|dos|de|het|to the|to)\s+|^(?:l|d|dell|all)['’]"
)
_HOLDS_PARTS = re.compile(r"\s(?:of|for|für|der|des|de|di|del|della|van|voor)\s", re.IGNORECASE)
_INSIDE = frozenset(
    "of and & for the de la le les du des del della di da do y e et und für der die das den dem van von voor"
    " en zu zur i w na + - –".split()
)
_APART = re.compile(
    rf"[:;•·]\s+|\s[–—-]\s|,\s+(?=[^\W\d_a-z]|(?:{_AND})\s)|\s(?:{_AND})\s+(?=\w+\s+[^\W\d_a-z])"
)
_CLOSED = re.compile(r"[.!?]$")
_FEWEST_BY_SIGNS = 3
_SURE, _NAMED = 0.8, 0.9
_WHOLE = 0.85
_LONGEST_NAME = 6
_HOLDS_NUMBERS = re.compile(r"\d{3}|@")  # an address, a telephone


def listed(text: str, *, alone: bool = False) -> list[str]:
    """Parts a line that lists several names, as "Acme Works • Bolt GmbH"; any other line is its own part.

    Args:
        text: the line.
        alone: it is no line of a list, where "Acme Works / Bolt" is one name.
    """
    slashes = 2 if alone else _FEWEST_BY_SIGNS
    for separator, fewest in ((_BULLETS, 2), (_SLASHES, slashes), (_DASHES, _FEWEST_BY_SIGNS)):
        parts = [part.strip() for part in separator.split(text)]
        if len(parts) >= fewest and all(map(reads_as_name, filter(None, parts))):
            return [part for at, part in enumerate(parts) if part and not (at and _is_address(part))]
    return [text]


def _is_address(part: str) -> bool:
    """Whether a part of a list says where the one before it is: "Dock Street, Hamburg"."""
    before, comma, last = part.rpartition(", ")
    return is_place(last) if not comma else is_place(last) and organization_score(before) < _SURE


def names_in(text: str) -> list[str]:
    """Reads the names in what follows a label: a list of them, or the beginning of a sentence."""
    parts = listed(text, alone=True)
    return named_in(text) if parts == [text] else parts


def named_in(text: str) -> list[str]:
    """Reads the names that a text begins with: "Guild of Tilers, Example Works for their help" gives two."""
    found: list[str] = []
    articles = bool(_ARTICLE.match(text))
    parts = _JOINT.split(text)
    before = ""
    for joint, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        bare = _ARTICLE.sub("", part.strip())
        name, whole = _leading(bare)
        if not name:
            break
        if found and _belongs(found[-1], before, joint, name, bare_article=articles and bare == part.strip()):
            found[-1] += joint + name
        else:
            found.append(name)
        before = joint
        if not whole:
            break
    if len(found) > 1 and is_place(found[-1]):  # "Acme Works, Dock Street, Hamburg" is one with its address
        found = found[:1]
    return [name for name in found if reads_as_name(name)]


def running(text: str) -> list[str]:
    """Reads the names of a line that is nothing but a running list: "Acme Works, Bolt & Sons, Tile Depot"."""
    if text.count(", ") < _FEWEST_BY_SIGNS - 1 or _HOLDS_NUMBERS.search(text):
        return []
    names = named_in(text.rstrip("."))
    whole = sum(len(name) + len(", ") for name in names) >= _WHOLE * len(text)
    people = sum(person_score(name) >= _NAMED and organization_score(name) < _SURE for name in names)
    short = len(names) >= _FEWEST_BY_SIGNS and len(text.split()) > _LONGEST_NAME
    return names if short and whole and 2 * people < len(names) else []


def _belongs(last: str, before: str, joint: str, name: str, *, bare_article: bool) -> bool:
    """Whether what comes after a comma or an "and" is still of the name before it."""
    if "," in joint and "," in joint.strip().rstrip(","):
        return False
    if "," in joint:
        return is_legal_form(name)
    if bare_article and _HOLDS_PARTS.search(f" {last} "):
        return organization_score(name) < _SURE or " " not in name
    if bare_article and organization_score(last.rpartition(" ")[2]) < _SURE:
        return True
    if _HOLDS_PARTS.search(last) and organization_score(name) < _SURE:
        return True
    short = min(len(last.split()), len(name.split())) < 2
    return short and "," not in before and min(map(organization_score, (last, name))) < _SURE


def _leading(text: str) -> tuple[str, bool]:
    """The capitalised words that a text begins with, and whether they are all of it."""
    words = text.split()
    size = 0
    for word, following in pairwise([*words, ""]):
        bare = word.strip("“”\"'«»„()")
        named = bare[:1].isalnum() and not bare[:1].islower()
        form = size and "." in bare and is_legal_form(bare)  # "Example Works s.r.o."
        if not (named or form or (size and bare.lower() in _INSIDE and following[:1].isupper())):
            break
        size += 1
        if _CLOSED.search(word) and len(word) > 4 and not is_legal_form(word):
            break
    name = " ".join(words[:size]).rstrip(',;:!?)”"»')
    if name.endswith(".") and not is_legal_form(words[size - 1]):
        name = name[:-1]
    return name.strip('“”"«»„ '), size == len(words)


def last_name_of(text: str) -> str:
    """The name that a text ends with, behind what parts it from others: ", Bolt" gives "Bolt"."""
    part = _APART.split(text.strip(" ,;.–—-·•"))[-1]
    part = re.sub(rf"^(?:{_AND})\s+", "", part.strip())
    return _ARTICLE.sub("", part).strip()
