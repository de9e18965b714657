"""The sentence of every entity, made of what was counted."""

from analysis.ranking.awards import awards
from analysis.ranking.deeds import deeds
from analysis.ranking.helping import helping_quotes
from analysis.ranking.seen import Seen
from analysis.ranking.signals.standing import keynotes
from analysis.ranking.why import why


def reasons(seen: Seen) -> dict[str, str]:
    """Says of every entity why it is in the list."""
    done, honoured = deeds(seen), awards(seen)
    spoken = dict(zip(seen.entities, keynotes(seen).astype(int).tolist(), strict=True))
    shown = helping_quotes(seen.mentions).drop_duplicates(["entity_id", "help"])
    helps: dict[str, list[str]] = {}
    for entity, kind in zip(shown["entity_id"], shown["help"], strict=True):
        helps.setdefault(entity, []).append(kind)
    return {
        entity: why(done.get(entity, ()), honoured.get(entity, ()), spoken[entity], helps.get(entity, ()))
        for entity in seen.entities
    }
