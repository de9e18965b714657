"""Salesforce leads: upsert by the external id `Mentor_Id__c`, up to two hundred with one request."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from analysis.text import squeeze
from pipelines.export.person import Person
from pipelines.export.salesforce import PACK
from pipelines.push.keys import Key, library, safe_address
from pipelines.push.patience import TIMEOUT, patience
from pipelines.push.sender import Item, Outcome, Refused, Stopped
from scrapers.errors import UsageError

__all__ = ["CHANGING", "KEYS", "NAME", "PACK", "account", "connect", "fields"]

NAME = "salesforce"
KEYS = (
    Key("SALESFORCE_INSTANCE_URL", "your address, such as https://example.my.salesforce.com"),
    Key("SALESFORCE_ACCESS_TOKEN", "an access token; `sf org display` prints both"),
)
CHANGING: frozenset[str] = frozenset()
_UNIQUE = "Mentor_Id__c"
_CONTENT = 400


def fields(person: Person) -> dict[str, str]:
    """Gives the fields that have a value, as long as they may be."""
    (sheet,) = PACK.sheets
    return {column.header: text for column in sheet.columns if (text := column.cell(person))}


def account(keys: Mapping[str, str]) -> str:
    """Tells organisations apart by their addresses."""
    return safe_address(keys, "SALESFORCE_INSTANCE_URL")


def connect(keys: Mapping[str, str]) -> "Salesforce":
    """Gives what sends to the organisation of an access token.

    Raises:
        UsageError: the library is not installed, or the address is not safe.
    """
    return Salesforce(library("simple_salesforce", NAME), keys["SALESFORCE_ACCESS_TOKEN"], account(keys))


class Salesforce:
    """One organisation; every request counts against the limit of its day."""

    batch = 200
    pace = 0.2

    def __init__(self, simple_salesforce: Any, token: str, address: str) -> None:
        """Takes the library, the key and where it opens."""
        session = requests.Session()
        session.mount("https://", HTTPAdapter(max_retries=patience()))
        self._library = simple_salesforce
        self._client = simple_salesforce.Salesforce(
            session_id=token, instance_url=address, session=session, object_pairs_hook=dict
        )

    def prepare(self) -> None:
        """Makes sure that leads have the field by which they are known again.

        Raises:
            UsageError: they have not.
            Stopped: Salesforce does not answer as it should.
        """
        with self._told():
            lead = self._client.restful("sobjects/Lead/describe", timeout=TIMEOUT)
        field = next((one for one in lead["fields"] if one["name"] == _UNIQUE), None)
        if field is None or not field.get("externalId"):
            raise UsageError(
                f"Salesforce: leads have no field {_UNIQUE} that is an external ID; make it in the setup "
                "(object manager, Lead: text of 40, unique, external ID), and let your profile see it"
            )

    def send(self, items: Sequence[Item]) -> list[Outcome]:
        """Sends a batch; each of its people is taken or refused alone."""
        records = [{"attributes": {"type": "Lead"}, **item.fields} for item in items]
        with self._told():
            answers = self._client.restful(
                f"composite/sobjects/Lead/{_UNIQUE}",
                method="PATCH",
                json={"allOrNone": False, "records": records},
                timeout=TIMEOUT,
            )
        return [
            Outcome(item, reason="" if answer["success"] else _reasons(answer["errors"]))
            for item, answer in zip(items, answers, strict=True)
        ]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what the libraries raise into one line for the user."""
        try:
            yield
        except self._library.exceptions.SalesforceError as error:
            said = f"{_reasons(error.content) or 'it refuses'} ({error.status})"
            raise (Refused if error.status == _CONTENT else Stopped)(said) from None
        except requests.RequestException as error:
            raise Stopped(f"it does not answer ({type(error).__name__})") from None


def _reasons(content: object) -> str:
    """Gives the messages of an answer."""
    found = content
    if isinstance(content, bytes | str):
        try:
            found = json.loads(content)
        except ValueError:
            return ""
    errors = found if isinstance(found, list) else [found]
    told = "; ".join(str(error.get("message", "")) for error in errors if isinstance(error, dict))
    return squeeze(told)[:300]
