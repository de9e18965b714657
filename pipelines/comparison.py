"""Why two rows of the list are two, or two spellings one: for `mentorscout explain A B`."""

from collections.abc import Iterator

from analysis.identity.pairs import explain_people
from analysis.organizations import organization_key
from analysis.roles import Kind
from analysis.text import fold, squeeze
from pipelines.decisions import judgements_of
from pipelines.entities import Entities
from scrapers.store import Store, store_path
from scrapers.store.judgements import Ruling, Rulings


def compare_lines(entities: Entities, one: str, other: str) -> Iterator[str]:
    """Compares two names, spellings or ids, line by line.

    Raises:
        UsageError: there is nobody of a name, or several, or both are the same words.
    """
    ids = _both(entities, one, other)
    headline = entities.explainer.headline
    if ids[0] == ids[1]:
        yield f"one row: {headline(ids[0])}"
        sides = [_spelled(entities, ids[0], text) for text in (one, other)]
        if not all(sides) or sides[0] & sides[1]:
            return
    else:
        yield f"two rows: {headline(ids[0])}"
        yield f"     and: {headline(ids[1])}"
        sides = [set(entities.of(entity)["mention_id"]) for entity in ids]
    yield from _decided(entities, sides[0], sides[1])
    kinds = {entities.of(entity)["kind"].iloc[0] for entity in ids}
    if kinds == {Kind.PERSON.value}:
        yield from (f"  {line}" for line in explain_people(entities.mentions, sides[0], sides[1]))
    elif len(kinds) > 1:
        yield "  a person and an organisation are never one"
    else:
        keys = [organization_key(entities.explainer.names[entity]) for entity in ids]
        yield f"  organisations are compared by the words that tell them apart: {keys[0]!r} and {keys[1]!r}"


def _both(entities: Entities, one: str, other: str) -> tuple[str, str]:
    """Gives the two ids; one name that two people carry may be given twice."""
    if fold(one) == fold(other):
        found = entities.candidates(one)
        if len(found) == 2:
            return found[0], found[1]
    return entities.one(one), entities.one(other)


def _spelled(entities: Entities, entity: str, text: str) -> set[str]:
    rows = entities.of(entity)
    return set(rows["mention_id"][rows["name"].map(fold) == fold(text)])


def _decided(entities: Entities, left: set[str], right: set[str]) -> Iterator[str]:
    """Names the decisions about the two sides, the newest last."""
    place = store_path(entities.workspace)
    if not place.is_file():
        return
    with Store.open(place) as store:
        rulings: list[Ruling] = Rulings(store.engine, entities.project).all()
    for ruling, judgement in zip(rulings, judgements_of(rulings, entities.mentions), strict=True):
        said = set(judgement.left), set(judgement.right)
        for one, other in (said, said[::-1]):
            if one & left and other & right:
                yield squeeze(
                    f"  you answered {ruling.verdict} on {ruling.judged_at[:10]} ({ruling.given_in})"
                )
                break
