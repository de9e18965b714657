"""Keeps to a limit that counts requests in a stretch of time."""

import time
from collections import deque


class Window:
    """Lets so many requests pass in any stretch of so many seconds, and holds the next one back."""

    def __init__(self, requests: int, seconds: float) -> None:
        """Takes the limit."""
        self._seconds = seconds
        self._passed: deque[float] = deque(maxlen=requests)

    def wait(self) -> None:
        """Returns as soon as one more may pass."""
        if len(self._passed) == self._passed.maxlen:
            time.sleep(max(0.0, self._passed[0] + self._seconds - time.monotonic()))
        self._passed.append(time.monotonic())
