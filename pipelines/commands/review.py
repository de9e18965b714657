"""`mentorscout review`: one question for each pair that only a person can decide."""

from pathlib import Path

import click

from pipelines.decisions import take_answers
from pipelines.doubts import QUESTIONS
from pipelines.entities import Entities
from pipelines.questions import ask
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError


@click.command("review")
@click.option("--all", "again", is_flag=True, help="Ask again where the answer was: unsure.")
@click.option("--questions", type=click.IntRange(1), help="How many pairs to write into review.csv and ask.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(again: bool, questions: int | None, workspace: Path, project: str | None) -> None:
    """Asks about pairs that may be one person; every answer is kept for good at once.

    Answer yes, no or unsure; back takes the last answer back; quit ends, and the files are written anew with
    what was answered. The same questions stand in review.csv, and may be answered there. The first are those
    whose answers change most; when they are answered, the next ones follow.
    """
    entities = Entities.find(workspace, project)
    if not entities.results.review_csv.is_file():
        raise UsageError(f"{entities.results.review_csv}: there is none yet; it comes with the next run")
    with entities.store() as store:
        if questions:
            take_answers(store, entities.project, entities.results)
            entities.write_anew(store, questions)
        given = ask(entities, store, again=again)
        if given:
            entities.write_anew(store, questions or QUESTIONS)
            click.echo(f"{given} answers kept; {entities.results.mentors_csv} is written anew")
        else:
            click.echo("nothing answered, nothing changed")
