"""Pages of strangers can do no harm, and nothing leaves this machine: the tests behind SECURITY.md."""

import ast
import asyncio
import csv
import json
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
import vobject
from click.exceptions import Abort
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from pipelines.export import target, targets
from pipelines.followup.calendar import write_calendar
from pipelines.followup.tasks import Task
from pipelines.mentors import COLUMNS, NUMERIC
from pipelines.plan import make_plan
from pipelines.privacy.letter import notice_letter
from pipelines.privacy.person import Person
from scrapers.crawl import CrawlOptions, crawl
from scrapers.errors import UsageError
from scrapers.extract import read_page
from scrapers.extract.all_text import text_of
from scrapers.extract.document import Page, open_page
from scrapers.items import Mention, Role
from scrapers.middlewares.addresses import AddressMiddleware
from scrapers.refusals import Refusal
from scrapers.sources import Source
from scrapers.store import PageRecord, Store, store_path
from tests.conftest import CHECKOUT
from tests.faults import Answer, faulty
from tests.privacy_cases import call, run_again, run_pages
from tests.sites import html, read_list, write

pytestmark = pytest.mark.xdist_group("threats")  # its workspace is made once
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\x00\r\n"
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n,;:\\\"'<>=|`\x1b\u2028")),
    max_size=60,
)
SECURITY = CHECKOUT / "SECURITY.md"


# terminal


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace into which pages brought control characters wherever they can stand."""
    place = tmp_path_factory.mktemp("hostile")
    workspace = run_pages(place)
    url = f"http://evil.example/{ESCAPES}"
    mention = Mention(
        name=f"Mal {ESCAPES}Lory",
        role=Role.KEYNOTE,
        url=url,
        host=f"evil{ESCAPES}.example",
        event=f"Evil {ESCAPES}Con 2024",
        year=2024,
        session=f"=HYPERLINK(1) Talk {ESCAPES}",
        organization=f"=1+1 Evil {ESCAPES}Ltd",
        job_title=f"@SUM(1) Boss {ESCAPES}",
        evidence=f"Mal Lory mentors {ESCAPES}",
        profile_urls=(f"http://evil.example/{ESCAPES}",),
        fetched_at="2024-05-01T00:00:00.000Z",
    )
    record = PageRecord(
        project="saved",
        source=f"evil{ESCAPES}",
        url=url,
        title=ESCAPES,
        outcome=f"read {ESCAPES}",
        robots=ESCAPES,
        fetched_at=mention.fetched_at,
    )
    with Store.open(store_path(workspace)) as store:
        store.save_page(record, f"<p>Mal {ESCAPES} Lory</p>".encode(), [mention])
    run_again(place)
    return workspace


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "Mal Lory"],
        ["explain", "Mal Lorry"],
        ["subject", "Mal Lory"],
        ["subject", "Mal Lory", "--json"],
        ["notice", "Mal Lory"],
        ["audit"],
        ["note", "Mal Lory", f"met {ESCAPES}"],
        ["advice", "Mal Lory", f"do {ESCAPES}"],
        ["advice", "Mal Lory", f"do {ESCAPES} too"],
        ["due", "--all"],
        ["thanks", "Mal Lory"],
        ["privacy", "--for-others"],
        ["due"],
        ["purge", "--dry-run"],
        ["forget", "Mal Lory"],
        ["list"],
        ["meet", "Mal Lory"],
        ["review"],
        ["robots"],
        ["preflight", "--to", "hubspot", "--all"],
        ["export", "--to", "google"],
        ["push", "--to", "carddav", "--review"],
        ["report"],
    ],
    ids=lambda words: words[0],
)
def test_page_text_cannot_steer_the_terminal(hostile: Path, words: list[str]):
    done = call([*words, "--workspace", str(hostile)], standalone_mode=False, input="n\n")
    said = done.output
    assert not STEERING.search(said), repr(STEERING.search(said))
    assert said or isinstance(done.exception, UsageError)
    assert done.exception is None or isinstance(done.exception, (UsageError, Abort))


def test_an_error_that_quotes_a_page_is_one_harmless_line(hostile: Path):
    command = [sys.executable, "-c", "from pipelines.cli import main; main()"]
    words = ["notice", "Mal Lorry", "--workspace", str(hostile)]
    done = subprocess.run([*command, *words], capture_output=True, text=True, cwd=CHECKOUT, check=False)
    assert done.returncode == 2
    assert "did you mean: Mal" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not STEERING.search(done.stderr)


# calendars, address cards, letters


@settings(max_examples=30, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_adds_a_line_to_a_calendar(what: str, name: str, text: str):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "due.ics"
        write_calendar(
            [Task(date(2026, 3, 1), what, name, f"{text}\r\nEND:VEVENT\r\nBEGIN:VALARM", "m-1")], path
        )
        found = Calendar.from_ical(path.read_bytes())
    (event,) = found.subcomponents
    allowed = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert set(event) <= allowed
    assert not event.subcomponents


def row_of(**cells: str) -> pd.DataFrame:
    row = {name: 1 if name in NUMERIC else "" for name in COLUMNS}
    return pd.DataFrame([row | {"mentor_id": "m-0123456789ab", "name": "Bo Marsh"} | cells])


@settings(max_examples=30, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_adds_a_field_to_an_address_card(name: str, organization: str, why: str):
    attack = "\r\nTEL:+123\r\nEND:VCARD\r\nBEGIN:VCARD"
    people = row_of(
        name=f"Bo {name}{attack}",
        organization=organization + attack,
        why=why + attack,
        job_title=attack + name,
        helping_evidence=attack,
        profile_urls=f"https://a.example/{attack.strip()}",
    )
    for form in ("vcard", "vcard4"):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mentors.vcf"
            target(form).write(people, path)
            cards = list(vobject.readComponents(path.read_text("utf-8")))
        assert len(cards) == 1
        assert not {"tel", "email", "photo"} & set(cards[0].contents)


@settings(max_examples=30, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_adds_a_paragraph_to_a_letter(name: str, evidence: str):
    attack = "\n\nYour rights\n  none {{ 7919*7907 }}{% raw %}"
    mention = Mention(name=f"Bo {name}{attack}", role=Role.SPEAKER, evidence=evidence + attack, event=attack)
    letter = notice_letter([Person("p", "m-1", [mention])], "Ann", for_others=False)
    assert letter.count("\nYour rights\n") == 1
    assert str(7919 * 7907) not in letter


# file names


@settings(deadline=None)
@given(
    st.one_of(HOSTILE, st.sampled_from(["..", "../../etc", "/etc/passwd", "a/../../b", "C:\\x", ".git", "~"]))
)
def test_no_name_of_a_project_leaves_the_workspace(name: str):
    workspace = Path("some-workspace").resolve()
    try:
        plan = make_plan(workspace, sample=True, name=name)
    except UsageError:
        return
    assert plan.folder.resolve().parent == workspace
    assert not STEERING.search(plan.project)


@pytest.mark.parametrize("project", ["..", "../elsewhere", "/etc", "saved/../../x"])
@pytest.mark.parametrize("command", ["explain", "export"])
def test_no_option_reads_results_outside_the_workspace(hostile: Path, project: str, command: str):
    asked = [command, "Mal Lory"] if command == "explain" else [command, "--to", "csv"]
    done = call([*asked, "--workspace", str(hostile), "--project", project], standalone_mode=False)
    assert isinstance(done.exception, UsageError)


RUN = re.compile(r"\s*[=+\-@\t\r\x00＝＋－＠]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
FILE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.(?:csv|xlsx|html|ics|vcf|jsonl|json|parquet|db|txt|toml|yaml)")


def test_no_page_chooses_the_name_or_the_kind_of_a_file(hostile: Path):
    for name in targets():
        call(["export", "--to", name, "--workspace", str(hostile)], standalone_mode=False)
    call(["due", "--workspace", str(hostile), "--crm", str(hostile / "crm")], standalone_mode=False)
    places = [path.relative_to(hostile) for path in hostile.rglob("*") if path.is_file()]
    assert len(places) > 20
    odd = [
        place
        for place in places
        if not FILE_NAME.fullmatch(place.name.removesuffix("-wal").removesuffix("-shm"))
    ]
    assert [place for place in odd if place.suffix != ".lock"] == []
    assert {place.parts[0] for place in places if len(place.parts) > 1} == {"saved", "crm"}


def test_no_table_that_is_written_has_a_cell_that_a_spreadsheet_runs(hostile: Path):
    at = ("--workspace", str(hostile))
    call(["note", "Mal Lory", "=1+1", *at], standalone_mode=False)
    call(["due", "--csv", str(hostile / "due.csv"), *at], standalone_mode=False)
    call(["audit", "--csv", str(hostile / "audit.csv"), *at], standalone_mode=False)
    for name in targets():
        call(["export", "--to", name, *at], standalone_mode=False)
    assert "'=1+1 Evil" in (hostile / "saved" / "mentors.csv").read_text("utf-8")
    tables = sorted(hostile.rglob("*.csv"))
    assert {"mentors.csv", "sources.csv", "due.csv", "audit.csv", "mentors.zoho.csv"} <= {
        one.name for one in tables
    }
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as handle:
            cells = [cell for row in csv.reader(handle) for cell in row]
        assert [cell for cell in cells if RUN.match(cell) and not NUMBER.fullmatch(cell)] == [], table.name


# the network inside


@pytest.mark.parametrize(
    "host",
    "127.0.0.2 10.0.0.1 169.254.169.254 [::1] 2130706433 0x7f000001 0177.0.0.1 127.1 0.0.0.0 100.64.0.1 "
    "[::ffff:10.0.0.1] [64:ff9b::10.0.0.1] [2002:a00:1::] [fd00::1] [fe80::1] localhost".split(),
)
def test_a_crawl_is_not_led_into_the_network_inside(host: str):
    guard = AddressMiddleware(get_crawler(settings_dict={"NAMED_HOSTS": ["guild.example"], "DNS_TIMEOUT": 1}))
    with pytest.raises(Refusal, match="private network"):
        asyncio.run(guard.process_request(Request(f"http://{host}/latest/")))


def test_a_name_that_turns_out_to_lie_inside_is_refused_at_its_answer():
    guard = AddressMiddleware(get_crawler(settings_dict={"NAMED_HOSTS": [], "DNS_TIMEOUT": 1}))
    request = Request("http://rebound.example/")
    answer = TextResponse(request.url, ip_address="192.168.0.1")  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="private network"):
        guard.process_response(request, answer)


def test_a_redirect_into_the_network_inside_is_not_followed(tmp_path: Path):
    with faulty({"/secret": Answer(html(["Inner Secret"]))}) as inside:
        lead = Answer(
            status=302, headers={"Location": inside.url.replace("127.0.0.1", "localhost") + "secret"}
        )
        with faulty({"/": Answer(html(["Ada Quill"], {"/board": "Board"})), "/board": lead}) as server:
            with Store.open(store_path(tmp_path)) as store:
                options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list)
                crawl([Source("guild", "The Guild", (server.url,), "p")], store, options)
                assert [mention.name for mention in store.mentions("p")] == ["Ada Quill"]
            assert "/board" in server.paths()
        assert "/secret" not in inside.paths()


# bombs


def test_entities_that_multiply_are_not_expanded():
    levels = "".join(f'<!ENTITY l{n} "{"".join(f"&l{n - 1};" for _ in range(10))}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><x>&l11;</x>'.encode()
    start = time.monotonic()
    page = Page("http://evil.example/feed.xml", bomb, "application/xml")
    assert not read_page(page).mentions
    assert len(text_of(bomb)) < 10_000
    assert time.monotonic() - start < 5


def test_entities_do_not_read_files(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Inner Secret")
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "{secret.as_uri()}">]><x>&f;</x>'.encode()
    tree = open_page(Page("http://evil.example/feed.xml", bomb)).xml
    assert tree is None or "Inner" not in "".join(tree.itertext())


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"Bo Marsh",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"<" * 500_000,
        b"<a " + b"x" * 500_000,
        b"<table>" + b"<tr><td colspan=99999>Bo Marsh" * 2_000,
    ],
    ids=["deep", "deep list", "deep object", "brackets", "attribute", "wide table"],
)
def test_a_page_built_to_exhaust_the_reader_ends_in_time(body: bytes):
    start = time.monotonic()
    read_page(Page("http://evil.example/", body, "text/html"))
    assert time.monotonic() - start < 20


# nothing leaves this machine

NETWORK = set(
    "socket ssl http urllib3 requests aiohttp httpx smtplib ftplib telnetlib websocket websockets xmlrpc"
    " webbrowser socketserver".split()
)
MAY = {
    "scrapers/loopback.py": "serves the sample web on 127.0.0.1",
    "scrapers/stopping.py": "tells Ctrl-C from the rest",
    "scrapers/refusals.py": "names the errors of certificates",
    "scrapers/middlewares": "the crawl itself",
    "pipelines/commands/report.py": "opens the report on this machine",
    "pipelines/contact.py": "asks before a crawl whether its hosts can be found",
    "pipelines/push": "sends to the CRM that the user named",
}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_module_but_the_crawl_and_the_loopback_can_reach_a_network():
    wrong = []
    for room in ("scrapers", "pipelines", "analysis", "data"):
        for path in (CHECKOUT / room).rglob("*.py"):
            name = path.relative_to(CHECKOUT).as_posix()
            if any(name == one or name.startswith(f"{one}/") for one in MAY):
                continue
            used = {
                one for one in imports_of(path) if one.split(".")[0] in NETWORK or one == "urllib.request"
            }
            wrong += [f"{name}: {one}" for one in used]
    assert not wrong


LISTENER = """
import sys
def heard(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        print("NETWORK", event, arguments, file=sys.stderr)
sys.addaudithook(heard)
"""
COMMAND = (
    LISTENER
    + """
import json
from pipelines.cli import cli
for words in json.loads(sys.argv[1]):
    cli.main(words, standalone_mode=False)
"""
)


def test_reading_saved_pages_opens_no_connection_at_all(tmp_path: Path):
    page = html(["Ada Quill"]).replace("<li", "<h2>Speakers</h2><li")
    write(tmp_path / "saved", {"guild.example/speakers.html": page})
    at = ["--workspace", str(tmp_path / "workspace")]
    said = [
        ["run", "--pages", str(tmp_path / "saved"), *at],
        ["export", "--to", "vcard", *at],
        ["due", *at],
        ["subject", "Ada Quill", *at],
    ]
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, json.dumps(said)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "people written to" in done.stdout
    assert "NETWORK" not in done.stderr


def test_the_listener_hears_a_connection():
    probe = LISTENER + "import socket\nsocket.socket().connect_ex(('127.0.0.1', 9))\n"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert "NETWORK socket.connect" in done.stderr


def test_the_code_runs_no_text_as_code():
    forbidden = re.compile(
        r"\b(?:pickle|marshal|shelve)\.load|\beval\(|\bexec\(|shell=True|os\.system|yaml\.unsafe"
    )
    files = [
        path for room in ("scrapers", "pipelines", "analysis") for path in (CHECKOUT / room).rglob("*.py")
    ]
    assert len(files) > 100
    assert not [path.name for path in files if forbidden.search(path.read_text("utf-8"))]


# the promises themselves


def test_every_threat_names_a_test_that_is_there():
    named = re.findall(r"`(tests/test_\w+\.py)::(test_\w+)`", SECURITY.read_text("utf-8"))
    assert len(named) > 20
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (CHECKOUT / file).is_file() or f"def {test}(" not in (CHECKOUT / file).read_text("utf-8")
    ]
    assert not missing


def test_every_threat_has_a_test():
    rows = [line for line in SECURITY.read_text("utf-8").splitlines() if line.startswith("| ")]
    lines = [row for row in rows if not row.startswith("| Threat |")]
    assert len(lines) > 20
    assert [row for row in lines if "`tests/test_" not in row.rsplit(" | ", 1)[1]] == []


def test_the_workspace_of_json_is_read_as_data_only(hostile: Path):
    held = json.loads(call(["subject", "Mal Lory", "--json", "--workspace", str(hostile)]).output)
    assert held["mentions"][0]["role"] == "keynote"
