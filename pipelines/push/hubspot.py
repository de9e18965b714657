"""HubSpot contacts: batch upsert by the property `mentor_id`, which has unique values."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from urllib3.exceptions import HTTPError

from analysis.text import squeeze
from pipelines.export import pack
from pipelines.export.hubspot import PACK
from pipelines.export.pack import Value
from pipelines.export.person import Person
from pipelines.push.keys import Key, fingerprint, library, safe_address
from pipelines.push.patience import TIMEOUT, patience
from pipelines.push.sender import Item, Outcome, Refused, Stopped
from scrapers.errors import UsageError

__all__ = ["CHANGING", "KEYS", "NAME", "PACK", "account", "connect", "fields"]

NAME = "hubspot"
KEYS = (
    Key(
        "HUBSPOT_ACCESS_TOKEN",
        "the access token of a private app with the scopes crm.objects.contacts.write, "
        "crm.schemas.contacts.read and crm.schemas.contacts.write",
    ),
    Key("HUBSPOT_API_URL", "where the interface answers", "https://api.hubapi.com"),
)
CHANGING = frozenset(("mentor_score",))
_UNIQUE = "mentor_id"
_FIELDS: dict[str, Value] = {
    "firstname": lambda person: person.first,
    "lastname": lambda person: person.last,
    "company": lambda person: person.organization,
    "jobtitle": pack.cell("job_title"),
    "website": pack.link,
    _UNIQUE: lambda person: person.identity,
    "mentor_type": pack.cell("mentor_type"),
    "mentor_why": pack.lines,
    "mentor_score": pack.cell("score"),
}
_OWN = {  # label, type and field of the properties that are not there from the start
    _UNIQUE: ("Mentor ID", "string", "text"),
    "mentor_type": ("Mentor type", "string", "text"),
    "mentor_why": ("Why a mentor", "string", "textarea"),
    "mentor_score": ("Mentor score", "number", "number"),
}
_CONTENT = frozenset((400, 409, 422))


def fields(person: Person) -> dict[str, str]:
    """Gives the properties that have a value."""
    return {name: text for name, value in _FIELDS.items() if (text := value(person))}


def account(keys: Mapping[str, str]) -> str:
    """Tells accounts apart by their keys."""
    return fingerprint(f"{keys['HUBSPOT_API_URL']} {keys['HUBSPOT_ACCESS_TOKEN']}")


def connect(keys: Mapping[str, str]) -> "HubSpot":
    """Gives what sends to the account of an access token.

    Raises:
        UsageError: the library is not installed, or the address is not safe.
    """
    return HubSpot(keys["HUBSPOT_ACCESS_TOKEN"], safe_address(keys, "HUBSPOT_API_URL"))


class HubSpot:
    """One account; the limit is a hundred requests in ten seconds."""

    batch = 100
    pace = 0.12

    def __init__(self, token: str, address: str) -> None:
        """Takes the key and where it opens.

        Raises:
            UsageError: the library is not installed.
        """
        said = {"access_token": token, "host": address, "retry": patience()}
        self._crm = library("hubspot", NAME).HubSpot(**said, client_side_validation=False).crm
        self._contacts = library("hubspot.crm.contacts", NAME)
        self._properties = library("hubspot.crm.properties", NAME)

    def prepare(self) -> None:
        """Makes the properties that are not there yet.

        Raises:
            UsageError: the key may not, or `mentor_id` is there and not unique.
            Stopped: HubSpot does not answer as it should.
        """
        api = self._crm.properties.core_api
        with self._told():
            there = {one.name: one for one in api.get_all("contacts", _request_timeout=TIMEOUT).results or ()}
        if _UNIQUE in there and not there[_UNIQUE].has_unique_value:
            raise UsageError(
                f"HubSpot: the contact property {_UNIQUE} is there, and its values need not be unique; "
                "delete it there, so that a second push makes no duplicates"
            )
        for name, (label, kind, field) in _OWN.items():
            if name not in there:
                made = self._properties.PropertyCreate(
                    name=name, label=label, type=kind, field_type=field, group_name="contactinformation",
                    has_unique_value=name == _UNIQUE,
                )  # fmt: skip
                with self._told(f"cannot make the contact property {name}: "):
                    api.create("contacts", made, _request_timeout=TIMEOUT)

    def send(self, items: Sequence[Item]) -> list[Outcome]:
        """Sends a batch."""
        inputs = [
            self._contacts.SimplePublicObjectBatchInputUpsert(
                id_property=_UNIQUE, id=item.identity, properties=dict(item.fields)
            )
            for item in items
        ]
        batch = self._contacts.BatchInputSimplePublicObjectBatchInputUpsert(inputs=inputs)
        with self._told():
            answer = self._crm.contacts.batch_api.upsert(batch, _request_timeout=TIMEOUT)
        if not getattr(answer, "num_errors", 0):
            return [Outcome(item) for item in items]
        taken = {one.properties.get(_UNIQUE) for one in answer.results}
        why = "; ".join(squeeze(one.message) for one in answer.errors or ()) or "no reason was given"
        return [Outcome(item, reason="" if item.identity in taken else why) for item in items]

    @contextmanager
    def _told(self, doing: str = "") -> Iterator[None]:
        """Turns what the library raises into one line for the user."""
        kinds = (self._contacts.exceptions.ApiException, self._properties.exceptions.ApiException)
        try:
            yield
        except kinds as error:
            said = f"{doing}{_said(error.body) or error.reason} ({error.status})"
            raise (Refused if error.status in _CONTENT and not doing else Stopped)(said) from None
        except HTTPError as error:
            raise Stopped(f"it does not answer ({type(error).__name__})") from None


def _said(body: object) -> str:
    """Gives the message of an answer."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    return squeeze(str(found.get("message", "")))[:300] if isinstance(found, dict) else ""
