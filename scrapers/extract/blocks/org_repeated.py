"""Texts that stand in several kinds of places among organisations: categories and their labels, not names."""

from collections import defaultdict
from collections.abc import Iterable

from analysis.names.judge import organization_score
from analysis.roles import Role
from analysis.text import fold
from scrapers.extract.blocks.org_columns import Candidate
from scrapers.extract.blocks.page_role import PageRole

_NEAR = 3
_SURE = 0.8
_SEVERAL = 2


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


def without_site(found: list[Candidate], page: PageRole) -> list[Candidate]:
    """Leaves out the site's own name, which the title of the page holds, where others are named, too."""
    if page.single:
        return found
    others = [one for one in found if fold(one.text) not in page.titles]
    return others if len(others) >= _SEVERAL else found
