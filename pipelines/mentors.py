"""The table of people that a person opens: one row a person, the best first, with why."""

from datetime import date

import pandas as pd

from analysis.ranking.focus import focus
from analysis.ranking.naming import names
from analysis.ranking.seen import Seen, look
from analysis.ranking.titles import LABELS
from analysis.ranking.upcoming import upcoming
from analysis.roles import Kind
from pipelines import columns
from pipelines.reasons import reasons

COLUMNS = (
    "rank", "mentor_id", "name", "mentor_type", "score", "why", "appearances", "events", "hosts", "years",
    "first_year", "last_year", "roles", "seniority", "job_title", "organization", "helping_evidence",
    "next_event", "next_date", "next_place", "profile_urls", "evidence_urls",
)  # fmt: skip
NUMERIC = ("rank", "score", "appearances", "events", "hosts", "years", "first_year", "last_year")


def mentors_table(ranked: pd.DataFrame, resolved: pd.DataFrame | Seen, upcoming_after: date) -> pd.DataFrame:
    """Makes the rows of `mentors.csv`.

    Args:
        ranked: as `rank_frame` gives it.
        resolved: the mentions behind it, with `entity_id`, or what was seen in them.
        upcoming_after: the day from which an appearance is still to come.
    """
    seen = look(resolved)
    people = listed(ranked, Kind.PERSON)
    newest = columns.newest_first(seen)
    employers = columns.newest(newest, "organization")
    cells = {
        "rank": people["rank"],
        "mentor_id": people.index.to_series(),
        "name": pd.Series(names(seen), dtype="str"),
        "mentor_type": pd.Series(focus(seen), index=seen.entities, dtype="str"),
        "score": people["score"].round(2),
        "why": pd.Series(reasons(seen), dtype="str"),
        "roles": columns.roles(seen),
        "seniority": people["seniority"].astype("int64").map(LABELS),
        "job_title": columns.job_titles(newest, employers),
        "organization": employers,
        "helping_evidence": columns.helping_evidence(seen),
        "profile_urls": columns.links(newest, "profile_urls"),
        "evidence_urls": columns.links(newest, "url"),
    }
    more = [counts(seen), upcoming(seen, upcoming_after)]
    table = pd.DataFrame(cells, index=people.index).join([part.reindex(people.index) for part in more])
    return tidy(table, COLUMNS, NUMERIC)


def listed(ranked: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Takes those of a kind that are not set aside, by entity."""
    rows = ranked[(ranked["kind"] == kind.value) & (ranked["set_aside"] == "")]
    return rows.set_index("entity_id")


def counts(seen: Seen) -> pd.DataFrame:
    """Counts by entity: appearances, editions of events, hosts, years, and the first and last of them."""
    rows = seen.appearances
    by = rows.groupby("entity_id", sort=False)
    found = pd.DataFrame(
        {
            "appearances": by.size(),
            "events": by["event_key"].nunique(),
            "hosts": rows[rows["host_key"] != ""].groupby("entity_id", sort=False)["host_key"].nunique(),
            "years": by["year"].nunique(),
            "first_year": by["year"].min(),
            "last_year": by["year"].max(),
        }
    )
    return found.fillna({"hosts": 0}).astype("Int64")


def tidy(table: pd.DataFrame, order: tuple[str, ...], numeric: tuple[str, ...]) -> pd.DataFrame:
    """Puts the columns in order; an absent text is empty, an absent number stays missing."""
    text = [column for column in order if column not in numeric]
    table[text] = table[text].astype("str").fillna("")
    return table.loc[:, list(order)].reset_index(drop=True)
