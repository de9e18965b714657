"""A line of text becomes pieces: what stands between commas, dashes, "and" and brackets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.given import is_given_name
from analysis.names.judge import organization_score, person_score
from analysis.names.short_forms import is_short_name
from analysis.names.words import ALL, FULL_NAME_HONORIFICS, GENERATIONS, HONORIFICS, IN_BRACKETS, key
from analysis.text import squeeze

_TIME = r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?"
YEARS = r"(?:1[89]|20)\d\d(?:\s?[-–—/]\s?(?:\d{4}|\d{2}))?"
_RANGE = r"(?:1[89]|20)\d\d\s?[-–—/]\s?(?:\d{4}|\d{2})"
_LEAD = re.compile(
    rf"^(?:[\s\-–—•*·▪►»>|†‡〇○◯◎●]+|\(?\d{{1,3}}[.)]\s+"
    rf"|{YEARS}(?:\s?[:–—-]\s*|\.\s+)(?=[^\W\d_†‡])|{_RANGE},?\s+(?=[^\W\d_†‡])"
    rf"|(?:1st|2nd|3rd|\d{{1,2}}th)(?:\s(?:place|prize))?\s?[:–—-]?\s+(?=[^\W\d_])"
    rf"|{_TIME}\s*(?:[-–—]|to|bis|a)\s*{_TIME}(?:\s*[:|–-])?\s+|{_TIME}\s*[:|–-]\s+"
    r"|\d{1,2}[:.]\d{2}\s+(?=[^\W\d_]))+",
    re.IGNORECASE,
)
_AND = "and|und|et|e|y|i|en|og|och|ve|ja|és|și|та|і|и|και|dan|và|&"
# of squeezed text; the class of signs that any separator begins with makes the search fast
_SEPARATOR = re.compile(
    r"([ ,;，、–—](?:"
    rf"(?<= )(?:[,;] ?)?(?:{_AND}) |(?<=[,;]) ?(?:{_AND}) "
    r"|(?<= )(?:; ?|, )|(?<=;) ?|(?<=,) |(?<=[，、]) ?|(?<= )[，、] ?"
    r"|(?<= )(?:[|•·/] |--? |[–—] ?|@ ?|(?:at(?! [Ll]arge\b)|from) )|(?<=[–—]) "
    r"))"
)
_BETWEEN_FAMILIES = frozenset([" y ", " i ", " e "])
_LONGEST = 160
_LONGEST_ADDRESS = 3
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
# four letters before a full stop that parts, unless they are a short form; the stop comes first for speed
_FULL_STOP = re.compile(
    r"\.(?<=[^\W\d_]{4}\.)(?<!Univ\.)(?<!Dept\.)(?<!Inst\.)(?<!Hosp\.)(?<!Corp\.)(?<!Intl\.)(?<!Natl\.)(?<!Tech\.)"
    r"(?<!Assn\.)(?<!Assoc\.)(?<!Bros\.)(?<!Prof\.)(?<!Dipl\.) (?=[^\W\d_a-z])"
)
_PAREN = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
# "William (Bill) Roe": what he is called, between given and family name
_CALLED = re.compile(
    r"((?:^|[,;:&] |\band )(?:[^\W\d_]{1,5}\. ?){0,3}[^\W\d_][\w'’.-]*) \(([^\W\d_a-z][\w'’-]{1,14})\) "
    r"(?=(?:v[ao]n |de[rn]? |d[ei]l? )?[^\W\d_a-z][^\W\d_]*[a-z])"
)
_ADDRESSED = re.compile(r"\b([^\W\d_]{2,12}\.?) ?\(([^\W\d_]{1,7}\.?)\) ?")
_BRACKETS = re.compile(r"[(（\[]")
_SLASH = re.compile(r"(?<=[^\W\d_])/ (?=[^\W\d_a-z])")  # "Ana Ruiz/ Bo Li"
_EDGES = " ,:–—-†‡*§¶^"
_HIDDEN = re.compile("\ue000\\d+\ue001")
_BEHIND = re.compile("([^,;:\ue000]{5,60})( \ue000\\d+\ue001) ([^\\W\\d_a-z][^,;\ue000]{1,80})")
_NO_CALL_NAME = re.compile(r"\d{4}$|[^\W\d_a-z]\w+ \w{2}")  # a year, or several words
_NAMED, _SURE = 0.75, 0.8
ADDRESSES = HONORIFICS | FULL_NAME_HONORIFICS
JOINERS = frozenset([*_AND.split("|"), ";", "、"])


def without_lead(text: str) -> str:
    """Takes bullets, numbers and times of day off the front."""
    return text if text[:1].isalpha() else _LEAD.sub("", text)


@dataclass(slots=True)
class Piece:
    """A part of a line: its text, the separator before it (plain and as printed), what its brackets hold."""

    text: str
    joined: str
    raw: str
    paren: list[str]


@lru_cache(maxsize=16384)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cuts a squeezed line at commas, dashes, bars and words such as "and"; brackets stay with their part."""
    parens: dict[str, str] = {}
    text = text.replace("\ue000", "")  # stands for a bracket below; on a page it is an icon
    if "/ " in text:
        text = _SLASH.sub(" / ", text)
    if _BRACKETS.search(text):
        text = _CALLED.sub(r"\1 “\2” ", _ADDRESSED.sub(_addressed, text))
        text = " ".join(_PAREN.sub(lambda match: _hidden(match, parens), text).split())
        text = _BEHIND.sub(lambda match: _parted(match, parens), text)
    parts = _SEPARATOR.split(text)
    found: list[Piece] = []
    for at in range(0, len(parts), 2):
        part, inside = parts[at], []
        if parens and "\ue000" in part:
            inside = [held for token in _HIDDEN.findall(part) if (held := parens[token])]
            part = " ".join(_HIDDEN.sub(" ", part).split())
        bare = part.strip(_EDGES)
        if bare.endswith("."):
            bare = bare[:-2] if bare.endswith(" .") else _STOP.sub("", bare)
        raw = parts[at - 1] if at else ""
        if raw == ", " and found and key(bare) in GENERATIONS and not found[-1].paren:
            found[-1].text += f", {part.strip(_EDGES)}"
        elif raw in _BETWEEN_FAMILIES and found and _is_second_family(bare.partition(". ")[0], found[-1]):
            first, *more = _sentences(bare)
            found[-1].text += raw + first
            found[-1].paren += [] if more else inside
            found += (Piece(text, ".", ". ", inside if text is more[-1] else []) for text in more)
        elif found and raw.strip() == "," and key(bare) in GENERATIONS:
            found[-1].text += f" {bare}"  # "Ana Ruiz, Jr."
            found[-1].paren += inside
        elif bare or inside:
            first, *more = _sentences(bare)
            found.append(Piece(first, raw.strip(" ,") or (raw and ","), raw, [] if more else inside))
            found += (Piece(text, ".", ". ", inside if text is more[-1] else []) for text in more)
    return tuple(found)


def _is_second_family(word: str, before: Piece) -> bool:
    """Whether a word behind "y" is the second family name of whom it follows: "José Ortega y Gasset"."""
    full = " " in before.text and not before.paren
    title = key(word) in HONORIFICS  # "D. José Roe y Dña. Ana Ruiz"
    return full and word.isalpha() and word.istitle() and not is_given_name(word) and not title


def _sentences(text: str) -> list[str]:
    """Parts "Ana Ruiz. Hospital del Mar"; a full stop behind a short form, such as "Prof.", parts nothing."""
    if ". " not in text or len(text) > _LONGEST:
        return [text]
    for stop in _FULL_STOP.finditer(text):
        before = text[: stop.start()].split()
        if len(before) > 1 and key(before[-1]) not in ALL and not is_short_name(before[-1]):
            return [text[: stop.start()], *_sentences(text[stop.end() :])]
    return [text]


def _parted(match: re.Match[str], parens: dict[str, str]) -> str:
    """Puts a comma behind a bracket: "Ana Ruiz (2019) University of Porto" names her and her employer."""
    name = split_affixes(match[1]).name
    inside = parens[match[2].strip()]
    behind = organization_score(match[3]) >= _SURE or (" " in name and bool(_NO_CALL_NAME.match(inside)))
    return f"{match[1]}{match[2]}, {match[3]}" if behind and person_score(name) >= _NAMED else match[0]


def _addressed(match: re.Match[str]) -> str:
    """Takes a bracket out of a form of address: "Engr. (Mrs) Ana Ruiz", "Brigadier (Retd) Bo Li"."""
    before = match.string[: match.end(1)].split()[-_LONGEST_ADDRESS:]
    known = any(key("".join(before[at:])) in ADDRESSES for at in range(len(before)))
    if not known or key(match[2]) not in IN_BRACKETS:
        return match[0]
    return f"{match[1]} {match[2]} " if key(match[2]) in HONORIFICS else f"{match[1]} "


def _hidden(match: re.Match[str], parens: dict[str, str]) -> str:
    token = f"\ue000{len(parens)}\ue001"
    parens[token] = squeeze(match[1])
    return f" {token} "
