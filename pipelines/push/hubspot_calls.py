"""Asks HubSpot: every request within its limit, every refusal in one line."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from urllib3.exceptions import HTTPError

from analysis.text import squeeze
from pipelines.push.keys import library
from pipelines.push.pace import Window
from pipelines.push.patience import TIMEOUT, patience
from pipelines.push.sender import Refused, Stopped

BATCH = 100
"""Records that one request carries at most."""
_TARGET = "hubspot"
_REQUESTS, _SECONDS = 90, 10.0
"""The limit of the smallest accounts is a hundred requests in ten seconds."""
_CONTENT = frozenset((400, 409, 422))
_SOME = 207
_NOTE_TO_CONTACT = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}


class Calls:
    """One account."""

    def __init__(self, token: str, address: str) -> None:
        """Takes the key and where it opens.

        Raises:
            UsageError: the library is not installed.
        """
        said = {"access_token": token, "host": address, "client_side_validation": False}
        make = library("hubspot", _TARGET).HubSpot
        self._crm = make(**said, retry=patience()).crm
        self._once = make(**said, retry=patience(lost=False)).crm
        modules = ("objects", "properties", "associations.v4")
        named = [library(f"hubspot.crm.{one}.exceptions", _TARGET) for one in modules]
        self._errors = tuple(one.ApiException for one in named)
        self._window = Window(_REQUESTS, _SECONDS)

    def properties(self, kind: str) -> dict[str, Any]:
        """Gives by their names the properties of a kind of records."""
        with self._told(f"cannot read the properties of {kind}: "):
            found = self._crm.properties.core_api.get_all(kind, _request_timeout=TIMEOUT)
        return {one.name: one for one in found.results or ()}

    def make_property(self, kind: str, wanted: Mapping[str, object]) -> None:
        """Makes a property."""
        with self._told(f"cannot make the property {wanted['name']} of {kind}: "):
            self._crm.properties.core_api.create(kind, wanted, _request_timeout=TIMEOUT)

    def upsert(self, kind: str, unique: str, records: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """Makes or changes records, known by a property with unique values; gives them by it."""
        inputs = [{"idProperty": unique, "id": one, "properties": said} for one, said in records.items()]
        with self._told(f"{kind}: ", content=True):
            done = self._crm.objects.batch_api.upsert(kind, {"inputs": inputs}, _request_timeout=TIMEOUT)
        _whole(done, kind)
        found = {one.properties.get(unique): one for one in done.results}
        if not records.keys() <= found.keys():  # which properties the answer repeats is nowhere promised
            found = self._read(kind, unique, list(records))
        if not records.keys() <= found.keys():
            raise Refused(f"{kind}: it does not say what became of them")
        return found

    def _read(self, kind: str, unique: str, ids: Sequence[str]) -> dict[str, Any]:
        """Gives records by a property with unique values; none of them counts as new."""
        asked = {
            "idProperty": unique, "inputs": [{"id": one} for one in ids], "properties": [unique],
            "propertiesWithHistory": [],
        }  # fmt: skip
        with self._told(f"cannot read {kind}: "):
            said = self._crm.objects.batch_api.read(kind, asked, _request_timeout=TIMEOUT)
        return {one.properties.get(unique): one for one in said.results}

    def associate(self, kind: str, other: str, pairs: Collection[tuple[str, str]]) -> None:
        """Ties records together; those that are tied stay so."""
        inputs = [{"from": {"id": one}, "to": {"id": another}} for one, another in pairs]
        with self._told(f"{kind} to {other}: ", content=True):
            done, status, _ = self._crm.associations.v4.batch_api.create_default_with_http_info(
                kind, other, {"inputs": inputs}, _request_timeout=TIMEOUT
            )
        if status == _SOME or getattr(done, "num_errors", 0):
            raise Refused(f"{kind} are not tied to {other}: {_why(done)}")

    def notes_beside(self, contacts: Sequence[str]) -> dict[str, set[str]]:
        """Gives by contact the ids of the notes beside them."""
        found: dict[str, set[str]] = {one: set() for one in contacts}
        asked = [{"id": one} for one in contacts]
        api = self._crm.associations.v4.batch_api
        while asked:
            with self._told("cannot read which notes are there: "):
                said = api.get_page("contacts", "notes", {"inputs": asked}, _request_timeout=TIMEOUT)
            asked = []
            for one in said.to_dict()["results"]:  # who has no note is among the errors of the answer
                contact = one["_from"]["id"]
                found[contact].update(str(to["to_object_id"]) for to in one["to"])
                if further := (one["paging"] or {}).get("next"):
                    asked.append({"id": contact, "after": further["after"]})
        return found

    def notes_with(self, words: str, notes: Collection[str]) -> set[str]:
        """Gives those of some notes that hold these words."""
        listed, held = sorted(notes), set()
        for start in range(0, len(listed), BATCH):
            inputs = [{"id": one} for one in listed[start : start + BATCH]]
            asked = {"inputs": inputs, "properties": ["hs_note_body"], "propertiesWithHistory": []}
            with self._told("cannot read the notes that are there: "):
                said = self._crm.objects.batch_api.read("notes", asked, _request_timeout=TIMEOUT)
            held |= {one.id for one in said.results if words in (one.properties.get("hs_note_body") or "")}
        return held

    def make_notes(self, notes: Sequence[tuple[str, Mapping[str, str]]]) -> None:
        """Makes notes beside contacts; asks no second time where the answer is lost, to make none twice."""
        inputs = [
            {"properties": said, "associations": [{"to": {"id": contact}, "types": [_NOTE_TO_CONTACT]}]}
            for contact, said in notes
        ]
        with self._told("notes: ", content=True):
            done = self._once.objects.batch_api.create("notes", {"inputs": inputs}, _request_timeout=TIMEOUT)
        _whole(done, "notes")

    @contextmanager
    def _told(self, doing: str, *, content: bool = False) -> Iterator[None]:
        """Waits for its turn, and turns what the library raises into one line for the user."""
        self._window.wait()
        try:
            yield
        except self._errors as error:
            said = f"{doing}{_said(error.body) or error.reason} ({error.status})"
            raise (Refused if content and error.status in _CONTENT else Stopped)(said) from None
        except HTTPError as error:
            raise Stopped(f"it does not answer ({type(error).__name__})") from None


def _whole(done: Any, kind: str) -> None:
    """Makes sure that everything sent was taken."""
    if getattr(done, "num_errors", 0):
        raise Refused(f"{kind}: {_why(done)}")


def _why(done: Any) -> str:
    told = "; ".join(squeeze(one.message) for one in getattr(done, "errors", None) or ())
    return told[:300] or "no reason was given"


def _said(body: object) -> str:
    """Gives the message of an answer."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    return squeeze(str(found.get("message", "")))[:300] if isinstance(found, dict) else ""
