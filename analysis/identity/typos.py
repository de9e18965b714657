"""Names that differ by few letters, found block by block."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist, cpdist

from analysis.identity.forms import NameForm
from analysis.identity.partitions import over_partitions
from analysis.identity.tables import hashed, numbered
from analysis.identity.within import pairs_within

_Rule = Callable[[NameForm, int], str]
BLOCK = 600
DEEPEST = 6
FEW = 30
LETTERS = 2
SHORT, LONG = 7, 12


def typo_pairs(forms: dict[str, NameForm]) -> pd.DataFrame:
    """Gives pairs of full names that differ by one letter, long ones by two: `one`, `other`, `letters`."""
    full = [forms[key] for key in sorted(forms) if forms[key].given and len(key) > SHORT]
    keys = np.array([form.key for form in full], dtype=object)
    frames = [_blocks(full, rule) for rule in (_by_family, _by_given, _by_ends)]
    frame = pd.concat(frames, ignore_index=True)
    frame = frame.sort_values(["block", "name"], ignore_index=True)
    name, number = frame["name"].to_numpy(), numbered(frame["block"])
    found = over_partitions(score_partition, pd.DataFrame({"block": number, "key": keys[name]}))
    first = np.searchsorted(number, found["block"].to_numpy())
    pairs = pd.DataFrame({side: name[first + found[side].to_numpy()] for side in ("one", "other")})
    pairs = pairs.assign(letters=found["letters"].astype(float)).drop_duplicates(ignore_index=True)
    return pairs.assign(**{side: keys[pairs[side].to_numpy()] for side in ("one", "other")})


def score_partition(frame: pd.DataFrame) -> pd.DataFrame:
    """Compares all names within every block of a partition.

    Args:
        frame: columns `block`, whose blocks are whole and follow each other, and `key`.

    Returns:
        `block`, `one` and `other` (the places of two names in their block) and `letters`.
    """
    keys = frame["key"].to_numpy(dtype=object)
    compact = np.array([key.replace(" ", "") for key in keys], dtype=object)
    number = numbered(frame["block"])
    size = np.bincount(number, minlength=1)[number]
    found = [_few(compact, np.where(size <= FEW, number, -1))]
    found += [_many(compact, at) for at in np.split(*_ends(np.flatnonzero(size > FEW), number))]
    one, other, letters = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.lexsort((other, one))
    one, other, letters = one[order], other[order], letters[order]
    pairs = zip(keys[one], keys[other], strict=True)
    kept = np.array([_plausible(a.split(), b.split()) for a, b in pairs], bool)
    one, other, letters = one[kept], other[kept], letters[kept]
    first = np.searchsorted(number, number[one])
    return pd.DataFrame(
        {
            "block": frame["block"].to_numpy()[one],
            "one": (one - first).astype(np.int16),
            "other": (other - first).astype(np.int16),
            "letters": letters.astype(np.int8),
        }
    )


def _by_family(form: NameForm, depth: int) -> str:
    return f"{form.family}\x1f{form.given[:depth]}"


def _by_given(form: NameForm, depth: int) -> str:
    return f"\x1f{form.given}\x1f{form.family[:depth]}"


def _by_ends(form: NameForm, depth: int) -> str:
    return f"{form.given[: depth + 1]}\x1f{form.family[:depth]}\x1f{form.family[-depth - 1 :]}"


def _blocks(forms: Sequence[NameForm], rule: _Rule) -> pd.DataFrame:
    """Gives blocks of at most BLOCK names; a larger one is cut by further letters, at last left out.

    Returns:
        `name` (its place among the forms) and `block` (a number that tells its block from all others).
    """
    left, found = np.arange(len(forms)), list[pd.DataFrame]()
    for depth in range(1, DEEPEST + 1):
        blocks = hashed(np.array([rule(forms[at], depth) for at in left.tolist()], dtype=object))
        size = pd.Series(blocks).groupby(blocks).transform("size").to_numpy()
        kept = (size > 1) & (size <= BLOCK)
        found.append(pd.DataFrame({"name": left[kept], "block": blocks[kept]}))
        left = left[size > BLOCK]
    return pd.concat(found, ignore_index=True)


_Pairs = tuple[np.ndarray, np.ndarray, np.ndarray]


def _ends(places: np.ndarray, number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gives the places, and where among them a block ends."""
    return places, np.flatnonzero(np.diff(number[places])) + 1


def _few(compact: np.ndarray, number: np.ndarray) -> _Pairs:
    """Compares within small blocks, all of them in one call."""
    length = np.array([len(text) for text in compact], np.int64)
    one, other = pairs_within(number)
    alike = np.abs(length[one] - length[other]) <= LETTERS
    one, other = one[alike], other[alike]
    distance = cpdist(
        compact[one].tolist(),
        compact[other].tolist(),
        scorer=OSA.distance,
        score_cutoff=LETTERS,
        dtype=np.uint8,
    )
    kept = distance <= _allowed(length[one], length[other])
    return one[kept], other[kept], distance[kept]


def _many(compact: np.ndarray, places: np.ndarray) -> _Pairs:
    """Compares within one block."""
    block = compact[places].tolist()
    distance = cdist(block, block, scorer=OSA.distance, score_cutoff=LETTERS, dtype=np.uint8)
    length = np.array([len(text) for text in block], np.int64)
    one, other = np.nonzero(np.triu(distance <= _allowed(length[:, None], length[None, :]), 1))
    return places[one], places[other], distance[one, other]


def _allowed(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.where(np.minimum(one, other) >= LONG, LETTERS, 1)


def _plausible(one: list[str], other: list[str]) -> bool:
    """Whether each word that differs is long enough for its errors: one in four letters, two in eight."""
    if len(one) != len(other):
        return False
    return all(min(len(a), len(b)) >= 4 * OSA.distance(a, b) for a, b in zip(one, other, strict=True))
