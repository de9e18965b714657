"""The strict shape of a catalogue file: what a file may say, checked key by key."""

import re
from pathlib import Path
from typing import Any, NoReturn

from analysis.text import squeeze
from scrapers.addresses import web_address
from scrapers.catalog.model import EVIDENCE, GRADES, KINDS, STATUSES, TIERS, CatalogSource, Industry
from scrapers.catalog.reading import Located, read_yaml
from scrapers.errors import UsageError

_INDUSTRY_KEYS = ("id", "label", "aliases", "professions", "sources")
_SOURCE_KEYS = (
    *("id", "name", "kind", "tier", "url", "region", "pages"),
    *("platform", "evidence", "grade", "notes", "status", "successor"),
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Checker:
    """Checks one file; every complaint names the file and the line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, line: int, problem: str) -> NoReturn:
        raise UsageError(f"{self.path}, line {line}: {problem}")

    def mapping(self, value: Any, what: str, line: int) -> Located:
        if not isinstance(value, Located):
            self.fail(line, f"{what} must be written as `key: value` lines")
        return value

    def keys(self, row: Located, what: str, known: tuple[str, ...], needed: tuple[str, ...]) -> None:
        if unknown := [key for key in row if key not in known]:
            self.fail(
                row.line_of(unknown[0]),
                f'{what}: unknown key "{squeeze(unknown[0])}"; the keys are {", ".join(known)}',
            )
        if missing := [key for key in needed if not row.get(key)]:
            self.fail(row.line_of(missing[0]), f'{what}: the key "{missing[0]}" is missing or empty')

    def text(self, row: Located, key: str, default: str = "") -> str:
        value = row.get(key) or default
        if not isinstance(value, str):
            self.fail(row.line_of(key), f'"{key}" must be a text')
        return squeeze(value)

    def identifier(self, row: Located) -> str:
        value = self.text(row, "id")
        if not _ID.fullmatch(value):
            self.fail(row.line_of("id"), f'the id "{value}" must be small letters, digits and hyphens')
        return value

    def choice(self, row: Located, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        value = self.text(row, key, default)
        if value and value not in allowed:
            self.fail(row.line_of(key), f'"{value}" is no {key}; choose {", ".join(allowed)}')
        return value

    def words(self, row: Located, key: str) -> tuple[str, ...]:
        value = row.get(key) or []
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            self.fail(row.line_of(key), f'"{key}" must be a list of words, one a line after a hyphen')
        return tuple(squeeze(word) for word in value)

    def address(self, row: Located, key: str) -> str:
        value = self.text(row, key)
        try:
            return web_address(value)
        except UsageError as error:
            self.fail(row.line_of(key), f"{key}: {error}")

    def pages(self, row: Located) -> tuple[tuple[str, str], ...]:
        pages = self.mapping(row.get("pages") or Located(), '"pages"', row.line_of("pages"))
        return tuple((key, self.address(pages, key)) for key in pages)

    def source(self, value: Any, number: int, line: int) -> CatalogSource:
        row = self.mapping(value, f"source {number}", line)
        what = f'source "{row["id"]}"' if isinstance(row.get("id"), str) else f"source {number}"
        self.keys(row, what, _SOURCE_KEYS, ("id", "name", "kind", "url"))
        return CatalogSource(
            id=self.identifier(row),
            name=self.text(row, "name"),
            kind=self.choice(row, "kind", KINDS),
            tier=self.choice(row, "tier", TIERS, "core"),
            url=self.address(row, "url"),
            region=self.text(row, "region"),
            pages=self.pages(row),
            platform=self.text(row, "platform"),
            evidence=self.choice(row, "evidence", EVIDENCE, "recalled"),
            grade=self.choice(row, "grade", GRADES),
            notes=self.text(row, "notes"),
            status=self.choice(row, "status", STATUSES, "active"),
            successor=self.address(row, "successor") if row.get("successor") else "",
        )

    def sources(self, row: Located) -> tuple[CatalogSource, ...]:
        listed = row["sources"]
        if not isinstance(listed, list):
            self.fail(row.line_of("sources"), '"sources" must be a list, each source after a hyphen')
        found: dict[str, CatalogSource] = {}
        for number, value in enumerate(listed, 1):
            source = self.source(value, number, row.line_of("sources"))
            if source.id in found:
                self.fail(value.line, f'the source id "{source.id}" is there twice; choose another')
            found[source.id] = source
        return tuple(found.values())


def read_industry(path: Path) -> Industry:
    """Reads one file of the catalogue; the label may be empty where the file only adds to an industry.

    Raises:
        UsageError: the file cannot be read, or says something that a catalogue file may not say.
    """
    check = _Checker(path)
    row = check.mapping(read_yaml(path), "an industry", 1)
    check.keys(row, "industry", _INDUSTRY_KEYS, ("id", "sources"))
    return Industry(
        id=check.identifier(row),
        label=check.text(row, "label"),
        aliases=check.words(row, "aliases"),
        professions=check.words(row, "professions"),
        sources=check.sources(row),
    )
