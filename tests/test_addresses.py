"""Addresses that a user types: what is taken, what is refused and how it is said."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.addresses import name_of_project, source_of_url, sources_of_urls, web_address
from scrapers.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://www.example.org", "https://www.example.org/"),
        ("HTTP://WWW.Example.Org:80/Talks#top", "http://www.example.org/Talks"),
        ("https://example.org:443/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("  https://example.org/a b  ", "https://example.org/a%20b"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ],
)
def test_an_address_is_given_in_one_form(typed: str, read: str) -> None:
    assert web_address(typed) == read
    assert web_address(read) == read


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("www.example.org", "write https://www.example.org"),
        ("//example.org/x", "write https://example.org/x"),
        ("example.org:8080/x", "write https://example.org:8080/x"),
        ("localhost:8000", "write https://localhost:8000"),
    ],
)
def test_an_address_without_scheme_is_told_what_to_write(typed: str, told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told) + "$"):
        web_address(typed)


@pytest.mark.parametrize("typed", ["ftp://example.org/x", "file:///etc/hosts", "mailto:someone@example.org"])
def test_other_schemes_are_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="only http and https"):
        web_address(typed)


@pytest.mark.parametrize("typed", ["https://", "https:///path", "http://:80/", "https:/example.org"])
def test_an_address_without_host_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="names no host"):
        web_address(typed)


@pytest.mark.parametrize(
    "typed",
    ["http://[::1", "http://example.org:99999", "http://ex ample.org", "http://a..org", "", "https://*.org"],
)
def test_an_address_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        web_address(typed)


def test_a_password_is_neither_used_nor_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        web_address("https://someone:hunter2@example.org/")
    assert "hunter2" not in str(caught.value)


def test_one_address_is_a_source_named_by_its_host() -> None:
    source = source_of_url("https://Talks.example.org/2024/", "talks")
    assert (source.id, source.urls, source.project) == (
        "talks.example.org",
        ("https://talks.example.org/2024/",),
        "talks",
    )


def test_addresses_of_one_host_are_told_apart_by_their_path() -> None:
    urls = [
        "https://a.example/2024/",
        "https://b.example/",
        "https://a.example/2025/",
        "https://A.example/2024/#x",
    ]
    assert [source.id for source in sources_of_urls(urls, "p")] == [
        "a.example/2024",
        "b.example",
        "a.example/2025",
    ]


def test_addresses_whose_paths_look_alike_still_get_different_ids() -> None:
    ids = [source.id for source in sources_of_urls(["https://a.example/x-y", "https://a.example/x/y"], "p")]
    assert ids == ["a.example/x-y", "a.example/x-y-2"]


@given(st.lists(st.sampled_from(["", "x", "x-2", "x/2", "x?2", "X", "é", "-", "x-2-2"]), max_size=8))
def test_ids_are_unique_whatever_the_paths(paths: list[str]) -> None:
    sources = sources_of_urls([f"https://a.example/{path}" for path in paths], "p")
    assert len({source.id for source in sources}) == len(sources)
    assert len({url for source in sources for url in source.urls}) == len(sources)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.pyladies.example/x", "pyladies-example"),
        ("http://127.0.0.1:8000", "127-0-0-1-8000"),
        ("http://con/", "con-site"),
        ("https://bücher.example", "xn-bcher-kva-example"),
    ],
)
def test_the_folder_is_named_after_the_first_host(url: str, name: str) -> None:
    assert name_of_project([url, "https://other.example"]) == name


def test_no_address_gives_no_name() -> None:
    with pytest.raises(UsageError):
        name_of_project([])


@given(st.text() | st.text().map("https://".__add__) | st.from_regex(r"https?://[a-z.:@\[\]0-9/?#%-]*"))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    told = ""
    try:
        address = web_address(text)
    except UsageError as error:
        told = str(error)
    if told:
        assert len(told.splitlines()) == 1
        return
    assert web_address(address) == address
    assert urlsplit(address).hostname
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name_of_project([address]))
