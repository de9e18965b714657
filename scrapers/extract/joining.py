"""Addresses of links made absolute, the usual forms without a full parse."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_WHOLE = re.compile(r"(?:https?://[\w.-]+(?::\d{1,5})?(?:[/?#]|$)|(?:mailto|javascript|tel|data):)", re.ASCII)
_BESIDE = re.compile(r"[A-Za-z0-9_~-][^:]*")
_UNCLEAN = ("/.", "\n", "\t", "\r")


class Joiner:
    """Joins the addresses of one page with its base, each once."""

    def __init__(self, base: str) -> None:
        """Takes the base of the page."""
        self._base = base
        try:
            parts = urlsplit(base)
        except ValueError:
            parts = urlsplit("")
        usual = parts.scheme in {"http", "https"} and parts.netloc
        self._origin = f"{parts.scheme}://{parts.netloc}" if usual else ""
        clean = usual and "/." not in parts.path
        self._folder = f"{self._origin}{parts.path.rpartition('/')[0]}/" if clean else ""
        self._known: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        """Gives the absolute address, empty text for what is none."""
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._joined(address)
        return known

    def _joined(self, address: str) -> str:
        if not any(mark in address for mark in _UNCLEAN):
            if _WHOLE.match(address):
                return address
            if self._origin and address[:1] == "/" and address[:2] != "//":
                return self._origin + address
            if self._folder and "//" not in address and _BESIDE.fullmatch(address):
                return self._folder + address
        return _parsed(self._folder if address[:1] == "." and self._folder else self._base, address)


@lru_cache(maxsize=1 << 14)
def _parsed(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


@lru_cache(maxsize=4)
def joiner(base: str) -> Joiner:
    """Gives the joiner of a page, the same to each of its readers."""
    return Joiner(base)
