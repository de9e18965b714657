"""What an organisation is called: the words of its name that tell it from another."""

import re
from functools import cache, lru_cache
from typing import Any

from analysis.text import fold, squeeze
from data import load_words

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?=[\w-]+\.\w)", re.I)
_DOMAIN_WORD = re.compile(r"^([\w-]{2,})((?:\.[a-z]{2,7}){1,2})$", re.I)
_ALSO = re.compile(
    r",?\s+(?:an?|part of|member of)\s+(?:the\s+)?[\w .&-]{2,60}?\s+(?:company|group|brand|business)$", re.I
)
_TRADING_AS = re.compile(r"\b(?:d\s*/\s*b\s*/\s*a|dba|doing business as|trading as|t/a)\b[:.]?", re.I)
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]{0,80}[)\]）]")
_SEVERAL = re.compile(r"\s*(?:\+|;|\s/\s|\|)\s*")
_PIECES = re.compile(r"\s*,\s+|\s+[–—-]\s+|\s+at\s+(?=the\s|[A-Z])")
_SIGNS = re.compile(r"[\u2100-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d®©]")
_NAMES_APART = re.compile(r"\s+(?:by|/|\||formerly|aka|a\.k\.a\.)\s+", re.I)
_SMALL = frozenset(("of", "for", "the", "in", "de", "du", "la", "des", "der", "die", "und", "et", "y", "e"))
_LONGEST_SIGN = 6
_LONGEST_FIRM = 6
_NAMED_AFTER = 2  # words before "School of" in "Acme Works School of Tiling"
_SHORTEST_BEHIND_COMMA = 3  # "Li, Co" may be somebody
_LEADING = frozenset(("the", "and"))


@cache
def _words(name: str = "legal_forms") -> dict[str, Any]:
    loaded: dict[str, Any] = load_words(f"{name}.yaml")
    return loaded


@cache
def _forms(part: str, name: str = "legal_forms") -> frozenset[tuple[str, ...]]:
    listed = _words(name)[part]
    flat = [word for row in listed for word in (row if isinstance(row, list) else [row])]
    return frozenset(tuple(fold(word).split()) for word in flat)


def is_legal_form(text: str) -> bool:
    """Says whether a text is nothing but a legal form: "Inc.", "GmbH & Co. KG"."""
    return tuple(fold(text).split()) in _forms("after")


@lru_cache(maxsize=16384)
def bears_legal_form(text: str) -> bool:
    """Says whether a text ends with the short sign of a legal form, as only the name of a firm does."""
    words = fold(text).split()
    tails = (tuple(words[-size:]) for size in range(1, 6) if len(words) > size)
    return any(tail in _forms("after") and 1 < len("".join(tail)) <= _LONGEST_SIGN for tail in tails)


def is_firm(text: str) -> bool:
    """Says whether a text is one name with its legal form, also behind a comma: "Example Works, Inc."."""
    name, comma, form = text.rpartition(", ")
    whole = not comma or (", " not in name and " " not in form and len(form) >= _SHORTEST_BEHIND_COMMA)
    plain = not any(sign in text for sign in "()[]:;")
    return whole and plain and len(text.split()) <= _LONGEST_FIRM and bears_legal_form(text)


def core(tokens: tuple[str, ...], *, trade: bool = True) -> tuple[tuple[str, ...], bool]:
    """Takes words of reach ("Japan") and of `trade` ("Software") off the end of the words of a key.

    Returns:
        The words left, at least one, and whether only words of reach were taken.
    """
    reach = True
    while len(tokens) > 1:
        sizes = range(min(3, len(tokens) - 1), 0, -1)
        if size := next((size for size in sizes if tokens[-size:] in _forms("reach")), 0):
            tokens = tokens[:-size]
        elif trade and tokens[-1:] in _forms("trade"):
            tokens, reach = tokens[:-1], False
        else:
            break
    return tokens, reach


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """Gives the folded words that tell an organisation from another: "The Acme Co., Ltd." gives "acme"."""
    text = squeeze(name)
    if trading := _TRADING_AS.split(text)[1:]:
        text = trading[-1].strip() or text
    text = _whole(_SIGNS.sub(" ", _ALSO.sub("", text)).strip() or text)
    for form in _words()["native"]:
        text = text.removeprefix(form).removesuffix(form).strip() or text
    text = _BRACKETS.sub(" ", text).strip() or text
    tokens = fold(" ".join(_without_domain(word) for word in text.replace("&", " and ").split())).split()
    return " ".join(_without_forms(tokens)) or fold(text)


def _whole(text: str) -> str:
    """Leaves out a department where its university or company stands beside it."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    if len(pieces) < 2:
        return text
    folded = [tuple(fold(piece).split()) for piece in pieces]
    parts = [_is_part(words) for words in folded]
    whole = [at for at, words in enumerate(folded) if not parts[at] and _is_whole(words)]
    if not any(parts) or not whole:
        return text
    return ", ".join(piece for piece, part in zip(pieces, parts, strict=True) if not part)


def is_part_of(part: str, whole: str) -> bool:
    """Says whether one text names a department and another, printed behind it, what that belongs to."""
    other = tuple(fold(whole).split())
    return _is_whole(other) and not _is_part(other) and _is_unit(tuple(fold(part).split()))


def _is_unit(words: tuple[str, ...]) -> bool:
    """Whether words name a part and no whole besides: "College of Tiling", "Acme School of Tiling"."""
    starts = ((at, at + n) for at in range(_NAMED_AFTER + 1) for n in (1, 2, 3))
    ends = [end for at, end in starts if words[at:end] in _forms("before", "departments")]
    if ends:
        return not _is_whole(words[max(ends) :])
    return _is_part(words) and not _is_whole(words)


def is_whole(text: str) -> bool:
    """Says whether a text names a kind of body that stands for itself: "University of Porto", "Acme Ltd"."""
    return _is_whole(tuple(fold(text).split()))


def _is_part(words: tuple[str, ...]) -> bool:
    lengths = range(1, min(len(words), 4))
    return any(words[:n] in _forms("before", "departments") for n in lengths) or any(
        words[-n:] in _forms("after", "departments") for n in lengths
    )


def _is_whole(words: tuple[str, ...]) -> bool:
    runs = (words[at : at + n] for n in (1, 2, 3) for at in range(len(words) - n + 1))
    ends = (words[-n:] for n in range(1, min(len(words), 5)))
    return any(run in _forms("whole", "departments") for run in runs) or any(
        end in _forms("after") for end in ends
    )


def other_names(printed: str) -> tuple[str, ...]:
    """Gives the keys of further names that stand in one: "Acme (Bolt)", "Acme by Bolt", "Acme / Bolt"."""
    text = squeeze(printed)
    inside = [part.strip("()[]（） ") for part in _BRACKETS.findall(text)]
    several = _NAMES_APART.split(_BRACKETS.sub(" ", text).strip())
    found = [*(several if len(several) > 1 else ()), *inside]
    return tuple(key for key in map(organization_key, filter(None, found)) if key)


def _without_domain(word: str) -> str:
    bare = _ADDRESS.sub("", word).rstrip(",")
    match = _DOMAIN_WORD.match(bare)
    endings = tuple(match[2].strip(".").casefold().split(".")) if match else ()
    if match and (endings in _forms("domains") or endings[-1:] in _forms("domains")):
        return match[1]
    return word


def _without_forms(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[0] in _LEADING:
        tokens = tokens[1:]
    changed = True
    while changed and len(tokens) > 1:
        changed = False
        for size in range(min(5, len(tokens) - 1), 0, -1):
            if tuple(tokens[-size:]) in _forms("after"):
                tokens, changed = tokens[:-size], True
                break
            if tuple(tokens[:size]) in _forms("before"):
                tokens, changed = tokens[size:], True
                break
        while len(tokens) > 1 and tokens[-1] == "and":
            tokens = tokens[:-1]
    return [word for word in tokens if word != "and"] or tokens


def affiliation_keys(printed: str) -> tuple[str, ...]:
    """Gives the keys of the organisations of one affiliation: "Acme + Bolt Inc." names two."""
    keys = dict.fromkeys(organization_key(part) for part in _SEVERAL.split(printed) if part.strip())
    return tuple(key for key in keys if key)


def acronym(name: str) -> str:
    """Gives the first letters of the words of a name; empty where it has fewer than three words."""
    tokens = [
        token
        for token in organization_key(name).split()
        if token not in {"of", "for", "the", "in", "and", "de"}
    ]
    return "".join(token[0] for token in tokens) if len(tokens) >= 3 else ""
