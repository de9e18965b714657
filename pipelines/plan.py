"""What a run is to do, made from what the user typed and checked before anything starts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.ranking.introductions import Contact
from analysis.ranking.wishes import Wishes
from data import DATA
from pipelines.doubts import QUESTIONS
from scrapers import catalog
from scrapers.addresses import name_of_project, sources_of_urls
from scrapers.errors import UsageError
from scrapers.sources import Source

SAMPLE = "sample"
# folders of a workspace that hold other things than results
_TAKEN = frozenset(["catalog", "catalog-check", "discovered"])
SAMPLE_WEB = DATA / "sample" / "web"


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked run.

    Attributes:
        project: name of the folder of results.
        sources: sites to crawl; empty for saved pages.
        pages: folder of saved pages to read instead of the network.
        proxy_folder: folder of sites that the run itself serves over loopback (the sample web).
        wishes: what the list is made for; None for what it was made for last time.
        contacts: whom the user knows.
        questions: about how many pairs in doubt review.csv asks.
    """

    project: str
    workspace: Path
    sources: tuple[Source, ...] = ()
    pages: Path | None = None
    proxy_folder: Path | None = None
    wishes: Wishes | None = None
    contacts: tuple[Contact, ...] = ()
    questions: int = QUESTIONS

    @property
    def folder(self) -> Path:
        """Where the results go."""
        return self.workspace / self.project


def make_plan(
    workspace: Path,
    *,
    industries: Sequence[str] = (),
    urls: Sequence[str] = (),
    pages: Path | None = None,
    sample: bool = False,
    name: str = "",
) -> Plan:
    """Makes a plan.

    Raises:
        UsageError: nothing or too much is asked for, an industry is unknown, an address or folder unusable.
    """
    asked = [bool(industries or urls), pages is not None, sample]
    if sum(asked) != 1:
        raise UsageError(
            "run: say what to read: --industry NAME and --url URL (together or several), or --pages DIR, "
            "or --sample"
        )
    if sample:
        return _sample_plan(workspace, name)
    if pages is not None:
        if not pages.is_dir():
            raise UsageError(f"{pages}: no such folder; --pages wants saved pages as DIR/<host>/<path>")
        return Plan(_project(name or pages.resolve().name), workspace, pages=pages)
    return _live_plan(workspace, industries, urls, name)


def _live_plan(workspace: Path, industries: Sequence[str], urls: Sequence[str], name: str) -> Plan:
    known = catalog.load(extra=workspace / "catalog") if industries else None
    found = [known.find(query) for query in industries] if known else []
    project = _project(name or (found[0].id if found else name_of_project(urls)))
    listed = [source for industry in found for source in industry.sources_for_run()]
    sources = [*(replace(source, project=project) for source in listed), *sources_of_urls(urls, project)]
    return Plan(project, workspace, tuple({source.id: source for source in sources}.values()))


def _sample_plan(workspace: Path, name: str) -> Plan:
    hosts = sorted(folder.name for folder in SAMPLE_WEB.iterdir() if folder.is_dir())
    project = _project(name or SAMPLE)
    sources = tuple(Source(host, host, (f"http://{host}/",), project) for host in hosts)
    return Plan(project, workspace, sources, proxy_folder=SAMPLE_WEB)


def _project(name: str) -> str:
    safe = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name).strip("-.")
    if not safe or safe in _TAKEN:
        raise UsageError(f"--name {name!r}: use letters, digits, - and _ for the folder of the results")
    return safe
