"""Measures what each signal of the ranking brings, and writes the table of docs/ranking.md.

    ablation.py [--cases DIR] [--write]

For every set of real speakers, and for the same set as it was known two years before, the ranking foresees
who was honoured later. Each row leaves one signal out; `alone` ranks by that signal only. The spread is the
standard deviation over 200 draws of people with replacement: a difference far below it says nothing. Without
--write the table is printed.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.ranking.score import points
from analysis.ranking.seen import look
from analysis.ranking.signals import signals
from analysis.ranking.weights import Weight, weights
from pipelines.frames import read_table

HERE = Path(__file__).resolve().parent
CASES = HERE.parents[1] / "shared" / "eval" / "ranking"
DOCUMENT = HERE.parent / "docs" / "ranking.md"
BEGIN, END = "<!-- table: benchmarks/ablation.py --write -->", "<!-- end of table -->"
EARLIER = 2
DRAWS = 200


class Case(NamedTuple):
    """One set: its name, the signals of everybody, and who was honoured later."""

    name: str
    signals: pd.DataFrame
    honoured: pd.Series
    naive: pd.Series


Figures = Callable[[dict[str, float], dict[str, int]], dict[str, float]]


def scorer(cases: Path) -> Figures:
    """Takes the figures from the scorer of the real cases, so that both count alike."""
    spec = importlib.util.spec_from_file_location("ranking_score", cases / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{cases}: no score.py there")
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Figures = module.figures
    return found


def read_cases(folder: Path) -> list[Case]:
    """Reads every set, as it is and as it was known two years before."""
    found = []
    for path in sorted(folder.glob("*.mentions.csv")):
        name = path.name.split(".")[0]
        mentions = read_table(path)
        truth = read_table(path.with_name(f"{name}.truth.csv")).set_index("entity_id")["honoured"].astype(int)
        last = mentions["year"].astype(int).max()
        for until in (last, last - EARLIER):
            known = mentions[mentions["year"].astype(int) <= until]
            seen = look(known)
            naive = known.groupby("entity_id")["event"].nunique()
            label = name if until == last else f"{name} as of {until}"
            found.append(Case(label, signals(seen), truth.reindex(seen.entities), naive))
    return found


def measure(case: Case, by: Mapping[str, Weight], figures: Figures) -> tuple[float, float]:
    """Gives AUC and nDCG@100 of a score on a set."""
    score = points(case.signals, by).sum(axis=1)
    report = figures(score.to_dict(), case.honoured.to_dict())
    return report["auc"], report["ndcg_at_100"]


def spread(case: Case) -> tuple[float, float]:
    """Gives the standard deviation of AUC and nDCG over draws of people."""
    score = points(case.signals).sum(axis=1).to_numpy()
    honoured = case.honoured.to_numpy()
    random = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        picked = random.integers(0, len(score), len(score))
        report = _quick(score[picked], honoured[picked])
        drawn.append(report)
    deviations = np.std(np.array(drawn), axis=0)
    return float(deviations[0]), float(deviations[1])


def _quick(score: np.ndarray, honoured: np.ndarray) -> tuple[float, float]:
    ranks = pd.Series(score).rank().to_numpy()
    good = int(honoured.sum())
    bad = len(honoured) - good
    auc = (ranks[honoured == 1].sum() - good * (good + 1) / 2) / max(good * bad, 1)
    top = honoured[np.argsort(-score, kind="stable")[:100]]
    ideal = (1 / np.log2(np.arange(2, min(100, good) + 2))).sum()
    return auc, (top / np.log2(np.arange(2, len(top) + 2))).sum() / max(ideal, 1e-9)


def table(cases: list[Case], figures: Figures) -> list[str]:
    """Makes the rows of the table."""
    heading = [" ", *(f"{case.name}: AUC | nDCG" for case in cases), "mean: AUC | nDCG"]
    lines = [f"| {' | '.join(heading)} |", "|---" * (2 * len(cases) + 3) + "|"]
    counted = [figures(case.naive.to_dict(), case.honoured.to_dict()) for case in cases]
    lines.append(_row("count of events", [(one["auc"], one["ndcg_at_100"]) for one in counted]))
    lines.append(_row("**ranking**", [measure(case, weights(), figures) for case in cases]))
    lines.append(_row("spread", [spread(case) for case in cases]))
    used = [name for name in weights() if any(case.signals[name].any() for case in cases)]
    for name in used:
        rest = {other: weight for other, weight in weights().items() if other != name}
        lines.append(_row(f"without {name}", [measure(case, rest, figures) for case in cases]))
    for name in used:
        only = {name: weights()[name]}
        lines.append(_row(f"alone: {name}", [measure(case, only, figures) for case in cases]))
    return lines


def _row(label: str, reached: list[tuple[float, float]]) -> str:
    mean = np.mean(np.array(reached), axis=0)
    cells = [f"{value:.3f}" for pair in (*reached, tuple(mean)) for value in pair]
    return f"| {label} | {' | '.join(cells)} |"


def main() -> int:
    """Prints the table, or puts it into the document."""
    parser = argparse.ArgumentParser(description="Measure what each signal brings.")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.cases.is_dir():
        print(f"no real cases in {args.cases}: nothing measured")
        return 0
    lines = "\n".join(table(read_cases(args.cases), scorer(args.cases)))
    if not args.write:
        print(lines)
        return 0
    text = DOCUMENT.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    DOCUMENT.write_text(f"{head}{BEGIN}\n{lines}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
