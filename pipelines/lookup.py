"""Finds an entity by what a person types: its id, its name, or something like it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from analysis.text import fold, squeeze

NEAR = 80
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the ids of that name, or names that are near it."""

    ids: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def look_up(
    query: str,
    names: Mapping[str, str],
    spellings: Mapping[str, set[str]],
    aliases: Mapping[str, str] | None = None,
) -> Found:
    """Looks an entity up, without regard to case and accents.

    Args:
        query: an id, a name, or a part of a name.
        names: the shown name of each id.
        spellings: every folded spelling, with the ids that carry it.
        aliases: the id in use for every former id.
    """
    wanted = squeeze(query)
    wanted = (aliases or {}).get(wanted, wanted)
    if wanted in names:
        return Found(ids=(wanted,))
    plain = fold(wanted)
    if plain in spellings:
        return Found(ids=tuple(sorted(spellings[plain])))
    tokens = set(plain.split())
    within = {id_ for text, ids in spellings.items() if tokens and tokens <= set(text.split()) for id_ in ids}
    if len(within) == 1:
        return Found(ids=tuple(within))
    best = process.extract(plain, spellings.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=SHOWN * 2)
    ids = [*sorted(within), *(id_ for text, _, _ in best for id_ in sorted(spellings[text]))]
    return Found(near=tuple(dict.fromkeys(names[id_] for id_ in ids))[:SHOWN])
