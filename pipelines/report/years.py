"""Chart: appearances by year, by family of roles."""

from dataclasses import dataclass

import pandas as pd

from analysis.roles import Family, Kind

YEARS = 24
"""Years shown at most, the newest."""
FAMILIES = tuple(family.value for family in Family)
WIDTH, HEIGHT = 760, 260
_LEFT, _BOTTOM, _TOP = 44, 30, 12
_GAP = 0.28


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a year's bar, in the units of the drawing."""

    family: str
    year: int
    times: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class YearChart:
    """The chart and the table beside it.

    Attributes:
        ticks: where the lines of the scale are, and what they say.
        labels: where the years stand.
        rows: year, then the times of each family.
        beyond: appearances of other years, and those whose page says none.
    """

    bars: list[Bar]
    ticks: list[tuple[float, int]]
    labels: list[tuple[float, int]]
    families: list[str]
    rows: list[tuple[int, list[int]]]
    beyond: int


def year_chart(appearances: pd.DataFrame, upto: int) -> YearChart:
    """Counts the appearances of people and lays out their bars.

    Args:
        appearances: those of everybody.
        upto: the last year that can be true; a later one was misread.
    """
    people = appearances.loc[appearances["kind"] == Kind.PERSON.value, ["year", "family"]]
    dated = people[people["year"] <= upto].astype({"year": "int64"})
    counted = dated.groupby(["year", "family"]).size().unstack(fill_value=0)
    families = [family for family in FAMILIES if family in counted.columns]
    last = int(dated["year"].max()) if len(dated) else 0
    first = max(last - YEARS + 1, int(dated["year"].min())) if len(dated) else 1
    table = counted.reindex(range(first, last + 1), fill_value=0)[families]
    cells = zip(table.index, table.to_numpy().tolist(), strict=True)
    rows = [(int(str(year)), [int(times) for times in counts]) for year, counts in cells]
    most = _rounded(max((sum(times) for _, times in rows), default=0))
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    bars = [bar for at, row in enumerate(rows) for bar in _stack(at, row, families, step, most)]
    labels = [(round(_LEFT + step * (at + 0.5), 1), year) for at, (year, _) in enumerate(rows)]
    ticks = [(round(_height(most - value, most) + _TOP, 1), value) for value in _ticks(most)]
    return YearChart(bars, ticks, labels, families, rows, len(people) - int(table.to_numpy().sum()))


def _stack(at: int, row: tuple[int, list[int]], families: list[str], step: float, most: int) -> list[Bar]:
    bars, under = [], 0
    for family, times in zip(families, row[1], strict=True):
        if times:
            top = _TOP + _height(most - under - times, most)
            x, width = _LEFT + step * (at + _GAP / 2), step * (1 - _GAP)
            bars.append(
                Bar(family, row[0], times, round(x, 1), round(top, 1), round(width, 1),
                    round(_height(times, most), 2))
            )  # fmt: skip
        under += times
    return bars


def _height(times: float, most: int) -> float:
    return (HEIGHT - _TOP - _BOTTOM) * times / max(most, 1)


def _rounded(most: int) -> int:
    """Gives the next number above that is pleasant to read."""
    size = 1
    while True:
        for nice in (1, 2, 4, 5, 8, 10):
            if nice * size >= most:
                return max(nice * size, 4)
        size *= 10


def _ticks(most: int) -> list[int]:
    return sorted({most * part // 4 for part in range(5)})
