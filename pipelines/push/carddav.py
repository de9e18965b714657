"""An address book over CardDAV: one card a person under a lasting address, nothing of yours overwritten."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

import requests
import vobject
from lxml import etree
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth

from pipelines.export.cards import card, card_id
from pipelines.export.pack import Pack
from pipelines.export.person import Person
from pipelines.push.keys import Key, safe_address
from pipelines.push.patience import TIMEOUT, patience
from pipelines.push.sender import Item, Outcome, Refused, Stopped
from scrapers.errors import UsageError

NAME = "carddav"
PACK = Pack(())
KEYS = (
    Key("CARDDAV_URL", "the address of one address book, as your provider shows it"),
    Key("CARDDAV_USER", "your name there"),
    Key("CARDDAV_PASSWORD", "your password there, best one for this program alone"),
)
CHANGING: frozenset[str] = frozenset()
_BOOK = "{urn:ietf:params:xml:ns:carddav}addressbook"
_ASKED = b'<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/></d:prop></d:propfind>'
_SERVERS = frozenset(("PRODID", "REV", "VERSION"))  # what servers set as they like
_MULTI, _GONE, _CHANGED = 207, 404, 412


def fields(person: Person) -> dict[str, str]:
    """Gives the card."""
    return {"card": card(person, "3.0")}


def account(keys: Mapping[str, str]) -> str:
    """Tells address books apart by their addresses."""
    return safe_address(keys, "CARDDAV_URL")


def connect(keys: Mapping[str, str]) -> "CardDav":
    """Gives what sends to an address book.

    Raises:
        UsageError: the address is not safe.
    """
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=patience()))
    session.mount("http://", HTTPAdapter(max_retries=patience()))
    session.auth = HTTPBasicAuth(keys["CARDDAV_USER"].encode(), keys["CARDDAV_PASSWORD"].encode())
    return CardDav(session, account(keys))


class CardDav:
    """One address book."""

    batch = 1
    pace = 0.02

    def __init__(self, session: requests.Session, address: str) -> None:
        """Takes what asks, and where the book lies."""
        self._address = address
        self._session = session

    def prepare(self) -> None:
        """Makes sure that there is an address book.

        Raises:
            UsageError: there is none; names those below, where there are any.
            Stopped: the server does not answer as it should.
        """
        answer = self._ask("PROPFIND", f"{self._address}/", data=_ASKED, headers={"Depth": "1"})
        if answer.status_code != _MULTI:
            raise Stopped(f"{self._address}: no address book answers there ({answer.status_code})")
        books = _books(answer.content, f"{self._address}/")
        if f"{self._address}/" not in books:
            below = f"; address books there: {', '.join(books)}" if books else ""
            raise UsageError(f"CARDDAV_URL: {self._address} is no address book{below}")

    def send(self, items: Sequence[Item]) -> list[Outcome]:
        """Puts one card; one that somebody changed or deleted there is left as it is."""
        return [self._put(item) for item in items]

    def _put(self, item: Item) -> Outcome:
        place = f"{self._address}/{card_id(item.identity)}.vcf"
        headers = {"Content-Type": "text/vcard; charset=utf-8", **_only_if(item)}
        answer = self._ask("PUT", place, data=item.fields["card"].encode(), headers=headers)
        if answer.ok:
            return Outcome(item, tag=answer.headers.get("ETag") or self._tag(place))
        if answer.status_code != _CHANGED:
            raise Refused(f"the card is not taken ({answer.status_code})")
        there = self._ask("GET", place)
        if there.ok and _same(there.text, item.fields["card"]):  # sent before, and not remembered
            return Outcome(item, tag=there.headers.get("ETag", ""))
        what = "deleted" if there.status_code == _GONE else "changed" if item.before else "already"
        return Outcome(item, reason=f"{what} there; left as it is, unless you push with --again")

    def _tag(self, place: str) -> str:
        """Asks for the version where the server did not tell it with the answer."""
        return self._ask("HEAD", place).headers.get("ETag", "")

    def _ask(self, method: str, place: str, **asked: Any) -> requests.Response:
        try:
            answer = self._session.request(method, place, timeout=TIMEOUT, allow_redirects=False, **asked)
        except requests.RequestException as error:
            raise Stopped(f"{self._address} does not answer ({type(error).__name__})") from None
        if answer.status_code in {401, 403}:
            raise Stopped(f"name or password are refused ({answer.status_code})")
        if answer.is_redirect:
            raise Stopped(
                f"the address book has moved to {answer.headers['Location']}; set CARDDAV_URL to it"
            )
        if answer.status_code == 429 or answer.status_code >= 500:
            raise Stopped(f"{self._address}: it takes nothing now ({answer.status_code})")
        return answer


def _only_if(item: Item) -> dict[str, str]:
    """Says on which condition the card is put: on none, on being new, on being as it was sent."""
    if item.again:
        return {}
    tag = item.before.tag if item.before else ""
    return {"If-Match": tag} if tag else {} if item.before else {"If-None-Match": "*"}


def _books(content: bytes, address: str) -> list[str]:
    """Gives the addresses of the address books of an answer."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        answers = etree.fromstring(content, parser).iterfind("{DAV:}response")
        return [urljoin(address, one.findtext("{DAV:}href", "")) for one in answers if _is_book(one)]
    except etree.XMLSyntaxError:
        return []


def _is_book(answer: Any) -> bool:
    return answer.find(f".//{_BOOK}") is not None


def _same(there: str, ours: str) -> bool:
    """Says whether a card holds what ours does and nothing else."""
    try:
        return _lines(there) == _lines(ours)
    except vobject.base.ParseError:
        return False


def _lines(text: str) -> set[tuple[str, str]]:
    lines = vobject.readOne(text).getChildren()
    return {(line.name, str(line.value)) for line in lines if line.name not in _SERVERS}
