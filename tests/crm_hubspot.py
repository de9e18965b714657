"""A server on this machine that answers as HubSpot does, by its documentation of CRM v3 and v4."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.crm_servers import Crm, Handler, Reply

MOMENT = "2026-03-01T10:00:00.000Z"
BATCHES = {"upsert": 100, "create": 100, "read": 100, "default": 2000}
STANDARD = {
    "contacts": {"firstname", "lastname", "company", "jobtitle", "website"},
    "companies": {"name", "domain"},
    "notes": {"hs_note_body", "hs_timestamp"},
}
DEFAULT = {("contacts", "companies"): 279, ("notes", "contacts"): 202}
PAGE = 2
"""Associations that one answer gives of a record; there it is more."""


@dataclass
class Account(Crm):
    """Records by kind and number, the properties of each kind, and what is tied to what.

    `scopes`: kinds that the key may write; `terse`: an upsert repeats no property.
    """

    records: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in STANDARD}
    )
    own: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in STANDARD})
    ties: set[tuple[str, str, str, str]] = field(default_factory=set)
    scopes: frozenset[str] = frozenset(STANDARD)
    terse: bool = False

    def beside(self, kind: str, number: str, other: str) -> list[str]:
        asked = (kind, number, other)
        return sorted(tie[3] for tie in self.ties if tie[:3] == asked)

    def tie(self, kind: str, number: str, other: str, another: str) -> None:
        self.ties |= {(kind, number, other, another), (other, another, kind, number)}

    def make(self, kind: str, properties: dict[str, Any]) -> str:
        number = str(500 + sum(map(len, self.records.values())))
        self.records[kind][number] = properties
        return number


class HubSpot(Handler):
    people = "/contacts/batch/upsert"

    @property
    def account(self) -> Account:
        assert isinstance(self.server.crm, Account)
        return self.server.crm

    def denied(self) -> Reply:
        return 401, self.error("Authentication credentials not found.", "INVALID_AUTHENTICATION"), {}

    def too_many(self) -> object:
        return {
            "status": "error", "message": "You have reached your ten_secondly_rolling limit.",
            "errorType": "RATE_LIMIT", "correlationId": "c", "policyName": "TEN_SECONDLY_ROLLING",
        }  # fmt: skip

    def error(self, message: str, category: str = "VALIDATION_ERROR") -> dict[str, Any]:
        return {"status": "error", "message": message, "correlationId": "c", "category": category}

    def answer(self) -> Reply:
        parts = self.path.strip("/").split("/")
        said = json.loads(self.body) if self.body else {}
        if parts[:3] == ["crm", "v3", "properties"]:
            return self.properties(parts[3], said)
        inputs = said["inputs"]
        if len(inputs) > BATCHES[parts[-1]] or not inputs:
            return 400, self.error("Invalid input JSON: too many inputs, or none"), {}
        if parts[:3] == ["crm", "v4", "associations"]:
            kind, other = parts[3:5]
            work = self.associate if parts[5:] == ["batch", "associate", "default"] else self.associated
            return work(kind, other, inputs)
        assert parts[:3] == ["crm", "v3", "objects"]
        kind, verb = parts[3], parts[5]
        if kind not in self.account.scopes:
            needed = f"This app hasn't been granted all required scopes: crm.objects.{kind}.write"
            return 403, self.error(needed, "MISSING_SCOPES"), {}
        return {"upsert": self.upsert, "create": self.create, "read": self.read}[verb](kind, inputs)

    def properties(self, kind: str, said: dict[str, Any]) -> Reply:
        there = self.account.own[kind]
        if self.command == "GET":
            return 200, {"results": list(there.values())}, {}
        there[said["name"]] = said | {"options": [], "description": ""}
        return 201, there[said["name"]], {}

    def refusal(self, kind: str, inputs: list[dict[str, Any]]) -> Reply | None:
        known = STANDARD[kind] | self.account.own[kind].keys()
        if unknown := {name for one in inputs for name in one["properties"]} - known:
            return 400, self.error(f"Property values were not valid: {sorted(unknown)} does not exist"), {}
        if bad := [one["id"] for one in inputs if one.get("id") in self.account.refused]:
            return 400, self.error(f"Invalid input JSON \x1b[2J for {bad}"), {}
        return None

    def upsert(self, kind: str, inputs: list[dict[str, Any]]) -> Reply:
        account = self.account
        if refused := self.refusal(kind, inputs):
            return refused
        if any(not account.own[kind][one["idProperty"]]["hasUniqueValue"] for one in inputs):
            return 400, self.error("idProperty must be unique"), {}
        if len({one["id"] for one in inputs}) < len(inputs):
            return 400, self.error("Duplicate IDs found in batch input"), {}
        results = []
        for one in inputs:
            unique = one["idProperty"]
            held = account.records[kind].items()
            number = next((at for at, said in held if said.get(unique) == one["id"]), "")
            new = not number
            number = number or account.make(kind, {unique: one["id"]})
            account.records[kind][number] |= one["properties"]
            if kind == "contacts":
                account.take(one["id"], one["properties"])
            repeated = {} if account.terse else one["properties"]
            results.append(shown(number, repeated) | {"new": new})
        return 200, batch(results), {}

    def create(self, kind: str, inputs: list[dict[str, Any]]) -> Reply:
        if refused := self.refusal(kind, inputs):
            return refused
        results = []
        for one in inputs:
            number = self.account.make(kind, one["properties"])
            for tied in one["associations"]:
                (said,) = tied["types"]
                assert said == {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}
                self.account.tie(kind, number, "contacts", tied["to"]["id"])
            results.append(shown(number, one["properties"]))
        return 201, batch(results), {}

    def read(self, kind: str, inputs: list[dict[str, Any]]) -> Reply:
        said = json.loads(self.body)
        held = self.account.records[kind]
        if unique := said.get("idProperty"):
            at = {record[unique]: number for number, record in held.items()}
            inputs = [{"id": at[one["id"]]} for one in inputs]
        asked = [{name: held[one["id"]][name] for name in said["properties"]} for one in inputs]
        return 200, batch([shown(one["id"], own) for one, own in zip(inputs, asked, strict=True)]), {}

    def associate(self, kind: str, other: str, inputs: list[dict[str, Any]]) -> Reply:
        spec = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": DEFAULT[kind, other]}
        for one in inputs:
            assert one["from"]["id"] in self.account.records[kind]
            assert one["to"]["id"] in self.account.records[other]
            self.account.tie(kind, one["from"]["id"], other, one["to"]["id"])
        return 200, batch([one | {"associationSpec": spec} for one in inputs]), {}

    def associated(self, kind: str, other: str, inputs: list[dict[str, Any]]) -> Reply:
        """Gives what is tied, page by page; who has nothing is an error of that answer, as it is there."""
        results, errors = [], []
        for one in inputs:
            numbers = self.account.beside(kind, one["id"], other)
            start = int(one.get("after") or 0)
            page = numbers[start : start + PAGE]
            if not page:
                errors.append(self.error(f"No {other} is associated with {one['id']}.", "OBJECT_NOT_FOUND"))
                continue
            spec = {"category": "HUBSPOT_DEFINED", "typeId": DEFAULT[other, kind] - 1, "label": None}
            tied = {"from": {"id": one["id"]}, "to": [
                {"toObjectId": int(number), "associationTypes": [spec]} for number in page
            ]}  # fmt: skip
            if start + PAGE < len(numbers):
                tied["paging"] = {"next": {"after": str(start + PAGE), "link": "?"}}
            results.append(tied)
        wrong = {"numErrors": len(errors), "errors": errors} if errors else {}
        return 207 if errors else 200, batch(results) | wrong, {}


def shown(number: str, properties: dict[str, Any]) -> dict[str, Any]:
    said = {"properties": properties, "createdAt": MOMENT, "updatedAt": MOMENT, "archived": False}
    return {"id": number} | said


def batch(results: list[dict[str, Any]]) -> dict[str, Any]:
    return {"status": "COMPLETE", "results": results, "startedAt": MOMENT, "completedAt": MOMENT}
