"""Time and peak memory of every export, of a push and of the report for very many invented people.

    python benchmarks/export.py [--people 100000] [--targets xlsx hubspot ...] [--workspace DIR]

Ends with 1 where a command needs more memory than it may.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from crowd import crowd

from pipelines.export import targets
from pipelines.frames import write_table
from pipelines.lists import write_lists
from pipelines.results import Results
from scrapers.store import Store, store_path

MENTORSCOUT = Path(sys.executable).with_name("mentorscout")
_SILENT = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
LIMIT = 768  # MiB, well under the 1,024 that are promised


def save(folder: Path, people: int) -> None:
    """Leaves the files of a run."""
    resolved = crowd(people)
    Store.open(store_path(folder.parent)).close()
    write_table(resolved, folder / "resolved.parquet")
    lists = write_lists(resolved, Results(folder), datetime.now(UTC).date())
    print(f"{len(lists.mentors)} people, {len(resolved)} mentions", flush=True)


def measure(words: list[str]) -> tuple[float, float]:
    """Runs a command of the product in a process of its own: seconds, and MiB at most."""
    start = time.perf_counter()
    child = os.posix_spawn(MENTORSCOUT, [str(MENTORSCOUT), *words], os.environ, file_actions=_SILENT)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> int:
    """Measures every command and prints one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--targets", nargs="*", default=tuple(targets()))
    parser.add_argument("--workspace", type=Path)
    options = parser.parse_args()
    most = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        workspace = options.workspace or Path(temporary)
        if not (workspace / "crowd" / "mentors.csv").is_file():
            child = os.fork()  # what making the people needs must not count for the commands
            if not child:
                save(workspace / "crowd", options.people)
                os._exit(0)
            os.waitpid(child, 0)
        where = ["--workspace", str(workspace)]
        exports = [["export", "--to", target] for target in options.targets]
        for words in (*exports, ["push", "--to", "hubspot"], ["report"]):
            seconds, peak = measure([*words, *where])
            most = max(most, peak)
            print(f"{' '.join(words):<28} {seconds:6.1f} s  {peak:6.0f} MiB", flush=True)
    return int(most > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
