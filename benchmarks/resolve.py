"""Measures `resolve` at growing sizes, beside exact names, an all-pairs comparison and splink.

    resolve.py [--sizes N ...] [--methods M ...] [--generator FILE] [--all-pairs-up-to N] [--seconds N]

The generator writes N mentions of invented careers and their truth: `FILE N mentions.csv truth.csv`. Every
method runs in a process of its own. One row each: size, method, seconds, peak memory, pairwise F1, precision
and recall.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.identity.resolve import resolve
from benchmarks import peers
from pipelines.remembered import remembering

HERE = Path(__file__).resolve().parent
GENERATOR = HERE.parents[1] / "shared" / "eval" / "resolution" / "make_synthetic.py"
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
ALL_PAIRS_UP_TO = 10_000


Method = Callable[[pd.DataFrame], np.ndarray]


def product(frame: pd.DataFrame) -> np.ndarray:
    """Resolves as the product does."""
    return resolve(frame).to_numpy()


def with_one_percent_new(frame: pd.DataFrame) -> Method:
    """Resolves all but one mention in a hundred; what is measured is resolving all with what that left.

    Measured is what the command does: to read the file of the first call, and to write that of the next.
    """
    folder = tempfile.TemporaryDirectory()

    def remembered(rows: pd.DataFrame) -> np.ndarray:
        with remembering(Path(folder.name), len(rows)) as memory:
            return resolve(rows, memory).to_numpy()

    remembered(frame.sample(frac=0.99, random_state=1))
    return remembered


METHODS: dict[str, Callable[[pd.DataFrame], Method]] = {
    "mentorscout": lambda _frame: product,
    "1 % new": with_one_percent_new,
    "exact names": lambda _frame: peers.exact,
    "all pairs": lambda _frame: peers.all_pairs,
    "splink": lambda _frame: peers.splink,
}


def pairs(labels: np.ndarray) -> float:
    """Counts the pairs of rows that share a label."""
    sizes = np.bincount(pd.factorize(labels)[0]).astype(float)
    return float((sizes * (sizes - 1) / 2).sum())


def quality(truth: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """Gives precision, recall and F1 over all pairs of mentions."""
    true, said = pd.factorize(truth)[0].astype(np.int64), pd.factorize(found)[0].astype(np.int64)
    both = pairs(true * (said.max() + 1) + said)
    precision, recall = both / pairs(said), both / pairs(true)
    return {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall}


def measure(method: str, mentions: Path, truth: Path) -> dict[str, float]:
    """Runs one method in this process; the time is that of resolving, the memory that of the main process.

    The peak of the processes beside it cannot be told: the system counts a parent's memory to its children.
    """
    frame = pd.read_csv(mentions, dtype="str", keep_default_na=False)
    run = METHODS[method](frame)
    before, start = _processor_seconds(), time.perf_counter()
    found = run(frame)
    seconds, used = time.perf_counter() - start, _processor_seconds() - before
    known = pd.read_csv(truth, dtype="str", index_col="mention_id")["true_entity_id"]
    return {
        "seconds": seconds,
        "processor_seconds": used,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    } | quality(known.reindex(frame["mention_id"]).to_numpy(), found)


def _processor_seconds() -> float:
    """What this process and those that it has ended used."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in usage)


def main() -> int:
    """Measures every size and method."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    parser.add_argument("--all-pairs-up-to", type=int, default=ALL_PAIRS_UP_TO)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--seconds", type=int, default=1800, help="the longest that one method may take")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], Path(args.one[1]), Path(args.one[2]))))
        return 0
    if not args.generator.is_file():
        print(f"{args.generator}: no such generator; nothing to measure")
        return 0
    print(f"{'mentions':>9}  {'method':<12} {'s':>7} {'cpu s':>7} {'MB':>6} {'F1':>7} {'P':>7} {'R':>7}")
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            files = [str(Path(folder) / name) for name in ("mentions.csv", "truth.csv")]
            subprocess.run([sys.executable, args.generator, str(size), *files], check=True)
            for method in args.methods:
                if method == "splink" and not peers.has_splink():
                    print(f"{size:>9}  splink       not installed here")
                elif method != "all pairs" or size <= args.all_pairs_up_to:
                    _row(size, method, files, args.seconds)
    return 0


def _row(size: int, method: str, files: list[str], patience: int) -> None:
    call = [sys.executable, __file__, "--one", method, *files]
    paths = os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH", ""))))
    env = os.environ | {"PYTHONPATH": paths}
    try:
        done = subprocess.run(call, capture_output=True, text=True, env=env, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        print(f"{size:>9}  {method:<12} ended after {patience} s", flush=True)
        return
    if done.returncode:
        print(f"{size:>9}  {method:<12} ended with {done.returncode}: {done.stderr[-300:]}", flush=True)
        return
    got = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{size:>9}  {method:<12} {got['seconds']:>7.1f} {got['processor_seconds']:>7.1f} "
        f"{got['megabytes']:>6.0f} {got['f1']:>7.4f} {got['precision']:>7.4f} {got['recall']:>7.4f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
