"""Sends batch after batch, remembers each at once, and finds out whom of a refused batch it is about."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.push.sender import Item, Outcome, Refused, Sender, Stopped
from scrapers.store.pushed import Pushed, Sent

IN_VAIN = 10
"""Refused one after the other, nobody taken before: it is not about the people, and the push stops."""


@dataclass(slots=True)
class Result:
    """What became of all.

    Attributes:
        stopped: why nothing more was sent; empty where everybody was.
    """

    sent: int = 0
    refused: list[Outcome] = field(default_factory=list)
    stopped: str = ""


def send_all(
    sender: Sender, items: Sequence[Item], pushed: Pushed, tell: Callable[[int], None] = lambda _done: None
) -> Result:
    """Sends people in batches.

    Args:
        sender: to where.
        items: whom.
        pushed: remembers, after every batch, who was taken.
        tell: is told after every batch how many were sent.
    """
    result, pace = Result(), _Pace(sender.pace)
    for start in range(0, len(items), sender.batch):
        taken: dict[str, Sent] = {}
        try:
            for one in _send(sender, items[start : start + sender.batch], pace):
                if one.reason:
                    result.refused.append(one)
                else:
                    taken[one.item.identity] = Sent(one.item.digest, one.tag)
                _give_up_in_vain(result, len(taken))
        except Stopped as stop:
            result.stopped = str(stop)
        pushed.keep(taken)
        result.sent += len(taken)
        tell(result.sent)
        if result.stopped:
            break
    return result


def _send(sender: Sender, items: Sequence[Item], pace: "_Pace") -> Iterator[Outcome]:
    """Sends a batch; one that is refused as a whole is cut in halves, until it is clear whom it is about."""
    pace.wait()
    try:
        yield from sender.send(items)
    except Refused as refusal:
        if len(items) == 1:
            yield Outcome(items[0], reason=str(refusal))
            return
    else:
        return
    half = len(items) // 2
    yield from _send(sender, items[:half], pace)
    yield from _send(sender, items[half:], pace)


def _give_up_in_vain(result: Result, taken: int) -> None:
    if not result.sent and not taken and len(result.refused) >= IN_VAIN:
        raise Stopped("everybody so far was refused")


class _Pace:
    """Leaves time between two requests."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._next = seconds, 0.0

    def wait(self) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._seconds
