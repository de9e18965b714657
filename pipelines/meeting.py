"""Where to meet somebody, who can introduce, and what to say in one's situation."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.names.parts import strip_nickname
from analysis.ranking.classes import classes
from analysis.ranking.hiring import hiring_of
from analysis.ranking.mentions import YOU
from analysis.ranking.proof import Proof, note_of, proof_of
from analysis.ranking.seen import Seen
from analysis.ranking.situations import Situation
from analysis.ranking.upcoming import coming, expected
from analysis.ranking.words import word_list
from analysis.text import squeeze

SHOWN = 5


def opening(seen: Seen, entity: str, name: str, situation: Situation) -> tuple[str, Proof]:
    """Gives the first words to say to somebody, and what they rest on.

    Whom the user noted is no stranger: met in person they are thanked for the talk, recommended they hear by
    whom.
    """
    name = strip_nickname(name)[0]
    proof, noted = proof_of(seen, entity), note_of(seen, entity)
    forms = word_list("meeting")["notes"]
    if noted and noted != YOU:
        seen_too = f", {_filled(forms['and_noticed'], proof=proof.text)}" if proof.text else ""
        return _filled(forms["recommended"], name=name, who=noted, and_noticed=seen_too), proof
    if noted or not proof.text:
        return _filled(forms["met"], name=name), Proof()
    return _filled(situation.opening, name=name, proof=proof.text), proof


def _filled(form: str, **values: str) -> str:
    for key, value in values.items():
        form = form.replace("{" + key + "}", value)
    return form


def lines(seen: Seen, entity: str, name: str, situation: Situation, today: date) -> Iterator[str]:
    """Says it line by line."""
    yield "Where to meet"
    yield from _places(seen, entity, today)
    yield ""
    words, proof = opening(seen, entity, name, situation)
    yield f"What to say ({situation.meaning})"
    yield f"  “{words}”"
    if proof.url:
        yield f"  proof: {squeeze(proof.url)}"
    yield ""
    yield from _openings(seen, entity, situation)
    yield "What to ask for"
    yield from (f"  - {ask}" for ask in situation.asks)
    yield "Keep in mind"
    yield from (f"  - {line}" for line in situation.remember)


def _openings(seen: Seen, entity: str, situation: Situation) -> Iterator[str]:
    """Says what shows that they may know of openings; nothing to those who look for none."""
    if not situation.weights()["knows_openings"].weight:
        return
    hint = word_list("meeting")["openings"].get(classes(seen).get(entity, ""), "")
    said = hiring_of(seen, entity)
    if not hint and not said.text:
        return
    yield "Openings"
    if said.text:
        yield f"  “{said.text}”  {squeeze(said.url)}".rstrip()
    if hint:
        yield f"  {hint}"
    yield ""


def _places(seen: Seen, entity: str, today: date) -> Iterator[str]:
    rows = coming(seen, today)
    rows = rows[rows["entity_id"] == entity]
    for row in rows.head(SHOWN).to_dict("records"):
        what = f" ({str(row['role']).replace('_', ' ')}" + (
            f": “{row['session']}”)" if row["session"] else ")"
        )
        yield "  " + " · ".join(filter(None, (_days(row["date"]), row["meeting"], row["place"]))) + what
        if row["url"]:
            yield f"    {squeeze(row['url'])}"
    if rows.empty:
        yield "  no page announces an appearance of theirs"
    for row in expected(seen, entity, today).head(SHOWN).to_dict("records"):
        when = " · ".join(filter(None, (_days(row["date"]), row["meeting"], row["place"])))
        yield f"  perhaps: {when}; not announced, but at {_times(row['times'])} of it"


def _times(times: int) -> str:
    return "an earlier edition" if times == 1 else f"{times} earlier editions"


def _days(day: str) -> str:
    first, _, last = day.partition("/")
    return f"{first} to {last}" if last and last != first else first


def meetings(seen: Seen, mentors: pd.DataFrame, today: date) -> pd.DataFrame:
    """Gives the dated appearances still to come of the listed people, one row a person and event."""
    rows = coming(seen, today)
    rows = rows[rows["first"] != ""]
    listed = mentors[["mentor_id", "name", "rank"]].rename(columns={"mentor_id": "entity_id"})
    return rows.merge(listed, on="entity_id").sort_values(["first", "rank"], kind="stable")
