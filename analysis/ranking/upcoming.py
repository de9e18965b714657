"""Where somebody can be met next."""

from datetime import date

import pandas as pd

from analysis.ranking.mentions import RECOMMENDED
from analysis.ranking.seen import Seen
from analysis.ranking.series import read_event
from analysis.text import squeeze

_DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"
_EDITION = ["host", "event", "year"]
_SAID = ["entity_id", *_EDITION, "date", "place", "role", "session", "url"]


def upcoming(seen: Seen, after: date) -> pd.DataFrame:
    """Finds the next appearance of every entity that a page dates to `after` or later.

    Returns:
        By entity: next_event, next_date (a day, a range or a year), next_place.
    """
    once = coming(seen, after).drop_duplicates("entity_id").set_index("entity_id")
    return pd.DataFrame(
        {"next_event": once["meeting"], "next_date": once["date"], "next_place": once["place"]}
    )


def coming(seen: Seen, after: date) -> pd.DataFrame:
    """Finds all appearances that a page dates to `after` or later, the next first.

    A range counts as long as its last day has not passed. The days and the place of an edition hold for
    all who are named at it. Where no page says the day, an edition of a later year counts, dated by it.

    Returns:
        Rows of entity_id, meeting (the event, or the host), date (a day, a range or a year), first and last
        day (blank where unknown), place, role, session, url.
    """
    rows = _with_days(seen.mentions[_SAID])
    later = (rows["year"] > after.year) & (rows["event"] != "") & (rows["first"] == "")
    found = rows[((rows["first"] != "") & (rows["last"] >= after.isoformat())) | later]
    years = found["year"].fillna(0).astype("int64").astype("str")
    found = found.assign(date=found["date"].where(found["first"] != "", years))
    found = found.assign(start=found["first"].where(found["first"] != "", years + "-99"))
    found = found.sort_values(["start", "place"], ascending=[True, False], kind="stable")
    found["meeting"] = found["event"].where(found["event"] != "", found["host"]).map(squeeze)
    found["place"] = found["place"].map(squeeze)
    return found.drop_duplicates(["entity_id", "meeting", "date", "session"])


def expected(seen: Seen, entity: str, after: date) -> pd.DataFrame:
    """Finds editions to come of events where somebody was, but where no page names them yet.

    Returns:
        Rows of meeting, date, place, and `times`: at how many earlier editions they were.
    """
    rows = coming(seen, after)
    mine = seen.appearances[(seen.appearances["entity_id"] == entity) & (seen.appearances["series"] != "")]
    past = mine[mine["role"] != RECOMMENDED].drop_duplicates("event_key")
    times = past.groupby(["host", "series"]).size().rename("times").reset_index()
    rows = rows.assign(series=[read_event(event).series for event in rows["event"]])
    announced = rows.loc[rows["entity_id"] == entity, "meeting"]
    found = rows.merge(times, on=["host", "series"])
    found = found[~found["meeting"].isin(announced)].drop_duplicates("meeting")
    return found.loc[:, ["meeting", "date", "place", "times"]]


def _with_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds the first and last day, blank where unknown, and fills date and place from the edition."""
    rows = _days(rows)
    named = rows[(rows["event"] != "") & rows["year"].notna()]
    dated = named[named["first"] != ""].sort_values("first", kind="stable").drop_duplicates(_EDITION)
    placed = named[named["place"] != ""].drop_duplicates(_EDITION)
    days = rows[_EDITION].merge(dated[[*_EDITION, "date"]], on=_EDITION, how="left")["date"]
    places = rows[_EDITION].merge(placed[[*_EDITION, "place"]], on=_EDITION, how="left")["place"]
    day = pd.Series(days.to_numpy(), index=rows.index).fillna("")
    place = pd.Series(places.to_numpy(), index=rows.index).fillna("")
    filled = rows.assign(
        date=rows["date"].where(rows["first"] != "", day),
        place=rows["place"].where(rows["place"] != "", place),
    )
    return _days(filled)


def _days(rows: pd.DataFrame) -> pd.DataFrame:
    ends = rows["date"].astype("str").str.split("/").str
    first, last = ends[0].str[:10], ends[-1].str[:10]
    known = first.str.match(_DAY, na=False) & last.str.match(_DAY, na=False)
    return rows.assign(first=first.where(known, ""), last=last.where(known, ""))
