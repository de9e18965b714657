"""The score: weighted signals added up."""

from collections.abc import Mapping

import pandas as pd

from analysis.ranking.weights import Weight, weights


def points(signals: pd.DataFrame, by: Mapping[str, Weight] | None = None) -> pd.DataFrame:
    """Gives the points of every signal that has a weight; their sum along a row is the score."""
    counting = {name: weight for name, weight in (by or weights()).items() if name in signals.columns}
    parts = {name: weight.points(signals[name]) for name, weight in counting.items()}
    return pd.DataFrame(parts, index=signals.index)
