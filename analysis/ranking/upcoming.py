"""Where somebody can be met next."""

from datetime import date

import pandas as pd

from analysis.ranking.seen import Seen
from analysis.text import squeeze

_DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"
_EDITION = ["host", "event", "year"]


def upcoming(seen: Seen, after: date) -> pd.DataFrame:
    """Finds the next appearance of every entity that a page dates to `after` or later.

    A range counts as long as its last day has not passed. The days and the place of an edition hold for
    all who are named at it. Where no page says the day, an edition of a later year counts, dated by it.

    Returns:
        By entity: next_event, next_date (a day, a range or a year), next_place.
    """
    rows = _with_days(seen.mentions[["entity_id", "host", "event", "year", "date", "place"]])
    later = (rows["year"] > after.year) & (rows["event"] != "") & (rows["first"] == "")
    coming = rows[((rows["first"] != "") & (rows["last"] >= after.isoformat())) | later]
    years = coming["year"].fillna(0).astype("int64").astype("str")
    coming = coming.assign(date=coming["date"].where(coming["first"] != "", years))
    coming = coming.assign(start=coming["first"].where(coming["first"] != "", years + "-99"))
    coming = coming.sort_values(["start", "place"], ascending=[True, False], kind="stable")
    once = coming.drop_duplicates("entity_id").set_index("entity_id")
    event = once["event"].where(once["event"] != "", once["host"])
    return pd.DataFrame(
        {
            "next_event": event.map(squeeze),
            "next_date": once["date"],
            "next_place": once["place"].map(squeeze),
        }
    )


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
