"""Lists of Chinese names with nothing but blanks between: "委员：安 平 白雪松 曹 立"."""

import re

from analysis.names.cjk import is_cjk
from analysis.names.judge import person_score

_BRACKET = re.compile(r"[(（][^()（）]{1,4}[)）]")
_LABEL = re.compile(r"^([^:：]{1,12}[:：])\s?(.+)$")
_FEWEST, _LONGEST = 4, 4
_MOSTLY, _NAMELY = 0.6, 0.6


def with_signs(text: str) -> str:
    """Puts the sign between names that only blanks part; any other text stays as it is."""
    if text.count(" ") < _FEWEST - 1 or not is_cjk(text) or "、" in text or "," in text or "，" in text:
        return text
    match = _LABEL.match(text)
    label, rest = (match[1], match[2]) if match else ("", text)
    names = _joined(_BRACKET.sub("", rest).split())
    short = all(1 < len(name.replace(" ", "")) <= _LONGEST for name in names)
    if len(names) < _FEWEST or not short:
        return text
    named = sum(person_score(name) >= _NAMELY for name in names)
    return f"{label}{'、'.join(names)}" if named >= _MOSTLY * len(names) else text


def _joined(words: list[str]) -> list[str]:
    """Joins a family name of one sign and the given name behind it: "安 平"."""
    found: list[str] = []
    at = 0
    while at < len(words):
        pair = len(words[at]) == 1 and at + 1 < len(words) and len(words[at + 1]) <= 2
        found.append(" ".join(words[at : at + 1 + pair]))
        at += 1 + pair
    return found
