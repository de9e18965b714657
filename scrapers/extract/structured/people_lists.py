"""Lists of people in any data: found by the keys they stand under, read where their records are alike."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from analysis.roles import FAMILY, Family
from scrapers.extract import facts
from scrapers.extract.dates import date_range, year_of
from scrapers.extract.document import Document
from scrapers.extract.structured import keys, records
from scrapers.extract.structured.keys import Record
from scrapers.extract.structured.records import MONEY, Setting
from scrapers.extract.tiers import tier_of
from scrapers.items import Mention

DEPTH_LIMIT = 30
VALUE_LIMIT = 300_000
_ALIKE = 0.6


def find(document: Document, data: Any, setting: Setting, extractor: str) -> Iterator[Mention]:
    """Gives the mentions of every list of people in the data.

    Args:
        document: the page that holds the data.
        data: any JSON value.
        setting: what is known of the whole, such as a role that the address names.
        extractor: name of the reader.
    """
    pending: list[tuple[Any, Setting, int]] = [(data, setting, 0)]
    visited = 0
    while pending and visited < VALUE_LIMIT:
        value, known, depth = pending.pop()
        visited += 1
        if depth > DEPTH_LIMIT or (isinstance(value, dict) and keys.is_hidden(value)):
            continue
        group = _records(value) if known.role else []
        if group and _is_people(group, known):
            for record in group:
                found = records.mention(document, record, known, extractor)
                if found:
                    yield found
        else:
            pending += [(inner, around, depth + 1) for inner, around in _inside(value, known)]


def _records(value: Any) -> list[Record]:
    """Gives the records of a list, of a mapping by id, or a single record; without the hidden ones."""
    if isinstance(value, dict):
        inner = list(value.values())
        by_id = len(inner) > 1 and all(isinstance(item, dict) for item in inner)
        value = inner if by_id else [value]
    if not isinstance(value, list):
        return []
    found = [_opened(item) for item in value if isinstance(item, dict) and not keys.is_hidden(item)]
    return [record for record in found if not keys.is_hidden(record)]


def _opened(record: Record) -> Record:
    """Unpacks a record that only wraps another: `{"node": {…}}`, `{"id": 1, "attributes": {…}}`."""
    for _ in range(3):
        if keys.has(record, "full_name", "given_name", "organization_name"):
            break
        inner = next(
            (v for k, v in record.items() if isinstance(v, dict) and keys.listed("wrappers", k)), None
        )
        if inner is None:
            break
        record = inner
    title, extra = record.get("title"), record.get("acf") or record.get("meta")
    if isinstance(title, dict) and "name" not in record:  # WordPress: a name is the title of its post,
        record = {key: value for key, value in record.items() if key != "title"} | {"name": title}
    return {**extra, **record} if isinstance(extra, dict) else record  # and further fields stand apart


def _is_people(group: list[Record], known: Setting) -> bool:
    """Says whether the records are alike and name somebody; groups of people are not people."""
    if known.role is None or any(_is_group(record, known) for record in group):
        return False
    named = sum(records.who(record, known.role) is not None for record in group)
    if len(group) == 1 and known.role not in MONEY and not keys.has(group[0], "given_name"):
        return named == 1 and keys.has(group[0], "portrait", "job_title", "organization", "tagline")
    return named >= max(1, _ALIKE * len(group))


def _is_group(record: Record, known: Setting) -> bool:
    return any(
        isinstance(value, list)
        and any(isinstance(item, dict) for item in value)
        and (keys.role_of_key(key) or keys.listed("wrappers", key))
        and not keys.is_talks(key)
        and not _is_staff(key, known)
        for key, value in record.items()
    )


def _inside(value: Any, known: Setting) -> Iterator[tuple[Any, Setting]]:
    if isinstance(value, list):
        yield from ((item, known) for item in value if isinstance(item, dict | list))
    elif isinstance(value, dict):
        around = _around(value, known)
        for key, inner in value.items():
            closed = keys.is_forbidden(key) or _is_staff(key, known)
            if isinstance(inner, dict | list) and not closed:
                yield inner, _under(key, around)


def _is_staff(key: str, known: Setting) -> bool:
    """Says whether a key inside a sponsor or exhibitor holds those who work there."""
    return known.role in MONEY and keys.listed("staff", key)


def _around(record: Record, known: Setting) -> Setting:
    """Adds what a record says about the lists inside it: the event, the talk, the tier."""
    known = replace(known, about=_event(record, known))
    title = keys.text_field(record, "session")
    if known.role in MONEY:
        tier = keys.text_field(record, "tier") or title
        return replace(known, tier=tier_of(tier) or (tier if len(tier) < 40 else ""))
    if title and known.role is None and any(keys.role_of_key(key) for key in record):
        dated = keys.has(record, "start") and not keys.has(record, "place")
        return replace(known, session=title if dated or known.talks else known.session)
    return known


def _under(key: str, known: Setting) -> Setting:
    hit = keys.role_of_key(key)
    if hit and (not keys.is_talks(key) or FAMILY[hit.role] is Family.COMMITTEE):
        words = keys.words_of(key)
        return replace(known, role=hit.role, label=words, tier=tier_of(words) or known.tier)
    if keys.listed("wrappers", key) or key.isdigit():
        return known
    return replace(known, role=None, label="", tier="", talks=keys.is_talks(key))


def _event(record: Record, known: Setting) -> facts.EventFacts:
    """Reads name, date and place of the event, where a record holds it or is it."""
    event = keys.field(record, "event")
    if not isinstance(event, dict):
        event = record if keys.has(record, "end") and keys.has(record, "place") and not known.talks else {}
    name = keys.text_field(event, "session")
    if not name or known.about.name:
        return known.about
    date = date_range(keys.text_field(event, "start"), keys.text_field(event, "end"))
    return facts.EventFacts(name, year_of(date), date, keys.text_field(event, "place"))
