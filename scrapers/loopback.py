"""Saved sites served over loopback: `folder/<host>/<path>` answers as if it were the web.

The server is a plain HTTP proxy (`GET http://guild.example/board/ HTTP/1.1`) and an origin server at once,
so that a crawl of saved pages takes the same way as a crawl of the web. A folder of a host may hold
`_server.yaml` with what files cannot say:

    /old-board/: {status: 301, location: /board/}
    /news/: {headers: {Content-Type: text/html; charset=iso-8859-1}}
    /members/: {status: 500}
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import yaml

from scrapers.served_files import OVERRIDES, content_type, find, folder_of, inside


class Asked(NamedTuple):
    """One request that came in; `path` has its query, `when` is monotonic time."""

    host: str
    path: str
    user_agent: str
    when: float


class Address(str):
    """Where the server listens, as text, and what it was asked so far."""

    requests: list[Asked]

    def __new__(cls, url: str, requests: list[Asked]) -> Self:
        """Makes the text that carries the list."""
        address = super().__new__(cls, url)
        address.requests = requests
        return address


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, folder: Path, hosts: Mapping[str, Path], root: Path | None = None) -> None:
        self.folder, self.hosts, self.root = folder, dict(hosts), root
        self.requests: list[Asked] = []
        self.overrides: dict[Path, Mapping[str, Any]] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a client that hangs up is no error here."""

    def site(self, host: str) -> Path | None:
        """Finds the folder of a host, None for a host that is not served."""
        if host in self.hosts:
            return self.hosts[host]
        name = host.rpartition(":")[0] or host
        if self.root:
            return self.root
        if name in self.hosts:
            return self.hosts[name]
        if name in {"127.0.0.1", "localhost"}:
            return self._single()
        named = self.folder / name
        return named if name and inside(named, self.folder) and named.is_dir() else None

    def _single(self) -> Path | None:
        folders = [*self.hosts.values()] or [path for path in self.folder.iterdir() if path.is_dir()]
        return folders[0] if len(folders) == 1 else None

    def override(self, site: Path, path: str) -> Mapping[str, Any]:
        """What `_server.yaml` says about a path, empty where it says nothing."""
        if site not in self.overrides:
            file = site / OVERRIDES
            self.overrides[site] = (yaml.safe_load(file.read_text("utf-8")) or {}) if file.is_file() else {}
        found: Mapping[str, Any] = self.overrides[site].get(path, {})
        return found


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body leave in one piece
    timeout = 60

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        host = (url.netloc or self.headers.get("Host", "")).lower()
        agent = self.headers.get("User-Agent", "")
        asked = (url.path or "/") + (f"?{url.query}" if url.query else "")
        self.server.requests.append(Asked(host, asked, agent, time.monotonic()))
        site = self.server.site(host)
        if site is None:
            self._answer(502, {"Content-Type": "text/plain"}, b"no such host here\n")
            return
        rule = self.server.override(site, url.path)
        headers = {str(key): str(value) for key, value in rule.get("headers", {}).items()}
        if "location" in rule:
            headers["Location"] = str(rule["location"])
        file = find(site, url)
        if file and not rule and (folder := folder_of(file, url)):
            self._answer(301, {"Location": folder, "Content-Type": "text/html"}, b"")
            return
        body = file.read_bytes() if file else b"<!doctype html><title>Not found</title><h1>Not found</h1>\n"
        headers.setdefault("Content-Type", content_type(file, body) if file else "text/html")
        self._answer(int(rule.get("status", 200 if file else 404)), headers, body)

    do_HEAD = do_GET  # noqa: N815 - http.server's name

    def _answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's signature
        """Says nothing on standard error."""


@contextmanager
def _running(server: _Server, url: str) -> Iterator[Address]:
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    try:
        yield Address(url.format(port=server.server_address[1]), server.requests)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serve(folder: Path, hosts: Mapping[str, Path] | None = None) -> Iterator[Address]:
    """Serves `folder/<host>/` for every host as an HTTP proxy; yields the proxy's URL.

    Args:
        folder: one folder a host.
        hosts: further hosts, or other folders for hosts; a host as in the Host header.
    """
    with _running(_Server(folder, hosts or {}), "http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def serve_site(folder: Path) -> Iterator[Address]:
    """Serves one folder as the root of an origin server; yields its base URL, `http://127.0.0.1:PORT/`."""
    with _running(_Server(folder.parent, {}, root=folder), "http://127.0.0.1:{port}/") as address:
        yield address
