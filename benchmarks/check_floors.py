"""Measures the product on the real cases beside the checkout and compares with `floors.toml`.

    check_floors.py [SCORER ...] [--cases DIR] [--floors FILE]

One row for each figure: figure, floor, reached, ok or BELOW. Ends with 1 when a figure is below its floor or
could not be measured, with 2 when nothing can be measured at all, and with 0 where there are no real cases.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

HERE = Path(__file__).resolve().parent
CASES = HERE.parents[1] / "shared" / "eval"
MENTORSCOUT = Path(sys.executable).with_name("mentorscout")


@dataclass(frozen=True)
class Scorer:
    """A script that measures one command of the product, and what is expected of it."""

    name: str
    score: str
    command: list[str]
    floors: dict[str, float]
    shown: list[str]


@dataclass(frozen=True)
class Row:
    """One figure; without a floor it is only shown, without a value it could not be measured."""

    figure: str
    floor: float | None
    reached: float | None

    @property
    def verdict(self) -> str:
        """Says `ok`, `BELOW` or `shown`."""
        if self.floor is None:
            return "shown"
        return "ok" if self.reached is not None and self.reached >= self.floor else "BELOW"


def flatten(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Gives every leaf of nested tables with its dotted path."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def read_floors(path: Path) -> list[Scorer]:
    """Reads the floors; anything that is not as expected ends the program with 2."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return [
            Scorer(
                name=name,
                score=table["score"],
                command=list(table["command"]),
                floors={figure: float(floor) for figure, floor in flatten(table.get("floors", {}))},
                shown=list(table.get("shown", [])),
            )
            for name, table in tables.items()
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(f"{path}: cannot be read as floors: {error!r}")


def stop(problem: str) -> NoReturn:
    """Says in one line why nothing can be measured."""
    print(f"check_floors: {problem}", file=sys.stderr)
    raise SystemExit(2)


def measure(scorer: Scorer, cases: Path) -> dict[str, Any]:
    """Runs a scorer on the product and gives its report by dotted path; empty when it failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        script = [sys.executable, str(cases / scorer.score), "--json", str(report)]
        done = subprocess.run(
            [*script, "--", str(MENTORSCOUT), *scorer.command], capture_output=True, text=True, check=False
        )
        if done.returncode or not report.is_file():
            print(f"{scorer.name}: {scorer.score} ended with {done.returncode}", file=sys.stderr)
            print(done.stderr[-2000:], file=sys.stderr)
            return {}
        return dict(flatten(json.loads(report.read_text(encoding="utf-8"))))


def compare(scorer: Scorer, report: dict[str, Any]) -> list[Row]:
    """Makes a row for every floor and for every figure that is only shown."""
    wanted = [*scorer.floors.items(), *((figure, None) for figure in scorer.shown)]
    rows = []
    for figure, floor in wanted:
        reached = report.get(figure)
        rows.append(
            Row(f"{scorer.name} {figure}", floor, reached if isinstance(reached, int | float) else None)
        )
    return rows


def show(row: Row) -> None:
    """Prints one row of the table."""
    floor, reached = ("-" if value is None else f"{value:.4f}" for value in (row.floor, row.reached))
    print(f"{row.figure:44} {floor:>8} {reached:>8}  {row.verdict}", flush=True)


def arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description="Compare the product's figures on real cases with their floors."
    )
    parser.add_argument("scorers", nargs="*", help="names in floors.toml; all of them by default")
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of the real cases")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml")
    return parser.parse_args()


def main() -> int:
    """Measures everything and gives the exit code."""
    args = arguments()
    scorers = read_floors(args.floors)
    if unknown := set(args.scorers) - {scorer.name for scorer in scorers}:
        stop(f"{', '.join(sorted(unknown))}: not in {args.floors}")
    if not args.cases.is_dir():
        print(f"no real cases in {args.cases}: nothing measured, no floor checked")
        return 0
    if not MENTORSCOUT.is_file():
        stop(f"{MENTORSCOUT} is missing; install the product first (make install) and run with its Python")
    print(f"{'figure':44} {'floor':>8} {'reached':>8}")
    below = 0
    for scorer in scorers:
        if args.scorers and scorer.name not in args.scorers:
            continue
        for row in compare(scorer, measure(scorer, args.cases)):
            show(row)
            below += row.verdict == "BELOW"
    if below:
        print(f"{below} below the floor", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
