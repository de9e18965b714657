"""The catalogue that comes with the program, and how an industry is found in it."""

from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data import DATA
from scrapers.catalog import Catalog, CatalogSource, Industry, load
from scrapers.catalog.schema import read_industry
from scrapers.errors import UsageError

FILES = sorted((DATA / "catalog").glob("*.yaml"))
CATALOG = load()
WORDS = ["hr", "data", "law", "the", "and", "c++", "k12", "engineer", "managers"]


def body(name: str, **more: str) -> CatalogSource:
    return CatalogSource(
        id=name, name=name.title(), kind="association", url=f"https://{name}.example", **more
    )


def write(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_there_are_54_industries() -> None:
    assert len(FILES) == len(CATALOG.industries) >= 54
    assert "human-resources" in {industry.id for industry in CATALOG.industries}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_has_the_shape_of_the_catalogue(path: Path) -> None:
    industry = read_industry(path)
    assert industry.id == path.stem
    assert industry.label
    assert len(industry.aliases) + len(industry.professions) >= 6
    assert len(industry.sources) >= 10
    assert len([source for source in industry.sources if source.tier == "core"]) >= 8
    assert all(source.region for source in industry.sources)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_plain_yaml_and_says_where_its_facts_come_from(path: Path) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for source in content["sources"]:
        assert source["tier"] in {"core", "extra"}
        assert source["evidence"] in {"seen", "recalled"}
        assert ("grade" in source) == (source["evidence"] == "seen")
        assert all(isinstance(value, str) for key, value in source.items() if key != "pages"), source["id"]


def test_a_source_id_stands_for_one_body_in_the_whole_catalogue() -> None:
    bodies: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for industry in CATALOG.industries:
        for source in industry.sources:
            bodies[source.id].add((source.name, source.url))
    assert {name: found for name, found in bodies.items() if len(found) > 1} == {}


def test_a_body_has_one_row_in_an_industry() -> None:
    for industry in CATALOG.industries:
        homes = Counter(source.url.removeprefix("https://www.") for source in industry.sources)
        assert [home for home, count in homes.items() if count > 1] == [], industry.id


def owners(word: str) -> set[str]:
    """The industries in whose files a word stands, as a reader of the files sees it."""
    return {
        industry.id
        for industry in CATALOG.industries
        if word in (industry.id, industry.label, *industry.aliases, *industry.professions)
    }


def asked_or_found(word: str) -> set[str]:
    try:
        return {CATALOG.find(word).id}
    except UsageError as error:
        told = str(error)
        assert "belongs to several industries: choose one of " in told, told
        return set(told.partition("choose one of ")[2].split(", "))


@pytest.mark.parametrize("industry", CATALOG.industries, ids=lambda industry: industry.id)
def test_every_word_finds_its_industry_or_asks_among_those_that_know_it(industry: Industry) -> None:
    for word in (industry.id, industry.label, *industry.aliases, *industry.professions):
        for spelling in (word, word.upper(), f"  {word.title()} ", word.replace(" ", "-")):
            assert industry.id in asked_or_found(spelling) <= owners(word), spelling


def test_few_words_need_a_question() -> None:
    words = {word for industry in CATALOG.industries for word in (*industry.aliases, *industry.professions)}
    asking = {word for word in words if len(asked_or_found(word)) > 1}
    assert len(asking) <= 0.05 * len(words)
    assert all(len(asked_or_found(word)) <= 3 for word in asking)
    assert {industry.label for industry in CATALOG.industries}.isdisjoint(asking)


def slips(word: str, random: Random) -> str:
    """A word with one slip of the fingers: a letter left out, doubled, or changed with its neighbour."""
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        ]
    )


def test_a_slip_of_the_fingers_is_understood_or_asked_back() -> None:
    random = Random(54)
    long = [
        (word, industry.id)
        for industry in CATALOG.industries
        for word in (*industry.aliases, *industry.professions)
        if len(word) >= 8
    ]
    missed = []
    for word, wanted in random.sample(long, 200):
        typed = slips(word, random)
        try:
            told = CATALOG.find(typed).id
        except UsageError as error:
            told = str(error)
        if wanted not in told or "there are" in told:
            missed.append((typed, wanted))
    assert len(missed) <= 4, missed


def test_the_catalogue_is_read_and_searched_within_half_a_second() -> None:
    taken = []
    for _ in range(3):
        begun = process_time()
        load().search("enginering")
        taken.append(process_time() - begun)
    assert min(taken) < 0.5


@pytest.mark.parametrize(
    "word", ["hr", "HR", "people ops", "People-Ops", "recruiters", "H.R.", "human resource"]
)
def test_words_for_human_resources(word: str) -> None:
    assert CATALOG.find(word).id == "human-resources"


def test_a_near_miss_is_asked_back() -> None:
    with pytest.raises(UsageError) as caught:
        CATALOG.find("humann resorces")
    assert str(caught.value) == 'unknown industry "humann resorces": did you mean "human-resources"?'


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("softwear", "software-engineering"),
        ("enginering", "construction-civil-engineering"),
        ("hr manager in hospitals", "human-resources"),
        ("marketting", "marketing-pr"),
    ],
)
def test_a_word_that_is_nearly_or_partly_known_is_asked_back(word: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f'did you mean.*"{meant}"'):
        CATALOG.find(word)


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Senior HR Manager", "human-resources"),
        ("VP of HR", "human-resources"),
        ("head of marketing", "marketing-pr"),
        ("Sr. Software Engineer II", "software-engineering"),
        ("school principal", "education-k12"),
        ("deputy city manager", "government-public-administration"),
    ],
)
def test_the_rank_in_a_job_title_changes_nothing(title: str, meant: str) -> None:
    assert CATALOG.find(title).id == meant


@pytest.mark.parametrize("word", ["engineer", "manager", "consultant"])
def test_a_word_of_many_fields_asks_for_more(word: str) -> None:
    with pytest.raises(UsageError, match="it is part of many names; say more, or choose one of ") as caught:
        CATALOG.find(word)
    assert len(str(caught.value).splitlines()) == 1


def test_what_is_called_so_comes_first_in_a_search() -> None:
    for word in ("librarian", "marketing", "react", "therapist"):
        assert CATALOG.search(word)[0] is CATALOG.find(word)
        assert len(CATALOG.search(word)) > 1


def test_words_of_rank_are_plain_words() -> None:
    lists = yaml.safe_load((DATA / "words" / "rank_words.yaml").read_text(encoding="utf-8"))
    words = [word for listed in lists.values() for word in listed]
    assert all(isinstance(word, str) and word == word.lower() and word.isalpha() for word in words)
    assert len(words) == len(set(words))


def test_an_unknown_word_lists_what_there_is() -> None:
    with pytest.raises(UsageError) as caught:
        CATALOG.find("xyzzy")
    assert all(industry.id in str(caught.value) for industry in CATALOG.industries)


def test_a_word_of_several_industries_asks_which() -> None:
    with pytest.raises(UsageError, match="choose one of construction-civil-engineering, education-k12"):
        CATALOG.find("superintendents")


def test_an_exact_id_is_never_ambiguous() -> None:
    one, two = (Industry(id=name, label=name, aliases=("law",)) for name in ("law", "laws"))
    assert Catalog([one, two]).find("laws") is two


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gives_an_industry_or_one_clear_line(text: str) -> None:
    told = ""
    try:
        assert CATALOG.find(text) in CATALOG.industries
    except UsageError as error:
        told = str(error)
    assert len(told.splitlines()) <= 1
    assert set(CATALOG.search(text)) <= set(CATALOG.industries)


def test_search_shows_all_without_a_word_and_nothing_for_nonsense() -> None:
    assert CATALOG.search() == list(CATALOG.industries)
    assert CATALOG.search("xyzzy") == []


def test_search_finds_parts_of_words_in_aliases_and_professions() -> None:
    assert CATALOG.search("recruit")[0].id == "human-resources"
    assert {industry.id for industry in CATALOG.search("engineer")} >= {
        "software-engineering",
        "data-science-ai",
        "construction-civil-engineering",
    }


@pytest.mark.parametrize("industry", CATALOG.industries, ids=lambda industry: industry.id)
def test_every_industry_gives_sources_to_read(industry: Industry) -> None:
    sources = industry.sources_for_run()
    assert len(sources) >= 10
    assert {source.project for source in sources} == {industry.id}
    assert len({source.id for source in sources}) == len(sources)
    assert len({source.urls[0] for source in sources}) == len(sources)


def test_a_run_starts_at_the_home_page_and_goes_on_to_known_pages() -> None:
    found = next(source for source in CATALOG.find("pmo").sources_for_run() if source.id == "pmi")
    assert found.urls == ("https://www.pmi.org/", "https://www.pmi.org/about/awards")


def test_the_core_is_read_first_and_extras_while_there_is_room() -> None:
    extras = tuple(body(f"extra{number}", tier="extra") for number in range(30))
    core = tuple(body(f"core{number}") for number in range(25))
    few = Industry(id="x", label="X", sources=(*extras, *core[:3])).sources_for_run()
    assert [source.id for source in few[:4]] == ["core0", "core1", "core2", "extra0"]
    assert len(few) == 20
    many = Industry(id="x", label="X", sources=(*extras, *core)).sources_for_run()
    assert [source.id for source in many] == [source.id for source in core]


def test_closed_and_merged_bodies() -> None:
    industry = Industry(
        id="x",
        label="X",
        sources=(
            body("open"),
            body("gone", status="closed"),
            body("moved", status="renamed", successor="https://new.example"),
            body("joined", status="merged", successor="https://open.example"),
            body("absorbed", status="merged"),
        ),
    )
    assert [(source.id, source.urls) for source in industry.sources_for_run()] == [
        ("open", ("https://open.example",)),
        ("moved", ("https://new.example",)),
        ("absorbed", ("https://absorbed.example",)),
    ]


def test_a_user_adds_a_source_to_a_known_industry(tmp_path: Path) -> None:
    write(
        tmp_path,
        "id: human-resources\naliases: [kadry]\nsources:\n"
        "  - {id: local-chapter, name: Local chapter, kind: association, url: 'https://chapter.example'}\n",
    )
    catalog = load(extra=tmp_path)
    industry = catalog.find("kadry")
    assert industry.label == CATALOG.find("hr").label
    assert len(industry.sources) == len(CATALOG.find("hr").sources) + 1
    assert industry.sources[-1].id == "local-chapter"


def test_a_user_overrides_a_source_by_its_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        "id: human-resources\nsources:\n"
        "  - {id: shrm, name: SHRM, kind: association, url: 'https://mirror.example'}\n",
    )
    industry = load(extra=tmp_path).find("hr")
    assert len(industry.sources) == len(CATALOG.find("hr").sources)
    assert industry.sources[0].url == "https://mirror.example/"


def test_a_user_leaves_a_source_out_by_closing_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        "id: human-resources\nsources:\n"
        "  - {id: shrm, name: SHRM, kind: association, url: 'https://www.shrm.org', status: closed}\n",
    )
    assert "shrm" not in {source.id for source in load(extra=tmp_path).find("hr").sources_for_run()}


def test_a_user_brings_an_industry_of_their_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        "id: beekeeping\nlabel: Beekeeping\nsources:\n"
        "  - {id: hive, name: Hive Society, kind: association, url: 'https://hive.example', region: NO}\n",
        "bees.yml",
    )
    catalog = load(extra=tmp_path)
    assert catalog.find("Beekeeping").sources[0].region == "NO"
    assert len(catalog.industries) == len(CATALOG.industries) + 1


def test_a_workspace_without_files_of_the_user_changes_nothing(tmp_path: Path) -> None:
    assert load(extra=tmp_path / "catalog").industries == CATALOG.industries
