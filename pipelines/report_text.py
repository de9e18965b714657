"""What a run prints at its end: numbers, failures, the top ten, where the files are."""

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.conclusion import Summary

_TOP = 10


def print_summary(summary: Summary, console: Console) -> None:
    """Prints the end of a run for a person."""
    counts = summary.counts
    console.print(
        f"{len(summary.reports)} sources, {counts.pages} pages, {counts.mentions} mentions: "
        f"{len(summary.mentors)} people, {len(summary.organizations)} organisations",
        highlight=False,
    )
    for report in summary.failures:
        console.print(Text(f"failed: {report.source.name}: {report.failure}", style="yellow"))
    for note in summary.notes:
        console.print(Text(note, style="yellow"), soft_wrap=True)
    if len(summary.mentors):
        console.print(_top_table(summary.mentors.head(_TOP)))
    page = summary.results.folder / "report.html"
    for path in (page, summary.results.mentors_csv, summary.results.organizations_csv):
        console.print(Text(f"written: {path}"), soft_wrap=True)


def _top_table(top: pd.DataFrame) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading, justify in (("rank", "right"), ("name", "left"), ("score", "right"), ("why", "left")):
        table.add_column(heading, justify="right" if justify == "right" else "left")
    for rank, name, score, why in zip(top["rank"], top["name"], top["score"], top["why"], strict=True):
        table.add_row(str(rank), Text(str(name)), f"{score:.1f}", Text(str(why)))
    return table
