"""A server whose answers a test scripts, faults included."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any


@dataclass
class Answer:
    """What a path answers.

    `drip`: seconds between the tenths of the body; `reset`: the connection breaks off without an answer.
    """

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    reset: bool = False


@dataclass
class Asked:
    path: str
    when: float
    headers: dict[str, str]


class FaultServer(ThreadingHTTPServer):
    """Answers each path by its rule: an answer, or a function of how often the path was asked before."""

    daemon_threads = True

    def __init__(self, rules: dict[str, Answer | Callable[[int], Answer]], port: int = 0) -> None:
        self.rules = rules
        self.asked: list[Asked] = []
        self.changed = threading.Condition()
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def wait_for(self, path: str, seconds: float = 20) -> None:
        """Waits until a path was asked for."""
        with self.changed:
            assert self.changed.wait_for(lambda: path in self.paths(), seconds), f"{path} was never asked for"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


class _Handler(BaseHTTPRequestHandler):
    server: FaultServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        server = self.server
        with server.changed:
            before = server.paths().count(self.path)
            server.asked.append(Asked(self.path, time.monotonic(), dict(self.headers)))
            server.changed.notify_all()
        rule = server.rules.get(self.path, Answer("gone", 404))
        answer = rule(before) if callable(rule) else rule
        if answer.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        for name, value in (
            {"Content-Type": "text/html", "Content-Length": str(len(body))} | answer.headers
        ).items():
            self.send_header(name, value)
        self.end_headers()
        if answer.drip:
            self._drip(body, answer.drip)
        else:
            self.wfile.write(body)
        if int(answer.headers.get("Content-Length") or 0) > len(body):
            self.close_connection = True  # less came than was announced

    def _drip(self, body: bytes, pause: float) -> None:
        step = max(1, len(body) // 10)
        for start in range(0, len(body), step):
            self.wfile.write(body[start : start + step])
            self.wfile.flush()
            if self.server.closing.wait(pause):
                return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def faulty(
    rules: dict[str, Answer | Callable[[int], Answer]], port: int = 0, tls: SSLContext | None = None
) -> Iterator[FaultServer]:
    server = FaultServer(rules, port)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
