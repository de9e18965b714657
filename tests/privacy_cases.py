"""A workspace of invented people, made by a real run over saved pages."""

from functools import partial
from pathlib import Path

from click.testing import CliRunner, Result

from pipelines.cli import cli
from tests.sites import write


def cards(*people: tuple[str, str, str]) -> str:
    items = "".join(
        f'<div class="speaker"><h3>{name}</h3><p class="role">{title}, {firm}</p></div>'
        for name, title, firm in people
    )
    return f"<!doctype html><html><title>Speakers</title><body><h1>Speakers</h1>{items}</body></html>"


ZOE = ("Zoë Reed", "Director", "Tallow House")
BO = ("Bo Marsh", "Chandler", "Lamp Works")
ADA = ("Ada Quill", "Founder", "Quill Studio")
OTHER_ZOE = ("Zoë Reed", "Baker", "Crumb and Crust Bakery")
PAGES: dict[str, str | bytes] = {
    "wickforum.example/2023/speakers.html": cards(ZOE, BO, ADA),
    "wickforum.example/2024/speakers.html": cards(ZOE, BO, ADA),
    "lightexpo.example/2024/speakers.html": cards(ADA, BO, ("Zoë A. Reed", "Director", "Tallow House")),
    "lightexpo.example/2024/news.html": "<h1>News</h1><p>We thank Zo&euml; Reed for the candles.</p>",
    "lightexpo.example/2024/people/zoe-reed.html": cards(ZOE),
}
call = partial(CliRunner().invoke, cli)


def run_pages(place: Path, pages: dict[str, str | bytes] = PAGES) -> Path:
    """Runs the whole way over pages and gives the workspace."""
    write(place / "saved", pages)
    workspace = place / "workspace"
    done = run_again(place)
    assert done.exception is None, done.exception
    return workspace


def run_again(place: Path) -> Result:
    words = ["run", "--pages", str(place / "saved"), "--workspace", str(place / "workspace"), "--quiet"]
    return call(words, standalone_mode=False)


def tell(*words: object) -> str:
    """Calls a command that must end well and gives what it prints."""
    done = call([str(word) for word in words], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.output
