"""What is compared: printings of one name with one affiliation or occasion, and what surrounds them."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.identity.company import make_company
from analysis.identity.tables import Matrix, coded, combined, table

PERSONAL = 3
_TITLES = re.compile(r"\s*[+;/]\s*")


@dataclass(frozen=True)
class Units:
    """Surroundings of every unit, as sparse tables with a row for each.

    Attributes:
        key: name key of each unit.
        start, end: first and last year, NaN where none is printed.
        occasions: how many editions of events it was printed at.
        places: affiliations; words: their words, weighed by rarity; companions: names of the same session;
            circle: these and the names that stood with them elsewhere; milieu: affiliations of the session;
            links: addresses printed beside few names; lists: page, event and role;
        continents: year and continent of its events; located: the years of these;
            industries: those of its pages.
    """

    key: pd.Series
    start: np.ndarray
    end: np.ndarray
    occasions: np.ndarray
    places: Matrix
    words: Matrix
    titles: Matrix
    series: Matrix
    companions: Matrix
    circle: Matrix
    milieu: Matrix
    links: Matrix
    sessions: Matrix
    lists: Matrix
    continents: Matrix
    located: Matrix
    industries: Matrix


def unit_numbers(rows: pd.DataFrame) -> pd.Series:
    """Numbers the units: rows of one name with the same affiliation, else of the same session or event."""
    occasion = (
        rows["session"].where(rows["session"] != "", rows["event"]).where(rows["affiliation"] == "", "")
    )
    return pd.Series(combined(rows["key"], rows["affiliation"], occasion))


def make_units(rows: pd.DataFrame, numbers: pd.Series) -> Units:
    """Gathers what is printed around every unit."""
    count = int(numbers.max()) + 1
    owner = numbers.to_numpy()
    span = rows["year"].groupby(owner)
    company = make_company(rows, owner, count)
    editions = combined(rows["series"] + "\x1f", rows["year"])
    return Units(
        key=pd.Series(rows["key"].to_numpy(object)[np.unique(owner, return_index=True)[1]]),
        start=span.min().to_numpy(float),
        end=span.max().to_numpy(float),
        occasions=np.diff(coded(owner, editions, count).indptr),
        places=table(owner, rows["affiliation"], count, lambda text: text.split(" + ")),
        words=_weighed(table(owner, rows["affiliation"], count, lambda text: text.replace("+", " ").split())),
        titles=table(owner, rows["job_title"], count, lambda text: _TITLES.split(text.casefold())),
        series=table(owner, rows["series"], count, lambda text: [text]),
        companions=company.companions,
        circle=company.circle,
        milieu=company.milieu,
        links=_personal_links(rows, owner, count),
        sessions=coded(owner, combined(rows["session"], rows["event"]), count),
        lists=coded(owner, combined(rows["url"], rows["event"], rows["role"]), count),
        continents=coded(owner, combined(rows["continent"], rows["year"]), count),
        located=coded(owner, pd.factorize(rows["year"].where(rows["continent"] != ""))[0], count),
        industries=table(owner, rows["industry"], count, lambda text: [text]),
    )


def _personal_links(rows: pd.DataFrame, owner: np.ndarray, count: int) -> Matrix:
    """Gives the links of every unit; one that stands beside many names is nobody's own."""

    def links(text: str) -> list[str]:
        return [link.rstrip("/") for link in text.casefold().split()]

    names = pd.factorize(rows["key"])[0]
    bearers = table(names, rows["profile_urls"], int(names.max()) + 1, links)
    crowd = np.asarray(bearers.sum(axis=0)).ravel() > PERSONAL
    found = table(owner, rows["profile_urls"], count, links)
    found = sparse.csr_matrix(found @ sparse.diags((~crowd).astype(np.float32)))
    found.eliminate_zeros()
    return found


def _weighed(table: Matrix) -> Matrix:
    """Weighs words by their rarity and gives every row the length 1."""
    seen = np.asarray(table.sum(axis=0)).ravel()
    weights = np.log((table.shape[0] + 1) / np.maximum(seen, 1)).astype(np.float32)
    weighed = sparse.csr_matrix(table @ sparse.diags(weights))
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ weighed)
