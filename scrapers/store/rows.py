"""Mentions and bodies to rows of the store and back."""

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import zstandard
from sqlalchemy import RowMapping

from scrapers.items import Kind, Mention, Role

_FIELDS = tuple(field.name for field in fields(Mention))
_LEVEL = 3


def printable(text: str) -> str:
    """Gives text that every database takes: no lone surrogates, no NUL."""
    if text.isascii():
        return text.replace("\x00", "")
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def mention_rows(project: str, page: str, found: Iterable[Mention]) -> list[dict[str, Any]]:
    """Gives one row a mention_id; of two mentions with the same id the surer one stays."""
    rows: dict[str, dict[str, Any]] = {}
    for position, mention in enumerate(found):
        row = mention.as_row()
        key = str(row["mention_id"])
        row |= {name: printable(value) for name, value in row.items() if isinstance(value, str)}
        row |= {"project": project, "page": page, "position": position}
        earlier = rows.get(key)
        if earlier is None or float(earlier["confidence"]) < mention.confidence:
            rows[key] = row
    return list(rows.values())


def mention_of(row: RowMapping) -> Mention:
    """Gives the mention of a row."""
    values = {name: row[name] for name in _FIELDS}
    values |= {
        "role": Role(row["role"]),
        "kind": Kind(row["kind"]),
        "profile_urls": tuple(row["profile_urls"].split()),
    }
    return Mention(**values)


def body_row(body: bytes) -> dict[str, Any]:
    """Gives a body as it is stored: compressed, named by its hash."""
    return {
        "sha256": hashlib.sha256(body).hexdigest(),
        "zstd": zstandard.ZstdCompressor(level=_LEVEL).compress(body),
        "size": len(body),
    }


def body_of(row: RowMapping) -> bytes:
    """Gives the bytes of a stored body."""
    return zstandard.ZstdDecompressor().decompress(row["zstd"], max_output_size=row["size"])
