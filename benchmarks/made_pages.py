"""The pages that benchmarks/crawl.py crawls: made when they are asked for, in a process of their own."""

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

MOST_HOSTS = 100  # served, at most
_LINKS, _NEW = 14, 8  # links of a page to other talks, and those that no page before it had
_WORDS = (
    "the guild meets in spring and talks about bridges, their strings and how to tune them by ear".split()
)


_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu")


def _name(number: int) -> str:
    last = "".join(_SYLLABLES[int(digit)] for digit in f"{number:05}")
    return f"{_SYLLABLES[number % 10].title()}{_SYLLABLES[number // 10 % 10]} {last.title()}"


def address(number: int) -> str:
    """Gives the path of a page."""
    return f"/talks/{_name(number).replace(' ', '-').lower()}/{number}"


def page(number: int, last: int, size: int) -> bytes:
    """Makes a page with a list of speakers, a menu, links to further pages, and text."""
    menu = "".join(f'<li><a href="/section/{part}/">Section {part}</a></li>' for part in range(15))
    people = "".join(
        f'<div class="card"><h3>{_name(number * 5 + way)}</h3><p>Tuner, Guild of {way}</p></div>'
        for way in range(5)
    )
    further = [number * _NEW + way for way in range(1, _NEW + 1)] + [
        number // way for way in range(2, _LINKS)
    ]
    links = "".join(f'<p><a href="{address(to)}">Talk of {_name(to)}</a></p>' for to in further if to <= last)
    text = f"<p>{' '.join(_WORDS)}</p>"
    body = f"<h1>Speakers {number}</h1><ul>{menu}</ul>{people}{links}"
    filling = text * max(0, (size - len(body)) // len(text))
    head = f"<head><title>Talk {number}</title></head>"
    return f"<!doctype html><html>{head}<body>{body}{filling}</body></html>".encode()


_made = lru_cache(maxsize=5_000)(page)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    last, size = 0, 0

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        found = self.path.startswith("/talks/") or self.path == "/"
        body = _made(int(name or 0), self.last, self.size) if found else b"none"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's signature
        """Says nothing."""


def _serve(tell: Connection, last: int, size: int) -> None:
    _Handler.last, _Handler.size = last, size
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    for host in range(2, MOST_HOSTS + 1):
        other = ThreadingHTTPServer((f"127.0.0.{host}", server.server_address[1]), _Handler)
        threading.Thread(target=other.serve_forever, daemon=True).start()
    tell.send(server.server_address[1])
    server.serve_forever()


@contextmanager
def served(hosts: int, last: int, size: int) -> Iterator[list[str]]:
    """Serves pages, and gives the home page of each host.

    Args:
        hosts: how many.
        last: number of the last page that another one leads to.
        size: of a page, in bytes.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there, last, size), daemon=True)
    server.start()
    try:
        port = here.recv()
        yield [f"http://127.0.0.{host}:{port}/" for host in range(1, hosts + 1)]
    finally:
        server.terminate()
