"""Keys come from the environment only: they stand in no file and in no history of a shell."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from scrapers.errors import UsageError

_HERE = frozenset(("127.0.0.1", "localhost", "::1"))


@dataclass(frozen=True, slots=True)
class Key:
    """One value that a destination needs.

    Attributes:
        name: of the variable.
        what: what stands in it, and where to get it.
        default: used where the variable is not set; empty where it must be.
    """

    name: str
    what: str
    default: str = ""


def missing(keys: tuple[Key, ...]) -> list[Key]:
    """Gives those that must be set and are not."""
    return [key for key in keys if not key.default and not os.environ.get(key.name, "").strip()]


def read_keys(target: str, keys: tuple[Key, ...]) -> dict[str, str]:
    """Reads the keys of a destination.

    Raises:
        UsageError: some are not set; names them all.
    """
    if lacking := missing(keys):
        named = "; ".join(f"{key.name} ({key.what})" for key in lacking)
        raise UsageError(f"push --to {target}: set in the environment: {named}")
    return {key.name: os.environ.get(key.name, "").strip() or key.default for key in keys}


def safe_address(keys: Mapping[str, str], name: str) -> str:
    """Gives an address to which keys may be sent, without a slash at its end.

    Raises:
        UsageError: it is no https address, and not on this machine.
    """
    address = keys[name].rstrip("/")
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise UsageError(f"{name}: name and password do not belong into the address")
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    if not safe or not parts.hostname:
        raise UsageError(f"{name}: give an address that starts with https://, so that nobody reads your key")
    return address


def fingerprint(secret: str) -> str:
    """Tells accounts apart without keeping what opens them."""
    return hashlib.sha256(f"mentorscout push\x1f{secret}".encode()).hexdigest()[:16]


def library(module: str, target: str) -> Any:
    """Imports the library of a destination.

    Raises:
        UsageError: it is not installed; says how to.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise UsageError(
            f"push --to {target} needs a library that is not installed: pip install 'mentorscout[{target}]' "
            f"(in a checkout: .venv/bin/pip install -e '.[{target}]')"
        ) from None
