"""Addresses of links made absolute, the usual forms without a full parse."""

import re
from urllib.parse import urljoin, urlsplit

_WHOLE = re.compile(r"(?:https?://[\w.-]+(?::\d{1,5})?(?:[/?#]|$)|(?:mailto|javascript|tel|data):)", re.ASCII)
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
        try:
            return urljoin(self._base, address)
        except ValueError:
            return ""
