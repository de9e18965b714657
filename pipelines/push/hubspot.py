"""HubSpot: contacts and companies by properties with unique values, tied together, and one note a run."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.export.hubspot import PACK
from pipelines.export.person import Person, organization_id
from pipelines.push import hubspot_records as records
from pipelines.push.hubspot_calls import BATCH, Calls
from pipelines.push.hubspot_records import COMPANIES, COMPANY_ID, CONTACT_ID, CONTACTS, Own
from pipelines.push.keys import Key, fingerprint, safe_address
from pipelines.push.sender import Item, Outcome
from scrapers.errors import UsageError

__all__ = ["CHANGING", "KEYS", "NAME", "PACK", "account", "connect", "fields"]

NAME = "hubspot"
KEYS = (
    Key(
        "HUBSPOT_ACCESS_TOKEN",
        "the access token of a private app with the scopes crm.objects.contacts.read and write, "
        "crm.objects.companies.read and write, crm.schemas.contacts.read and write, "
        "and crm.schemas.companies.read and write",
    ),
    Key("HUBSPOT_API_URL", "where the interface answers", "https://api.hubapi.com"),
)
CHANGING = frozenset(("mentor_score",))


def fields(person: Person) -> dict[str, str]:
    """Gives the properties of the contact; its company and its note say nothing that these do not."""
    return records.contact(person)


def account(keys: Mapping[str, str]) -> str:
    """Tells accounts apart by their keys."""
    return fingerprint(f"{keys['HUBSPOT_API_URL']} {keys['HUBSPOT_ACCESS_TOKEN']}")


def connect(keys: Mapping[str, str]) -> "HubSpot":
    """Gives what sends to the account of an access token.

    Raises:
        UsageError: the library is not installed, or the address is not safe.
    """
    return HubSpot(Calls(keys["HUBSPOT_ACCESS_TOKEN"], safe_address(keys, "HUBSPOT_API_URL")))


class HubSpot:
    """One account; the pace is kept request by request."""

    batch = BATCH
    pace = 0.0

    def __init__(self, calls: Calls) -> None:
        """Takes what asks."""
        self._calls = calls
        self._companies: dict[str, str] = {}

    def prepare(self) -> None:
        """Makes the properties that are not there yet.

        Raises:
            UsageError: a property that must be unique is there and is not.
            Stopped: the key may not, or HubSpot does not answer as it should.
        """
        for kind, own in records.OWN.items():
            there = self._calls.properties(kind)
            for one in own:
                if one.unique and one.name in there and not there[one.name].has_unique_value:
                    raise UsageError(
                        f"HubSpot: the property {one.name} of {kind} is there, and its values need not be "
                        "unique; delete it there, so that a second push makes no duplicates"
                    )
            for one in own:
                if one.name not in there:
                    self._calls.make_property(kind, _wanted(kind, one))

    def send(self, items: Sequence[Item]) -> list[Outcome]:
        """Sends a batch: contacts, the companies beside them, then what ties them, then the notes.

        Whatever of it is there already is found again, so that a batch that was cut off can be sent anew.
        """
        contacts = self._calls.upsert(CONTACTS, CONTACT_ID, {one.identity: one.fields for one in items})
        wanted = records.companies(items)
        if missing := {one: said for one, said in wanted.items() if one not in self._companies}:
            made = self._calls.upsert(COMPANIES, COMPANY_ID, missing)
            self._companies |= {one: made[one].id for one in missing}
        pairs = [
            (contacts[item.identity].id, self._companies[organization_id(item.person.organization)])
            for item in items
            if item.person.organization
        ]
        if pairs:
            self._calls.associate(CONTACTS, COMPANIES, pairs)
        self._note(items, contacts)
        return [Outcome(item) for item in items]

    def _note(self, items: Sequence[Item], contacts: Mapping[str, Any]) -> None:
        """Makes the notes that are not there: a note has no property of ours to be known by."""
        old = [
            contacts[item.identity].id for item in items if not getattr(contacts[item.identity], "new", False)
        ]
        beside = self._calls.notes_beside(old) if old else {}
        every = {note for notes in beside.values() for note in notes}
        noted = {
            run: self._calls.notes_with(records.mark(run), every) if every else set()
            for run in {item.run for item in items}
        }
        lacking = [
            (contacts[item.identity].id, records.note(item.person, item.run))
            for item in items
            if not beside.get(contacts[item.identity].id, set()) & noted[item.run]
        ]
        if lacking:
            self._calls.make_notes(lacking)


def _wanted(kind: str, own: Own) -> dict[str, object]:
    data_type, field = own.kind
    return {
        "name": own.name, "label": own.label, "type": data_type, "fieldType": field,
        "groupName": records.GROUPS[kind], "hasUniqueValue": own.unique,
    }  # fmt: skip
