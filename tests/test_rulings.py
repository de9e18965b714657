"""Decisions and former ids in the store: nothing that a person said is lost, no old id leads nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.identity.judgements import Judgement, Verdict
from pipelines.decisions import judgements_of, keep, moved_ids
from scrapers.store import Store
from scrapers.store.aliases import Aliases
from scrapers.store.judgements import Rulings

COLUMNS = ["mention_id", "name", "organization", "event", "year"]


def mentions(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


BEFORE = mentions(
    ("a1", "Jane Roe", "North Bank", "North Forum", 2018),
    ("a2", "J. Roe", "", "Other Days", 2019),
    ("a3", "Jane Roe", "South Hospital", "South Days", None),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.db") as opened:
        yield opened


def test_a_decision_comes_back_as_it_was_given(store: Store) -> None:
    yes = Judgement(Verdict.SAME, ("a1",), ("a2",))
    keep(store, "p", BEFORE, [yes], "review")
    rulings = Rulings(store.engine, "p").all()
    assert judgements_of(rulings, BEFORE) == [yes]
    assert [(r.given_in, r.left[0].name, r.left[0].year, r.right[0].event) for r in rulings] == [
        ("review", "Jane Roe", "2018", "Other Days")
    ]
    assert Rulings(store.engine, "another").all() == []


def test_a_decision_survives_mentions_whose_ids_change(store: Store) -> None:
    keep(store, "p", BEFORE, [Judgement(Verdict.DIFFERENT, ("a1",), ("a2",))], "review")
    after = mentions(
        ("b1", "JANE ROE", "North Bank", "Moved Forum", 2018),
        ("b2", "J. Roe", "", "Other Days", 2020),
        ("b3", "Jane Roe", "South Hospital", "South Days", 2020),
        ("b4", "J. Roe", "", "Fourth Days", 2020),
    )
    found = judgements_of(Rulings(store.engine, "p").all(), after)
    assert found == [Judgement(Verdict.DIFFERENT, ("b1",), ("b2",))]


def test_a_withdrawn_decision_is_gone_and_only_that(store: Store) -> None:
    answers = [Judgement(Verdict.SAME, ("a1",), ("a2",)), Judgement(Verdict.DIFFERENT, ("a1",), ("a3",))]
    first, _ = keep(store, "p", BEFORE, answers, "review")
    rulings = Rulings(store.engine, "p")
    rulings.withdraw([first])
    assert judgements_of(rulings.all(), BEFORE) == answers[1:]


def test_a_former_id_leads_to_where_its_mentions_are_now(store: Store) -> None:
    assert moved_ids(
        {"a": "m-1", "b": "m-2", "c": "m-2", "gone": "m-3"}, {"a": "m-2", "b": "m-2", "c": "m-2"}
    ) == {"m-1": "m-2"}
    aliases = Aliases(store.engine, "p")
    aliases.update({"m-1": "m-2"}, {"m-2"})
    aliases.update({"m-2": "m-3"}, {"m-3"})
    assert aliases.all() == {"m-1": "m-3", "m-2": "m-3"}
    aliases.update({}, {"m-1", "m-3"})
    assert aliases.all() == {"m-2": "m-3"}, "an id that is in use again is nobody's former id"


def test_an_unknown_verdict_in_the_store_cannot_come_in() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        Verdict("perhaps")
