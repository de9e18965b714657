"""How the owner of a site reaches the user: told with every request, asked once, kept in the workspace."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from os import environ
from pathlib import Path
from socket import getaddrinfo
from urllib.parse import urlsplit
from urllib.request import getproxies

import click

from pipelines.plan import Plan
from scrapers.crawl import CONTACT_VARIABLE
from scrapers.errors import UsageError
from scrapers.network import is_loopback

_FILE = "contact.txt"
# names that never belong to anybody (RFC 2606)
_RESERVED = (".example", ".test", ".invalid", ".localhost")
_CONTACT = re.compile(r"[^\s@()]+@[^\s@()]+\.[^\s@()]+|https?://[^\s()]+\.[^\s()]+")
_QUESTION = "Your mail or web address, told to the sites that are read (asked once)"


def contact_for(plan: Plan, given: str) -> str:
    """Gives the contact of a run, and keeps it where it is new.

    Args:
        plan: where only this machine is asked, or nobody can be reached, no contact is needed.
        given: with the call; else the environment, the workspace, or the user at a terminal say it.

    Raises:
        UsageError: there is none, or it is neither a mail nor a web address.
    """
    kept = given or environ.get(CONTACT_VARIABLE, "") or saved_contact(plan.workspace)
    if not asks_others(plan) or (not kept and not reaches_others(plan)):
        return kept
    if not kept and sys.stdin.isatty():
        kept = click.prompt(_QUESTION, err=True)
    if not kept:
        raise UsageError(
            "a crawl says who is asking: add --contact you@example.org (a mail or web address; kept)"
        )
    contact = checked(kept)
    _keep(plan.workspace, contact)
    return contact


def asks_others(plan: Plan) -> bool:
    """Says whether a plan asks the servers of other people."""
    if plan.pages is not None or plan.proxy_folder is not None:
        return False
    return any(not is_loopback(urlsplit(url).netloc) for source in plan.sources for url in source.urls)


def reaches_others(plan: Plan) -> bool:
    """Says whether a server of somebody else can be found: without a network there is nobody to tell."""
    hosts = {urlsplit(url).hostname or "" for source in plan.sources for url in source.urls}
    with ThreadPoolExecutor(max_workers=32) as pool:
        return any(pool.map(_is_elsewhere, hosts))


def _is_elsewhere(host: str) -> bool:
    if {"http", "https", "all"} & set(getproxies()) and not host.endswith(_RESERVED):
        return True
    try:
        found = {str(entry[4][0]) for entry in getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return not all(is_loopback(f"[{address}]" if ":" in address else address) for address in found)


def checked(contact: str) -> str:
    """Checks a contact.

    Raises:
        UsageError: it is neither a mail nor a web address.
    """
    contact = contact.strip()
    if not _CONTACT.fullmatch(contact):
        raise UsageError(f'contact "{contact[:80]}": give a mail address or a web address (https://...)')
    return contact


def saved_contact(workspace: Path) -> str:
    """Gives the contact that was kept in a workspace, empty where none was."""
    try:
        return (workspace / _FILE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def _keep(workspace: Path, contact: str) -> None:
    if saved_contact(workspace) == contact:
        return
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        (workspace / _FILE).write_text(f"{contact}\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{workspace}: {error.strerror}; choose another --workspace") from None
