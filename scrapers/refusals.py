"""Reasons for which a page is not fetched, and network errors in words for the user."""

import ssl
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

ROBOTS_FORBIDS = "robots.txt forbids"
ROBOTS_UNREADABLE = "robots.txt could not be read"
ROBOTS_SLOW = "robots.txt asks for pauses of"
UNREACHABLE = "could not be reached"
BLOCKED = "blocked"
TOO_LARGE = "larger than the limit of 50 MB"
STOPPED = "stopped by the user"


class Refusal(IgnoreRequest):
    """A page that is not fetched, and why.

    Attributes:
        robots: what robots.txt said, where that is the reason.
        again: worth asking again at the next run.
    """

    def __init__(self, reason: str, *, robots: str = "", again: bool = False) -> None:
        """Keeps the reason."""
        super().__init__(reason)
        self.reason = reason
        self.robots = robots
        self.again = again


def host_of(url: str) -> str:
    """Gives host and port of an address."""
    return urlsplit(url).netloc or url


_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "has no address (no such host, or no network)"),
    (DownloadTimeoutError, "did not answer in time"),
    (ssl.SSLCertVerificationError, "has a certificate that is not valid"),
    (ssl.SSLError, "does not speak https as it should"),
    (DownloadConnectionRefusedError, "refused the connection"),
    (ResponseDataLossError, "broke off in the middle"),
)


def words_for(error: BaseException, url: str) -> str:
    """Says in words what went wrong between us and a server."""
    if isinstance(error, Refusal):
        return error.reason
    if isinstance(error, DownloadCancelledError) or "DOWNLOAD_MAXSIZE" in str(error):
        return TOO_LARGE  # as sent, or as unpacked
    if isinstance(error, IgnoreRequest):
        return "too many redirects" if "redirect" in str(error) else f"not fetched: {error}"
    for kind, words in _WORDS:
        if _caused_by(error, kind):
            return f"{UNREACHABLE}: {host_of(url)} {words}"
    cause = type(error.__cause__ or error).__name__
    return f"{UNREACHABLE}: {host_of(url)} closed the connection ({cause})"


def _caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        # aiohttp keeps the reason of the operating system beside the chain
        if isinstance(cause, kind) or isinstance(getattr(cause, "certificate_error", None), kind):
            return True
        cause = cause.__cause__
    return False


def is_unreachable(reason: str) -> bool:
    """Says whether a reason is about the way to the server, not about the page."""
    return reason.startswith(UNREACHABLE)
