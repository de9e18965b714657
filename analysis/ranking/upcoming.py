"""Where somebody can be met next."""

from datetime import date

import pandas as pd

from analysis.ranking.seen import Seen
from analysis.text import squeeze

_DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"


def upcoming(seen: Seen, after: date) -> pd.DataFrame:
    """Finds the next appearance of every entity that a page dates to `after` or later.

    A range counts as long as its last day has not passed.

    Returns:
        By entity: next_event, next_date as printed in the mention, next_place.
    """
    rows = seen.mentions[seen.mentions["date"] != ""]
    ends = rows["date"].str.split("/").str
    first, last = ends[0].str[:10], ends[-1].str[:10]
    dated = first.str.match(_DAY, na=False) & last.str.match(_DAY, na=False)
    coming = rows.assign(first=first)[dated & (last >= after.isoformat())]
    coming = coming.sort_values(["first", "place"], ascending=[True, False], kind="stable")
    once = coming.drop_duplicates("entity_id").set_index("entity_id")
    event = once["event"].where(once["event"] != "", once["host"])
    return pd.DataFrame(
        {
            "next_event": event.map(squeeze),
            "next_date": once["date"],
            "next_place": once["place"].map(squeeze),
        }
    )
