"""Sparse tables with a row for each unit and a column for each value."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
from scipy import sparse

Matrix = sparse.csr_matrix


def binary(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> Matrix:
    """Makes a table of 0 and 1."""
    return flat(sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape))


def flat(made: Matrix) -> Matrix:
    """Makes 1 of everything that is there."""
    made = sparse.csr_matrix(made)
    made.data[:] = 1
    return made


def coded(owner: np.ndarray, codes: np.ndarray, count: int) -> Matrix:
    """Makes a table of 0 and 1: which unit has which value; values below 0 are left out."""
    keep = codes >= 0
    return binary(owner[keep], codes[keep], (count, int(codes.max(initial=0)) + 1))


def table(owner: np.ndarray, column: pd.Series, count: int, parts: Callable[[str], Iterable[str]]) -> Matrix:
    """Makes a table of 0 and 1: which unit has which part of its texts; empty parts are left out."""
    codes, texts = pd.factorize(column.to_numpy(object))
    numbers: dict[str, int] = {}
    pairs = [
        (at, numbers.setdefault(part, len(numbers)))
        for at, text in enumerate(texts)
        for part in parts(text)
        if part
    ]
    held = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    words = binary(held[:, 0], held[:, 1], (len(texts), max(len(numbers), 1)))
    return flat(coded(owner, codes, count) @ words)


def combined(first: pd.Series, *others: pd.Series) -> np.ndarray:
    """Numbers the combinations of several columns; -1 where the first is empty."""
    found, texts = pd.factorize(first)
    empty = found == np.flatnonzero(texts == "")[0] if (texts == "").any() else np.zeros(len(found), bool)
    for other in others:
        codes, values = pd.factorize(other)
        found = pd.factorize(found.astype(np.int64) * (len(values) + 1) + codes)[0]
    return np.where(empty, -1, found)


def hashed(texts: np.ndarray) -> np.ndarray:
    """Gives a number of 64 bits for every text, the same in every process."""
    return pd.util.hash_array(texts, categorize=False)


def numbered(blocks: pd.Series) -> np.ndarray:
    """Numbers blocks whose rows follow each other, from 0."""
    codes = blocks.to_numpy()
    return np.cumsum(np.diff(codes, prepend=codes[:1]) != 0)
