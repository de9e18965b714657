"""How data names its fields: records are read by the meaning of their keys."""

import re
from functools import lru_cache
from typing import Any

from analysis.text import fold
from data import load_words
from scrapers.extract.facts import plain
from scrapers.extract.words import RoleHit, is_programme, role_of

Record = dict[str, Any]

_LISTS: dict[str, tuple[str, ...]] = {
    name: tuple(keys) for name, keys in load_words("data_keys.yaml").items()
}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\W]+")


@lru_cache(maxsize=8192)
def bare_key(key: str) -> str:
    """Gives a key as keys are compared: no case, blanks, hyphens, underscores."""
    return re.sub(r"[\W_]+", "", key).casefold()


@lru_cache(maxsize=8192)
def words_of(key: str) -> str:
    """Gives the words of a key: `goldSponsors` is "gold sponsors"."""
    return " ".join(part for part in _HUMP.split(key[:80]) if part).lower()


@lru_cache(maxsize=8192)
def role_of_key(key: str) -> RoleHit | None:
    """Gives the role that a key names, None where it names none or says much else besides."""
    words = words_of(key)
    hit = role_of(words)
    return hit if hit and hit.share >= 0.5 and len(words.split()) <= 5 else None


def listed(meaning: str, key: str) -> bool:
    """Says whether a key has one of the listed meanings."""
    return bare_key(key) in _LISTS[meaning]


def is_forbidden(key: str) -> bool:
    """Says whether a key holds people who did nothing but come, or who are nobody's business."""
    return listed("never", key) or not set(words_of(key).split()).isdisjoint(_LISTS["never"])


def is_talks(key: str) -> bool:
    """Says whether a key holds sessions."""
    return is_programme(words_of(key))


def is_hidden(record: Record) -> bool:
    """Says whether a record carries a flag that keeps it off the site's own pages."""
    for key, value in record.items():
        if value is False and listed("hidden_if_false", key):
            return True
        if value is True and listed("hidden_if_true", key):
            return True
        if isinstance(value, str) and listed("status", key) and fold(value) in _LISTS["hidden_status"]:
            return True
    return False


def field(record: Record, meaning: str) -> Any:
    """Gives the first value, not empty, among the keys of a meaning."""
    bare = {bare_key(key): value for key, value in record.items()}
    for key in _LISTS[meaning]:
        if bare.get(key):
            return bare[key]
    return None


def text_field(record: Record, meaning: str) -> str:
    """Gives the first text among the keys of a meaning; of a nested record its name."""
    bare = {bare_key(key): value for key, value in record.items()}
    for key in _LISTS[meaning]:
        value = bare.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict) and "rendered" not in value:
            value = value.get("name", value.get("title"))
        words = plain(value)
        if words:
            return words
    return ""


def has(record: Record, *meanings: str) -> bool:
    """Says whether a record has a value, not empty, for one of the meanings."""
    return any(field(record, meaning) for meaning in meanings)
