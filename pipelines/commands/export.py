"""`mentorscout export`: the list of people for a spreadsheet, a CRM, an address book or a program."""

from dataclasses import replace
from pathlib import Path

import click
import pandas as pd

from pipelines.export import Target, WholeTarget, pack_of, spreadsheet, target
from pipelines.export.files_of_pack import changed_path, write_pack
from pipelines.export.ledger import Ledger, digests_of
from pipelines.export.mapping import mapping_lines, with_rows
from pipelines.export.pack import Pack, Verdict
from pipelines.export.preflight import preflight
from pipelines.export.tables import read_tables
from pipelines.privacy.leaving import may_leave
from pipelines.results import WORKSPACE, find_results


@click.command("export")
@click.option("--to", "name", required=True, metavar="TARGET", help="csv, xlsx, hubspot, vcard, ...")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else beside mentors.csv.")
@click.option("--only-new", "new", is_flag=True, help="Only people never exported to this target.")
@click.option(
    "--only-changed", "changed", is_flag=True, help="Only people who changed since the last export."
)
@click.option("--rows", type=click.IntRange(min=1), help="Rows a file at most, for a CRM.")
@click.option("--mapping", is_flag=True, help="Print which column goes where, and write nothing.")
def command(
    name: str,
    workspace: Path,
    project: str | None,
    out: Path | None,
    new: bool,
    changed: bool,
    rows: int | None,
    mapping: bool,
) -> None:
    """Writes the people of a run in the form of TARGET."""
    chosen = target(name)
    pack = pack_of(chosen)
    results = find_results(workspace, project)
    path = out or _beside(results.mentors_csv.with_suffix(chosen.ENDING), chosen, some=new or changed)
    if mapping:
        click.echo("\n".join(mapping_lines(name, pack, path)))
        return
    tables = may_leave(read_tables(results), workspace)
    ledger, digests = Ledger.of(results.folder, chosen.NAME), digests_of(tables.mentors, pack)
    people = ledger.choose(tables.mentors, digests, new=new, changed=changed)
    if (new or changed) and not any(one.verdict != Verdict.REJECT for one in preflight(people, pack)):
        click.echo("0 people are new or changed since the last export; the files are left as they are")
        return
    if pack is not None:
        known = people["mentor_id"].isin(list(ledger.known)) & changed
        people = _write_pack(people, known, path, with_rows(pack, rows))
    elif isinstance(chosen, WholeTarget) and not new and not changed:
        chosen.write_tables(tables, path)
    else:
        chosen.write(people, path)
    ledger.keep(people, digests)
    click.echo(f"{len(people)} people written to {path}")
    if pack is not None:
        click.echo(f"how to import them: mentorscout export --to {chosen.NAME} --mapping", err=True)


def _beside(path: Path, chosen: Target, *, some: bool) -> Path:
    """Gives the name of the file beside the list: a part of the list never takes the place of the whole."""
    whole = chosen.NAME == spreadsheet.NAME or isinstance(chosen, WholeTarget)
    return path.with_name(f"{path.stem}.some{path.suffix}") if some and whole else path


def _write_pack(people: pd.DataFrame, known: "pd.Series[bool]", path: Path, pack: Pack) -> pd.DataFrame:
    """Writes the files of a pack; those for people who are there already apart, where it wants that."""
    if not pack.changed or not known.any():
        return _write(people, path, pack)
    written = [_write(people[known], changed_path(path), replace(pack, sheets=pack.changed))]
    if not known.all():
        written.append(_write(people[~known], path, pack))
    return pd.concat(written)


def _write(people: pd.DataFrame, path: Path, pack: Pack) -> pd.DataFrame:
    """Writes the files of a pack, says what was left out and what to look at, gives those written."""
    rulings = list(preflight(people, pack))
    taken = [ruling.person for ruling in rulings if ruling.verdict != Verdict.REJECT]
    for file in write_pack(taken, path, pack):
        click.echo(f"written: {file}")
    left, doubt = (sum(one.verdict == kind for one in rulings) for kind in (Verdict.REJECT, Verdict.REVIEW))
    if left or doubt:
        name = click.get_current_context().params["name"]
        click.echo(
            f"{left} left out, {doubt} to look at; see who and why with: mentorscout preflight --to {name}"
        )
    kept = {person.identity for person in taken}
    return people[people["mentor_id"].isin(kept)]
