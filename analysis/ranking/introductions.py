"""Who of the people that somebody knows was seen beside a candidate, with the proof."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.names.affixes import split_affixes
from analysis.names.parts import strip_nickname
from analysis.organizations import affiliation_keys, organization_key
from analysis.ranking.mentions import YOU, each
from analysis.ranking.seen import Seen
from analysis.ranking.words import word_list
from analysis.roles import Family, Kind, Role, family_of
from analysis.text import fold

BONDS = ("known", "session", "committee", "award", "edition")
"""From the closest down; `known` is the candidate in person."""
STAGE = 12
"""People at most who share a session as one shares a panel; a track of a day names more."""
_EDITION = ["host", "event", "year"]
_SHOWN = ["entity_id", *_EDITION, "role", "role_label", "session", "award", "url"]
_TABLES = {Role.BOARD: "board", Role.OFFICER: "board", Role.VOLUNTEER: "help", Role.MENTOR: "help"}
"""At which table a seat is; those of board and programme committee need not know each other."""


class Contact(NamedTuple):
    """Somebody whom the user knows."""

    name: str
    organization: str = ""


def known_people(seen: Seen, contacts: Iterable[Contact]) -> pd.DataFrame:
    """Finds the contacts among the people of the pages.

    A name that several people carry counts only where the employer says which one it is.

    Returns:
        Rows of contact (its name), entity_id, and `matched`: "name and employer" or "name only".
    """
    rows = seen.mentions[seen.mentions["kind"] == Kind.PERSON.value]
    printed = rows[["entity_id", "name"]].drop_duplicates()
    carriers = printed.groupby(printed["name"].map(_plain))["entity_id"].agg(lambda ids: sorted(set(ids)))
    employers = _employers(rows)
    found = []
    for contact in contacts:
        ids = carriers.get(_plain(contact.name), [])
        theirs = [id_ for id_ in ids if organization_key(contact.organization) in employers.get(id_, ())]
        if len(theirs) == 1 or len(ids) == 1:
            how = "name and employer" if len(theirs) == 1 else "name only"
            found.append((contact.name, (theirs if len(theirs) == 1 else ids)[0], how))
    known = pd.DataFrame(found, columns=["contact", "contact_id", "matched"], dtype="str")
    return known.drop_duplicates("contact_id")


def paths(seen: Seen, contacts: Iterable[Contact]) -> pd.DataFrame:
    """Finds the ways to people over somebody known: on the same stage, committee, jury or edition.

    Returns:
        Rows of mentor_id, contact, matched, bond, event, year, mentor_role, contact_role, mentor_url and
        contact_url: for each pair of mentor and contact the closest bond, the newest of those.
    """
    known = known_people(seen, contacts)
    rows = seen.mentions.loc[seen.mentions["kind"] == Kind.PERSON.value]
    rows = rows.loc[(rows["source"] != YOU) & (rows["event"] != ""), _SHOWN]
    rows = rows.assign(session=rows["session"].where(_on_stage(rows), ""))
    theirs = rows.merge(known, left_on="entity_id", right_on="contact_id").drop(columns="entity_id")
    pairs = rows[pd.MultiIndex.from_frame(rows[_EDITION]).isin(pd.MultiIndex.from_frame(theirs[_EDITION]))]
    pairs = pairs.merge(theirs, on=_EDITION, suffixes=("", "_c"))
    pairs = pairs[pairs["entity_id"] != pairs["contact_id"]]
    pairs["bond"] = _bonds(pairs)
    pairs = pd.concat([_in_person(known), pairs], ignore_index=True)
    pairs["close"] = pairs["bond"].map(BONDS.index)
    pairs = pairs.sort_values(["close", "year"], ascending=[True, False], kind="stable", na_position="last")
    best = pairs.drop_duplicates(["entity_id", "contact_id"])
    names = {"entity_id": "mentor_id", "role": "mentor_role", "url": "mentor_url", "role_c": "contact_role",
             "url_c": "contact_url"}  # fmt: skip
    columns = ["mentor_id", "contact", "contact_id", "matched", "bond", "event", "year", "session",
               "mentor_role", "contact_role", "mentor_url", "contact_url"]  # fmt: skip
    return best.rename(columns=names).reindex(columns=columns).reset_index(drop=True)


def _plain(name: str) -> str:
    return fold(strip_nickname(split_affixes(name).name)[0])


def _employers(rows: pd.DataFrame) -> dict[str, set[str]]:
    printed = rows.loc[rows["organization"] != "", ["entity_id", "organization"]].drop_duplicates()
    found: dict[str, set[str]] = {}
    for entity, organization in zip(printed["entity_id"], printed["organization"], strict=True):
        keys = found.setdefault(entity, set())
        keys.update((organization_key(organization), *affiliation_keys(organization)))
    return found


def _on_stage(rows: pd.DataFrame) -> pd.Series:
    """Says where a session is a stage that few share, not the event or a whole track."""
    people = rows.groupby([*_EDITION, "session"], dropna=False)["entity_id"].transform("nunique")
    return (people <= STAGE) & (rows["session"].map(fold) != rows["event"].map(fold))


def _bonds(pairs: pd.DataFrame) -> pd.Series:
    families = [pairs[column].map(family_of) for column in ("role", "role_c")]
    bond = pd.Series("edition", index=pairs.index, dtype="str")
    both = {name: (families[0] == name) & (families[1] == name) for name in (Family.AWARD, Family.COMMITTEE)}
    bond[both[Family.AWARD] & (pairs["award"] == pairs["award_c"])] = "award"
    bond[both[Family.COMMITTEE] & _one_table(pairs)] = "committee"
    bond[(pairs["session"] != "") & (pairs["session"] == pairs["session_c"])] = "session"
    return bond


def _one_table(pairs: pd.DataFrame) -> pd.Series:
    """Says where two seats are at one table: of one kind, and no label says that it is another one.

    "Certification Committee" and "Mentoring Committee" are two tables; "Chair" alone may chair any.
    """
    about = [pd.Series(each(pairs[name], subject), pairs.index) for name in ("role_label", "role_label_c")]
    tables = [pairs[column].map(lambda role: _TABLES.get(role, "committee")) for column in ("role", "role_c")]
    board = (tables[0] == "board") & (tables[1] == "board")
    unsaid = (about[0] == "") | (about[1] == "")
    chairs = ((pairs["role"] == Role.CHAIR) & (about[0] == "")) | (
        (pairs["role_c"] == Role.CHAIR) & (about[1] == "")
    )
    same = (tables[0] == tables[1]) & (unsaid | (about[0] == about[1]))
    return board | same | chairs


def subject(label: str) -> str:
    """Gives what a seat is about: "program" of "Program Co-Chairs", nothing of "Committee Member"."""
    words = [word for word in fold(label).split() if word not in _seat_words()]
    return " ".join("program" if word == "programme" else word for word in words)


@cache
def _seat_words() -> frozenset[str]:
    return frozenset(fold(word) for words in word_list("seats").values() for word in words)


def _in_person(known: pd.DataFrame) -> pd.DataFrame:
    texts = dict.fromkeys(("event", "session", "role", "role_c", "url", "url_c"), "")
    return known.assign(entity_id=known["contact_id"], bond="known", year=float("nan"), **texts)
