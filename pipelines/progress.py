"""Progress of a run on a terminal; silent elsewhere."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from scrapers.events import Event, Happening


class RunProgress:
    """Shows pages, mentions and finished sources while a run goes on."""

    def __init__(self, sources: int, budget: int, *, quiet: bool) -> None:
        """Makes a display.

        Args:
            sources: how many sources the run has, 0 where that is not known yet.
            budget: how many pages it may fetch at most.
            quiet: show nothing, also on a terminal.
        """
        console = Console(stderr=True)
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("pages · {task.fields[mentions]} mentions · {task.fields[done]} sources done"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self.task = self.progress.add_task("reading", total=budget or None, mentions=0, done=0)
        self.sources = sources
        self.mentions = self.done = 0

    def on_event(self, event: Event) -> None:
        """Takes one event of the crawl."""
        if event.happening == Happening.START and event.total:
            self.progress.update(self.task, total=event.total)
        elif event.happening == Happening.PAGE:
            self.progress.update(self.task, advance=1, description=f"reading {event.source[:28]}")
        elif event.happening == Happening.SOURCE:
            self.done += 1
        self.mentions += event.mentions
        self.progress.update(self.task, mentions=self.mentions, done=self.done)

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.progress.stop()
