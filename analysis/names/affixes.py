"""What is printed around a name: honorifics before it, credentials behind it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names import words
from analysis.names.fellowships import is_fellowship
from analysis.names.short_forms import is_short_form
from analysis.text import squeeze

_EDGES = " \t,;|·•–—-"
_SEGMENT = re.compile(r"\s*[,;|]\s*|\s+[–—-]\s+|\s+(?=\()")
_GLUED = re.compile(r"^((?:[^\W\d_]{2,6}\.)+-?)(?=[^\W\d_]{2}|[^\W\d_]\.)")
_CAPITALS = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]{0,2}[A-Z®™0-9/+.&-]{1,8}s?")
_HOUSE = re.compile(r"[A-ZŁŚŻŹĆ]{2,5}")
_OF_HOUSE = re.compile(r"[Pp]rof\.? [A-ZŁŚŻŹĆ]{2,5}")  # "Ana Roe, prof. UR"
_AND = frozenset(("and", "&", "und", "et", "y", "e", "i"))
_CJK_END = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]$")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name and what was printed around it.

    Attributes:
        name: as printed, in the printed order, with generation suffixes ("Jr.", "III").
        honorific: forms of address before it ("Prof. Dr.-Ing.") or behind it ("教授").
        credentials: post-nominals, joined by a comma.
    """

    name: str
    honorific: str = ""
    credentials: str = ""


@lru_cache(maxsize=65536)
def split_affixes(printed: str) -> PrintedName:
    """Takes honorifics and post-nominals off a printed name; at least one word of the name is left."""
    text = squeeze(printed).strip(_EDGES)
    if not text:
        return PrintedName("")
    name, credentials = _split_credentials(text)
    name, honorific = _split_honorific(name)
    if "," in name:  # "Roe, Dr. Jane"
        family, given = name.split(",", 1)
        given, inner = _split_honorific(given.strip())
        name, honorific = f"{family}, {given}", " ".join(filter(None, (honorific, inner)))
    name, after = _split_suffix(name)
    return PrintedName(name, " ".join(filter(None, (honorific, after))), ", ".join(credentials))


def _split_honorific(name: str) -> tuple[str, str]:
    glued = _GLUED.match(name)
    if glued and all(words.key(part) in words.HONORIFICS for part in glued[1].rstrip("-").split(".") if part):
        name = f"{glued[1]} {name[glued.end() :]}"
    tokens = name.split()
    at = 0
    while at < len(tokens) - 1 and (length := _honorific_length(tokens, at)):
        at += length
        while at < len(tokens) - 1 and _is_qualifier(tokens[at]):
            at += 1
        at += _is_house(tokens, at)
    if tokens[at].casefold() in _AND:  # "Mr. and Mrs. Roe" is no single name
        return name, ""
    return " ".join(tokens[at:]), " ".join(tokens[:at])


def _is_qualifier(token: str) -> bool:
    """Whether a token goes on with a title: "Dr. med.", "Dr. h. c."; "Dr. H. Roe" has an initial."""
    initial = len(token) == 2 and token[0].isupper()
    return token.endswith(".") and words.key(token) in words.QUALIFIERS and not initial


def _is_house(tokens: list[str], at: int) -> bool:
    """Whether a word in capitals is the university of a title: "dr hab. prof. UR Ana Roe", in Polish."""
    if at >= len(tokens) - 2 or not _HOUSE.fullmatch(tokens[at]) or words.key(tokens[at - 1]) != "prof":
        return False
    return "hab." in tokens[:at] or words.key(tokens[at + 1]) in words.HONORIFICS


def _honorific_length(tokens: list[str], at: int) -> int:
    """How many tokens from here on are one honorific; 0 for none."""
    for length in range(min(words.LONGEST_HONORIFIC, len(tokens) - at - 1), 0, -1):
        phrase = tokens[at : at + length]
        if length > 1 and all(len(token) == 2 and token[0].isascii() and token[1] == "." for token in phrase):
            continue  # initials: "K. R. Roe"
        following = len(tokens) - at - length
        keys = [words.key(token) for token in phrase]
        if length == 2 and len(keys[1]) == 1 and keys[0] in words.ADDRESSES:
            continue  # "Dr. S. Roe" is no "Drs. Roe"
        if _is_honorific("".join(keys), phrase[-1], following):
            return length
    return int(_is_letter_honorific(tokens[at : at + 4]) or is_short_form(tokens[at:]))


def _is_letter_honorific(tokens: list[str]) -> bool:
    """Whether a dotted letter stands before a given name that it is known to address ("D. José Roe")."""
    if len(tokens) < 3 or not tokens[0].endswith("."):
        return False
    known = words.LETTER_HONORIFICS.get(words.key(tokens[0]), frozenset())
    return words.key(tokens[1].split("-")[0]) in known and len(words.key(tokens[-1])) > 1


def _is_honorific(key: str, last: str, following: int) -> bool:
    if key in words.HONORIFICS or key.rstrip("ªº") in words.HONORIFICS:  # "Arq.ª Ana Roe"
        return True
    if key in words.DOTTED_HONORIFICS and "." in last:
        return True
    return key in words.FULL_NAME_HONORIFICS and following >= 2


def _split_suffix(name: str) -> tuple[str, str]:
    """Takes a form of address off the end of a Chinese, Japanese or Korean name."""
    if not _CJK_END.search(name):
        return name, ""
    for suffix in words.SUFFIXES:
        rest = name.removesuffix(suffix).rstrip()
        if rest != name and len(rest.replace(" ", "")) >= 2:
            return rest, suffix
    return name, ""


def _split_credentials(text: str) -> tuple[str, list[str]]:
    segments = [part for part in _SEGMENT.split(text) if part.strip(_EDGES)]
    if not segments:
        return text, []
    head, found = _trailing_credentials(segments[0])
    kept, rest = [head], []
    for at, segment in enumerate(segments[1:], 1):
        bare = segment.strip("() ")
        if words.is_pronouns(bare):
            continue
        if words.key(bare) in words.GENERATIONS:
            kept[-1] += f" {bare}"
        elif _is_credentials(bare, " ".join(kept), sure=bool(found)):
            found.append(bare)
        elif at == 1 and not found and not segment.startswith("(") and "," in text:
            given, more = _trailing_credentials(segment, spare=1)
            kept.append(given)
            found += more
        else:
            rest.append(segment)
    return _join(kept, rest, text), found


def _join(kept: list[str], rest: list[str], text: str) -> str:
    """Puts the name together again; what is neither name nor credential stays as it was printed."""
    name = ", ".join(kept)
    if not rest:
        return name
    tail = text[text.find(rest[0]) :]
    return f"{name} {tail}" if rest[0].startswith("(") else f"{name}, {tail}"


def _trailing_credentials(segment: str, spare: int = 2) -> tuple[str, list[str]]:
    """Takes credentials off the end of words that no comma divides."""
    tokens, found = segment.split(), list[str]()
    shouted = segment.isupper()
    while len(tokens) > 1:
        token = tokens[-1].strip("()")
        mixed = "." in token[:-1] or not (token.isupper() or token.istitle())
        if len(tokens) - 1 < (1 if mixed else spare):
            break
        sure = words.is_sure_credential(token, any_case=shouted) or is_fellowship(token, tokens)
        if not sure and (shouted or not words.is_ambiguous_credential(token)):
            break
        found.insert(0, tokens.pop())
    return " ".join(tokens), found


def _is_credentials(segment: str, name: str, *, sure: bool) -> bool:
    """Whether a segment behind a comma holds credentials only; `sure` when a credential stands before it."""
    if words.key(segment) in words.STATUSES or _OF_HOUSE.fullmatch(segment):
        return True
    tokens = [token.strip("()") for token in re.split(r"[\s,&]+", segment) if token.strip("()")]
    return bool(tokens) and all(_is_credential(token, name, sure) for token in tokens)


def _is_credential(token: str, name: str, sure: bool) -> bool:
    alone = " " not in name
    if words.key(token) in words.STATUSES or words.is_sure_credential(token, any_case=not alone):
        return True
    if alone:  # "LI, MA" may be a family name and a given name
        return words.is_ambiguous_credential(token) and not name.isupper() and len(token) > 2
    if words.is_ambiguous_credential(token):
        return True
    return sure and not name.isupper() and bool(_CAPITALS.fullmatch(token))
