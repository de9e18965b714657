"""The sentence of every entity, made of what was counted."""

from analysis.ranking.awards import awards
from analysis.ranking.deeds import deeds
from analysis.ranking.helping import helping_quotes
from analysis.ranking.mentions import EMPLOYER, STAR, YOU
from analysis.ranking.seen import Seen
from analysis.ranking.signals.standing import keynotes
from analysis.ranking.why import why
from analysis.text import squeeze

_THEY_WERE, _ONE_WAS = "Its people were", "One of its people was"


def reasons(seen: Seen) -> dict[str, str]:
    """Says of every entity why it is in the list."""
    done, honoured = deeds(seen), awards(seen)
    spoken = dict(zip(seen.entities, keynotes(seen).astype(int).tolist(), strict=True))
    shown = helping_quotes(seen.mentions).drop_duplicates(["entity_id", "help"])
    helps: dict[str, list[str]] = {}
    noted = _notes(seen)
    for entity, kind in zip(shown["entity_id"], shown["help"], strict=True):
        helps.setdefault(entity, []).append(kind)
    said = {
        entity: why(
            done.get(entity, ()),
            honoured.get(entity, ()),
            spoken[entity],
            helps.get(entity, ()),
            noted.get(entity, ()),
        )
        for entity in seen.entities
    }
    return said | {entity: said[entity].replace(_THEY_WERE, _ONE_WAS) for entity in _of_one_person(seen)}


def _of_one_person(seen: Seen) -> list[str]:
    """Finds the firms that a single one of their people makes known."""
    rows = seen.mentions.loc[seen.mentions["role"] == EMPLOYER, ["entity_id", "tier"]]
    people = rows.groupby("entity_id")["tier"].nunique()
    return list(people.index[people == 1])


def _notes(seen: Seen) -> dict[str, list[str]]:
    """Words what the user noted, marked as theirs: it is no page that says so."""
    rows = seen.mentions[seen.mentions["source"] == YOU]
    found: dict[str, list[str]] = {}
    cells = (rows[column] for column in ("entity_id", "event", "tier", "evidence"))
    for entity, title, tier, because in zip(*cells, strict=True):
        star = " with a star" if tier == STAR else ""
        quote = f" (“{squeeze(because)}”)" if because else ""
        text = f"{title}{star}{quote}"
        found.setdefault(entity, []).append(f"{text[:1].lower()}{text[1:]}")
    return found
