"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from analysis.ranking.situations import situations

_OPTIONS = (
    click.option(
        "--situation",
        type=click.Choice(tuple(situations())),
        default="any",
        show_default=True,
        help="Your situation: it changes what counts and what to say.",
    ),
    click.option("--employer", default="", help="Your own employer; set aside in a transition."),
    click.option("--near", default="", metavar="PLACE", help="People seen or expected there come first."),
    click.option("--profession", default="", metavar="WORDS", help="Whose titles, talks and events name it."),
    click.option(
        "--exclude", multiple=True, metavar="NAME", help="A person or an employer that is not to be listed."
    ),
)


def wishing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of what is asked for; it receives them as `wishes`."""

    @wraps(function)
    def with_wishes(
        *args: object,
        situation: str,
        employer: str,
        near: str,
        profession: str,
        exclude: tuple[str, ...],
        **others: object,
    ) -> Any:
        from analysis.ranking.wishes import Wishes  # noqa: PLC0415 - help need not wait for tables

        asked = Wishes(situation, employer, near, profession, exclude)
        return function(*args, wishes=asked, **others)

    found: Callable[..., Any] = with_wishes
    for option in reversed(_OPTIONS):
        found = option(found)
    return found
