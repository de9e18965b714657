"""Measures `resolve` at growing sizes, beside the rule of exact names and an all-pairs comparison.

    resolve.py [--sizes N ...] [--generator FILE] [--all-pairs-up-to N]

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
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from analysis.identity.resolve import resolve
from analysis.text import fold

HERE = Path(__file__).resolve().parent
GENERATOR = HERE.parents[1] / "shared" / "eval" / "resolution" / "make_synthetic.py"
SIZES = (10_000, 100_000, 1_000_000)
ALL_PAIRS_UP_TO = 10_000
NEAR = 90


def product(frame: pd.DataFrame) -> np.ndarray:
    """Resolves as the product does."""
    return resolve(frame).to_numpy()


def exact(frame: pd.DataFrame) -> np.ndarray:
    """Takes equal names for one person, without regard to case, accents and punctuation."""
    return pd.factorize(frame["name"].map(fold))[0]


def all_pairs(frame: pd.DataFrame) -> np.ndarray:
    """Joins every two names whose token-sorted likeness reaches NEAR, comparing all with all."""
    codes, names = pd.factorize(frame["name"].map(lambda name: " ".join(sorted(fold(name).split()))))
    found = []
    for at in range(0, len(names), 1000):
        scores = cdist(
            names[at : at + 1000], names, scorer=ratio, score_cutoff=NEAR, workers=-1, dtype=np.uint8
        )
        one, other = np.nonzero(scores)
        found.append((one + at, other))
    one, other = (np.concatenate(side) for side in zip(*found, strict=True))
    graph = coo_matrix((np.ones(len(one), np.int8), (one, other)), (len(names), len(names)))
    return connected_components(graph, directed=False)[1][codes]


METHODS: dict[str, Callable[[pd.DataFrame], np.ndarray]] = {
    "mentorscout": product,
    "exact names": exact,
    "all pairs": all_pairs,
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
    start = time.perf_counter()
    found = METHODS[method](frame)
    seconds = time.perf_counter() - start
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    known = pd.read_csv(truth, dtype="str", index_col="mention_id")["true_entity_id"]
    return {
        "seconds": seconds,
        "processor_seconds": sum(use.ru_utime + use.ru_stime for use in usage),
        "megabytes": usage[0].ru_maxrss / 1024,
    } | quality(known.reindex(frame["mention_id"]).to_numpy(), found)


def main() -> int:
    """Measures every size and method."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    parser.add_argument("--all-pairs-up-to", type=int, default=ALL_PAIRS_UP_TO)
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
            for method in METHODS:
                if method != "all pairs" or size <= args.all_pairs_up_to:
                    _row(size, method, files)
    return 0


def _row(size: int, method: str, files: list[str]) -> None:
    call = [sys.executable, __file__, "--one", method, *files]
    paths = os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        call, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": paths}
    )
    got = json.loads(done.stdout)
    print(
        f"{size:>9}  {method:<12} {got['seconds']:>7.1f} {got['processor_seconds']:>7.1f} "
        f"{got['megabytes']:>6.0f} {got['f1']:>7.4f} {got['precision']:>7.4f} {got['recall']:>7.4f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
