"""The lists that a person opens, made anew from resolved mentions: no page is read for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.ranking.introductions import Contact
from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import NO_WISHES
from analysis.ranking.wishes import Wishes, employed_by, unknown
from analysis.text import squeeze
from pipelines.additions import with_additions
from pipelines.calendar import FILE as CALENDAR
from pipelines.calendar import write_calendar
from pipelines.export import spreadsheet, workbook
from pipelines.export.tables import read_tables
from pipelines.frames import read_table, write_table
from pipelines.introductions import FILE as INTRODUCTIONS
from pipelines.introductions import first_paths, introductions_table, put_away
from pipelines.meeting import meetings
from pipelines.mentors import mentors_table
from pipelines.organizations import organizations_table
from pipelines.privacy.mentions import mark_clean, read_mentions
from pipelines.rank import rank_seen
from pipelines.report import page
from pipelines.results import Results
from pipelines.signals import FILE, signals_table
from pipelines.wishes import last_wishes, save_wishes
from scrapers.store import Store, store_path
from scrapers.store.additions import additions

SIGNALS = FILE


@dataclass(frozen=True, slots=True)
class Lists:
    """What was written.

    Attributes:
        aside: name and reason of everybody who was set aside.
        notes: what was asked for and found nowhere, and what is no longer there.
    """

    mentors: pd.DataFrame
    organizations: pd.DataFrame
    signals: pd.DataFrame
    aside: Sequence[tuple[str, str]]
    notes: Sequence[str] = ()


def relist(
    results: Results, today: date, wishes: Wishes | None = None, contacts: Sequence[Contact] = ()
) -> Lists:
    """Makes the lists of stored results anew, with the user's notes as they are now.

    Args:
        results: the folder of a run.
        today: the day from which an appearance is still to come.
        wishes: None for those of last time.
        contacts: whom the user knows.

    Raises:
        UsageError: the results cannot be read or written.
    """
    place = store_path(results.folder.parent)
    if place.is_file():
        with Store.open(place) as store:
            resolved = read_mentions(store, results.resolved)
            resolved = with_additions(resolved, additions(store, results.folder.name))
            write_table(resolved, results.resolved)
            mark_clean(store, results.resolved)
    else:
        resolved = read_table(results.resolved, needs=("entity_id", "name"))
    seen = look(resolved)
    del resolved  # of very many people it would stay beside what was seen in it
    lists = write_lists(seen, results, today, wishes or last_wishes(results), contacts)
    tables = read_tables(results)
    workbook.write_tables(tables, results.mentors_csv.with_suffix(workbook.ENDING))
    page.write(tables, seen, results.folder / page.FILE, lists.signals, last_wishes(results))
    return lists


def write_lists(
    resolved: pd.DataFrame | Seen,
    results: Results,
    today: date,
    wishes: Wishes = NO_WISHES,
    contacts: Sequence[Contact] = (),
) -> Lists:
    """Ranks and writes `mentors.csv`, `organizations.csv`, `signals.parquet`, `meet.ics`.

    With contacts also `introductions.csv`; without, one of an earlier list is removed.

    Args:
        resolved: mentions with `entity_id`, or what was seen in them.
        results: the folder to write into.
        today: the day from which an appearance is still to come.
        wishes: the situation and what else was asked for.
        contacts: whom the user knows.

    Raises:
        UsageError: the folder cannot be written.
    """
    save_wishes(results, wishes)
    seen = look(resolved)
    ranked = rank_seen(seen, wishes)
    mentors = mentors_table(ranked, seen, today)
    organizations = organizations_table(ranked, seen, wishes)
    ways = introductions_table(mentors, seen, contacts) if contacts else None
    signals = signals_table(ranked, seen, wishes.situation, None if ways is None else first_paths(ways))
    placed = signals["entity_id"].map(organizations.set_index("organization_id")["rank"])
    signals["rank"] = placed.astype("float64").fillna(signals["rank"]).astype("int64")
    write_table(signals, results.folder / SIGNALS)
    spreadsheet.write(organizations, results.organizations_csv)
    write_calendar(meetings(seen, mentors, today), results.folder / CALENDAR)
    stale = put_away(results.folder) if ways is None else []
    if ways is not None:
        spreadsheet.write(ways, results.folder / INTRODUCTIONS)
    spreadsheet.write(mentors, results.mentors_csv)
    aside = signals.loc[signals["set_aside"] != "", ["name", "set_aside"]]
    set_aside = list(aside.itertuples(index=False, name=None))
    return Lists(mentors, organizations, signals, set_aside, [*stale, *_notes(seen, signals, wishes)])


def _notes(seen: Seen, signals: pd.DataFrame, wishes: Wishes) -> list[str]:
    """Says what was asked for and is on no page."""
    missing = [f"--exclude: no page names {name}" for name in unknown(seen, wishes.exclude)]
    for option, asked in (("near", wishes.near), ("profession", wishes.profession)):
        if asked and not signals[option].any():
            missing.append(f"--{option}: no page names {asked}")
    if wishes.employer and unknown(seen, [wishes.employer]):
        missing.append(f"--employer: no page names {wishes.employer}")
    return [*missing, *_colleagues(seen, signals, wishes)]


def _colleagues(seen: Seen, signals: pd.DataFrame, wishes: Wishes) -> list[str]:
    """Flags people of the own employer who stay in the list: their influence may end at its door."""
    if not wishes.employer:
        return []
    theirs = signals["entity_id"].isin(employed_by(seen, wishes.employer)) & (signals["set_aside"] == "")
    if not theirs.any():
        return []
    names = "; ".join(signals.loc[theirs, "name"])
    return [f"--employer: in the list, and at your own employer {squeeze(wishes.employer)}: {names}"]
