"""`mentorscout notice`: the letter that tells a person what is held about them."""

from pathlib import Path

import click

from pipelines.files import whole_file
from pipelines.followup.who import today
from pipelines.privacy.duties import for_others
from pipelines.privacy.letter import notice_letter
from pipelines.privacy.person import find_person, near, open_workspace, people_of, projects_of
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError
from scrapers.store.ledger import Entry, Kind, Ledger

SENDER = "sender"


@click.command("notice")
@click.argument("name")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--from", "sender", default="", help="Your name and address; kept for the next letter.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else it is printed.")
@click.option("--sent", is_flag=True, help="Note that the letter was sent today.")
def command(name: str, workspace: Path, sender: str, out: Path | None, sent: bool) -> None:
    """Write the information letter (GDPR Art. 14) to NAME, with all that is held and where it comes from."""
    with open_workspace(workspace) as store:
        people = people_of(store, projects_of(store))
        found = find_person(people, name)
        if not found:
            names = near(people, name)
            hint = f"did you mean: {', '.join(names)}?" if names else "nothing is held, no letter is needed"
            raise UsageError(f"nobody called {name!r} in {workspace}; {hint}")
        ledger = Ledger(store.engine)
        if sender:
            ledger.set(SENDER, sender)
        from_whom = sender or ledger.settings().get(SENDER, "")
        letter = notice_letter(found, from_whom, for_others=for_others(ledger))
        if sent:
            first = found[0]
            day = today().isoformat()
            ledger.add(Entry(entry=Kind.NOTICE, name=first.name, entity_id=first.entity, day=day))
    if out is None:
        click.echo(letter, nl=False)
    else:
        with whole_file(out) as part:
            part.write_text(letter, "utf-8")
        click.echo(f"written: {out}")
    if not from_whom:
        click.echo('fill in your name and address, or give them once with --from "NAME, ADDRESS"', err=True)
