"""Pairs within blocks, of which none can explode."""

import numpy as np

MANY = 150
NEIGHBOURS = 12


def pairs_within(blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gives all pairs of places with the same number; of very many only those next to each other.

    Args:
        blocks: the block of every place; a number below 0 is none.
    """
    places = np.flatnonzero(blocks >= 0)
    order = places[np.argsort(blocks[places], kind="stable")]
    sizes = np.bincount(blocks[places])
    sizes = sizes[sizes > 0]
    end = np.repeat(np.cumsum(sizes), sizes)
    reach = np.repeat(np.where(sizes <= MANY, sizes, NEIGHBOURS + 1), sizes)
    at, left, right = np.arange(len(order)), [order[:0]], [order[:0]]
    for step in range(1, MANY):
        at = at[(at + step < end[at]) & (step < reach[at])]
        if not len(at):
            break
        left.append(order[at])
        right.append(order[at + step])
    return np.concatenate(left), np.concatenate(right)
