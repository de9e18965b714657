"""Which hosts are inside a network: a crawl never goes there unless the user named them."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses that a gateway turns into those of the older Internet, the last four bytes."""


def as_address(host: str) -> IPv4Address | IPv6Address | None:
    """Gives the address that a host is written as, None for a name."""
    try:
        found = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return (_carried(found) if isinstance(found, IPv6Address) else None) or found


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Gives the older address that one of the newer kind carries."""
    if address in _TRANSLATED:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def is_inside(host: str) -> bool:
    """Says whether an address is private, loopback, link-local or otherwise not of the public Internet."""
    address = as_address(host)
    return address is not None and (not address.is_global or address.is_multicast)


def is_loopback(netloc: str) -> bool:
    """Says whether a host, with or without a port, is this machine."""
    host = urlsplit(f"//{netloc}").hostname or ""
    address = as_address(host)
    return host == "localhost" if address is None else address.is_loopback
