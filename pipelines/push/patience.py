"""Waits when a place asks to: 429 and 503 with their Retry-After, and what the network loses on the way."""

import click
from urllib3.exceptions import InvalidHeader
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from pipelines.push.sender import Stopped

LONGEST = 300
"""Seconds to wait at most when asked to; beyond it the push stops, and goes on when it is called again."""
TIMEOUT = 60
"""Seconds to wait for an answer."""


class Patience(Retry):
    """Waits as long as it is asked to, and says so."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Gives the seconds that the place asked for; None where it named none that can be read."""
        try:
            return super().get_retry_after(response)
        except InvalidHeader:
            return None

    def sleep_for_retry(self, response: BaseHTTPResponse) -> bool:
        """Waits as asked, and says so.

        Raises:
            Stopped: it would take too long.
        """
        seconds = self.get_retry_after(response)
        if seconds and seconds > LONGEST:
            raise Stopped(f"it asks to wait {seconds / 60:.0f} minutes")
        if seconds:
            click.echo(f"asked to wait {seconds:.0f} s", err=True)
        return super().sleep_for_retry(response)


def patience(*, lost: bool = True) -> Patience:
    """Gives the patience that every destination is met with.

    Args:
        lost: ask again too where the answer was lost and the request perhaps not: right for all that is
            as good twice as once.
    """
    return Patience(
        total=6,
        connect=1,
        read=2 if lost else 0,
        backoff_factor=1,
        status_forcelist=(429, 502, 503, 504) if lost else (429, 503),
        allowed_methods=None,
        raise_on_status=False,
    )
