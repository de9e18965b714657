"""Names in Chinese, Japanese and Korean signs: no capitals tell them, but blanks and family names do."""

import re
from functools import cache

from data import load_words

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PARTED = re.compile(
    r"([\u30a0-\u30ff\u3400-\u9fff々ヶノ]{1,5}|[\u3040-\u309f]{2,5})[ \u3000]"
    r"([\u3400-\u9fff々]{1,4}[\u3040-\u30ff]{0,3}|[\u3040-\u309f]{2,5}|[\u30a0-\u30ff]{2,6})"
)
_DOTTED = re.compile(
    r"[\u30a0-\u30ff]+(?:[・=][\u30a0-\u30ff]+)+|[\u3400-\u9fff]{2,6}[.·・‧．][\u3400-\u9fff]{2,6}"
)
_HAN = re.compile(r"[\u3400-\u9fff々ヶノ]{2,6}")
_HAN_AND_KANA = re.compile(r"[\u3400-\u9fff々]{2,3}[\u3040-\u30ff]{2,3}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,5}")
_KANA = re.compile(r"[\u3040-\u30ff\s]+")
_LATIN = re.compile(r"[A-Z][A-Za-z'’ -]*")
_NO_NAME = re.compile(r"[的了和与及是在年日时時廳厅館馆室樓]|月$")
_LIKELY = 0.8
_SPREAD = 0.5
_LEAST_SPREAD, _MOST_SPREAD = 3, 5
_DOUBTFUL = 0.3
_JAPANESE = 4


@cache
def _family_names() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    loaded = load_words("cjk_family_names.yaml")
    single = frozenset(loaded["chinese"].replace(" ", ""))
    return single, tuple(loaded["compound"]), tuple(loaded["japanese"]), tuple(loaded["korean"].split())


@cache
def _japanese_single() -> frozenset[str]:
    return frozenset("".join(load_words("cjk_family_names.yaml")["japanese_single"].split()))


def is_cjk(text: str) -> bool:
    """Says whether a text holds signs of Chinese, Japanese or Korean."""
    return not text.isascii() and bool(_CJK.search(text))


def is_reading_of(text: str, name: str) -> bool:
    """Says whether a text behind a name in such signs only spells it: in kana, or in Latin letters."""
    if not is_cjk(name):
        return False
    return bool(_KANA.fullmatch(text)) or (_LATIN.fullmatch(text) is not None and 1 < len(text.split()) < 4)


def unspaced(text: str) -> str:
    """Takes out the blanks of a text whose every sign stands apart, as tables print it: 役 職."""
    signs = text.split()
    return "".join(signs) if len(signs) > 1 and all(len(sign) == 1 for sign in signs) else text


def cjk_score(text: str) -> float:
    """Says how much a text with such signs looks like one person's name: 0 to 1.

    A blank or a dot between family and given name says much; without one the text must begin with a known
    family name and be as long as names are.
    """
    if (joined := unspaced(text)) != text:  # names are printed so, and heads of columns
        spread = _SPREAD if _LEAST_SPREAD <= len(joined) <= _MOST_SPREAD else 0.0
        return max(spread, cjk_score(joined))
    if _DOTTED.fullmatch(text):
        return _LIKELY
    single, compound, japanese, korean = _family_names()
    if _HANGUL.fullmatch(text.replace(" ", "")):
        return _LIKELY if text.startswith(korean) and 2 <= len(text.replace(" ", "")) <= 4 else _DOUBTFUL
    if parted := _PARTED.fullmatch(text):
        known = len(parted[1]) > 1 or parted[1] in single or parted[1] in _japanese_single()
        return _LIKELY if known else _DOUBTFUL
    if _HAN_AND_KANA.fullmatch(text):
        return _LIKELY if text.startswith(japanese) else 0.0
    if not _HAN.fullmatch(text):
        return 0.0
    known = (
        (text.startswith(compound) and 3 <= len(text) <= 4)
        or (text[0] in single and len(text) <= 3)
        or (text.startswith(japanese) and 3 <= len(text) <= 5)
    )
    if known:
        # Japanese given names hold what is "and" in Chinese: 和也, 正和
        text = text.replace("和", "") if text.startswith(japanese) and len(text) == _JAPANESE else text
        return 0.1 if _NO_NAME.search(text[1:]) else _LIKELY
    return _DOUBTFUL if len(text) <= 4 else 0.0
