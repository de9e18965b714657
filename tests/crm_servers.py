"""Servers on this machine that answer as Salesforce and CardDAV do, by their documentation."""

import json
import socket
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any

import vobject

TOKEN = "pat-na1-5ecret"
USER, PASSWORD = "coach", "pässword"
Reply = tuple[int, object, dict[str, str]]


@dataclass
class Crm:
    """What a server holds, and how it behaves.

    `busy`: numbers of the writes that are answered with 429; `mute`: from that write on it takes what it is
    sent and never answers; `lost`: numbers of the writes whose answer is lost on the way; `refused`: ids that
    it does not take; `counted`: how the path of what counts as a write ends, where it is not what carries the
    people.
    """

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    properties: dict[str, dict[str, Any]] = field(default_factory=dict)
    busy: tuple[int, ...] = ()
    retry_after: str = "1"
    mute: int = 0
    lost: tuple[int, ...] = ()
    refused: frozenset[str] = frozenset()
    writes: list[float] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    counted: str = ""
    muted: threading.Event = field(default_factory=threading.Event)

    def take(self, identity: str, fields: dict[str, Any]) -> bool:
        new = identity not in self.people
        (self.created if new else self.changed).append(identity)
        self.people[identity] = self.people.get(identity, {}) | fields
        return new


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, crm: Crm, handler: type["Handler"]) -> None:
        self.crm = crm
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", 0), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed is no error here."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    people = ""

    def answer(self) -> Reply:
        raise NotImplementedError

    def allowed(self) -> bool:
        return self.headers["Authorization"] == f"Bearer {TOKEN}"

    def is_write(self) -> bool:
        counted = self.server.crm.counted or self.people
        return self.path.endswith(counted) if counted else self.command in {"PUT", "PATCH"}

    def reply(self) -> None:
        crm = self.server.crm
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        crm.asked.append(f"{self.command} {self.path}")
        if not self.allowed():
            return self.send(self.denied())
        if self.is_write():
            crm.writes.append(time.monotonic())
            if len(crm.writes) in crm.busy:
                return self.send((429, self.too_many(), {"Retry-After": crm.retry_after}))
        answered = self.answer()
        if crm.mute and len(crm.writes) >= crm.mute:
            crm.muted.set()
            self.server.closing.wait(30)
            return None
        if len(crm.writes) in crm.lost and self.is_write():
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self.send(answered)

    def send(self, reply: Reply) -> None:
        status, said, headers = reply
        body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        self.send_response(status)
        for name, value in (
            {"Content-Type": "application/json", "Content-Length": str(len(body))} | headers
        ).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def denied(self) -> Reply:
        return 401, "", {}

    def too_many(self) -> object:
        return ""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


for method in ("GET", "POST", "PATCH", "PUT", "HEAD", "PROPFIND"):
    setattr(Handler, f"do_{method}", Handler.reply)


class Salesforce(Handler):
    def denied(self) -> Reply:
        return 401, [{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}], {}

    def too_many(self) -> object:
        return [{"message": "ConcurrentPerOrgLongTxn Limit exceeded.", "errorCode": "REQUEST_LIMIT_EXCEEDED"}]

    def answer(self) -> Reply:
        if self.path.endswith("/sobjects/Lead/describe"):
            return 200, {"name": "Lead", "fields": list(self.server.crm.properties.values())}, {}
        assert self.path == "/services/data/v59.0/composite/sobjects/Lead/Mentor_Id__c"
        records = json.loads(self.body)["records"]
        if len(records) > 200 or any(one.pop("attributes")["type"] != "Lead" for one in records):
            return 400, [{"message": "The request is not valid", "errorCode": "INVALID_INPUT"}], {}
        return 200, [self.upsert(one, one["Mentor_Id__c"]) for one in records], {}

    def upsert(self, record: dict[str, Any], identity: str) -> dict[str, Any]:
        crm = self.server.crm
        lacking = [name for name in ("LastName", "Company") if not record.get(name)]
        if lacking or identity in crm.refused:
            code = {"statusCode": "REQUIRED_FIELD_MISSING", "fields": lacking}
            told = {"message": f"Required fields are missing: {lacking or [identity]}", **code}
            return {"success": False, "errors": [told]}
        return {"id": f"00Q{identity}", "success": True, "created": crm.take(identity, record), "errors": []}


class CardDav(Handler):
    """By RFC 6352: an address book at /coach/mentors/."""

    book = "/coach/mentors/"

    def allowed(self) -> bool:
        said = (self.headers["Authorization"] or "").removeprefix("Basic ")
        return b64decode(said).decode() == f"{USER}:{PASSWORD}"

    def answer(self) -> Reply:
        crm = self.server.crm
        there = crm.people.get(self.path)
        if self.command == "PROPFIND":
            return self.listing()
        if self.command in {"GET", "HEAD"}:
            return (200, there["card"], {"ETag": there["tag"]}) if there else (404, "", {})
        wanted = self.headers["If-Match"]
        if (self.headers["If-None-Match"] == "*" and there) or (
            wanted and (there is None or there["tag"] != wanted)
        ):
            return 412, "", {}
        card = self.body.decode()
        if vobject.readOne(card).fn.value in crm.refused:
            return 415, "", {}
        tag = f'"{sha256(self.body).hexdigest()[:12]}"'
        return (201 if crm.take(self.path, {"card": card, "tag": tag}) else 204), "", {"ETag": tag}

    def listing(self) -> Reply:
        kind = '<d:collection/><c:addressbook xmlns:c="urn:ietf:params:xml:ns:carddav"/>'
        shown = {"/coach/": "<d:collection/>"} if self.path == "/coach/" else {}
        shown[self.book] = kind
        rows = "".join(
            f"<d:response><d:href>{path}</d:href><d:propstat><d:prop><d:resourcetype>{what}"
            "</d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            for path, what in shown.items()
        )
        return 207, f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{rows}</d:multistatus>', {}


@contextmanager
def serving(handler: type[Handler], crm: Crm, tls: SSLContext | None = None) -> Iterator[str]:
    """Serves a CRM and gives its address."""
    server = Server(crm, handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
