"""`forget` keeps its promise: the person is nowhere in the workspace, and stays out."""

import csv
import re
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.loopback import serve
from scrapers.reread import reread
from scrapers.sources import Source
from scrapers.store import Store, store_path
from tests.privacy_cases import ADA, BO, OTHER_ZOE, PAGES, ZOE, call, cards, run_again, run_pages, tell
from tests.sites import html, read_list, write

pytestmark = pytest.mark.xdist_group("forget")  # its workspace is made once
NAME = re.compile(rb"reed|zo\xc3\xab", re.I)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with exports beside it."""
    place = tmp_path_factory.mktemp("made")
    workspace = run_pages(place)
    for target in ("vcard", "jsonl", "generic"):
        tell("export", "--to", target, "--workspace", workspace)
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "place"))


def holders(workspace: Path) -> list[str]:
    """The files of a workspace in which the name can be read, byte by byte; packed ones are unpacked."""
    found = []
    for path in sorted(path for path in workspace.rglob("*") if path.is_file()):
        pieces = [path.read_bytes(), path.name.encode()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                pieces = [packed.read(name) for name in packed.namelist()]
        elif path.suffix == ".parquet":
            pieces = [pd.read_parquet(path).to_csv().encode()]
        elif path.suffix == ".db":
            with Store.open(path) as store:
                pieces += [page.page.body for page in store.bodies("saved")]
        if any(NAME.search(piece) for piece in pieces):
            found.append(path.name)
    return found


def names(workspace: Path) -> list[str]:
    with (workspace / "saved" / "mentors.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def test_nothing_is_left_of_the_person_and_all_of_the_others(place: Path):
    workspace = place / "workspace"
    before = holders(workspace)
    assert {"mentorscout.db", "mentors.csv", "mentors.vcf", "resolved.parquet"} <= set(before)
    said = tell("forget", "zoe reed", "--workspace", workspace, "--yes")
    assert holders(workspace) == []
    assert sorted(names(workspace)) == ["Ada Quill", "Bo Marsh"]
    assert "4 mentions" in said
    assert "mentors.vcf" in said, "what was deleted is told"
    assert "Ada Quill" in (workspace / "saved" / "mentors.jsonl").read_text("utf-8")


def test_nothing_is_left_in_the_ledger_whatever_was_noted(place: Path):
    at = ("--workspace", place / "workspace")
    tell("note", "Zoë Reed", "a seat at her table", "--passes", "2099-01-01", *at)
    tell("note", "Zoë Reed", "wrote first", "--they-wrote", *at)
    tell("done", "--helping", "at the forum with Zoë Reed", *at)
    tell("forget", "Zoë Reed", "--all", "--yes", *at)
    assert holders(place / "workspace") == []


def test_a_second_time_clears_what_was_put_back(place: Path):
    workspace = place / "workspace"
    old = shutil.copytree(workspace / "saved", place / "backup")
    tell("forget", "Zoë Reed", "--workspace", workspace, "--yes")
    shutil.copytree(old, workspace / "saved", dirs_exist_ok=True)
    shutil.copytree(old, workspace / "saved" / "older")
    assert holders(workspace)
    tell("forget", "Zoë Reed", "--workspace", workspace, "--yes")
    assert holders(workspace) == []


def test_neither_the_same_pages_nor_new_ones_bring_the_person_back(place: Path):
    workspace = place / "workspace"
    tell("forget", "zoe reed", "--workspace", workspace, "--yes")
    for page in (place / "saved").rglob("*.html"):
        page.write_bytes(page.read_bytes() + b" ")  # changed, so that each is read again
    more = {"duskfair.example/2025/speakers.html": cards(("Reed, Zoë", "Owner", "Candle Co"), BO, ADA)}
    write(place / "saved", more)
    assert run_again(place).exception is None
    assert holders(workspace) == []
    assert sorted(names(workspace)) == ["Ada Quill", "Bo Marsh"]


def test_pages_read_again_by_newer_readers_do_not_bring_the_person_back(place: Path):
    workspace = place / "workspace"
    tell("forget", "zoe reed", "--workspace", workspace, "--yes")
    with Store.open(store_path(workspace)) as store:
        before = list(store.mentions("saved"))
        reread(store, "saved")
        assert list(store.mentions("saved")) == before
        assert {mention.name for mention in before} == {"Ada Quill", "Bo Marsh"}


def test_a_crawl_that_fetches_every_page_again_does_not_bring_the_person_back(tmp_path: Path):
    links = {"/board.html": "Board", "/people/zoe-reed.html": "Zoë Reed", "/awards.html": "Zoë ReedAwards"}
    pages = {
        "index.html": html(["Bo Marsh", "Zoë Reed"], links),
        "board.html": html(["Reed, Zoë", "Ada Quill"]),
        "awards.html": html(["Zoë Anne Reed", "Cy Oats"]),
        "people/zoe-reed.html": html(["Zoë Reed"]),
    }
    write(tmp_path / "web" / "guild.test", pages)
    workspace = tmp_path / "workspace"
    guild = Source("guild", "The Guild", ("http://guild.test/",), "saved")
    with serve(tmp_path / "web") as proxy, Store.open(store_path(workspace)) as store:
        options = CrawlOptions(delay_floor=0.0, proxy=proxy, reader=read_list, fresh_days=-1)
        crawl([guild], store, options)
        assert len(list(store.mentions("saved"))) == 7
        tell("forget", "Zoë Reed", "--workspace", workspace, "--yes")
        asked = len(proxy.requests)
        crawl([guild], store, options)
        again = {request.path for request in proxy.requests[asked:]}
        assert {"/", "/board.html", "/awards.html"} <= again
        assert "/people/zoe-reed.html" not in again, "the person's own page is not even asked for"
        assert sorted(mention.name for mention in store.mentions("saved")) == [
            "Ada Quill",
            "Bo Marsh",
            "Cy Oats",
        ]
    assert holders(workspace) == []


def test_it_asks_first_and_no_means_no(place: Path):
    workspace = place / "workspace"
    asked = call(["forget", "Zoë Reed", "--workspace", str(workspace)], input="n\n")
    assert "4 mentions as Zoë A. Reed; Zoë Reed" in asked.output
    assert asked.exit_code == 1
    assert len(names(workspace)) == 3


def test_a_namesake_stays(tmp_path: Path):
    pages = {
        "wickforum.example/2023/speakers.html": cards(ZOE, BO, ADA),
        "wickforum.example/2024/speakers.html": cards(ZOE, BO, ADA),
        "breadweek.example/2024/speakers.html": cards(OTHER_ZOE, ("Cy Oats", "Miller", "Oats Mill"), BO),
        "breadweek.example/2025/speakers.html": cards(OTHER_ZOE, ("Cy Oats", "Miller", "Oats Mill"), ADA),
    }
    workspace = run_pages(tmp_path, pages)
    assert names(workspace).count("Zoë Reed") == 2
    asked = call(["forget", "Zoë Reed", "--workspace", str(workspace)], standalone_mode=False)
    assert "2 carry that name, ask again with the id" in str(asked.exception)
    (key,) = re.findall(r"Tallow House \((m-\w+)", str(asked.exception))
    said = tell("forget", key, "--workspace", workspace, "--yes")
    assert "stays, another of that name: Zoë Reed, Crumb and Crust Bakery" in said
    for page in (tmp_path / "saved").rglob("*.html"):
        page.write_bytes(page.read_bytes() + b" ")
    run_again(tmp_path)
    rows = list(csv.DictReader((workspace / "saved" / "mentors.csv").open(encoding="utf-8-sig", newline="")))
    assert [row["organization"] for row in rows if row["name"] == "Zoë Reed"] == ["Crumb and Crust Bakery"]


def test_somebody_can_be_kept_out_before_anything_is_held(tmp_path: Path):
    others = {path: page for path, page in PAGES.items() if "2023" in path}
    workspace = run_pages(tmp_path, {"wickforum.example/2022/speakers.html": cards(BO, ADA)})
    refused = call(["forget", "Zoë Reed", "--workspace", str(workspace)], standalone_mode=False)
    assert "--in-advance" in str(refused.exception)
    tell("forget", "Zoë Reed", "--in-advance", "--workspace", workspace)
    write(tmp_path / "saved", others)
    run_again(tmp_path)
    assert sorted(names(workspace)) == ["Ada Quill", "Bo Marsh"]
    tell("forget", "Zoë Reed", "--undo", "--workspace", workspace)
    page = tmp_path / "saved" / "wickforum.example" / "2023" / "speakers.html"
    page.write_bytes(page.read_bytes() + b" ")
    run_again(tmp_path)
    assert "Zoë Reed" in names(workspace), "who changed their mind can be found again"


def test_a_near_miss_is_told_and_nothing_is_done(place: Path):
    refused = call(["forget", "Zoe Reet", "--workspace", str(place / "workspace")], standalone_mode=False)
    assert re.search(r"did you mean: Zoë (A. )?Reed", str(refused.exception))
    assert len(names(place / "workspace")) == 3


def test_a_workspace_without_a_store_is_refused_in_one_line(tmp_path: Path):
    refused = call(["forget", "Zoë Reed", "--workspace", str(tmp_path)], standalone_mode=False)
    assert "nothing is stored there" in str(refused.exception)
    assert not list(tmp_path.iterdir())
