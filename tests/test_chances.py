"""What does not wait: a chance, somebody who wrote first, and those who like to hear that you help."""

from pipelines.followup.tasks import tasks
from scrapers.store.ledger import Kind
from tests.test_followup import entries, told


def test_a_chance_is_taken_at_once_and_its_giver_hears_what_came_of_it():
    chance = {"entry": Kind.CHANCE, "text": "her team interviews this week", "due": "2026-03-06"}
    found = tasks(entries(chance))
    assert ("2026-03-03", "take the chance", "Zoë Reed") in told(found)
    assert "until 2026-03-06: her team interviews this week" in [task.text for task in found]
    assert told(tasks(entries(chance | {"due": "2026-03-02"})), "take the chance")[0][0] == "2026-03-02"
    taken = chance | {"done": "2026-03-04", "result": "I start in May"}
    assert told(tasks(entries(taken)), "take the chance", "tell") == [("2026-03-05", "tell", "Zoë Reed")]


def test_whoever_wrote_first_is_answered_and_counts_as_contact():
    wrote = {"entry": Kind.INBOUND, "text": "how is the search?", "day": "2026-03-04"}
    assert told(tasks(entries(wrote))) == [
        ("2026-03-05", "answer", "Zoë Reed"),
        ("2026-03-25", "keep in touch", "Zoë Reed"),
    ]
    assert not told(tasks(entries(wrote, {"entry": Kind.NOTE, "day": "2026-03-04"})), "answer")


def test_those_who_helped_hear_that_you_help_others_until_you_told_them():
    said = [{"entry": Kind.NOTE}, {"entry": Kind.THANKS}, {"entry": Kind.NOTE, "name": "Bo Marsh"}]
    said += [{"entry": Kind.HELPING, "name": "", "text": "the Wick Forum", "day": "2026-03-20"}]
    found = [task for task in tasks(entries(*said)) if task.what == "tell"]
    assert {task.name for task in found} == {"Zoë Reed", "Bo Marsh"}
    assert found[0].text == "you now help others yourself: the Wick Forum"
    assert {name for _, _, name in told(tasks(entries(*said)))} == {"Zoë Reed", "Bo Marsh"}
    after = {"entry": Kind.THANKS, "day": "2026-03-20"}
    assert told(tasks(entries(*said, after)), "tell") == [("2026-03-21", "tell", "Bo Marsh")]
