"""Catalogue files that cannot be used: one clear line that names the file, the place and what to do."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.catalog import load
from scrapers.errors import UsageError

GOOD = """\
id: beekeeping
label: Beekeeping
aliases:
  - apiculture
professions:
  - beekeeper
sources:
  - id: hive
    name: Hive Society
    kind: association
    url: https://hive.example
    pages:
      board: https://hive.example/board
"""


def told(folder: Path, content: str | bytes, name: str = "bees.yaml") -> str:
    raw = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(raw)
    with pytest.raises(UsageError) as caught:
        load(folder)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert str(folder / name) in message
    return message


def test_the_file_that_the_others_are_broken_from_is_good(tmp_path: Path) -> None:
    (tmp_path / "bees.yaml").write_text(GOOD)
    assert load(tmp_path).find("beekeepers").sources[0].pages == (("board", "https://hive.example/board"),)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("label: Beekeeping", "label: [Beekeeping", 3, "not valid YAML"),
        ("label: Beekeeping", "\tlabel: Beekeeping", 2, "not valid YAML"),
        ("label: Beekeeping", "id: again", 2, '"id" is there twice'),
        ("label: Beekeeping", "label: {a: b}", 2, '"label" must be a text'),
        ("label: Beekeeping", "title: Beekeeping", 2, 'unknown key "title"'),
        ("id: beekeeping", "id: Bee Keeping", 1, '"Bee Keeping" must be small letters'),
        ("  - apiculture", "  - [apiculture]", 3, '"aliases" must be a list of words'),
        ("  - apiculture", "  apiculture: yes", 3, '"aliases" must be a list of words'),
        ("    name: Hive Society\n", "", 8, '"name" is missing'),
        ("    name: Hive Society", "    name:", 9, '"name" is missing or empty'),
        ("    kind: association", "    kind: guild", 10, '"guild" is no kind; choose association'),
        ("    kind: association", "    kind: [award]", 10, '"kind" must be a text'),
        ("url: https://hive.example", "url: hive.example", 11, "write https://hive.example"),
        ("url: https://hive.example", "url: ftp://hive.example", 11, "only http and https"),
        ("board: https://hive.example/board", "board: /board", 13, "board: "),
        (
            "    pages:\n      board: https://hive.example/board",
            "    pages: [a]",
            12,
            '"pages" must be written as',
        ),
        (
            "    kind: association",
            "    kind: association\n    seen: yes",
            11,
            'source "hive": unknown key "seen"',
        ),
        ("    kind: association", "    kind: association\n    status: dead", 11, '"dead" is no status'),
        ("    kind: association", "    kind: association\n    successor: none", 11, "successor: "),
        ("sources:", "sources:\n  - hive", 7, "source 1 must be written as"),
        (GOOD, "- id: beekeeping\n", 1, "an industry must be written as"),
        (GOOD, "", 1, "an industry must be written as"),
        (GOOD, "id: beekeeping\nlabel: Bees\nsources: https://hive.example\n", 3, '"sources" must be a list'),
        (GOOD, "id: beekeeping\nlabel: Bees\n", 1, '"sources" is missing'),
        (GOOD, "{}", 1, '"id" is missing'),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    message = told(tmp_path, GOOD.replace(old, new, 1))
    assert says in message
    assert f"bees.yaml, line {line}: " in message


def test_the_same_source_twice_is_named(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("  - id: hive") :]
    assert 'line 14: the source id "hive" is there twice' in told(tmp_path, GOOD + again)


def test_the_same_industry_in_two_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    assert '"beekeeping" is in another file already' in told(tmp_path, GOOD)


def test_a_new_industry_needs_a_label(tmp_path: Path) -> None:
    assert '"label" is missing' in told(tmp_path, GOOD.replace("label: Beekeeping\n", ""))


def test_latin_1_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    message = told(tmp_path, GOOD.replace("Hive Society", "Société").encode("latin-1"))
    assert "line 9: not UTF-8; save the file again as UTF-8" in message


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bees.yaml").write_text(GOOD, encoding="utf-8-sig")
    assert load(tmp_path).find("apiculture").id == "beekeeping"


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "bees.yaml").mkdir()
    with pytest.raises(UsageError, match=r"bees\.yaml: a folder stands where a catalogue file is expected"):
        load(tmp_path)


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "bees.yaml").symlink_to(tmp_path / "gone")
    with pytest.raises(UsageError, match=r"bees\.yaml: cannot be read"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "bees.yaml").touch(mode=0o000)
    with pytest.raises(UsageError, match=r"bees\.yaml: cannot be read"):
        load(tmp_path)


def test_a_file_instead_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "catalog").write_text(GOOD)
    with pytest.raises(UsageError, match="the catalogue folder cannot be read"):
        load(extra=tmp_path / "catalog")


def test_an_absent_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the catalogue folder cannot be read"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "content",
    [
        "[" * 5000,
        "{a: " * 100_000,
        "- " * 50_000,
        "\n".join(" " * n + "-" for n in range(1500)),
        "a: &a [*a]",
        "? [a]\n: b",
        "a: *nowhere",
        "%YAML 9\n---\n",
        "\0",
        "!!int x",
    ],
)
def test_strange_yaml_is_refused(tmp_path: Path, content: str) -> None:
    assert re.search("not valid YAML|must be written|unknown key", told(tmp_path, content))


@given(
    st.text()
    | st.lists(st.sampled_from(["id: a\n", "- ", "  ", "url: ", "[", "sources:\n", "{", "x"])).map("".join)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    told(tmp_path, text.encode("utf-8", "replace"))
