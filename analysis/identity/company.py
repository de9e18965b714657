"""Who and what stands in the same session as a name: company, its company elsewhere, its affiliations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.identity.tables import Matrix, binary, combined, flat

CROWD = 60
POPULAR = 200


@dataclass(frozen=True)
class Company:
    """What stands around every unit.

    Attributes:
        companions: the names of its sessions; a crowd is no company.
        circle: these, and the names that stood with them elsewhere, the popular left out.
        milieu: the affiliations of its sessions.
    """

    companions: Matrix
    circle: Matrix
    milieu: Matrix


def make_company(rows: pd.DataFrame, owner: np.ndarray, count: int) -> Company:
    """Gathers the company of every unit; `owner` is the unit of every row."""
    held = (rows["session"] != "").to_numpy()
    named = rows.loc[held, ["key", "session", "event", "affiliation"]]
    owners = owner[held]
    session = combined(named["session"], named["event"])
    names, listed = pd.factorize(named["key"])
    places = pd.factorize(named["affiliation"].where(named["affiliation"] != "", None))[0]
    sessions, width = int(session.max(initial=0)) + 1, max(len(listed), 1)
    people = binary(session, names, (sessions, width))
    size = np.diff(people.indptr)
    people = _rows_kept(people, (size > 1) & (size <= CROWD))
    attends = binary(owners, session, (count, sessions))
    own = binary(owners, names, (count, width))
    companions = _without(flat(attends @ people), own)
    known = places >= 0
    working = binary(session[known], places[known], (sessions, int(places.max(initial=0)) + 1))
    milieu = flat(attends @ _rows_kept(working, size <= CROWD))
    return Company(companions, _circle(companions, people, own), milieu)


def _rows_kept(made: Matrix, kept: np.ndarray) -> Matrix:
    chosen = sparse.csr_matrix(sparse.diags(kept.astype(np.float32)) @ made)
    chosen.eliminate_zeros()
    return chosen


def _without(made: Matrix, left_out: Matrix) -> Matrix:
    rest = sparse.csr_matrix(made - made.multiply(left_out))
    rest.eliminate_zeros()
    return rest


def _circle(companions: Matrix, people: Matrix, own: Matrix) -> Matrix:
    met = flat(people.T @ people)
    met = _rows_kept(met, np.diff(met.indptr) <= POPULAR)
    return _without(flat(companions + companions @ met), own)
