"""The table of organisations that a person opens, each with the people named with it."""

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.mentions import each
from analysis.ranking.naming import names
from analysis.ranking.seen import Seen, look
from analysis.roles import Kind
from pipelines import columns
from pipelines.mentors import counts, listed, tidy
from pipelines.reasons import reasons

COLUMNS = (
    "rank", "organization_id", "name", "score", "why", "appearances", "events", "hosts",
    "first_year", "last_year", "roles", "tiers", "people", "evidence_urls",
)  # fmt: skip
NUMERIC = ("rank", "score", "appearances", "events", "hosts", "first_year", "last_year")


def organizations_table(ranked: pd.DataFrame, resolved: pd.DataFrame) -> pd.DataFrame:
    """Makes the rows of `organizations.csv`.

    Args:
        ranked: as `rank_frame` gives it.
        resolved: the mentions behind it, with `entity_id`.
    """
    seen = look(resolved)
    firms = listed(ranked, Kind.ORGANIZATION)
    newest = columns.newest_first(seen)
    named = names(seen)
    cells = {
        "rank": firms["rank"],
        "organization_id": firms.index.to_series(),
        "name": pd.Series(named, dtype="str"),
        "score": firms["score"].round(2),
        "why": pd.Series(reasons(seen), dtype="str"),
        "roles": columns.roles(seen),
        "tiers": columns.joined(newest, "tier"),
        "people": _people(seen, ranked, named),
        "evidence_urls": columns.links(newest, "url"),
    }
    table = pd.DataFrame(cells, index=firms.index).join(counts(seen).reindex(firms.index))
    return tidy(table, COLUMNS, NUMERIC)


def _people(seen: Seen, ranked: pd.DataFrame, named: dict[str, str]) -> pd.Series:
    """Joins the people whose printed affiliation it is, whatever its legal form, best ranked first."""
    rows = seen.mentions
    firms = rows[rows["kind"] == Kind.ORGANIZATION.value][["entity_id", "name"]].drop_duplicates()
    firms = firms.assign(key=each(firms["name"], organization_key)).drop_duplicates(["entity_id", "key"])
    people = rows[(rows["kind"] == Kind.PERSON.value) & (rows["organization"] != "")]
    people = people[["entity_id", "organization"]].drop_duplicates()
    keys = each(people["organization"], organization_key)
    people = people.assign(key=keys, person=people["entity_id"].map(named))
    people["rank"] = people["entity_id"].map(ranked.set_index("entity_id")["rank"])
    pairs = firms.merge(people.drop(columns="entity_id"), on="key").sort_values("rank", kind="stable")
    return columns.joined(pairs, "person")
