"""Pairs that the evidence does not decide, for a person to look at."""

import numpy as np
import pandas as pd

from analysis.identity.evidence import Worth, compare, overlap, weigh
from analysis.identity.forms import NameForm
from analysis.identity.levels import COMPARISONS
from analysis.identity.penalties import penalties
from analysis.identity.proof import edges_inside
from analysis.identity.rarity import Rarity
from analysis.identity.reasons import level_reasons, name_reason, penalty_reasons
from analysis.identity.variants import PROOF, Joined, may_be_one
from analysis.identity.within import pairs_within

SHORT_OF_PROOF = 4.0
"""How many bits a pair may lack, or have to spare, and still be a doubt."""
SPARE = 2.0
SPLIT = -4.0
"""The least score of namesakes whose parting is worth a question."""
COLUMNS = ["one", "other", "together", "score", "reasons"]


def doubtful_pairs(joined: Joined, forms: dict[str, NameForm], rarity: Rarity, worth: Worth) -> pd.DataFrame:
    """Gives the pairs of parts that were joined or left apart without full proof, the likeliest first.

    Returns:
        One row for each pair of persons: `one`, `other`, `together`, `score` in bits and `reasons`.
    """
    table = pd.concat(
        (_spelled_apart(joined, forms, worth), _split(joined, forms, rarity, worth)), ignore_index=True
    )
    if table.empty:
        return pd.DataFrame(columns=COLUMNS)
    table = table.sort_values(["score", "one", "other"], ascending=[False, True, True])
    table = table.assign(pair=pd.Series(_pairs(joined.person, table), index=table.index)).drop_duplicates(
        "pair"
    )
    keys = joined.persons.key.to_numpy()
    reasons = [
        "; ".join(
            (
                name_reason(forms[keys[row["one"]]], forms[keys[row["other"]]], row["relation"], rarity),
                *(reason.words for reason in (*level_reasons(row, worth), *penalty_reasons(row))),
            )
        )
        for row in table.to_dict("records")
    ]
    return table.assign(reasons=reasons)[COLUMNS].reset_index(drop=True)


def _pairs(person: np.ndarray, table: pd.DataFrame) -> list[tuple[int, ...]]:
    """Names a pair by its persons, or by its parts where they are one person already."""
    parts = zip(table["one"], table["other"], table["together"], strict=True)
    return [(a, b) if joined else tuple(sorted((person[a], person[b]))) for a, b, joined in parts]


def _spelled_apart(joined: Joined, forms: dict[str, NameForm], worth: Worth) -> pd.DataFrame:
    """Pairs of spellings near the proof, on either side of it, and far from it where others joined them."""
    far = edges_inside(joined.persons, joined.pairs, worth, joined.person, PROOF - SHORT_OF_PROOF)
    edges = pd.concat((joined.edges, far), ignore_index=True)
    one, other = edges["one"].to_numpy(), edges["other"].to_numpy()
    together = joined.person[one] == joined.person[other]
    near = np.where(together, edges["score"] < PROOF + SPARE, edges["score"] > PROOF - SHORT_OF_PROOF)
    table = edges.assign(together=together)[near]
    keys = joined.persons.key.to_numpy()
    strangers = overlap(joined.persons.sessions, table["one"].to_numpy(), table["other"].to_numpy()) > 0
    pairs = zip(table["one"], table["other"], strict=True)
    possible = np.array([may_be_one(forms[keys[a]], forms[keys[b]]) for a, b in pairs], dtype=bool)
    table = table[possible & ~strangers]
    one, other = table["one"].to_numpy(), table["other"].to_numpy()
    return pd.concat((table, penalties(joined.persons, one, other, table, table["relation"])), axis=1)


def _split(joined: Joined, forms: dict[str, NameForm], rarity: Rarity, worth: Worth) -> pd.DataFrame:
    """Bearers of one name that were told apart, but not by much."""
    keys = joined.persons.key
    one, other = pairs_within(pd.factorize(keys)[0])
    apart = joined.person[one] != joined.person[other]
    one, other = one[apart], other[apart]
    levels = compare(joined.persons, one, other)
    prior = np.array([rarity.prior(forms[key]) for key in keys.to_numpy()[one]])
    score = prior + weigh(levels, worth)
    table: pd.DataFrame = levels[[c.name for c in COMPARISONS]].assign(
        one=one, other=other, relation="", score=score, together=False
    )
    return table[table["score"] > SPLIT]
