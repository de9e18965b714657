"""Starts BottleCRM with a PostgreSQL and a Redis of its own, in a folder of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import chown
from tempfile import TemporaryDirectory

import requests

from tests.proof.software import HERE, call, free_port, needs, needs_program, running, wait_for

COACH = "coach@example.org"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@dataclass
class BottleCrm:
    url: str
    token: str

    def upload(self, path: str, file: Path) -> dict[str, object]:
        """Sends a file as its own import page does."""
        sent = {"file": (file.name, file.read_bytes(), "text/csv")}
        return self.ask("POST", path, data={"mapping": "auto"}, files=sent)

    def ask(self, method: str, path: str, **said: object) -> dict[str, object]:
        headers = {"Authorization": f"Bearer {self.token}"}
        return requests.request(method, self.url + path, headers=headers, timeout=60, **said).json()


@contextmanager
def postgres() -> Iterator[int]:
    """Keeps a PostgreSQL; it does not run as root, so it gets a user who may less."""
    programs = needs_program(
        "initdb", *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    ).parent
    who, port = (["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []), free_port()
    with TemporaryDirectory(prefix="mentorscout-postgres-") as place:
        data = Path(place)
        if who:
            chown(data, "postgres")
        yield from _postgres(data, port, who, programs)


def _postgres(data: Path, port: int, who: list[str], programs: Path) -> Iterator[int]:
    call([*who, programs / "initdb", "-D", data / "data", "-A", "trust", "-E", "UTF8", "--no-sync"], cwd="/")
    options = f"-c listen_addresses={HERE} -p {port} -k '' {FAST}"
    control = [*who, programs / "pg_ctl", "-D", data / "data", "-w"]
    call([*control, "-l", data / "log", "-o", options, "start"], cwd="/")
    try:
        ask = [programs / "psql", "-h", HERE, "-p", port, "-U", "postgres" if who else os.environ["USER"]]
        call([*ask, "-d", "postgres", "-c", "create role crm login", "-c", "create database crm owner crm"])
        yield port
    finally:
        call([*control, "-m", "immediate", "stop"], cwd="/")


@contextmanager
def bottlecrm(folder: Path) -> Iterator[BottleCrm]:
    """Keeps a BottleCRM with one organisation, and a key to it."""
    programs = needs("bottlecrm")
    redis, broker, port = needs_program("redis-server"), free_port(), free_port()
    keep = [redis, "--port", broker, "--bind", HERE, "--save", "", "--dir", folder]
    with postgres() as database, running(keep, folder / "redis.log"):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "bottlecrm_settings", "PYTHONPATH": str(Path(__file__).parent),
            "DBNAME": "crm", "DBUSER": "crm", "DBPASSWORD": "", "DBHOST": HERE, "DBPORT": str(database),
            "CELERY_BROKER_URL": f"redis://{HERE}:{broker}/0",
            "CELERY_RESULT_BACKEND": f"redis://{HERE}:{broker}/0",
            "DEBUG": "true", "SECRET_KEY": "for tests on this machine alone, nothing else",
            "ADMIN_EMAIL": COACH, "ADMIN_PASSWORD": "secret",
        }  # fmt: skip
        admin = [programs / "django-admin"]
        call([*admin, "migrate", "--run-syncdb", "-v", "0"], env=environment, cwd=folder)
        call([*admin, "create_default_admin"], env=environment, cwd=folder)
        url, log = f"http://{HERE}:{port}", folder / "bottlecrm.log"
        serve = [*admin, "runserver", "--noreload", f"{HERE}:{port}"]
        with running(serve, log, env=environment, cwd=folder) as child:
            wait_for(url, child, log)
            yield _with_organization(url, admin, environment, folder)


def _with_organization(url: str, admin: list[Path], environment: dict[str, str], folder: Path) -> BottleCrm:
    crm = BottleCrm(url, _token(admin, environment, folder))
    made = crm.ask("POST", "/api/org/", json={"name": "Lamps"})
    assert made["error"] is False, made
    return BottleCrm(url, _token([*admin], environment, folder, "--org", "Lamps"))


def _token(admin: list[Path], environment: dict[str, str], folder: Path, *words: str) -> str:
    said = call([*admin, "devlogin", COACH, *words], env=environment, cwd=folder)
    return next(line.split()[-1] for line in said.splitlines() if "access_token" in line)
