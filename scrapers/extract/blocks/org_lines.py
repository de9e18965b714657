"""Which lines may be the name of an organisation, once cleaned of booth, tier and logo words."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from analysis.names.judge import organization_score
from analysis.organizations import bears_legal_form, is_legal_form
from analysis.roles import Role
from analysis.text import fold
from data import load_words
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.told_sponsors import tells_of_sponsoring
from scrapers.extract.furniture import is_furniture
from scrapers.extract.heads import field_of
from scrapers.extract.prices import holds_price
from scrapers.extract.words import is_invitation, is_page_word, role_of

_NOT_A_NAME = re.compile(
    r"\b(?:website|web site|homepage|home page|webseite|sitio web|site web|sito web)$"
    r"|\b[^\W\d_]{3,10}\s\d{1,2}(?:\s?[–-]\s?\d{1,2})?,?\s(?:19|20)\d\d"
    r"|@(?:\S+\.|$)|(?:^|\s)@"  # but a name may hold the sign: "Tiles@Play"
    r"|https?:|__|^[\W\d]*$|^\d+ (?:and|&|-) \d+$|\?$|…$|©|\(?\d{3}\)?[-. ]\s?\d{3,4}[-. ]\d{3,4}\b"
    r"|^[A-Z]{1,3}\s?-?\d{1,4}[A-Z]?$|^[A-Z]{1,3}\d{0,2}[./ -]\d{1,4}[A-Z]?$"
    r"|^\d{1,2}[./ -]?[A-Z][./ -]?\d{1,4}[A-Z]?$"
    r"|\b\d{1,2}\.?\s+\w{3,10}\s+(?:19|20)\d\d|\d\s?(?:usd|eur|gbp|cad|sqm|m²|%)|\b\d+\s?x\s?\d+"
    r"|\d[:.]\d\d\b|^(?:\w\s)+\w$"
    r"|^[^\W\d_][\w .'-]+\s\d{5}(?:-\d{4})?$"
    r"|,\s+[A-Z]{2}(?:\s+\d{5}(?:-\d{4})?)?$|,\s+\d{4,6}\s+[^\W\d]|^p\.?\s?o\.?\s?box\b|^postfach\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z]{4}[.!?]\s+[A-Z]")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?")
_BRACKET_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]$")
_SURE, _WHOLE = 0.8, 0.99
_ELIDED = re.compile(r"^(?:[ldn]|dell|nell|all)['’]")
_WITHOUT_COUNT = re.compile(r"\s\d+$")
_GLUE = frozenset(
    "of and & the for de la le les du des del della di y e et und für der die das in on at by a an".split()
)
_LONGEST_WORDS = 9
_LONGEST = 80
_REPEATED = 3
_SHORT_FORM = 5
_INITIALS = 2  # "AG" in a tile stands for a name beside it
_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])


@cache
def _starts() -> re.Pattern[str]:
    loaded = load_words("not_organizations.yaml")
    words = sorted((str(word) for group in loaded.values() for word in group), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _picture_words() -> frozenset[str]:
    return frozenset(load_words("pictures.yaml")["words"])


def _is_file_name(text: str) -> bool:
    """Whether the words of a picture are all of the kind that names of files hold."""
    return all(word.isdigit() or word in _picture_words() for word in fold(text).split())


@cache
def _placeholders() -> frozenset[str]:
    loaded = load_words("placeholders.yaml")
    return frozenset(fold(str(word)) for word in loaded["stands"])


def may_be_name(line: Line, text: str) -> bool:
    """Says whether a cleaned line may be the name of an organisation."""
    return reads_as_name(text, image=line.image)


@lru_cache(maxsize=16384)
def reads_as_name(text: str, *, image: bool = False) -> bool:
    """Says whether a text may be the name of an organisation; of the words of a picture less is asked."""
    words = text.split()
    initials = len(text) == _INITIALS and not image
    if initials or not 1 < len(text) <= _LONGEST or len(words) > _LONGEST_WORDS or _NOT_A_NAME.search(text):
        return False
    if (
        (_starts().match(text) and not bears_legal_form(text))
        or _DOMAIN.fullmatch(text)
        or is_invitation(text)
        or (not image and is_furniture(text))
        or holds_price(text)
        or _WITHOUT_COUNT.sub("", fold(text)) in _placeholders()
        or (image and _is_file_name(text))
        or (not image and field_of(text))
        or (text.endswith(".") and len(words) > 4 and not (bears_legal_form(text) or _ends_short(words)))
        or is_legal_form(text)
        or tells_of_sponsoring(text)
    ):
        return False
    if not image and not _is_title_case(words) and organization_score(text) < 0.8:
        return False
    if image:  # pictures of tiers: "Gold"
        return (hit := role_of(text)) is None or hit.share < _WHOLE
    return bears_legal_form(text) or not (_is_label(text) or is_page_word(text))


def _ends_short(words: list[str]) -> bool:
    """Whether a full stop ends a short form, not a sentence: "Ford County Office of Public Rel."."""
    short = len(words[-1]) <= _SHORT_FORM and words[-1][:1].isupper()
    return short and _is_title_case(words) and organization_score(" ".join(words)) >= _SURE


def _is_title_case(words: list[str]) -> bool:
    bare = [_ELIDED.sub("", word) for word in words]
    content = [word for word in bare if word.lower() not in _GLUE]
    capitals = sum(not word[:1].islower() for word in content)
    mostly = bool(content) and capitals >= 0.6 * len(content) and not words[0][:1].islower()
    return mostly or len(words) == 1


def _is_label(text: str) -> bool:
    """Says whether a text names a tier or a role ("Gold Sponsors") rather than somebody."""
    hit = role_of(_BRACKET_BEHIND.sub("", text))
    if hit is None or bears_legal_form(text):
        return False
    if hit.share >= 0.5:
        body = hit.share < _WHOLE and hit.role == Role.BOARD and organization_score(text) >= _SURE
        return not body  # "Craft Council"
    folded = fold(text)
    ends = folded.split()[-1] in hit.phrase.split()
    plural = hit.phrase.endswith("s") and folded.startswith(f"{hit.phrase} of ") and folded[0] != "f"
    heads = plural or (folded.startswith(hit.phrase) and any(_is_plain(word) for word in text.split()[1:]))
    return (ends or heads) and hit.role in _ORGANIZATIONS


def _is_plain(word: str) -> bool:
    """Whether a word is an ordinary one in small letters: "Sponsors supporting the Guild" names none."""
    return word.isalpha() and word.islower() and word not in _GLUE


def repeated(texts: Iterable[tuple[str, object]]) -> set[str]:
    """Finds texts that stand under several headings: benefits of packages, labels of fields, not names.

    Args:
        texts: a text and the heading over it.
    """
    counted = Counter(text for text, _ in {(fold(text), heading) for text, heading in texts})
    return {text for text, times in counted.items() if times >= _REPEATED}
