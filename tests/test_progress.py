"""A run on a terminal shows how far it is, as a whole and for each source that is being read."""

import io

from rich.console import Console

from pipelines.progress import RunProgress
from scrapers.events import Event, Happening


def display(sources: int, budget: int, *, terminal: bool = True) -> tuple[RunProgress, io.StringIO]:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=terminal, width=140)
    return RunProgress(sources, budget, quiet=False, console=console), shown


def page(source: str, mentions: int) -> Event:
    return Event(happening=Happening.PAGE, source=source, mentions=mentions)


def test_each_source_has_a_line_until_it_is_finished():
    progress, _ = display(2, 300)
    with progress:
        for event in (page("guild", 4), page("fair[x]", 1), page("guild", 3)):
            progress.on_event(event)
        lines = {task.description: task for task in progress.progress.tasks}
        assert set(lines) == {"reading", "guild", "fair\\[x]"}
        assert (lines["guild"].completed, lines["guild"].total, lines["guild"].fields["mentions"]) == (
            2,
            150,
            7,
        )
        assert (lines["reading"].completed, lines["reading"].fields["mentions"]) == (3, 8)
        progress.on_event(Event(happening=Happening.SOURCE, source="guild"))
        assert [task.description for task in progress.progress.tasks] == ["reading", "fair\\[x]"]
        assert "1 sources done" in progress.progress.tasks[0].fields["done"]


def test_many_sources_leave_room_on_the_screen():
    progress, _ = display(90, 90)
    for number in range(90):
        progress.on_event(page(f"guild {number}", 1))
    assert len(progress.progress.tasks) <= 20
    assert progress.progress.tasks[0].completed == 90


def test_nothing_is_drawn_where_nobody_looks():
    progress, shown = display(1, 10, terminal=False)
    with progress:
        progress.on_event(page("guild", 1))
    assert shown.getvalue() == ""
