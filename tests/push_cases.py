"""A workspace of invented people, and a place on this machine to send them to."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from click.testing import CliRunner, Result

from pipelines.cli import cli
from pipelines.export import spreadsheet
from pipelines.mentors import COLUMNS, NUMERIC
from scrapers.store import Store, store_path
from tests import crm_servers
from tests.certificates import context_of, self_signed
from tests.crm_hubspot import Account, HubSpot
from tests.crm_servers import PASSWORD, TOKEN, USER, CardDav, Crm, Salesforce, serving

PEOPLE = {"hubspot": 250, "salesforce": 450, "carddav": 6}
"""More than two batches of each."""
MENTOR_ID = {"name": "Mentor_Id__c", "externalId": True, "unique": True, "type": "string", "length": 40}


def people(count: int, **said: object) -> pd.DataFrame:
    empty = dict.fromkeys(COLUMNS, "") | dict.fromkeys(NUMERIC, 3)
    rows = [
        empty | {
            "rank": rank, "mentor_id": f"m-{rank:04}",
            "name": f"Ada {chr(65 + rank // 26)}reed{chr(97 + rank % 26)}",
            "organization": f"Lamp Works {rank % 7}", "job_title": "Director", "score": 500.5 - rank,
            "mentor_type": "profession-focused", "why": "Spoke at 3 editions.",
            "evidence_urls": "https://wick.example/2016",
        } | said
        for rank in range(1, count + 1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def save(workspace: Path, table: pd.DataFrame) -> None:
    """Leaves what a run leaves."""
    folder = workspace / "lamps"
    folder.mkdir(parents=True, exist_ok=True)
    pd.DataFrame({"entity_id": [], "name": []}).to_parquet(folder / "resolved.parquet")
    spreadsheet.write(table, folder / "mentors.csv")
    Store.open(store_path(workspace)).close()


@dataclass
class Place:
    """Somewhere to send to, and the workspace from which."""

    name: str
    crm: Crm
    workspace: Path
    environment: dict[str, str]

    @property
    def count(self) -> int:
        return PEOPLE[self.name]

    @property
    def words(self) -> list[str]:
        return ["push", "--to", self.name, "--workspace", str(self.workspace)]

    def push(self, *words: str, **changed: str | None) -> Result:
        """Calls the command as the command line does, with keys that may be changed or absent."""
        keys = {**self.environment, **changed}
        return CliRunner().invoke(cli, [*self.words, *words], env=keys, standalone_mode=False)

    def start(self) -> subprocess.Popen[str]:
        """Sends from a process of its own."""
        command = [sys.executable, "-c", "from pipelines.cli import main; main()", *self.words, "--yes"]
        keys = os.environ | self.environment
        return subprocess.Popen(command, env=keys, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def place(name: str, folder: Path) -> Iterator[Place]:
    """Serves a CRM and fills a workspace."""
    folder.mkdir(exist_ok=True)
    crm, certificate = Account() if name == "hubspot" else Crm(), self_signed(folder / "own.pem")
    handler = {"hubspot": HubSpot, "salesforce": Salesforce, "carddav": CardDav}[name]
    if name == "salesforce":
        crm.properties["Mentor_Id__c"] = dict(MENTOR_ID)
    with serving(handler, crm, context_of(certificate) if name == "salesforce" else None) as url:
        environment = {
            "hubspot": {"HUBSPOT_ACCESS_TOKEN": TOKEN, "HUBSPOT_API_URL": url},
            "salesforce": {
                "SALESFORCE_INSTANCE_URL": url,
                "SALESFORCE_ACCESS_TOKEN": TOKEN,
                "REQUESTS_CA_BUNDLE": str(certificate),
            },
            "carddav": {
                "CARDDAV_URL": f"{url}{crm_servers.CardDav.book}",
                "CARDDAV_USER": USER,
                "CARDDAV_PASSWORD": PASSWORD,
            },
        }[name]
        workspace = folder / "workspace"
        save(workspace, people(PEOPLE[name]))
        yield Place(name, crm, workspace, environment)
