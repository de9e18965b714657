"""Lists for the eye on a terminal, for other programs in a pipe."""

import sys
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysis.text import squeeze


def show(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints rows: a table with headings on a terminal, tab-separated lines without headings in a pipe."""
    listed = list(rows)
    if not sys.stdout.isatty():
        for row in listed:
            click.echo("\t".join(map(squeeze, row)))
        return
    table = Table(box=None, pad_edge=False)
    columns = zip(*listed, strict=True) if listed else [()] * len(headings)
    for heading, cells in zip(headings, columns, strict=True):
        # ids and addresses keep to one line, so that they can be copied, while words can give way
        table.add_column(heading, overflow="fold", no_wrap=not any(" " in cell for cell in cells))
    for row in listed:
        table.add_row(*map(Text, row))
    Console().print(table)
