"""The one true thing to quote to somebody: their newest award or talk, as a page prints it."""

from typing import NamedTuple

import pandas as pd

from analysis.ranking.mentions import RECOMMENDED, YOU
from analysis.ranking.seen import Seen
from analysis.ranking.words import word_list
from analysis.roles import Family, Role, family_of
from analysis.text import fold, squeeze

_FORMS = {
    Role.FINALIST.value: "finalist",
    Role.KEYNOTE.value: "keynote",
    Role.INSTRUCTOR.value: "workshop",
    Role.PANELIST.value: "panel",
    Role.MODERATOR.value: "panel",
    Role.AUTHOR.value: "paper",
}
_ORDER = (Family.AWARD.value, Family.SPEAKER.value, Family.COMMITTEE.value)


class Proof(NamedTuple):
    """Words to quote, and the page that prints it; both empty where no page says anything."""

    text: str = ""
    url: str = ""


def proof_of(seen: Seen, entity: str) -> Proof:
    """Gives what to quote: an award or a titled talk, the newest; else the newest of what they did."""
    rows = seen.mentions[(seen.mentions["entity_id"] == entity) & (seen.mentions["source"] != YOU)]
    rows = rows[rows["role"] != RECOMMENDED]
    if rows.empty:
        return Proof()
    family = rows["role"].map(family_of)
    named = (rows["award"] != "") & (family == Family.AWARD.value)
    titled = (rows["session"] != "") & (rows["session"].map(fold) != rows["event"].map(fold))
    rows = rows.assign(session=rows["session"].where(titled, ""))
    named |= titled & (family == Family.SPEAKER.value) & (rows["event"] != "")
    order = family.map({name: place for place, name in enumerate(_ORDER)}).fillna(len(_ORDER))
    ranked = rows.assign(named=named, order=order).sort_values(
        ["named", "year", "order"], ascending=[False, False, True], kind="stable", na_position="last"
    )
    said = {str(column): cell for column, cell in ranked.iloc[0].items()}
    return Proof(_words(said), str(said["url"]))


def note_of(seen: Seen, entity: str) -> str:
    """Gives who recommended somebody, or "you"; empty where the user noted nothing."""
    rows = seen.mentions[(seen.mentions["entity_id"] == entity) & (seen.mentions["source"] == YOU)]
    return "" if rows.empty else str(rows["role_label"].iloc[-1])


def _words(said: dict[str, object]) -> str:
    role, family = str(said["role"]), family_of(str(said["role"]))
    event = _event(said)
    if family == Family.AWARD.value:
        return _filled(_FORMS.get(role, "award"), _award(said, event), event)
    if family == Family.SPEAKER.value:
        session = squeeze(str(said["session"])).strip("“”\"'«»„")
        form = _FORMS.get(role) or ("panel" if fold(session).startswith("panel ") else "talk")
        return _filled(form if session else "spoke", session, event)
    return _filled("seat" if family == Family.COMMITTEE.value else "seen", "", event)


def _award(said: dict[str, object], event: str) -> str:
    award = squeeze(str(said["award"]))
    if not award:
        return f"an award of {event}"
    bare = award.removeprefix("The ").removeprefix("the ")
    year = _year(said)
    return f"the {bare}" if not year or year in bare else f"the {year} {bare}"


def _event(said: dict[str, object]) -> str:
    event, year = squeeze(str(said["event"])) or squeeze(str(said["host"])), _year(said)
    return event if not year or year in event else f"{event} {year}"


def _year(said: dict[str, object]) -> str:
    year = said["year"]
    return "" if pd.isna(year) else str(int(float(str(year))))  # type: ignore[call-overload]


def _filled(form: str, what: str, event: str) -> str:
    return str(word_list("meeting")["proofs"][form]).replace("{what}", what).replace("{event}", event)
