"""The table of organisations that a person opens, each with the people named with it."""

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.mentions import each
from analysis.ranking.naming import names
from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import NO_WISHES
from analysis.ranking.wishes import Wishes
from analysis.roles import Kind
from pipelines import columns
from pipelines.employers import SHARE, employers
from pipelines.mentors import counts, listed, tidy
from pipelines.rank import rank_seen
from pipelines.reasons import reasons

COLUMNS = (
    "rank", "organization_id", "name", "score", "why", "appearances", "events", "hosts",
    "first_year", "last_year", "roles", "tiers", "people", "evidence_urls",
)  # fmt: skip
NUMERIC = ("rank", "score", "appearances", "events", "hosts", "first_year", "last_year")


def organizations_table(
    ranked: pd.DataFrame, resolved: pd.DataFrame | Seen, wishes: Wishes = NO_WISHES
) -> pd.DataFrame:
    """Makes the rows of `organizations.csv`: who sponsors or exhibits, and firms whose people recur.

    Args:
        ranked: as `rank_frame` gives it.
        resolved: the mentions behind it, with `entity_id`, or what was seen in them.
        wishes: what was asked for; people who are set aside are not named, nor make their firm known.
    """
    seen = look(resolved)
    people, firms = listed(ranked, Kind.PERSON)["rank"], listed(ranked, Kind.ORGANIZATION)
    named = pd.Series(names(seen), dtype="str")
    own = _rows(seen.only(firms.index), firms)
    own["people"] = _people(seen, people, named)
    theirs = _through_people(_affiliated(seen, people.index), people, named, wishes)
    table = pd.concat([own, theirs]).sort_values("score", ascending=False, kind="stable")
    return tidy(table.assign(rank=range(1, len(table) + 1)), COLUMNS, NUMERIC)


def _through_people(
    mentions: pd.DataFrame, ranks: pd.Series, named: pd.Series, wishes: Wishes
) -> pd.DataFrame:
    """Makes the rows of firms that only their people make known, with one page for each edition."""
    printed, through = employers(mentions, named)
    firms = listed(rank_seen(through, wishes), Kind.ORGANIZATION)
    rows = _rows(through, firms.assign(score=firms["score"] * SHARE))
    printed = printed.assign(rank=printed["person"].map(ranks)).sort_values("rank", kind="stable")
    rows["people"] = columns.joined(printed, "tier")
    editions = columns.newest_first(through).drop_duplicates(["entity_id", "event", "host", "year"])
    rows["evidence_urls"] = columns.links(editions, "url")
    return rows.assign(tiers="")


def _rows(seen: Seen, firms: pd.DataFrame) -> pd.DataFrame:
    newest = columns.newest_first(seen)
    cells = {
        "organization_id": firms.index.to_series(),
        "name": pd.Series(names(seen), dtype="str"),
        "score": firms["score"].round(2),
        "why": pd.Series(reasons(seen), dtype="str"),
        "roles": columns.roles(seen),
        "tiers": columns.joined(newest, "tier"),
        "evidence_urls": columns.links(newest, "url"),
    }
    return pd.DataFrame(cells, index=firms.index).join(counts(seen).reindex(firms.index))


def _affiliated(seen: Seen, people: pd.Index) -> pd.DataFrame:
    """Gives the mentions without those of people who are set aside."""
    rows = seen.mentions
    return rows[(rows["kind"] != Kind.PERSON.value) | rows["entity_id"].isin(people)]


def _people(seen: Seen, ranks: pd.Series, named: pd.Series) -> pd.Series:
    """Joins the people whose printed affiliation it is, whatever its legal form, best ranked first."""
    rows = seen.mentions
    firms = rows[rows["kind"] == Kind.ORGANIZATION.value][["entity_id", "name"]].drop_duplicates()
    firms = firms.assign(key=each(firms["name"], organization_key)).drop_duplicates(["entity_id", "key"])
    people = rows[(rows["kind"] == Kind.PERSON.value) & (rows["organization"] != "")]
    people = people[["entity_id", "organization"]].drop_duplicates()
    keys = each(people["organization"], organization_key)
    people = people.assign(key=keys, person=people["entity_id"].map(named))
    people["rank"] = people["entity_id"].map(ranks)
    people = people.dropna(subset=["rank"])
    pairs = firms.merge(people.drop(columns="entity_id"), on="key").sort_values("rank", kind="stable")
    return columns.joined(pairs, "person")
