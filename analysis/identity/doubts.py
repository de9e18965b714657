"""Pairs that the evidence does not decide, for a person to look at: first those whose answer changes most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.identity.evidence import Worth, compare, overlap, weigh
from analysis.identity.forms import NameForm
from analysis.identity.levels import COMPARISONS
from analysis.identity.namesakes import BENEFIT
from analysis.identity.penalties import penalties
from analysis.identity.proof import edges_inside
from analysis.identity.rarity import Rarity
from analysis.identity.reasons import level_reasons, name_reason, penalty_reasons
from analysis.identity.suiting import may_be_one
from analysis.identity.variants import PROOF, Joined
from analysis.identity.within import pairs_within

SHORT_OF_PROOF = 4.0
"""How many bits a pair may lack, or have to spare, and still be a doubt."""
SPARE = 2.0
SPLIT = -4.0
"""The least score of namesakes whose parting is worth a question."""
COLUMNS = ["one", "other", "together", "score", "weight"]


@dataclass(frozen=True)
class Doubts:
    """Pairs in doubt.

    Attributes:
        table: one row for each pair, with COLUMNS, the greatest weight first.
        reasons: gives what speaks for and against the pairs at some places of the table; of very many pairs
            only few are ever shown.
    """

    table: pd.DataFrame
    reasons: Callable[[Sequence[int]], list[str]]

    def beside(self, others: "Doubts") -> "Doubts":
        """Puts these and others into one table."""
        table = pd.concat([doubts.table for doubts in (self, others) if len(doubts.table)] or [self.table])
        first = np.repeat((True, False), (len(self.table), len(others.table)))
        place = np.concatenate((np.arange(len(self.table)), np.arange(len(others.table))))
        order = np.argsort(-table["weight"].to_numpy(float), kind="stable")

        def reasons(places: Sequence[int]) -> list[str]:
            mine = [order[at] for at in places]
            return [(self if first[at] else others).reasons([int(place[at])])[0] for at in mine]

        return Doubts(table.take(order).reset_index(drop=True), reasons)


NONE = Doubts(pd.DataFrame(columns=COLUMNS), lambda _places: [])


def weight(one: np.ndarray, other: np.ndarray, margin: np.ndarray) -> np.ndarray:
    """Gives how many appearances an answer is likely to move: those of the smaller side above all.

    Args:
        one: how many appearances one side has.
        other: how many the other has.
        margin: by how many bits the evidence stands behind what was decided without an answer.
    """
    left, right = np.maximum(one, 1), np.maximum(other, 1)
    return np.asarray(2 * left * right / (left + right) / (1 + np.exp2(np.clip(margin, -60, 60))))


def doubtful_pairs(joined: Joined, forms: dict[str, NameForm], rarity: Rarity, worth: Worth) -> Doubts:
    """Gives the pairs of parts joined or left apart without full proof, one for every two persons."""
    table = pd.concat(
        (_spelled_apart(joined, forms, worth), _split(joined, forms, rarity, worth)), ignore_index=True
    )
    if table.empty:
        return NONE
    table = table.sort_values(["score", "one", "other"], ascending=[False, True, True])
    table = table.assign(pair=pd.Series(_pairs(joined.person, table), index=table.index)).drop_duplicates(
        "pair"
    )
    table = table.assign(weight=_weights(joined, table))
    table = table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)
    keys = joined.persons.key.to_numpy()

    def reasons(places: Sequence[int]) -> list[str]:
        return [
            "; ".join(
                (
                    name_reason(forms[keys[row["one"]]], forms[keys[row["other"]]], row["relation"], rarity),
                    *(reason.words for reason in (*level_reasons(row, worth), *penalty_reasons(row))),
                )
            )
            for row in table.iloc[list(places)].to_dict("records")
        ]

    return Doubts(table[COLUMNS], reasons)


def _weights(joined: Joined, table: pd.DataFrame) -> np.ndarray:
    """Weighs pairs: to join moves whole persons, to part moves a part."""
    occasions = np.maximum(joined.persons.occasions, 1)
    whole = np.bincount(joined.person, occasions)[joined.person]
    together = table["together"].to_numpy(bool)
    sides = (table[side].to_numpy(np.int64) for side in ("one", "other"))
    one, other = (np.where(together, occasions[side], whole[side]) for side in sides)
    bits = table["score"] - np.where(table["relation"] == "", -BENEFIT, PROOF)
    return weight(one, other, np.where(together, bits, -bits))


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
