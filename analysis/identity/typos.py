"""Names that differ by few letters, found block by block."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from analysis.identity.forms import NameForm
from analysis.identity.partitions import over_partitions

_Rule = Callable[[NameForm, int], str]
BLOCK = 600
SHORT, LONG = 7, 12


def typo_pairs(forms: dict[str, NameForm]) -> pd.DataFrame:
    """Gives pairs of full names that differ by one letter, long ones by two: `one`, `other`, `letters`."""
    full = {key: form for key, form in forms.items() if form.given and len(key) > SHORT}
    blocks = [block for rule in (_by_family, _by_given, _by_ends) for block in _blocks(full, rule)]
    numbers = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
    frame = pd.DataFrame({"block": numbers, "key": [key for block in blocks for key in block]})
    return over_partitions(score_partition, frame, "block").drop_duplicates(ignore_index=True)


def score_partition(frame: pd.DataFrame) -> pd.DataFrame:
    """Compares all names within every block of a partition.

    Args:
        frame: columns `block`, whose blocks are whole and follow each other, and `key`.
    """
    keys = frame["key"].to_numpy(dtype=object)
    ends = np.flatnonzero(np.diff(frame["block"].to_numpy())) + 1
    found = [pair for block in np.split(keys, ends) for pair in _near(block)]
    return pd.DataFrame(found, columns=["one", "other", "letters"])


def _by_family(form: NameForm, depth: int) -> str:
    return f"{form.family}\x1f{form.given[:depth]}"


def _by_given(form: NameForm, depth: int) -> str:
    return f"{form.given}\x1f{form.family[:depth]}"


def _by_ends(form: NameForm, depth: int) -> str:
    return f"{form.given[: depth + 1]}\x1f{form.family[:depth]}\x1f{form.family[-depth - 1 :]}"


def _blocks(forms: dict[str, NameForm], rule: _Rule, depth: int = 1) -> Iterator[list[str]]:
    """Gives blocks of at most BLOCK names; a larger one is cut by further letters, at last left out."""
    groups: dict[str, list[str]] = {}
    for key, form in forms.items():
        groups.setdefault(rule(form, depth), []).append(key)
    for members in groups.values():
        if len(members) > BLOCK and depth < 6:
            yield from _blocks({key: forms[key] for key in members}, rule, depth + 1)
        elif 1 < len(members) <= BLOCK:
            yield members


def _near(block: np.ndarray) -> Iterable[tuple[str, str, int]]:
    compact = [key.replace(" ", "") for key in block]
    distance = cdist(compact, compact, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    lengths = np.array([len(text) for text in compact])
    allowed = np.where(np.minimum(lengths[:, None], lengths[None, :]) >= LONG, 2, 1)
    one, other = np.nonzero(distance <= allowed)
    upper = one < other
    one, other = one[upper], other[upper]
    found = zip(*(block[np.stack((one, other))]), distance[one, other].tolist(), strict=True)
    return [pair for pair in found if _plausible(pair[0].split(), pair[1].split())]


def _plausible(one: list[str], other: list[str]) -> bool:
    """Whether each word that differs is long enough for its errors: one in four letters, two in eight."""
    if len(one) != len(other):
        return False
    return all(min(len(a), len(b)) >= 4 * OSA.distance(a, b) for a, b in zip(one, other, strict=True))
