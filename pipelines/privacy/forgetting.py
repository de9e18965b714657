"""Forgets a person: out of the store, out of every file, and never in again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.privacy.files import Cleaned, Sought, clean_files
from pipelines.privacy.person import Person, projects_of
from pipelines.privacy.rewriting import rewrite_results
from pipelines.remembered import forget_memories
from scrapers.store import Store
from scrapers.store.erasing import Erased, erase, likely_texts
from scrapers.store.pushed import sent_to
from scrapers.store.suppression import load_guard, suppress


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done; `sent_to` names where the person was sent to before."""

    erased: Erased
    files: Cleaned
    rewritten: list[str]
    sent_to: list[str]


def forget(store: Store, workspace: Path, chosen: Sequence[Person], *, shared_name: bool) -> Forgotten:
    """Forgets one person, given as what each project holds of them.

    Args:
        store: of the workspace.
        workspace: its folder.
        chosen: the person, once a project.
        shared_name: somebody else of that name stays: it is suppressed beside the organisations and on
            the pages of the person only.

    Raises:
        UsageError: a run is crawling into the workspace.
    """
    mentions = [mention for person in chosen for mention in person.mentions]
    names = sorted({mention.name for mention in mentions})
    with store.crawling():
        with store.engine.begin() as connection:
            suppress(
                connection,
                names,
                organizations={mention.organization for mention in mentions} - {""},
                pages={mention.url for mention in mentions if not mention.organization},
                namesakes=shared_name,
            )
        gone = {(person.project, mention.mention_id) for person in chosen for mention in person.mentions}
        return _clear(store, workspace, names, gone, {person.entity for person in chosen} - {""})


def forget_in_advance(store: Store, workspace: Path, name: str) -> Forgotten:
    """Puts somebody on the list of whom nothing is held under their name, and takes out what names them.

    Raises:
        UsageError: a run is crawling into the workspace.
    """
    with store.crawling():
        with store.engine.begin() as connection:
            suppress(connection, [name])
        return _clear(store, workspace, [name], set(), set())


def _clear(
    store: Store, workspace: Path, names: Sequence[str], gone: set[tuple[str, str]], ids: set[str]
) -> Forgotten:
    reached = sent_to(store.engine, ids)
    erased = erase(store.engine, names, gone, ids)
    with store.engine.begin() as connection:
        guard = load_guard(connection)
    forget_memories(workspace)
    # an earlier version of a file may hold what the new one does not
    rewritten = [name for name in projects_of(store) if rewrite_results(store, workspace, name)]
    files = clean_files(workspace, Sought(guard, ids, likely_texts(names)))
    return Forgotten(erased, files, rewritten, reached)
