"""`mentorscout discover`: proposals on the screen and in a file; accepted ones are read by later runs."""

import csv
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.text import squeeze
from pipelines.cli import cli
from pipelines.plan import make_plan
from pipelines.proposals import accept, catalog_path, proposals_path, read_proposals, write_proposals
from scrapers.catalog import load
from scrapers.catalog.schema import read_industry
from scrapers.discovery import Proposal
from scrapers.errors import UsageError
from scrapers.loopback import serve_site
from tests.sites import write

START = (
    "<h1>Events</h1><ul><li><a href='/hr-2026/'>People Ops Days (2026-05-01)</a></li>"
    "<li><a href='/harps/'>Harp Days (2026-05-01)</a></li></ul>"
)
HIVE = Proposal(
    id="hive",
    name="Hive: a Society",
    kind="association",
    url="https://hive.example/",
    reason="r",
    found_by="x",
)
MEAD = Proposal(
    id="mead", name="Mead #1", kind="conference", url="https://mead.example/", reason="- r", found_by="x"
)


def call(workspace: Path, *args: str) -> Result:
    command = ["discover", "hr", *args, "--workspace", str(workspace)]
    return CliRunner().invoke(cli, command, standalone_mode=False)


def test_a_proposal_is_told_kept_accepted_and_read_by_a_run(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with serve_site(write(tmp_path / "site", {"index.html": START})) as url:
        write(workspace, {"discovery.yaml": yaml.safe_dump({"addresses": {"pretalx": [str(url)]}})})
        result = call(workspace, "--from", "pretalx")
        asked = len(url.requests)
        assert (result.return_value, result.exception) == (0, None)
        row = result.stdout.rstrip("\n").split("\t")
        assert row[1:4] == ["People Ops Days", "conference", f"{url}hr-2026/"]
        assert 'its name says "people ops"' in row[5]
        with proposals_path(workspace, "human-resources").open(encoding="utf-8-sig", newline="") as file:
            assert [kept["id"] for kept in csv.DictReader(file)] == [row[0]]
        assert not catalog_path(workspace, "human-resources").exists()
        accepted = call(workspace, "--accept", row[0])
        assert accepted.exception is None
        assert len(url.requests) == asked, "accepting asks nobody"
        again = call(workspace, "--from", "pretalx")
        assert again.stdout == "", "what was accepted is not proposed again"
    sources = {source.id: source for source in make_plan(workspace, industries=["hr"]).sources}
    assert sources[row[0]].urls == (f"{url}hr-2026/",)
    assert load(extra=workspace / "catalog").find("hr").sources[-1].platform == "pretalx"


def test_a_place_out_of_reach_is_told_with_exit_code_1(tmp_path: Path) -> None:
    with serve_site(write(tmp_path / "site", {"index.html": "<p>Nothing</p>"})) as url:
        write(tmp_path, {"discovery.yaml": yaml.safe_dump({"addresses": {"pretalx": [str(url)]}})})
        result = call(tmp_path, "--from", "pretalx", "--from", "members")
    assert result.return_value == 1
    assert result.stdout == ""
    assert "pretalx: 127.0.0.1" in result.stderr
    assert "members: no page of human-resources is stored yet" in result.stderr


def test_what_was_found_before_outlives_a_failure(tmp_path: Path) -> None:
    write_proposals([HIVE], proposals_path(tmp_path, "human-resources"))
    assert call(tmp_path, "--from", "members").return_value == 1
    assert read_proposals(proposals_path(tmp_path, "human-resources")) == [HIVE]
    assert call(tmp_path, "--accept", "hive").exception is None


def test_accepting_before_discovering_and_unknown_ids_are_wrong_use(tmp_path: Path) -> None:
    assert isinstance((early := call(tmp_path, "--accept", "hive")).exception, UsageError)
    assert "call discover without --accept first" in str(early.exception)
    write_proposals([HIVE], proposals_path(tmp_path, "human-resources"))
    wrong = call(tmp_path, "--accept", "hve")
    assert str(wrong.exception) == "--accept hve: no such proposal; the ids are hive"
    assert not (tmp_path / "catalog").exists()


def test_a_file_of_proposals_gives_them_back(tmp_path: Path) -> None:
    odd = Proposal(
        id="odd", name="=Odd", kind="award", url="https://odd.example/", reason="+1", found_by="members"
    )
    write_proposals([HIVE, odd], tmp_path / "p.csv")
    assert read_proposals(tmp_path / "p.csv") == [HIVE, odd]


WRITTEN = [
    "id: bees\nlabel: Bees\nsources:\n  # mine\n  - {id: own, name: Own, kind: award, url: 'https://own.example'}\n",
    "id: bees\nlabel: Bees\nsources:\n- id: own\n  name: Own\n  kind: award\n  url: https://own.example\n",
    (
        "id: bees\nsources: # my own\n    - id: own\n      name: Own\n      kind: award\n      url: https://own.example"
        "\n\n# words\nlabel: Bees\naliases: [apiary]"
    ),
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_file_of_the_user_keeps_what_it_holds(tmp_path: Path, text: str) -> None:
    path = catalog_path(tmp_path, "bees")
    write(tmp_path, {"catalog/bees.yaml": text})
    assert accept(tmp_path, "bees", [HIVE, MEAD], ["mead", "hive", "mead"]) == [MEAD, HIVE]
    industry = load(extra=tmp_path / "catalog").find("bees")
    assert [source.id for source in industry.sources] == ["own", "mead", "hive"]
    assert [source.name for source in industry.sources[1:]] == ["Mead #1", "Hive: a Society"]
    assert set(text.splitlines()) <= set(path.read_text().splitlines())
    before = path.read_text()
    assert accept(tmp_path, "bees", [HIVE], ["hive"]) == []
    assert path.read_text() == before


def test_a_form_without_place_is_told_and_left_alone(tmp_path: Path) -> None:
    text = "{id: bees, label: Bees, sources: [{id: own, name: O, kind: award, url: 'https://own.example'}]}\n"
    write(tmp_path, {"catalog/bees.yaml": text})
    with pytest.raises(UsageError, match=r"bees\.yaml: hive: the form of the file leaves no place to add"):
        accept(tmp_path, "bees", [HIVE], ["hive"])
    assert catalog_path(tmp_path, "bees").read_text() == text
    assert [path.name for path in (tmp_path / "catalog").iterdir()] == ["bees.yaml"]


def plain(text: str) -> str:
    """As it is written into the file, and read from it."""
    return squeeze(squeeze(text))


@given(name=st.text(min_size=1).filter(str.strip), reason=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_name_and_reason_are_accepted_as_they_stand(tmp_path: Path, name: str, reason: str) -> None:
    path = catalog_path(tmp_path, "human-resources")
    path.unlink(missing_ok=True)
    proposal = Proposal(
        id="new", name=f"A{name}", kind="award", url="https://new.example/", reason=reason, found_by="x"
    )
    assert accept(tmp_path, "human-resources", [proposal], ["new"]) == [proposal]
    written = read_industry(path).sources[0]
    assert (written.id, written.name, written.notes) == ("new", plain(f"A{name}"), plain(reason))
