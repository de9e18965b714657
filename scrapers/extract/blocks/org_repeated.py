"""Texts that stand in several kinds of places among organisations: categories and their labels, not names."""

from collections import defaultdict
from collections.abc import Iterable

from analysis.names.judge import organization_score
from analysis.roles import Role
from analysis.text import fold
from scrapers.extract.blocks.org_columns import Candidate

_NEAR = 3
_SURE = 0.8


def labels_among(found: Iterable[Candidate]) -> set[str]:
    """Finds the folded texts that stand in several kinds of places in one role."""
    shapes: dict[tuple[str, Role], set[object]] = defaultdict(set)
    last: dict[str, int] = {}
    for one in found:
        text, index = fold(one.text), one.line.index
        beside = index - last.get(text, -_NEAR - 1) <= _NEAR  # a name and the link below it
        last[text] = index
        if one.look != "image" and not beside and organization_score(one.text) < _SURE:
            shapes[text, one.ruling.role].add(one.line.shape)
    return {text for (text, _), places in shapes.items() if len(places) > 1}
