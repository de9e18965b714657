"""A second run with some new mentions gives what a run from scratch gives, and compares only what is new."""

import os
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.identity.memory import Memory
from pipelines import remembered
from pipelines.frames import read_table, write_table
from tests.privacy_cases import ADA, BO, PAGES, cards, run_again, run_pages, tell
from tests.sites import write
from tests.test_memory import ALL, KNOWN

FILE = "memory.npz"


@pytest.fixture(autouse=True)
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LEAST", 1)


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows every later call of a command scores."""
    counts: list[int] = []
    save = remembered._save

    def counting(memory: Memory, path: Path) -> None:
        counts.append(memory.scored)
        save(memory, path)

    monkeypatch.setattr(remembered, "_save", counting)
    return counts


def resolved(folder: Path, frame: pd.DataFrame, workspace: str) -> list[str]:
    write_table(frame, folder / "in.csv")
    tell("resolve", folder / "in.csv", "--out", folder / "out.csv", "--workspace", folder / workspace)
    return list(read_table(folder / "out.csv")["entity_id"])


def test_new_mentions_join_those_of_an_earlier_call_as_from_scratch(tmp_path: Path, scored: list[int]):
    resolved(tmp_path, ALL.iloc[:KNOWN], "used")
    later = resolved(tmp_path, ALL, "used")
    assert later == resolved(tmp_path, ALL, "empty")
    _, second, scratch = scored
    assert 0 < second < scratch


def test_a_run_with_a_new_page_ends_as_in_an_empty_workspace(tmp_path: Path, scored: list[int]):
    new = cards(("Zoe Reed", "Director", "Tallow House"), ("Ada M. Quill", "Founder", "Quill Studio"))
    run_pages(tmp_path / "used")
    write(tmp_path / "used" / "saved", {"lightexpo.example/2025/speakers.html": new})
    assert run_again(tmp_path / "used").exception is None
    run_pages(tmp_path / "empty", PAGES | {"lightexpo.example/2025/speakers.html": new})
    _, second, scratch = scored
    assert 0 < second < scratch
    together = [groups(tmp_path / place / "workspace" / "saved") for place in ("used", "empty")]
    assert together[0] == together[1]


def groups(project: Path) -> set[frozenset[str]]:
    rows = read_table(project / "resolved.parquet")
    return {frozenset(ids) for _, ids in rows["mention_id"].groupby(rows["entity_id"])}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"name,count\nJane Roe,1\n", "cut"])
def test_a_broken_file_does_no_harm(tmp_path: Path, scored: list[int], content: bytes | str):
    before = resolved(tmp_path, ALL, "used")
    path = tmp_path / "used" / FILE
    path.write_bytes(content if isinstance(content, bytes) else path.read_bytes()[:-40])
    assert resolved(tmp_path, ALL, "used") == before
    assert scored[0] == scored[1]


def test_an_older_file_of_other_columns_does_no_harm(tmp_path: Path, scored: list[int]):
    before = resolved(tmp_path, ALL, "used")
    path = tmp_path / "used" / FILE
    np.savez(path, rules=np.array(remembered.rules()), **{"other_forms.score_partition/blocks": np.zeros(2)})
    assert resolved(tmp_path, ALL, "used") == before
    assert scored[0] == scored[1]


def test_another_list_of_words_forgets_what_the_old_one_found(
    tmp_path: Path, scored: list[int], monkeypatch: pytest.MonkeyPatch
):
    lists = Path(shutil.copytree(remembered.RULES[1], tmp_path / "words"))
    rules = remembered.rules
    monkeypatch.setattr(remembered, "rules", lambda: rules((remembered.RULES[0], lists)))
    resolved(tmp_path, ALL, "used")
    rules.cache_clear()
    changed = next(lists.glob("*.yaml"))
    changed.write_bytes(changed.read_bytes() + b"# one more word\n")
    resolved(tmp_path, ALL, "used")
    assert scored[0] == scored[1] > 0
    resolved(tmp_path, ALL, "used")
    assert scored[2] == 0


def test_few_mentions_leave_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    resolved(tmp_path, ALL, "used")
    assert (tmp_path / "used" / FILE).exists()
    monkeypatch.setattr(remembered, "LEAST", 20_000)
    resolved(tmp_path, ALL, "used")
    assert not (tmp_path / "used" / FILE).exists()


def held(workspace: Path) -> dict[str, np.ndarray]:
    with np.load(workspace / "saved" / FILE, allow_pickle=False) as file:
        return {name: file[name] for name in file.files if name != "rules"}


def only_of_others(tmp_path: Path, workspace: Path, before: dict[str, np.ndarray]) -> None:
    """Nothing is remembered that a workspace which never met the person would not remember."""
    never = held(run_pages(tmp_path / "never", {"lightexpo.example/2024/speakers.html": cards(BO, ADA)}))
    after = held(workspace)
    for path, array in after.items():
        assert set(array.tolist()) <= set(never[path].tolist()), path
    meet = "other_forms.score_partition/meet"
    assert 0 < len(after[meet]) < len(before[meet])


def test_it_holds_numbers_only_and_nothing_of_a_person_forgotten(tmp_path: Path):
    workspace = run_pages(tmp_path)
    shutil.copy(workspace / "saved" / FILE, workspace / FILE)  # as `resolve --workspace` leaves it
    before = held(workspace)
    assert all(array.dtype.kind in "iuf" for array in before.values())
    tell("forget", "Zoë Reed", "--all", "--yes", "--workspace", workspace)
    assert not (workspace / FILE).exists()
    only_of_others(tmp_path, workspace, before)


def test_what_is_purged_leaves_it_too(tmp_path: Path):
    write(tmp_path / "saved", {path: page for path, page in PAGES.items() if "wickforum" in path})
    for page in (tmp_path / "saved").rglob("*.html"):
        os.utime(page, (1_600_000_000, 1_600_000_000))
    workspace = run_pages(tmp_path, {"lightexpo.example/2024/speakers.html": cards(BO, ADA)})
    shutil.copy(workspace / "saved" / FILE, workspace / FILE)
    before = held(workspace)
    tell("purge", "--workspace", workspace)
    assert not (workspace / FILE).exists()
    only_of_others(tmp_path, workspace, before)
