"""Addresses typed by a user or written in a catalogue: checked, normalised, and made into sources."""

import re
from collections import Counter
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from analysis.text import fold, squeeze
from scrapers.errors import UsageError
from scrapers.sources import Source

_DEFAULT_PORT = {"http": 80, "https": 443}
# without its two slashes only a known word is a scheme: `localhost:8000` is a host with a port
_SCHEME = re.compile(
    r"([a-z][a-z0-9+.-]*)://|(https?|mailto|javascript|data|tel|file|about|ftp|news):(?!\d)", re.I
)
_LABEL = re.compile(r"(?=.{1,63}$)[a-z0-9]([a-z0-9_-]*[a-z0-9])?", re.I)
_SLUG_LIMIT = 60
# names that Windows keeps for devices, whatever the ending
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)


def web_address(url: str) -> str:
    """Checks an address and gives it in one form: lower-case host, no default port, no fragment.

    Raises:
        UsageError: the address has no scheme, another one than http or https, no usable host, or a password.
    """
    text = squeeze(url)
    _check_scheme(text)
    try:
        parts = urlsplit(safe_url_string(text))
        netloc = _netloc(parts)
    except ValueError:  # brackets or port that cannot be read
        raise UsageError(f'"{_short(text)}": host or port cannot be read; check the address') from None
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def _check_scheme(text: str) -> None:
    if not text:
        raise UsageError("the address is empty; write one such as https://www.example.org")
    found = _SCHEME.match(text)
    if found is None:
        raise UsageError(f'"{_short(text)}" has no scheme: write https://{_short(text.lstrip("/"))}')
    scheme = (found[1] or found[2]).lower()
    if scheme not in _DEFAULT_PORT:
        raise UsageError(f'"{_short(text)}": {scheme} addresses cannot be read; only http and https can')


def _netloc(parts: SplitResult) -> str:
    where = _short(urlunsplit(parts))
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"an address for {parts.hostname} holds a user name; leave it out, logins are not used"
        )
    host = (parts.hostname or "").rstrip(".")
    if not host:
        raise UsageError(f'"{where}" names no host; write one such as https://www.example.org')
    if not _is_host(host):
        raise UsageError(f'"{where}": "{_short(host)}" cannot be the name of a host; check the address')
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port is None or port == _DEFAULT_PORT[parts.scheme] else f"{host}:{port}"


def _is_host(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return len(host) < 254 and all(_LABEL.fullmatch(label) for label in host.split("."))


def source_of_url(url: str, project: str) -> Source:
    """Makes the source that a single address stands for; its id is the host.

    Raises:
        UsageError: the address cannot be read.
    """
    address = web_address(url)
    host = urlsplit(address).netloc
    return Source(id=host, name=host, urls=(address,), project=project)


def sources_of_urls(urls: Iterable[str], project: str) -> list[Source]:
    """Makes one source for every different address; those that share a host get their path into the id.

    Raises:
        UsageError: one of the addresses cannot be read.
    """
    found = list(dict.fromkeys(source_of_url(url, project) for url in urls))
    hosts = Counter(source.id for source in found)
    taken: set[str] = set()
    sources = []
    for source in found:
        wanted = source.id if hosts[source.id] == 1 else _with_path(source.urls[0])
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        sources.append(Source(id=name, name=name, urls=source.urls, project=project))
    return sources


def _with_path(address: str) -> str:
    parts = urlsplit(address)
    slug = _slug(f"{parts.path} {parts.query}")
    return f"{parts.netloc}/{slug}" if slug else parts.netloc


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-")[:_SLUG_LIMIT].strip("-")


def name_of_project(urls: Iterable[str]) -> str:
    """Names the folder of the results after the first host: small letters, digits and hyphens only.

    Raises:
        UsageError: there is no address, or the first one cannot be read.
    """
    first = next(iter(urls), "")
    slug = _slug(urlsplit(web_address(first)).netloc.removeprefix("www."))
    return f"{slug}-site".lstrip("-") if not slug or _RESERVED.fullmatch(slug) else slug
