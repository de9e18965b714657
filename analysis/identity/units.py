"""What is compared: printings of one name with one affiliation or occasion, and what surrounds them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

CROWD = 60
PERSONAL = 3
Matrix = sparse.csr_matrix


@dataclass(frozen=True)
class Units:
    """Surroundings of every unit, as sparse tables with a row for each.

    Attributes:
        key: name key of each unit.
        start, end: first and last year, NaN where none is printed.
        occasions: how many editions of events it was printed at.
        places: affiliations; words: their words, weighed by rarity; companions: names of the same session;
            links: addresses printed beside few names; lists: page, event and role.
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
    links: Matrix
    sessions: Matrix
    lists: Matrix


def unit_numbers(rows: pd.DataFrame) -> pd.Series:
    """Numbers the units: rows of one name with the same affiliation, else of the same session or event."""
    occasion = (
        rows["session"].where(rows["session"] != "", rows["event"]).where(rows["affiliation"] == "", "")
    )
    return rows.assign(occasion=occasion).groupby(["key", "affiliation", "occasion"], sort=True).ngroup()


def make_units(rows: pd.DataFrame, numbers: pd.Series) -> Units:
    """Gathers what is printed around every unit."""
    count = int(numbers.max()) + 1
    owner = numbers.to_numpy()
    span = rows["year"].groupby(owner)
    places = _table(owner, rows["affiliation"].str.split(r" \+ ", regex=True), count)
    return Units(
        key=rows["key"].groupby(owner).first(),
        start=span.min().to_numpy(float),
        end=span.max().to_numpy(float),
        occasions=(rows["series"] + rows["year"].astype(str)).groupby(owner).nunique().to_numpy(),
        places=places,
        words=_weighed(_table(owner, rows["affiliation"].str.replace("+", " ").str.split(), count)),
        titles=_table(owner, rows["job_title"].str.casefold().str.split(r"\s*[+;/]\s*", regex=True), count),
        series=_table(owner, rows["series"].map(lambda text: [text]), count),
        companions=_companions(rows, owner, count),
        links=_table(owner, _personal_links(rows), count),
        sessions=_table(owner, _joined(rows, "session", "event"), count),
        lists=_table(owner, _joined(rows, "url", "event", "role"), count),
    )


def _joined(rows: pd.DataFrame, first: str, *others: str) -> pd.Series:
    """Gives one text of several columns, empty where the first is."""
    text = rows[first]
    for name in others:
        text = text + "\x1f" + rows[name]
    return text.where(rows[first] != "", "").map(lambda value: [value])


def _personal_links(rows: pd.DataFrame) -> pd.Series:
    """Gives the links of every row; one that stands beside many names is nobody's own."""
    links = rows["profile_urls"].str.casefold().str.split()
    single = pd.DataFrame({"key": rows["key"], "link": links}).explode("link").dropna().drop_duplicates()
    bearers = single.groupby("link")["key"].size()
    crowded = set(bearers[bearers > PERSONAL].index)
    return links.map(lambda found: [link.rstrip("/") for link in found if link not in crowded])


def _table(owner: np.ndarray, values: pd.Series, count: int) -> Matrix:
    """Makes a table of 0 and 1: which unit has which value; empty values are left out."""
    lengths = values.map(len).to_numpy()
    flat = values.explode().to_numpy(dtype=object)
    keep = np.array([isinstance(value, str) and value != "" for value in flat], dtype=bool)
    codes, _ = pd.factorize(flat[keep], sort=True)
    rows = np.repeat(owner, np.maximum(lengths, 1))[keep]
    width = int(codes.max()) + 1 if len(codes) else 1
    table = sparse.csr_matrix((np.ones(len(codes), np.float32), (rows, codes)), shape=(count, width))
    table.data[:] = 1
    return table


def _weighed(table: Matrix) -> Matrix:
    """Weighs words by their rarity and gives every row the length 1."""
    seen = np.asarray(table.sum(axis=0)).ravel()
    weights = np.log((table.shape[0] + 1) / np.maximum(seen, 1)).astype(np.float32)
    weighed = sparse.csr_matrix(table @ sparse.diags(weights))
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ weighed)


def _companions(rows: pd.DataFrame, owner: np.ndarray, count: int) -> Matrix:
    """Says whose names stand in the same session; a crowd is no company."""
    named = pd.DataFrame(
        {"owner": owner, "key": rows["key"], "session": rows["session"], "event": rows["event"]}
    )
    named = named[named["session"] != ""].drop_duplicates()
    people = named.drop_duplicates(["event", "session", "key"]).drop(columns="owner")
    size = people.groupby(["event", "session"])["key"].transform("size")
    pairs = named.merge(
        people[(size > 1) & (size <= CROWD)], on=["event", "session"], suffixes=("", "_other")
    )
    pairs = pairs[pairs["key"] != pairs["key_other"]]
    codes, _ = pd.factorize(pairs["key_other"], sort=True)
    width = int(codes.max()) + 1 if len(codes) else 1
    table = sparse.csr_matrix(
        (np.ones(len(codes), np.float32), (pairs["owner"], codes)), shape=(count, width)
    )
    table.data[:] = 1
    return table
