"""The installed Chromium, started without a way to the network of its own."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from scrapers.errors import UsageError

if TYPE_CHECKING:  # an extra: most runs go without
    from playwright.async_api import Browser, Playwright

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# the crawl answers every request of a page; should one slip through, it finds neither names nor a way out
_NOWHERE = "http://127.0.0.1:9"
_ARGUMENTS = [
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--dns-prefetch-disable",
    "--no-pings",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-dev-shm-usage",
]


def missing() -> str:
    """Says which command brings what a browser needs; empty where all is there."""
    if find_spec("playwright") is None:
        return f"{sys.executable} -m pip install 'mentorscout[browser]'"
    if not _own() and not _playwrights():
        return f"apt-get install chromium, or {sys.executable} -m playwright install chromium"
    return ""


def check_browser() -> None:
    """Makes sure that there is a browser.

    Raises:
        UsageError: there is none.
    """
    if command := missing():
        raise UsageError(f"--browser needs more than is installed here: {command}")


def how_to() -> str:
    """Says how pages that need JavaScript can be read here."""
    command = missing()
    return f"{command}, then run it again with --browser" if command else "run it again with --browser"


def _own() -> str:
    return next((found for name in _COMMANDS if (found := which(name))), "")


def _playwrights() -> bool:
    """Says whether Playwright downloaded a Chromium, where it keeps them."""
    kept = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    caches = [Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright"]
    places = [Path(kept)] if kept else caches
    return any(found for place in places for found in place.glob("chromium*"))


async def launch(playwright: "Playwright") -> "Browser":
    """Starts a headless Chromium."""
    # without a user of its own there is no sandbox for it; in a container that is the usual case
    sandbox = hasattr(os, "geteuid") and os.geteuid() != 0
    return await playwright.chromium.launch(
        executable_path=_own() or None,
        args=_ARGUMENTS,
        proxy={"server": _NOWHERE},
        chromium_sandbox=sandbox,
        handle_sigint=False,
        handle_sigterm=False,
    )
