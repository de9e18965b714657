"""What people may ask of whoever holds their data, and what is done without being asked."""

import csv
import json
import os
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from pipelines.export import targets
from pipelines.followup.who import today
from scrapers.crawl import CrawlOptions, crawl
from scrapers.errors import UsageError
from scrapers.items import Mention, Role
from scrapers.loopback import serve
from scrapers.sources import Source
from scrapers.store import PageRecord, Store, store_path
from scrapers.store.clock import days_ago, now
from tests.privacy_cases import ADA, BO, PAGES, call, cards, run_again, run_pages, tell
from tests.sites import html, read_list, write

pytestmark = pytest.mark.xdist_group("rights")  # its workspace is made once
URL = "http://wickforum.example/2025/mentors.html"
HELP = Mention(
    name="Bo Marsh",
    role=Role.MENTOR,
    url=URL,
    source="wickforum.example",
    evidence="Bo mentors newcomers to the trade with Zoë Reed.",
    fetched_at=now(),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("rights")
    workspace = run_pages(place)
    record = PageRecord(project="saved", source=HELP.source, url=URL, final_url=URL, fetched_at=now())
    with Store.open(store_path(workspace)) as store:
        store.save_page(record, f"<p>{HELP.evidence}</p>".encode(), [HELP])
    run_again(place)
    return place


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "place")) / "workspace"


def test_a_person_gets_everything_that_is_held_with_its_source_and_its_reason(workspace: Path):
    tell("note", "Zoë Reed", "coffee", "--workspace", workspace)
    tell("export", "--to", "vcard", "--workspace", workspace)
    held = json.loads(tell("subject", "Zoë Reed", "--json", "--workspace", workspace))
    (person,) = held["people"]
    assert person["spellings"] == ["Zoë A. Reed", "Zoë Reed"]
    assert person["listed_as"]["why"].startswith("Spoke at")
    assert "http://wickforum.example/2023/speakers.html" in {mention["url"] for mention in held["mentions"]}
    pages = {page["url"]: page for page in held["pages"]}
    assert pages["http://lightexpo.example/2024/news.html"]["copy_kept"], "a page that only names the person"
    assert all(page["fetched_at"] for page in pages.values())
    assert "ledger" in {row["table"] for row in held["other_records"]}
    assert {Path(name).name for name in held["files"]} >= {"mentors.csv", "mentors.vcf", "resolved.parquet"}
    told = tell("subject", "Zoë Reed", "--workspace", workspace)
    assert all(page in told for page in pages)
    assert "listed_as, why: Spoke at" in told


def test_quotes_of_others_that_name_the_person_are_told_and_redacted(workspace: Path):
    held = json.loads(tell("subject", "Zoë Reed", "--json", "--workspace", workspace))
    quoted = [mention["evidence"] for mention in held["named_by_others"] if mention["name"] == "Bo Marsh"]
    assert any("with Zoë Reed" in quote for quote in quoted)
    tell("forget", "Zoë Reed", "--yes", "--workspace", workspace)
    after = json.loads(tell("subject", "Zoë Reed", "--json", "--workspace", workspace))
    assert after["suppressed"]
    empty = ("people", "mentions", "pages", "named_by_others", "other_records", "files")
    assert {name: after[name] for name in empty} == {name: [] for name in empty}
    with Store.open(store_path(workspace)) as store:
        assert any("with [name removed]" in mention.evidence for mention in store.mentions("saved"))


def test_about_a_stranger_nothing_is_held_and_that_is_said(workspace: Path):
    held = json.loads(tell("subject", "Nobody Known", "--json", "--workspace", workspace))
    assert not held["mentions"]
    assert not held["files"]


def test_the_letter_says_who_what_where_from_why_how_long_and_which_rights(workspace: Path, tmp_path: Path):
    letter = tell("notice", "Zoë Reed", "--from", "Ann Seeker, ann@seeker.example", "--workspace", workspace)
    for said in (
        "Dear Zoë",
        "Ann Seeker, ann@seeker.example",
        "as Director, Tallow House",
        "Article 6(1)(f)",
        "12 months",
        "http://wickforum.example/2023/speakers.html (read on ",
        "object to its use at any time",
        "data protection authority",
        "erasure",
    ):
        assert said in letter
    assert "whom I advise" not in letter
    file = tmp_path / "letter.txt"
    tell("privacy", "--for-others", "--workspace", workspace)
    tell("notice", "Zoë Reed", "--out", file, "--workspace", workspace)
    assert "Ann Seeker" in file.read_text("utf-8"), "the sender is remembered"
    assert "whom I advise" in file.read_text("utf-8")


def test_for_others_letters_and_clearing_out_have_their_days(workspace: Path):
    assert "letters to" not in tell("due", "--all", "--workspace", workspace)
    assert "used for: others" in tell("privacy", "--for-others", "--workspace", workspace)
    told = tell("due", "--all", "--workspace", workspace)
    assert f"{today() + timedelta(days=30)}\tnotice\t\tletters to 3 people of saved" in told
    assert "purge" in told
    tell("notice", "Zoë Reed", "--sent", "--workspace", workspace)
    assert "letters to 2 people of saved" in tell("due", "--all", "--workspace", workspace)
    tell("privacy", "--for-myself", "--workspace", workspace)
    assert "letters to" not in tell("due", "--all", "--workspace", workspace)


def edited(workspace: Path, **cells: str) -> None:
    """Changes every row of mentors.csv by hand."""
    path = workspace / "saved" / "mentors.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row | cells for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_for_others_no_word_about_help_leaves_that_no_page_says(workspace: Path, tmp_path: Path):
    true = f"“{HELP.evidence}” ({URL})"
    edited(workspace, helping_evidence=f"{true}; “A kind soul, I hear” ({URL})")
    out = tmp_path / "people.jsonl"

    def said() -> set[str]:
        tell("export", "--to", "jsonl", "--out", out, "--workspace", workspace)
        return {json.loads(line)["helping_evidence"] for line in out.read_text("utf-8").splitlines()}

    assert said() == {f"{true}; “A kind soul, I hear” ({URL})"}
    tell("privacy", "--for-others", "--workspace", workspace)
    assert said() == {true}


def put_back(workspace: Path, tmp_path: Path) -> None:
    """Forgets somebody, and then puts back all files of before."""
    old = tmp_path / "old"
    if not old.is_dir():
        shutil.copytree(workspace / "saved", old)
        tell("forget", "Zoë Reed", "--yes", "--workspace", workspace)
    shutil.copytree(old, workspace / "saved", dirs_exist_ok=True)
    assert "Reed" in (workspace / "saved" / "mentors.csv").read_text("utf-8")


def test_an_old_file_put_back_does_not_bring_anybody_into_an_export(workspace: Path, tmp_path: Path):
    put_back(workspace, tmp_path)
    for target, form in targets().items():
        out = tmp_path / target / f"people{form.ENDING}"
        tell("export", "--to", target, "--out", out, "--workspace", workspace)
        assert holds(out.parent, "Quill"), target
        assert not holds(out.parent, "Reed"), target
        assert "Reed" not in tell("preflight", "--to", target, "--all", "--workspace", workspace)


def test_nobody_can_be_noted_who_asked_to_be_forgotten(workspace: Path):
    tell("forget", "Zoë Reed", "--yes", "--workspace", workspace)
    for words in (["add", "Zoë Reed", "--because", "was kind"], ["note", "Zoë Reed", "coffee", "--new"]):
        refused = call([*words, "--workspace", str(workspace)], standalone_mode=False)
        assert (
            str(refused.exception) == "'Zoë Reed' asked to be forgotten: nothing is written down about them"
        )
    assert not holds(workspace, "Reed")


def test_no_firm_that_carries_the_name_leaves_either(workspace: Path, tmp_path: Path):
    tell("forget", "Zoë Reed", "--yes", "--workspace", workspace)
    edited(workspace, organization="Zoë Reed Consulting", job_title="Partner of Zoë Reed")
    for target in ("hubspot", "odoo", "xlsx"):
        out = tmp_path / target / f"people{targets()[target].ENDING}"
        tell("export", "--to", target, "--out", out, "--workspace", workspace)
        assert holds(out.parent, "Quill")
        assert not holds(out.parent, "Reed")


def test_an_old_file_put_back_does_not_bring_anybody_into_a_report_or_a_new_list(
    workspace: Path, tmp_path: Path
):
    put_back(workspace, tmp_path)
    tell("report", "--out", tmp_path / "made" / "report.html", "--workspace", workspace)
    assert holds(tmp_path / "made", "Ada Quill")
    assert not holds(tmp_path / "made", "Reed")
    tell("list", "--workspace", workspace)
    shown = ("mentors.csv", "mentors.xlsx", "report.html", "meet.ics", "resolved.parquet", "signals.parquet")
    for name in shown:
        assert not holds(workspace / "saved" / name, "Reed"), name
    put_back(workspace, tmp_path)
    for command in ("explain", "meet"):
        refused = call([command, "Zoë Reed", "--workspace", str(workspace)], standalone_mode=False)
        assert isinstance(refused.exception, UsageError)


def holds(place: Path, word: str) -> bool:
    """Says whether a word can be read in a file, or in any file of a folder; packed ones are unpacked."""
    for path in [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]:
        pieces = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                pieces = [packed.read(name) for name in packed.namelist()]
        elif path.suffix == ".parquet":
            pieces = [pd.read_parquet(path).to_csv().encode()]
        if any(word.encode() in piece for piece in pieces):
            return True
    return False


def test_what_was_not_seen_for_a_year_goes_and_what_was_seen_again_stays(tmp_path: Path):
    write(tmp_path / "saved", {path: page for path, page in PAGES.items() if "wickforum" in path})
    for page in (tmp_path / "saved").rglob("*.html"):
        os.utime(page, (1_600_000_000, 1_600_000_000))
    workspace = run_pages(tmp_path, {"lightexpo.example/2024/speakers.html": cards(BO, ADA)})
    dry = tell("purge", "--dry-run", "--workspace", workspace)
    assert "would go: 2 pages and 6 mentions of saved" in dry
    assert tell("purge", "--older-than", "30y", "--workspace", workspace) == "nothing is that old\n"
    tell("export", "--to", "vcard", "--workspace", workspace)
    told = tell("purge", "--workspace", workspace)
    assert "deleted: 2 pages and 6 mentions" in told
    assert "earlier exports may still hold it; delete them, or export again: mentors.vcf" in told
    with Store.open(store_path(workspace)) as store:
        assert {mention.host for mention in store.mentions("saved")} == {"lightexpo.example"}
        assert len(list(store.bodies("saved"))) == 1
    assert "Zoë Reed" not in (workspace / "saved" / "mentors.csv").read_text("utf-8-sig")
    assert tell("purge", "--workspace", workspace) == "nothing is that old\n"


def test_everything_may_go(tmp_path: Path):
    pages = {"wickforum.example/2023/speakers.html": cards(BO, ADA)}
    for page in write(tmp_path / "saved", pages).rglob("*.html"):
        os.utime(page, (1_600_000_000, 1_600_000_000))
    done = call(["run", "--pages", str(tmp_path / "saved"), "--workspace", str(tmp_path), "--quiet"])
    assert done.exit_code == 0
    assert "deleted: 1 pages and 2 mentions" in tell("purge", "--workspace", tmp_path)
    assert len((tmp_path / "saved" / "mentors.csv").read_text("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize("age", ["", "12", "m", "0d", "-3m", "twelve months"])
def test_an_age_that_is_none_is_refused_in_one_line(workspace: Path, age: str):
    refused = call(["purge", "--older-than", age, "--workspace", str(workspace)], standalone_mode=False)
    assert "write a time such as 90d" in str(refused.exception)


def test_the_log_has_every_fetch_and_every_refusal_with_the_robots_decision(tmp_path: Path):
    with Store.open(store_path(tmp_path)) as store:
        for url, status, robots in (
            ("http://a.test/", 200, "allowed"),
            ("http://b.test/x", None, "disallowed"),
        ):
            record = PageRecord(project="p", source="s", url=url, status=status, robots=robots)
            store.save_page(PageRecord(**{**_fields(record), "fetched_at": days_ago(1)}))
    lines = tell("audit", "--workspace", tmp_path).splitlines()
    assert [line.split("\t")[3:6] for line in lines] == [
        ["http://a.test/", "200", "allowed"],
        ["http://b.test/x", "", "disallowed"],
    ]
    assert len(tell("audit", "--host", "b.test", "--workspace", tmp_path).splitlines()) == 1
    table = tmp_path / "audit.csv"
    tell("audit", "--csv", table, "--workspace", tmp_path)
    rows = list(csv.DictReader(table.open(encoding="utf-8-sig", newline="")))
    assert [row["robots"] for row in rows] == ["allowed", "disallowed"]


def test_the_log_has_every_visit_of_a_page_and_not_only_the_last(tmp_path: Path):
    pages = {"index.html": html(["Ada Quill"], {"/board.html": "Board"}), "board.html": html(["Bo Marsh"])}
    write(tmp_path / "web" / "guild.test", pages)
    workspace = tmp_path / "w"
    with serve(tmp_path / "web") as proxy, Store.open(store_path(workspace)) as store:
        options = CrawlOptions(proxy=proxy, delay_floor=0.0, reader=read_list, fresh_days=-1)
        for _ in range(3):
            crawl([Source("guild", "The Guild", ("http://guild.test/",), "p")], store, options)
    log = [line.split("\t") for line in tell("audit", "--workspace", workspace).splitlines()]
    seen = [f"http://guild.test{request.path}" for request in proxy.requests]
    assert sorted(row[3] for row in log) == sorted(url for url in seen if not url.endswith("robots.txt"))
    assert seen.count("http://guild.test/board.html") == 3
    assert {row[5] for row in log} == {"allowed"}
    assert [row[0] for row in log] == sorted(row[0] for row in log)


def test_the_log_goes_with_the_rest_after_a_year_and_names_nobody_forgotten(tmp_path: Path):
    with Store.open(store_path(tmp_path)) as store:
        for url, days in (
            ("http://a.test/old", 400),
            ("http://a.test/zoe-reed", 1),
            ("http://a.test/new", 1),
        ):
            page = PageRecord(project="p", source="s", url=url, status=200, fetched_at=days_ago(days))
            store.save_page(page, b"x", [])
    tell("purge", "--workspace", tmp_path)
    tell("forget", "Zoë Reed", "--in-advance", "--workspace", tmp_path)
    assert [line.split("\t")[3] for line in tell("audit", "--workspace", tmp_path).splitlines()] == [
        "http://a.test/new"
    ]


def _fields(record: PageRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
