"""Does a short text look like the name of a person, or of an organisation? Shape first, word lists second."""

import re
from functools import cache, lru_cache

from analysis.names.cjk import cjk_score, is_cjk
from analysis.names.fathers import names_father, spelt_out
from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.ordinary import (
    called_as_particles,
    is_in_dictionary,
    is_ordinary,
    praise,
    seldom_in_names,
)
from analysis.names.places import is_place, venues
from analysis.names.short_names import is_family_behind_given, is_given_before_family, is_short_east
from analysis.names.words import PARTICLES
from analysis.phrases import Phrases
from analysis.text import fold
from data import load_words

FORBIDDEN = re.compile(r"[\d@/\\<>{}\[\]|=+*#%$€£!?;:&…→»«•_~^©®™]|https?|www\.|\.(?:com|org|net|io|edu)\b")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[A-Z]{1,2}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|j[uú]nior)\.?", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”«»‘'(][^\W\d_][\w .'’-]{1,20}[\"“”«»’')]")
_SHORT_FORM_OF = re.compile(
    r"([A-Z]{3,6}) (?:d[aeio]|du|des|del|della|do|von|für|of) [^\W\d_a-z][^\W\d_]*[a-zà-ÿ]"
)
_CAPITALS_INSIDE = re.compile(r"[^\W\d_A-Z]{2}[A-Z]{2}")  # "PostgreSQL"
_PREFIXED = re.compile(r"(?:Mac|Mc|Fitz|Van|Von|De[lr]?|D[iu]|L[aeo]|O|Saint|Ap|Ab)[A-Z]{2}")
_QUOTES = "\"“”„«»‘'(["
_LONGEST = 80
_SHORT_TOKEN, _SELDOM, _PARTICLE = 0.8, 0.7, 0.5
_FULL_NAME = 3
_TOKENS, _WITH_FATHERS = 7, 12


@cache
def _organization_words() -> tuple[Phrases, Phrases, tuple[str, ...]]:
    """Words that stand anywhere in names of organisations, or at their end, and those of unspaced scripts."""
    loaded = load_words("organization_words.yaml")
    anywhere, last = (
        Phrases(str(word) for group in loaded[key] for word in group) for key in ("anywhere", "last")
    )
    return anywhere, last, tuple(loaded["cjk"])


@cache
def _first_words() -> frozenset[str]:
    loaded = load_words("organization_words.yaml")
    return frozenset(fold(str(word)) for group in loaded["first"] for word in group)


def _begins_as_body(text: str, folded: str) -> bool:
    """Whether a text begins with what kind of body it is, or a short form with its place: "ENC de Tuilac"."""
    first, blank, rest = folded.partition(" ")
    called = " " not in rest and may_be_given_name(first)  # "Ville" is Finnish, too
    if blank and first in _first_words() and not called:
        return True
    match = _SHORT_FORM_OF.match(text) if text[:2].isupper() else None
    return match is not None and not may_be_given_name(match[1])


@lru_cache(maxsize=1 << 16)
def token_value(token: str) -> float | None:
    """Values one word of a would-be name: 1 if capitalised, less if odd, None where it rules a name out."""
    bare = token.strip(".,'’‘\"“”()-")
    if not bare:
        return 0.0
    folded = fold(bare)
    if token in {"A", "An", "I"}:
        return 0.3
    if token[-1] == "." and _INITIAL.fullmatch(token):  # "Y." is an initial, "y" a particle
        return 0.6
    if folded in PARTICLES or _SUFFIX.fullmatch(bare):
        return _PARTICLE
    if _INITIAL.fullmatch(token):
        return 0.6
    if is_ordinary(bare) or is_in_dictionary(bare):
        return None
    letters = [c for c in bare if c.isalpha()]
    if len(letters) < len(bare) - bare.count("-") - bare.count("'") - bare.count("’") - bare.count("."):
        return None
    if not letters or not (letters[0].isupper() or not (letters[0].isupper() or letters[0].islower())):
        return 0.0
    if _CAPITALS_INSIDE.search(bare) and not _PREFIXED.match(bare):
        return None
    value = _SELDOM if folded in seldom_in_names() else 1.0
    return value + (0.25 if is_given_name(bare) else 0.0)


def _value_among(token: str, tokens: list[str]) -> float | None:
    value = token_value(token)
    if value == _PARTICLE and token is tokens[-1] and token.istitle() and len(tokens) > 1:
        return 1.0  # "Linh Do": there it is the family name
    if value == _PARTICLE and token is tokens[0] and is_given_before_family(tokens):
        return 1.0
    if value == _PARTICLE and token is tokens[0] and token.istitle() and fold(token) in called_as_particles():
        return 1.25
    if value is None and (is_short_east(tokens) or is_family_behind_given(token, tokens)):
        return _SHORT_TOKEN
    return _SELDOM if value is None and _is_family_name(token, tokens) else value


def _is_family_name(token: str, tokens: list[str]) -> bool:
    """Whether a word of the dictionary stands where a family name does, behind a given name."""
    last = token is tokens[-1] and 1 < len(tokens) <= _FULL_NAME
    known = last and token.istitle() and may_be_given_name(tokens[0].partition("-")[0])
    return known and is_in_dictionary(token) and not is_ordinary(token)


@lru_cache(maxsize=65536)
def person_score(text: str) -> float:
    """Says how much a text looks like one person's name, without honorifics and credentials.

    Args:
        text: squeezed text, such as "Ana María de la Cruz", "K. Ndiaye", "山田 太郎".

    Returns:
        0 (cannot be one) to 1 (looks just like one); about 0.5 for a single capitalised word.
    """
    text = spelt_out(text) if "/" in text else text
    if not 2 <= len(text) <= _LONGEST or text[0] in _QUOTES or FORBIDDEN.search(text) or is_place(text):
        return 0.0
    if is_cjk(text):
        return cjk_score(text) if not any(word in text for word in _organization_words()[2]) else 0.05
    fathers = names_father(text)
    tokens = _QUOTED.sub(" ", text).split()
    if not 1 <= len(tokens) <= (_WITH_FATHERS if fathers else _TOKENS):
        return 0.0
    known: list[float] = []
    for token in tokens:
        value = _value_among(token, tokens)
        if value is None:
            return 0.0
        known.append(value)
    full = sum(value >= 0.7 for value in known)
    if not full or min(known) == 0.0:
        return 0.1 if full and known.count(0.0) == 1 and len(tokens) > 1 else 0.0
    anywhere, last, _ = _organization_words()
    folded = fold(text)
    if anywhere.search(folded) or (len(tokens) > 1 and (last.ends(folded) or _begins_as_body(text, folded))):
        return 0.05
    if len(tokens) > 1 and (tokens[-1].islower() or folded.startswith(praise())):
        return 0.1
    size = {1: 0.45, 2: 0.85, 3: 0.85, 4: 0.75, 5: 0.6}.get(len(tokens), 0.6 if fathers else 0.4)
    if full == 1 and len(tokens) == 2 and known[0] != 0.6:
        size = 0.6
    bonus = 0.12 if known[0] > 1 or (len(tokens) > 1 and may_be_given_name(tokens[0])) else 0.0
    malus = 0.25 * sum(value == _SELDOM for value in known)
    malus += 0.08 if text.isupper() and len(tokens) > 1 else 0.0
    return max(0.0, min(1.0, size + bonus - malus))


@lru_cache(maxsize=65536)
def organization_score(text: str) -> float:
    """Says how much a text looks like the name of an organisation.

    Returns:
        0 to 1: 0.9 with a word such as "University" or a legal form at its end, about 0.4 for a capitalised
        phrase that says nothing of its kind, 0 for prose.
    """
    if not 2 <= len(text) <= 120:
        return 0.0
    anywhere, last, cjk = _organization_words()
    folded = fold(text)
    words = text.split()
    if folded.rpartition(" ")[2] in venues():
        return 0.05
    if is_cjk(text) and any(word in text for word in cjk):
        return 0.9
    if len(words) > 14 or (text.endswith((".", "?", "!")) and len(words) > 6):
        return 0.05
    if len(words) > 1 and last.ends(folded):
        return 0.9
    if anywhere.search(folded) or _begins_as_body(text, folded):
        return 0.85 if words[0][:1].isupper() or words[0][:1].isdigit() else 0.5
    if len(words) == 1 and (text.isupper() or not text[1:].islower()):
        return 0.6
    capitals = sum(
        word[:1].isupper()
        or (word.isdigit() and words[0].isupper())
        or word.lower() in PARTICLES
        or word in {"of", "and", "&", "the", "for"}
        for word in words
    )
    return 0.4 if capitals == len(words) and len(words) <= 6 else 0.15
