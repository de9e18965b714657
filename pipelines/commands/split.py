"""`mentorscout split`: one row of the list is several people, for good."""

from itertools import combinations
from pathlib import Path

import click
import pandas as pd

from analysis.identity.judgements import Judgement, Verdict
from analysis.identity.rows import as_text
from analysis.organizations import organization_key
from analysis.text import squeeze
from pipelines.decisions import keep
from pipelines.entities import Entities
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError


@click.command("split")
@click.argument("entity")
@click.option("--mentions", help="Mention ids of somebody else, set apart by commas.")
@click.option("--by", type=click.Choice(["organization"]), help="One person for each organisation.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(entity: str, mentions: str | None, by: str | None, workspace: Path, project: str | None) -> None:
    """Makes several rows of ENTITY, a name or an id from the list, and keeps it so in every later run.

    Without --mentions and --by, every mention is shown with a number, and the numbers of those that belong
    to somebody else are asked for.
    """
    entities = Entities.find(workspace, project)
    chosen = entities.one(entity)
    rows = entities.of(chosen).reset_index(drop=True)
    if mentions is None and by is None:
        mentions = ",".join(_asked(rows))
    parts = _by_organization(rows) if mentions is None else _in_two(rows, mentions.split(","))
    answers = [Judgement(Verdict.DIFFERENT, one, other) for one, other in combinations(parts, 2)]
    with entities.store() as store:
        keep(store, entities.project, entities.mentions, answers, "split")
        entities.write_anew(store)
    after = Entities.find(workspace, entities.project)
    now = after.mentions[after.mentions["mention_id"].isin(rows["mention_id"])]["entity_id"].unique()
    click.echo(f"{len(now)} rows now:")
    for found in now:
        click.echo(f"  {after.explainer.headline(found)}")


def _by_organization(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    keys = as_text(rows["organization"]).map(organization_key)
    parts = [tuple(ids) for key, ids in rows["mention_id"].groupby(keys) if key]
    if len(parts) < 2:
        raise UsageError("all mentions name the same organisation, or none; choose them with --mentions")
    return parts


def _in_two(rows: pd.DataFrame, listed: list[str]) -> list[tuple[str, ...]]:
    wanted = {text.strip() for text in listed if text.strip()}
    if strange := sorted(wanted - set(rows["mention_id"])):
        raise UsageError(f"no mentions of this row: {', '.join(strange[:5])}")
    apart = rows["mention_id"].isin(wanted)
    if not apart.any() or apart.all():
        raise UsageError("somebody else must have at least one mention, and one must be left")
    return [tuple(rows["mention_id"][~apart]), tuple(rows["mention_id"][apart])]


def _asked(rows: pd.DataFrame) -> list[str]:
    for number, row in enumerate(rows.to_dict("records"), 1):
        said = (row["name"], row.get("organization"), row.get("event"), row.get("role"), row["mention_id"])
        click.echo(f"{number:>4}  " + ", ".join(squeeze(str(text)) for text in said if text))
    typed = click.prompt("Numbers of those who are somebody else (such as 2 5-7)")
    return [rows["mention_id"][number - 1] for number in _numbers(typed, len(rows))]


def _numbers(typed: str, most: int) -> list[int]:
    found: list[int] = []
    for word in typed.replace(",", " ").split():
        first, _, last = word.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()):
            raise UsageError(f"{word!r} is no number; type numbers such as 2 5-7")
        found += range(int(first), int(last or first) + 1)
    if any(not 1 <= number <= most for number in found):
        raise UsageError(f"the numbers go from 1 to {most}")
    return found
