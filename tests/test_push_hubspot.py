"""HubSpot gets contacts, the companies beside them and one note a run, and none of them twice."""

import os
import time
from pathlib import Path

import pytest

from analysis.text import fold
from pipelines.export.person import organization_id
from pipelines.push.pace import Window
from scrapers.errors import UsageError
from tests.crm_hubspot import Account
from tests.push_cases import Place, people, place, save

FIRMS = 7
STEPS = (
    "/contacts/batch/upsert",
    "/companies/batch/upsert",
    "/contacts/companies/batch/associate/default",
    "/notes/batch/create",
)
"""What a batch is sent in, one after the other."""


@pytest.fixture
def hubspot(tmp_path: Path):
    with place("hubspot", tmp_path) as made:
        yield made


def account(made: Place) -> Account:
    assert isinstance(made.crm, Account)
    return made.crm


def held(made: Place) -> dict[str, int]:
    return {kind: len(records) for kind, records in account(made).records.items()}


def run_at(made: Place, hour: int) -> None:
    """Lets the list be made at some hour of a day."""
    moment = 1_780_000_000 + hour * 3600
    os.utime(made.workspace / "lamps" / "mentors.csv", (moment, moment))


def test_everybody_gets_a_contact_a_company_and_a_note(hubspot: Place):
    done = hubspot.push("--yes")
    assert done.return_value == 0, done.output
    assert held(hubspot) == {"contacts": hubspot.count, "companies": FIRMS, "notes": hubspot.count}
    crm = account(hubspot)
    for number, contact in crm.records["contacts"].items():
        (company,) = crm.beside("contacts", number, "companies")
        assert crm.records["companies"][company]["name"] == contact["company"]
        (note,) = crm.beside("contacts", number, "notes")
        said = crm.records["notes"][note]["hs_note_body"]
        assert "Spoke at 3 editions.<br>Proof: https://wick.example/2016<br>" in said


def test_a_second_push_of_everybody_makes_nothing_twice(hubspot: Place):
    hubspot.push("--yes")
    before, ties = held(hubspot), set(account(hubspot).ties)
    done = hubspot.push("--yes", "--again")
    assert f"{hubspot.count} sent" in done.output
    assert held(hubspot) == before
    assert account(hubspot).ties == ties


def test_an_answer_that_repeats_nothing_is_followed_by_a_question(hubspot: Place):
    save(hubspot.workspace, people(130))
    account(hubspot).terse = True
    for _ in range(2):
        assert hubspot.push("--yes", "--again").return_value == 0
        assert held(hubspot) == {"contacts": 130, "companies": FIRMS, "notes": 130}
        assert len(account(hubspot).ties) == 2 * (130 + 130)


@pytest.mark.parametrize("step", STEPS)
def test_cut_off_at_any_step_it_goes_on_and_makes_nothing_twice(hubspot: Place, step: str):
    save(hubspot.workspace, people(130))
    crm = account(hubspot)
    crm.counted, crm.mute = step, 2  # the second batch arrives so far, and is never answered
    if step == STEPS[1]:
        save(hubspot.workspace, people(130).assign(organization=[f"Lamp Works {at}" for at in range(130)]))
    child = hubspot.start()
    assert crm.muted.wait(15)
    child.kill()
    child.communicate()
    crm.mute = 0
    done = hubspot.push("--yes")
    assert "30 sent, 0 refused, 100 there as they are" in done.output
    firms = 130 if step == STEPS[1] else FIRMS
    assert held(hubspot) == {"contacts": 130, "companies": firms, "notes": 130}
    assert len(crm.ties) == 2 * (130 + 130)


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_that_is_lost_on_the_way_makes_nothing_twice(hubspot: Place, step: str):
    save(hubspot.workspace, people(130))
    crm = account(hubspot)
    crm.counted, crm.lost = step, (1,)
    first = hubspot.push("--yes")
    if step == STEPS[-1]:  # nothing tells a note from another: not asked for again, and looked for next time
        assert first.return_value == 1
        assert "does not answer" in first.output
        assert held(hubspot)["notes"] == 100
    second = hubspot.push("--yes")
    assert second.return_value == 0, second.output
    assert held(hubspot) == {"contacts": 130, "companies": FIRMS, "notes": 130}
    assert len(crm.ties) == 2 * (130 + 130)


@pytest.mark.parametrize("step", STEPS)
def test_asked_to_wait_at_any_step_it_waits(hubspot: Place, step: str):
    save(hubspot.workspace, people(3))
    crm = account(hubspot)
    crm.counted, crm.busy, crm.retry_after = step, (1,), "0"
    assert hubspot.push("--yes").return_value == 0
    assert held(hubspot) == {"contacts": 3, "companies": 3, "notes": 3}


def test_a_later_run_leaves_a_note_with_whom_it_changed_and_the_earlier_note_stays(hubspot: Place):
    save(hubspot.workspace, people(4))
    run_at(hubspot, 1)
    hubspot.push("--yes")
    for hour in (2, 3):  # so many notes that they come on several pages
        save(hubspot.workspace, people(4).assign(why=["Spoke.", *[f"Chaired {hour}."] * 3]))
        run_at(hubspot, hour)
        hubspot.push("--yes")
    crm = account(hubspot)

    def notes() -> list[int]:
        return [len(crm.beside("contacts", number, "notes")) for number in crm.records["contacts"]]

    assert notes() == [2, 3, 3, 3]
    for _ in range(2):
        assert hubspot.push("--yes", "--again").return_value == 0
        assert notes() == [3, 3, 3, 3], "sent again in spite of no change: one note of this run, not two"
    assert len({said["hs_timestamp"] for said in crm.records["notes"].values()}) == 3


def test_spellings_of_one_organisation_make_one_company_and_none_makes_none(hubspot: Place):
    table = people(3)
    table["organization"] = ["Lantern Guild", "LANTERN GUILD", ""]
    save(hubspot.workspace, table)
    assert hubspot.push("--yes").return_value == 0
    crm = account(hubspot)
    assert [fold(one["name"]) for one in crm.records["companies"].values()] == ["lantern guild"]
    assert [len(crm.beside("contacts", one, "companies")) for one in crm.records["contacts"]] == [1, 1, 0]


def test_whose_company_is_refused_is_named_and_sent_again_later(hubspot: Place):
    table = people(9)
    table.loc[4, "organization"] = "Wick & Sons"
    save(hubspot.workspace, table)
    crm = account(hubspot)
    crm.refused = frozenset({organization_id("Wick & Sons")})
    done = hubspot.push("--yes")
    assert done.return_value == 1
    assert "8 sent, 1 refused" in done.output
    assert "companies: Invalid input JSON" in done.output
    crm.refused = frozenset()
    assert "1 sent, 0 refused, 8 there as they are" in hubspot.push("--yes").output
    assert held(hubspot) == {"contacts": 9, "companies": FIRMS, "notes": 9}


def test_page_text_is_text_in_a_note(hubspot: Place):
    save(hubspot.workspace, people(1, why="Led <script>alert(1)</script> & the A&copy guild"))
    hubspot.push("--yes", "--review")
    (note,) = account(hubspot).records["notes"].values()
    assert "<script" not in note["hs_note_body"]
    assert "&amp; the A&amp;copy guild<br>" in note["hs_note_body"]


def test_a_key_that_may_not_write_companies_is_told_so_in_one_line(hubspot: Place):
    account(hubspot).scopes = frozenset(("contacts", "notes"))
    done = hubspot.push("--yes")
    assert done.return_value == 1
    assert "crm.objects.companies.write (403); the same command goes on" in done.output
    account(hubspot).scopes = frozenset(("contacts", "companies", "notes"))
    assert f"{hubspot.count} sent" in hubspot.push("--yes").output


@pytest.mark.parametrize(("kind", "unique"), [("contacts", "mentor_id"), ("companies", "organization_id")])
def test_its_properties_are_made_and_the_ids_are_unique(hubspot: Place, kind: str, unique: str):
    hubspot.push("--yes", "--top", "1")
    made = account(hubspot).own
    assert set(made["contacts"]) == {"mentor_id", "mentor_type", "mentor_why", "mentor_score"}
    assert set(made["companies"]) == {"organization_id"}
    assert [name for name, one in made[kind].items() if one["hasUniqueValue"]] == [unique]
    made[kind][unique]["hasUniqueValue"] = False
    refused = hubspot.push("--yes", "--again")
    assert isinstance(refused.exception, UsageError)
    assert f"the property {unique} of {kind} is there, and its values need not be unique" in str(
        refused.exception
    )


def test_no_more_requests_pass_than_the_limit_allows():
    limit, start = Window(5, 0.1), time.monotonic()
    passed = []
    for _ in range(12):
        limit.wait()
        passed.append(time.monotonic())
    assert passed[4] - start < 0.09, "not held back before the limit"
    assert all(later - earlier >= 0.099 for earlier, later in zip(passed, passed[5:], strict=False))
