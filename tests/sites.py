"""Small web sites of invented people, written into a folder for a test."""

from pathlib import Path
from urllib.parse import urljoin

from scrapers.extract.document import Page, open_page
from scrapers.extract.reading import Link, Outcome, Reading
from scrapers.items import Mention, Role


def read_list(page: Page) -> Reading:
    """A real but tiny reader: every `<li class=name>` is a speaker, every `<a>` a link."""
    document = open_page(page)
    if document.form != "html":
        return Reading(Outcome.NOTHING)
    names = [str(name).strip() for name in document.tree.xpath("//li[@class='name']/text()")]
    links = [
        Link(urljoin(page.url, str(link.get("href"))), link.text_content())
        for link in document.tree.xpath("//a[@href]")
    ]
    found = [Mention(name=name, role=Role.SPEAKER, url=page.url, evidence=name) for name in names]
    return Reading(Outcome.READ if found else Outcome.NOTHING, found, links, title="A page")


def html(names: list[str] = (), links: dict[str, str] | None = None, head: str = "") -> str:
    items = "".join(f"<li class=name>{name}</li>" for name in names)
    anchors = "".join(f'<p><a href="{url}">{text}</a></p>' for url, text in (links or {}).items())
    head = f"<head><title>Guild</title>{head}</head>"
    return f"<!doctype html><html>{head}<body><ul>{items}</ul>{anchors}</body></html>"


def write(folder: Path, pages: dict[str, str | bytes]) -> Path:
    for path, content in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
