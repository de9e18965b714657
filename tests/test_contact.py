"""A crawl of other people's sites says who asks: the contact is asked for once and kept."""

from pathlib import Path

import pytest

from pipelines.contact import contact_for, saved_contact
from pipelines.plan import Plan, make_plan
from scrapers.crawl import CONTACT_VARIABLE
from scrapers.errors import UsageError


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CONTACT_VARIABLE, raising=False)


def live(workspace: Path, url: str = "https://www.guild.test/") -> Plan:
    return make_plan(workspace, urls=[url])


def test_without_a_contact_a_live_crawl_does_not_start_and_says_what_to_do(tmp_path: Path):
    with pytest.raises(UsageError, match=r"add --contact you@example\.org"):
        contact_for(live(tmp_path / "w", "http://192.0.2.1/"), "")
    assert not (tmp_path / "w").exists()


def test_where_nobody_can_be_reached_the_run_goes_on_to_say_so(tmp_path: Path):
    assert contact_for(live(tmp_path, "http://nobody.invalid/"), "") == ""


def test_a_contact_is_kept_and_need_not_be_given_again(tmp_path: Path):
    assert contact_for(live(tmp_path), "me@example.org") == "me@example.org"
    assert contact_for(live(tmp_path), "") == saved_contact(tmp_path) == "me@example.org"
    assert contact_for(live(tmp_path), "https://example.org/me") == saved_contact(tmp_path)


def test_the_environment_may_say_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CONTACT_VARIABLE, "team@example.org")
    assert contact_for(live(tmp_path), "") == "team@example.org"


@pytest.mark.parametrize(
    "contact", ["me", "me@home", "example.org", "a b@example.org", "javascript:x@y.z(1)"]
)
def test_what_nobody_could_write_to_is_no_contact(tmp_path: Path, contact: str):
    with pytest.raises(UsageError, match="give a mail address or a web address"):
        contact_for(live(tmp_path), contact)
    assert saved_contact(tmp_path) == ""


def test_this_machine_saved_pages_and_the_sample_need_no_contact(tmp_path: Path):
    for plan in (
        live(tmp_path, "http://127.0.0.1:8000/"),
        live(tmp_path, "http://localhost/"),
        make_plan(tmp_path, pages=tmp_path),
        make_plan(tmp_path, sample=True),
    ):
        assert contact_for(plan, "") == ""
