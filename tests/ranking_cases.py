"""Invented mentions for the tests of the ranking."""

import pandas as pd

BLANK = {
    "kind": "person", "role": "speaker", "event": "", "host": "", "year": "", "session": "", "award": "",
    "date": "", "place": "", "job_title": "", "organization": "", "tier": "", "evidence": "", "url": "",
    "role_label": "", "profile_urls": "", "excluded": "", "source": "",
}  # fmt: skip


def mention(entity: str, **said: object) -> dict[str, object]:
    return BLANK | {"entity_id": entity, "name": entity} | said


def table(*mentions: dict[str, object]) -> pd.DataFrame:
    frame = pd.DataFrame(list(mentions), columns=["entity_id", "name", *BLANK])
    frame.insert(0, "mention_id", [f"m{position:04}" for position in range(len(frame))])
    return frame


def talk(entity: str, event: str, year: int, **said: object) -> dict[str, object]:
    host = f"{event.casefold().replace(' ', '')}.example"
    said = {"host": host, "url": f"https://{host}/{year}/{entity.replace(' ', '-')}"} | said
    return mention(entity, event=f"{event} {year}", year=year, **said)
