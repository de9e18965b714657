"""In which line of work somebody is, where pages say so: whom to ask for what."""

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.mentions import each
from analysis.ranking.seen import Seen
from analysis.ranking.titles import class_of, is_office, level_of
from analysis.roles import Kind

OPENINGS = frozenset(("recruiter", "lawyer/adviser", "coach", "consultant", "vendor"))
"""Those who hear of openings before they are printed."""
SEARCH_EXPERTS = frozenset(("recruiter", "coach"))
"""Those whose work is the search for work itself; they need not know the field."""
_EXECUTIVE = 5
_ORDER = (
    "recruiter", "lawyer/adviser", "coach", "consultant", "vendor", "executive", "academic", "practitioner",
    "",
)  # fmt: skip


def mentor_class(title: str, organization: str, role: str) -> str:
    """Gives the class that one mention shows, empty where it prints neither title nor employer.

    Example:
        >>> mentor_class("Chief Technology Officer", "Lamp Works", "speaker")
        'executive'
    """
    found = class_of(title, organization, role)
    if found not in {"", "academic"}:
        return found
    if level_of(title) == _EXECUTIVE and not is_office(title, role) and not class_of(title, "", ""):
        return "executive"
    return found or ("practitioner" if title.strip() or organization.strip() else "")


def classes(seen: Seen) -> dict[str, str]:
    """Gives the class of every person: what the newest mentions that print a title or an employer show.

    A class that is told from the stand or sponsorship alone counts only where no such mention says more.
    Where the newest prints the employer alone, an older title there still holds.
    """
    rows = seen.mentions.loc[
        seen.mentions["kind"] == Kind.PERSON.value, ["entity_id", "job_title", "organization", "role", "year"]
    ]
    said = rows.drop_duplicates(["job_title", "organization", "role"])
    shown = {
        cells: mentor_class(*cells)
        for cells in zip(said["job_title"], said["organization"], said["role"], strict=True)
    }
    cells = zip(rows["job_title"], rows["organization"], rows["role"], strict=True)
    rows = rows.assign(shown=[_ORDER.index(shown[cell]) for cell in cells])
    rows["told"] = ((rows["job_title"] != "") | (rows["organization"] != "")) & ~_says_less(rows)
    rows["year"] = rows["year"].fillna(0)
    newest = rows.sort_values(["told", "year", "shown"], ascending=[False, False, True], kind="stable")
    first = newest.drop_duplicates("entity_id")
    return {entity: _ORDER[place] for entity, place in zip(first["entity_id"], first["shown"], strict=True)}


def _says_less(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Marks mentions that show an employer alone where another one prints a title there."""
    at = pd.MultiIndex.from_arrays([rows["entity_id"], each(rows["organization"], organization_key)])
    titled = (rows["job_title"] != "").to_numpy()
    plain = ~titled & (rows["shown"] == _ORDER.index("practitioner")).to_numpy()
    return pd.Series(plain & at.isin(at[titled]), index=rows.index)


def class_column(seen: Seen) -> pd.Series:
    """Gives the classes as a column by entity; organisations have none."""
    return pd.Series(classes(seen), dtype="str").reindex(seen.entities).fillna("")
