"""Progress of a run on a terminal, as a whole and of each source that is being read; silent elsewhere."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from scrapers.events import Event, Happening

_LINES = 12  # sources shown one by one, at most


class RunProgress:
    """Shows pages, mentions and finished sources while a run goes on."""

    def __init__(self, sources: int, budget: int, *, quiet: bool, console: Console | None = None) -> None:
        """Makes a display.

        Args:
            sources: how many sources the run has, 0 where that is not known yet.
            budget: how many pages it may fetch at most.
            quiet: show nothing, also on a terminal.
            console: where to; standard error where none is given.
        """
        console = console or Console(stderr=True)
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("pages · {task.fields[mentions]} mentions{task.fields[done]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self.task = self.progress.add_task("reading", total=budget or None, mentions=0, done="")
        self.sources = sources
        self.mentions = self.done = 0
        self._each = budget // sources if sources else None
        self._of_source: dict[str, TaskID] = {}

    def on_event(self, event: Event) -> None:
        """Takes one event of the crawl."""
        if event.happening == Happening.START and event.total:
            self.progress.update(self.task, total=event.total)
        elif event.happening == Happening.PAGE:
            self.progress.update(self.task, advance=1)
            self._page(event)
        elif event.happening == Happening.SOURCE:
            self.done += 1
            if event.source in self._of_source:
                self.progress.remove_task(self._of_source.pop(event.source))
        self.mentions += event.mentions
        self.progress.update(self.task, mentions=self.mentions, done=f" · {self.done} sources done")

    def _page(self, event: Event) -> None:
        """Shows one line a source, as long as there is room."""
        if event.source not in self._of_source:
            if len(self._of_source) >= _LINES:
                return
            self._of_source[event.source] = self.progress.add_task(
                escape(event.source[:28]), total=self._each, mentions=0, done=""
            )
        task = self._of_source[event.source]
        mentions = self.progress.tasks[self.progress.task_ids.index(task)].fields["mentions"]
        self.progress.update(task, advance=1, mentions=mentions + event.mentions)

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.progress.stop()
