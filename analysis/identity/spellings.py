"""Different spellings that may name one person: which names meet, and how they differ."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations

import pandas as pd

from analysis.identity.forms import NameForm
from analysis.names.variants import skeleton, variants_of

MOST_WORDS = 6


class Relation(StrEnum):
    """How two spellings differ."""

    ORDER = "order"
    TRANSLITERATION = "transliteration"
    NICKNAME = "short form of the given name"
    QUOTED = "nickname printed beside the name"
    MIDDLE = "middle name as initial"
    SHORTER = "a middle name left out"
    OTHER_FAMILY = "another family name, or part of it"
    SPACING = "blanks"
    TYPO = "spelling"
    INITIAL = "initial for the given name"
    FAMILY_INITIAL = "initial for the family name"
    LINK = "the same profile link"
    SINGLE = "one name alone"


SLIPS = frozenset(
    (
        Relation.ORDER,
        Relation.SPACING,
        Relation.TRANSLITERATION,
        Relation.TYPO,
        Relation.QUOTED,
        Relation.LINK,
    )
)
"""What the printer does to a name; the other relations are forms that its bearer goes by."""


def spelling_pairs(forms: dict[str, NameForm]) -> pd.DataFrame:
    """Gives pairs of names that differ in a known way: `one`, `other` (the shorter), `relation`."""
    entries = [
        (key, meet, relation)
        for key, form in forms.items()
        for meet, relation in _other_forms(form)
        if meet in forms
    ]
    found = [pd.DataFrame(entries, columns=["one", "other", "relation"])]
    for relation, meet in _MEETINGS:
        keyed = pd.DataFrame({"one": list(forms), "meet": [meet(form) for form in forms.values()]})
        keyed = keyed[keyed["meet"] != ""]
        both = keyed.merge(keyed.rename(columns={"one": "other"}), on="meet").assign(relation=relation)
        found.append(both[both["one"] < both["other"]])
    pairs = pd.concat(found, ignore_index=True)
    pairs = pairs[pairs["one"] != pairs["other"]]
    return pairs[["one", "other", "relation"]]


def _unordered(form: NameForm) -> str:
    return " ".join(sorted(form.words)) if len(form.words) > 1 else ""


def _unspaced(form: NameForm) -> str:
    joined = form.key.replace(" ", "")
    return joined if len(joined) > 5 else ""


def _skeletons(form: NameForm) -> str:
    if len(form.words) < 2 or any(len(word) < 2 for word in form.words):
        return ""
    return " ".join(sorted(skeleton(word.replace(" ", "")) for word in form.words))


_MEETINGS = (
    (Relation.ORDER, _unordered),
    (Relation.SPACING, _unspaced),
    (Relation.TRANSLITERATION, _skeletons),
)


def _other_forms(form: NameForm) -> Iterator[tuple[str, Relation]]:
    """Gives the ways in which a page might print the name otherwise, mostly shorter."""
    if form.nickname:
        yield form.nickname, Relation.QUOTED
        yield f"{form.nickname} {form.family}", Relation.QUOTED
    if form.given:
        rest = " ".join((*form.middle, form.family))
        for variant in sorted(variants_of(form.given)):
            yield f"{variant} {rest}", Relation.NICKNAME
            if form.middle:
                yield f"{variant} {form.family}", Relation.NICKNAME
        if any(len(word) > 1 for word in form.middle):
            yield " ".join((form.given, *(word[0] for word in form.middle), form.family)), Relation.MIDDLE
        yield from _parts_left_out(form)
        yield from _initials(form)
        yield form.given, Relation.SINGLE
        yield form.family, Relation.SINGLE


def _parts_left_out(form: NameForm) -> Iterator[tuple[str, Relation]]:
    first, *words = " ".join(form.words).split()[: MOST_WORDS + 1]
    if len(words) >= MOST_WORDS:
        return
    for size in range(1, len(words)):
        for kept in combinations(words, size):
            same_end = kept[-1] == words[-1]
            yield " ".join((first, *kept)), Relation.SHORTER if same_end else Relation.OTHER_FAMILY


def _initials(form: NameForm) -> Iterator[tuple[str, Relation]]:
    if len(form.given) > 1:
        yield " ".join((form.given[0], *form.middle, form.family)), Relation.INITIAL
        if form.middle:
            yield f"{form.given[0]} {form.family}", Relation.INITIAL
    if len(form.family) > 1:
        yield f"{form.given} {form.family[0]}", Relation.FAMILY_INITIAL
