"""The forms in which a page might print a name otherwise, and those in which many spellings agree."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.identity.forms import NameForm
from analysis.identity.readings import forms_of
from analysis.identity.relations import Relation
from analysis.identity.tables import hashed
from analysis.names.variants import skeleton, variants_of

MOST_WORDS = 6
_FOUND = ("block", "meet", "relation", "mutual")


def score_partition(frame: pd.DataFrame) -> pd.DataFrame:
    """Gives the other forms of every name of a partition, and the forms in which many spellings agree.

    Returns:
        `block` (that of the name), `meet` (a hash), `relation` (its place among the relations) and
        `mutual`: whether names meet in it, rather than a longer name being printed so.
    """
    plain = (frame["given"] != "") & (frame["family"] != "") & ~frame["family"].str.contains(" ")
    for part in ("middle", "nickname", "suffix"):
        plain &= frame[part] == ""
    rest = frame[~plain]
    found = [
        (block, meet, relation, mutual)
        for block, form in zip(rest["block"].tolist(), forms_of(rest), strict=True)
        for meet, relation, mutual in _meets(form)
    ]
    parts = [pd.DataFrame(found, columns=list(_FOUND), dtype=object), *_plain_meets(frame[plain])]
    numbers = {relation: at for at, relation in enumerate(Relation)}
    made = [
        pd.DataFrame(
            {
                "block": part["block"].to_numpy(np.int64),
                "meet": hashed(part["meet"].to_numpy(object)),
                "relation": part["relation"].map(numbers).to_numpy(np.int8),
                "mutual": part["mutual"].to_numpy(np.int8),
            }
        )
        for part in parts
    ]
    return pd.concat(made, ignore_index=True).sort_values("block", kind="stable", ignore_index=True)


def _plain_meets(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Does for names of a given and a family name what `_meets` does for any, column by column."""
    block = frame["block"]
    given, family = (frame[part].astype("str") for part in ("given", "family"))

    def found(meet: pd.Series, relation: Relation, kept: pd.Series, *, mutual: bool = False) -> pd.DataFrame:
        texts = relation + meet[kept] if mutual else meet[kept]
        return pd.DataFrame({"block": block[kept], "meet": texts, "relation": relation, "mutual": mutual})

    long_given, long_family = given.str.len() > 1, family.str.len() > 1
    every = pd.Series(True, index=frame.index)
    yield found(given.str[:1] + " " + family, Relation.INITIAL, long_given)
    yield found(given + " " + family.str[:1], Relation.FAMILY_INITIAL, long_family)
    yield found(given, Relation.SINGLE, every)
    yield found(family, Relation.SINGLE, every)
    variants = (
        given.map({name: sorted(variants_of(name)) for name in np.asarray(given.unique(), dtype=object)})
        .explode()
        .dropna()
    )
    short = variants.astype("str") + " " + family.loc[variants.index]
    yield pd.DataFrame(
        {"block": block.loc[short.index], "meet": short, "relation": Relation.NICKNAME, "mutual": False}
    )
    yield found(_sorted_pair(given, family), Relation.ORDER, every, mutual=True)
    joined = given + family
    yield found(joined, Relation.SPACING, joined.str.len() > 5, mutual=True)
    bones = [
        part.map({word: skeleton(word) for word in np.asarray(part.unique(), dtype=object)}).astype("str")
        for part in (given, family)
    ]
    yield found(_sorted_pair(*bones), Relation.TRANSLITERATION, long_given & long_family, mutual=True)


def _sorted_pair(one: pd.Series, other: pd.Series) -> pd.Series:
    return (one + " " + other).where(one <= other, other + " " + one)


def _meets(form: NameForm) -> Iterator[tuple[str, Relation, bool]]:
    for text, relation in _other_forms(form):
        yield text, relation, False
    for relation, meet in _MEETINGS:
        if text := meet(form):
            yield f"{relation}{text}", relation, True


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
