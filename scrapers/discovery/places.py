"""Where discovery looks, and by which words: `data/discovery.yaml`, and a file of the user's own."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from analysis.text import fold
from data import DATA
from scrapers.addresses import web_address
from scrapers.errors import UsageError

FILE = "discovery.yaml"
_LISTS = ("members", "not_names", "not_sites")


@dataclass(frozen=True)
class Places:
    """Addresses and words of discovery.

    Attributes:
        addresses: of every source of proposals, by its name.
        topics: lists of confs.tech by industry.
        lists: further lists of words by name.
    """

    addresses: dict[str, list[str]]
    topics: dict[str, list[str]]
    lists: dict[str, list[str]]

    @cached_property
    def not_sites(self) -> frozenset[str]:
        """Gives sites that are nobody's home page."""
        return frozenset(self.lists["not_sites"])

    @cached_property
    def not_names(self) -> frozenset[str]:
        """Gives words of links that name nobody."""
        return frozenset(map(fold, self.lists["not_names"]))


def load_places(workspace: Path | None = None) -> Places:
    """Reads where to look; entries of the workspace take the place of single ones.

    Raises:
        UsageError: the file of the workspace cannot be read, or does not have the shape of the other.
    """
    known = _read(DATA / FILE)
    own = workspace / FILE if workspace else None
    added = _read(own) if own and own.exists() else {}
    addresses = known["addresses"] | added.get("addresses", {})
    topics = known["topics"] | added.get("topics", {})
    lists = {name: added.get(name, known[name]) for name in _LISTS}
    where = str(own if added else DATA / FILE)
    for urls in addresses.values():
        for url in urls:
            try:
                web_address(url)
            except UsageError as error:
                raise UsageError(f"{where}: {error}") from None
    return Places(addresses, topics, lists)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read as YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(content, dict) or not set(content) <= {"addresses", "topics", *_LISTS}:
        raise UsageError(f"{path}: the keys are addresses, topics, {', '.join(_LISTS)}; take any other out")
    for name, value in content.items():
        lists = value.values() if name in ("addresses", "topics") and isinstance(value, dict) else [value]
        if not all(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in lists):
            raise UsageError(f"{path}: {name}: write lists of words, each in [ ] or after a hyphen")
    return content
