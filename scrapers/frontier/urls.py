"""One address for one page, and which addresses belong to one site."""

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tldextract import TLDExtract
from w3lib.url import canonicalize_url

# the bundled list of public suffixes; nothing is fetched
_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/?;]*", re.I)
_SESSION_QUERY = re.compile(
    r"(?:jsessionid|phpsessid|sessionid|session_id|sid|cfid|cftoken|aspsessionid\w*|utm_\w+|fbclid|gclid"
    r"|msclkid|mc_[ce]id|_ga|_gl|igshid|ref_src|replytocom)",
    re.I,
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
# nothing to normalise: most links of most pages
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)((?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+/?)")
_DEFAULT_PORT = {"http": 80, "https": 443}


def normal_url(url: str, base: str = "") -> str:
    """Gives the one address that stands for a page; empty where it is no web address.

    Fragments, session ids, campaign marks and default ports go; parameters are sorted; a link to the host
    of the base takes the scheme of the base.
    """
    try:
        at = _split(base)
        if (plain := _PLAIN.fullmatch(url)) and plain[1] == at.netloc:
            return f"{at.scheme}://{plain[1]}{plain[2]}"
        return _normal(urljoin(base, url.strip()), at.scheme, at.netloc)
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def _split(base: str) -> SplitResult:
    return urlsplit(base)


@lru_cache(maxsize=8192)
def _normal(url: str, scheme: str, netloc_of_base: str) -> str:
    parts = urlsplit(canonicalize_url(url))
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _DEFAULT_PORT or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    netloc = host if parts.port in (None, _DEFAULT_PORT[parts.scheme]) else f"{host}:{parts.port}"
    scheme = scheme if netloc == netloc_of_base else parts.scheme
    path = _SESSION_PATH.sub("", parts.path) or "/"
    return urlunsplit(SplitResult(scheme, netloc, path, _without_session(parts.query), ""))


@lru_cache(maxsize=16384)
def page_key(url: str) -> str:
    """Gives what two addresses of one page share: `http://www.guild.test/a/index.html` and `https://guild.test/a`."""
    rest = url.partition("://")[2].removeprefix("www.")
    path, mark, query = rest.partition("?")
    return f"{_INDEX.sub('', path).rstrip('/')}{mark}{query}"


def _without_session(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _SESSION_QUERY.fullmatch(pair[0])]
    return query if len(kept) == len(pairs) else urlencode(kept)


@lru_cache(maxsize=4096)
def site_of(netloc: str) -> str:
    """Gives the registered domain of a host, so that `2019.conf.test` and `www.conf.test` are one site.

    An address of numbers and a name of one word keep their port: each port is its own site.
    """
    host = urlsplit(f"//{netloc}").hostname or ""
    if _is_number(host) or "." not in host:
        return netloc.lower()
    found = _SUFFIXES(host)
    if found.top_domain_under_public_suffix:
        return found.top_domain_under_public_suffix
    # a suffix that the list does not know counts as one label
    return ".".join(host.split(".")[-2:]) if not found.suffix else host


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def site_of_url(url: str) -> str:
    """Gives the registered domain of an address, empty where it has no host."""
    try:
        return site_of(urlsplit(url).netloc)
    except ValueError:
        return ""
