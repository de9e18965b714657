"""Which file of a saved site answers an address, and what that file is."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote

OVERRIDES = "_server.yaml"
_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",  # no charset: the page's own meta counts
    ".ics": "text/calendar",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}


def inside(path: Path, root: Path) -> bool:
    """Says whether a path stays within a folder, links followed."""
    try:
        return path.resolve() != root.resolve() and path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False


def _names(path: str, query: str) -> Iterator[str]:
    plain = path.lstrip("/")
    if plain.endswith("/") or not plain:
        pages = [plain + "index.html", plain + "index.htm"]
    else:
        pages = [plain, f"{plain}.html", f"{plain}/index.html", f"{plain}/index.htm"]
    if query:
        for page in (plain, *pages):
            for mark in "?@":
                yield f"{page}{mark}{query}"
                yield f"{page}{mark}{query}.html"
    yield from pages


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # longer than a file name can be, or with a null byte
        return False


def find(site: Path, url: SplitResult) -> Path | None:
    """Finds the file of an address inside the folder of its site, None where there is none."""
    for path, query in ((unquote(url.path), unquote(url.query)), (url.path, url.query)):
        for name in _names(path, query):
            file = site / name
            if file.name != OVERRIDES and _is_file(file) and inside(file, site):
                return file
    return None


def folder_of(file: Path, url: SplitResult) -> str:
    """Gives the address with its closing slash where a folder was asked for without it, else empty text.

    A real host redirects there, and the relative links of the page hold only there.
    """
    asked = unquote(url.path).rpartition("/")[2]
    if not asked or asked.startswith("index.") or not file.name.startswith(("index.html", "index.htm")):
        return ""
    return f"{url.path}/" + (f"?{url.query}" if url.query else "")


def content_type(file: Path, body: bytes) -> str:
    """Says what a file is: by its ending, else by its first bytes."""
    known = _TYPES.get(file.suffix.partition("?")[0].partition("@")[0].lower())
    if known:
        return known
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start[:1] in {b"{", b"["}:
        return "application/json"
    return "text/html" if start.startswith(b"<") else "application/octet-stream"
