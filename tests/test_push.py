"""Pushing to a CRM: nobody twice, nobody who may not leave, and a stopped push goes on.

The servers are ours, by the documentation of the makers; what asks them is each maker's own library.
"""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from pipelines.push import destination, destinations
from pipelines.push.keys import safe_address
from scrapers.errors import UsageError
from scrapers.store import Store, store_path
from scrapers.store.suppression import suppress
from tests.conftest import CHECKOUT
from tests.privacy_cases import call, run_pages, tell
from tests.push_cases import PEOPLE, Place, people, place, save

EVERYWHERE = sorted(PEOPLE)


@pytest.fixture(params=EVERYWHERE)
def crm(request: pytest.FixtureRequest, tmp_path: Path):
    with place(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def book(tmp_path: Path):
    with place("carddav", tmp_path) as made:
        yield made


@pytest.fixture
def hubspot(tmp_path: Path):
    with place("hubspot", tmp_path) as made:
        yield made


def test_nothing_leaves_unless_you_say_yes(crm: Place):
    done = crm.push()
    assert done.return_value == 0
    assert done.output.count("new\t") == crm.count
    assert f"would send {crm.count} new" in done.output
    assert "--yes" in done.output
    assert crm.crm.asked == []


def test_a_second_push_makes_no_duplicates_and_sends_nothing_anew(crm: Place):
    first = crm.push("--yes")
    assert first.return_value == 0, first.output
    assert f"{crm.name}: {crm.count} sent, 0 refused" in first.output
    assert len(crm.crm.created) == len(set(crm.crm.created)) == crm.count
    writes = len(crm.crm.writes)
    second = crm.push("--yes")
    assert f"0 sent, 0 refused, {crm.count} there as they are" in second.output
    assert len(crm.crm.writes) == writes


def test_only_who_changed_is_sent_again_and_changed_there(crm: Place):
    crm.push("--yes")
    table = people(crm.count)
    table["score"] = table["score"] + 7  # scores move with every run: no change by themselves
    table.loc[2, "job_title"] = "Chief Lamplighter"
    save(crm.workspace, table)
    assert "0 new, 1 changed" in crm.push().output
    assert "1 sent" in crm.push("--yes").output
    assert len(crm.crm.created) == crm.count
    assert len(crm.crm.changed) == 1
    assert "Chief Lamplighter" in str(crm.crm.people[crm.crm.changed[0]])


def test_even_a_workspace_that_remembers_nothing_makes_no_duplicates(crm: Place, tmp_path: Path):
    crm.push("--yes")
    crm.workspace = tmp_path / "another"
    save(crm.workspace, people(crm.count))
    done = crm.push("--yes")
    assert (done.return_value, len(crm.crm.people)) == (0, crm.count), done.output
    assert len(crm.crm.created) == crm.count


def test_killed_half_way_it_goes_on_where_it_was(crm: Place):
    crm.crm.mute = 2  # the second batch arrives, and its answer never does
    child = crm.start()
    assert crm.crm.muted.wait(15)
    child.kill()
    child.communicate()
    crm.crm.mute = 0
    remembered = len(crm.crm.created)
    assert 0 < remembered < crm.count
    done = crm.push("--yes")
    assert done.return_value == 0, done.output
    batch = {"hubspot": 100, "salesforce": 200, "carddav": 1}[crm.name]
    assert f"{crm.count - batch} sent, 0 refused, {batch} there as they are" in done.output
    assert len(crm.crm.created) == len(set(crm.crm.created)) == crm.count


def test_it_leaves_time_between_two_requests(tmp_path: Path):
    for name, least in (("carddav", 0.02), ("salesforce", 0.2)):
        with place(name, tmp_path / name) as made:
            made.push("--yes")
            pauses = [after - before for before, after in pairwise(made.crm.writes)]
        assert len(pauses) > 1
        # a busy server sees a request late and the next one in time
        assert sum(pauses) >= 0.9 * least * len(pauses)


def test_asked_to_wait_it_waits(crm: Place):
    crm.crm.busy = (2,)
    done = crm.push("--yes")
    assert done.return_value == 0, done.output
    assert "asked to wait 1 s" in done.output
    pauses = [after - before for before, after in pairwise(crm.crm.writes)]
    assert pauses[1] >= 1
    assert len(crm.crm.created) == crm.count


def test_asked_to_wait_too_long_it_stops_and_says_how_to_go_on(crm: Place):
    crm.crm.busy, crm.crm.retry_after = (2,), "3600"
    done = crm.push("--yes")
    assert done.return_value == 1
    assert "asks to wait 60 minutes; the same command goes on" in done.output
    crm.crm.busy = ()
    assert crm.push("--yes").return_value == 0
    assert len(crm.crm.created) == crm.count


def test_who_is_refused_is_named_with_the_reason_and_the_others_arrive(crm: Place):
    bad = people(4)["name"][3] if crm.name == "carddav" else "m-0004"
    crm.crm.refused = frozenset((bad,))
    done = crm.push("--yes")
    assert done.return_value == 1
    (line,) = [line for line in done.output.splitlines() if line.startswith("refused")]
    assert line.split("\t")[1:3] == ["4", people(4)["name"][3]]
    assert "\x1b" not in done.output
    assert len(crm.crm.people) == crm.count - 1
    crm.crm.refused = frozenset()
    assert "1 sent" in crm.push("--yes").output


def test_who_asked_to_be_forgotten_never_leaves(crm: Place):
    name = people(1)["name"][0]
    with Store.open(store_path(crm.workspace)) as store, store.engine.begin() as connection:
        suppress(connection, [name])
    assert name not in crm.push().output
    assert crm.push("--yes").return_value == 0
    assert len(crm.crm.people) == crm.count - 1
    assert name not in str(crm.crm.people)


def test_whom_the_preflight_does_not_accept_stays_here(crm: Place):
    table = people(3)
    table.loc[0, "job_title"] = "=HYPERLINK(1)"
    table.loc[1, "name"] = ""
    save(crm.workspace, table)
    said = crm.push().output
    assert said.count("held back\t") == 2
    assert "formula" in said
    assert "1 sent" in crm.push("--yes").output
    assert "1 sent" in crm.push("--yes", "--review").output, "looked at, and sent; without a name never"
    assert len(crm.crm.people) == 2
    assert "=HYPERLINK" not in str(crm.crm.people)


def test_the_best_first_and_only_so_many(crm: Place):
    crm.push("--yes", "--top", "3")
    assert len(crm.crm.people) == 3
    assert people(3)["name"][2].split()[1] in str(crm.crm.people)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_missing_key_is_named_with_what_stands_in_it(name: str, tmp_path: Path):
    with place(name, tmp_path) as made:
        for key in destination(name).KEYS:
            if key.default:
                continue
            done = made.push("--yes", **{key.name: None})
            assert isinstance(done.exception, UsageError)
            assert f"set in the environment: {key.name} ({key.what})" in str(done.exception)
            assert key.name in made.push(**{key.name: None}).output, "already before it is said yes"
            assert key.name in call(["push", "--help"]).output
        assert made.crm.asked == []


def test_a_wrong_key_is_said_in_one_line_and_never_repeated(crm: Place):
    wrong = {
        key.name: "wr0ng" for key in destination(crm.name).KEYS if key.name.endswith(("TOKEN", "PASSWORD"))
    }
    done = crm.push("--yes", **wrong)
    assert isinstance(done.exception, UsageError)
    assert "(401); nothing was sent" in str(done.exception)
    assert "wr0ng" not in str(done.exception) + done.output
    assert crm.crm.people == {}


def test_no_key_is_left_in_the_workspace(crm: Place):
    crm.push("--yes", "--top", "2")
    held = b"".join(path.read_bytes() for path in crm.workspace.rglob("*") if path.is_file())
    for name, secret in crm.environment.items():
        if name.endswith(("TOKEN", "PASSWORD")):
            assert secret.encode() not in held


@pytest.mark.parametrize("address", ["http://crm.example/", "ftp://127.0.0.1/", "crm.example", "https://"])
def test_no_key_is_sent_where_others_can_read_it(address: str):
    with pytest.raises(UsageError, match="https://"):
        safe_address({"CARDDAV_URL": address}, "CARDDAV_URL")


@pytest.mark.parametrize(("name", "module"), [("hubspot", "hubspot"), ("salesforce", "simple_salesforce")])
def test_a_missing_library_is_named_with_how_to_get_it(name: str, module: str, tmp_path: Path):
    with place(name, tmp_path) as made:
        code = f"import sys; sys.modules[{module!r}] = None; from pipelines.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, *made.words, "--yes"],
            env=made.environment, cwd=CHECKOUT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 2
        assert f"pip install 'mentorscout[{name}]'" in done.stderr
        assert done.stderr.count("\n") == 1


def test_what_cannot_be_pushed_to_is_said_with_what_can():
    assert list(destinations()) == EVERYWHERE
    with pytest.raises(UsageError, match=r"carddav, hubspot, salesforce; .* mentorscout export"):
        destination("pipedrive")


def test_salesforce_without_the_field_is_told_how_to_make_it(tmp_path: Path):
    with place("salesforce", tmp_path) as made:
        made.crm.properties.clear()
        refused = made.push("--yes")
        assert "Mentor_Id__c" in str(refused.exception)
        assert made.crm.people == {}


def test_where_everybody_is_refused_it_stops_soon(hubspot: Place):
    hubspot.crm.refused = frozenset(people(hubspot.count)["mentor_id"])
    done = hubspot.push("--yes")
    assert done.return_value == 1
    assert "everybody so far was refused" in done.output
    assert len(hubspot.crm.writes) < 25


def test_a_server_that_is_not_there_is_said_in_one_line(book: Place):
    refused = book.push("--yes", CARDDAV_URL="http://127.0.0.1:9/book")
    assert "does not answer" in str(refused.exception)


def test_an_address_above_the_books_names_those_below(book: Place):
    above = book.environment["CARDDAV_URL"].replace("mentors/", "")
    refused = book.push("--yes", CARDDAV_URL=above)
    assert f"is no address book; address books there: {book.environment['CARDDAV_URL']}" in str(
        refused.exception
    )


def test_a_card_that_you_changed_or_deleted_is_left_until_you_say_again(book: Place):
    book.push("--yes")
    cards = book.crm.people
    mine, gone, other = sorted(cards)[:3]
    cards[mine] = {"card": cards[mine]["card"].replace("END:", "TEL:+1\r\nEND:"), "tag": '"mine"'}
    del cards[gone]
    save(book.workspace, people(book.count, job_title="Chief Lamplighter"))
    done = book.push("--yes")
    assert done.return_value == 1
    assert "changed there; left as it is" in done.output
    assert "deleted there; left as it is" in done.output
    assert "TEL:+1" in cards[mine]["card"]
    assert gone not in cards
    assert "Chief Lamplighter" in cards[other]["card"]
    assert book.push("--yes", "--again").return_value == 0
    assert "TEL:+1" not in cards[mine]["card"]
    assert gone in cards


def test_to_be_forgotten_says_where_you_sent_the_person(tmp_path: Path):
    workspace = run_pages(tmp_path)
    with place("carddav", tmp_path / "other") as made:
        made.workspace = workspace
        assert "3 sent" in made.push("--yes").output
    assert "carddav" in tell("subject", "Bo Marsh", "--workspace", workspace)
    said = tell("forget", "Bo Marsh", "--yes", "--workspace", workspace)
    assert "was sent to carddav with push: delete it there too" in said
    assert "carddav" not in tell("subject", "Bo Marsh", "--workspace", workspace)
