"""One name for each edition: what its own pages print, weighed against what the whole site prints."""

import re

import pandas as pd

from analysis.ranking.series import read_event

_YEAR = re.compile(r"[\s,'’(-]*(?:19|20)\d\d\)?(?=\W|$)")
_OWN = 2


def edition_names(table: pd.DataFrame) -> pd.Series:
    """Names the edition of every mention.

    Of the names that the pages of a host's year print, and the one that the whole host prints most, that wins
    which most pages print: twice for pages of the edition, once for pages of the host that print the same
    name of another year. A title of a single page thus never names an edition.

    Args:
        table: mentions with `host`, `year`, `url` and `event` as printed.

    Returns:
        Event names aligned with the table; the host where no page prints any.
    """
    pages = table.drop_duplicates(["host", "year", "url", "event"])
    pages = pages.loc[pages["event"] != "", ["host", "year", "url", "event"]]
    if pages.empty:
        return table["host"].astype("str")
    pages = pages.assign(series=[read_event(name).series or name for name in pages["event"]])
    popular = pages.groupby(["host", "series"])["url"].nunique().rename("popular").reset_index()
    own = pages.groupby(["host", "year", "event", "series"], dropna=False)["url"].nunique().rename("own")
    found = own.reset_index().merge(popular, on=["host", "series"])
    found = pd.concat([found, _of_host(pages, popular)]).assign(
        weight=lambda rows: _OWN * rows["own"] + rows["popular"]
    )
    found = found.sort_values(["weight", "event"], ascending=[False, True], kind="stable")
    best = found.drop_duplicates(["host", "year"]).set_index(["host", "year"])["event"]
    keys = pd.MultiIndex.from_frame(table[["host", "year"]])
    named = pd.Series(best.reindex(keys).to_numpy(), index=table.index)
    return named.where(named.notna(), table["host"]).astype("str")


def edition_days(table: pd.DataFrame) -> pd.DataFrame:
    """Gives the days and the place that most pages of an edition print to all its mentions that have none.

    Args:
        table: mentions with `host`, `year`, `url`, `date` and `place`.

    Returns:
        `date` and `place`, aligned with the table. Single days, as of a session, stay with their mention.
    """
    ranges = table[table["date"].str.contains("/", regex=False) & table["year"].notna()]
    ranges = ranges[ranges["date"].str[:4] == ranges["year"].astype("string")]
    pages = ranges.drop_duplicates(["host", "year", "url", "date", "place"])
    counted = pages.groupby(["host", "year", "date", "place"])["url"].nunique().rename("pages").reset_index()
    counted["placed"] = counted["place"] != ""
    counted = counted.sort_values(["pages", "placed", "date"], ascending=[False, False, True], kind="stable")
    best = counted.drop_duplicates(["host", "year"]).set_index(["host", "year"])[["date", "place"]]
    known = best.reindex(pd.MultiIndex.from_frame(table[["host", "year"]])).fillna("").set_axis(table.index)
    return pd.DataFrame(
        {
            "date": table["date"].where(table["date"] != "", known["date"]).astype("str"),
            "place": table["place"].where(table["place"] != "", known["place"]).astype("str"),
        }
    )


def _of_host(pages: pd.DataFrame, popular: pd.DataFrame) -> pd.DataFrame:
    """The name that each host prints most, without a year, offered to every year of the host."""
    top = popular.sort_values(["popular", "series"], ascending=[False, True]).drop_duplicates("host")
    forms = pages.merge(top, on=["host", "series"])
    forms = forms.assign(event=[_YEAR.sub("", name).strip(" -–—:|") or name for name in forms["event"]])
    forms = forms.groupby(["host", "event", "popular"])["url"].nunique().rename("times").reset_index()
    forms = forms.sort_values(["times", "event"], ascending=[False, True]).drop_duplicates("host")
    years = pages[["host", "year"]].drop_duplicates()
    return years.merge(forms[["host", "event", "popular"]], on="host").assign(own=0)
