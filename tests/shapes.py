"""Invented sites of shapes that are common: deep menus, archives of editions, lists from A to Z, traps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urljoin

Links = dict[str, str]
_SYLLABLES = "ba de fi go lu ma ne ri so tu va we".split()


@dataclass
class Site:
    """Pages by address, the names on each, and addresses made on demand.

    `endless`: gives the links of a page of a trap, None where an address is none.
    """

    home: str
    menu: Links
    pages: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    endless: Callable[[str], Links | None] = lambda _url: None
    _people: Iterable[int] = field(default_factory=count)

    def people(self, number: int) -> list[str]:
        return [_name(next(self._people)) for _ in range(number)]

    def page(self, path: str, names: Iterable[str] = (), links: Links | None = None, title: str = "") -> str:
        url = urljoin(self.home, path)
        names = list(names)
        self.pages[url] = self.markup(names, links or {}, title)
        self.names[url] = set(names)
        return url

    def markup(self, names: Iterable[str], links: Links, title: str = "") -> str:
        def listed(some: Links) -> str:
            return "".join(f'<li><a href="{url}">{text}</a></li>' for url, text in some.items())

        people = "".join(f"<li class=name>{name}</li>" for name in names)
        return (
            f"<!doctype html><title>{title}</title><nav><ul>{listed(self.menu)}</ul></nav>"
            f"<h1>{title}</h1><ul>{people}</ul><h2>{title}</h2><ul>{listed(links)}</ul>"
        )

    def get(self, url: str) -> str | None:
        if url in self.pages:
            return self.pages[url]
        links = self.endless(url)
        return None if links is None else self.markup([], links, "More")

    def everybody(self) -> set[str]:
        return set().union(*self.names.values())


def _name(number: int) -> str:
    first, last = divmod(number, 1_000)
    word = "".join(_SYLLABLES[(number // 12**place) % 12] for place in range(3))
    return f"{word.title()} {_SYLLABLES[first % 12].title()}{_SYLLABLES[last % 12]}{last}"


def association() -> Site:
    """An association whose menu holds sixty links: chapters, committees, a journal, a shop, a job board."""
    home = "http://guild.test/"
    menu = {
        "/": "Home", "/about/": "About", "/about/mission/": "Mission", "/about/bylaws/": "Bylaws",
        "/about/staff/": "Staff", "/about/board/": "Board of Directors",
        "/about/past-presidents/": "Past Presidents", "/about/committees/": "Committees",
        "/about/contact/": "Contact", "/membership/": "Membership",
        "/membership/join/": "Join Now", "/membership/renew/": "Renew", "/membership/benefits/": "Benefits",
        "/chapters/": "Chapters", "/events/": "Events", "/events/calendar/": "Calendar",
        "/annual/": "Annual Conference", "/education/": "Education", "/education/webinars/": "Webinars",
        "/education/certification/": "Certification", "/journal/": "Journal", "/newsletter/": "Newsletter",
        "/news/": "News", "/awards/": "Awards", "/careers/": "Career Center", "/shop/": "Store",
        "/advocacy/": "Advocacy", "/login/": "Log In", "/donate/": "Donate", "/privacy/": "Privacy",
    }  # fmt: skip
    site = Site(home, menu | {f"/topics/{part}/": f"Topic {part}" for part in range(30)})
    for path, text in site.menu.items():
        site.page(path, title=text)
    site.page("/about/board/", site.people(15), title="Board of Directors")
    site.page("/about/staff/", site.people(12), title="Staff")
    site.page("/about/past-presidents/", site.people(40), title="Past Presidents")
    _listed(site, "/about/committees/", "Committees", {part: f"Committee on {part}" for part in range(12)}, 8)
    chapters = {f"/chapters/{part}/": f"Chapter {part}" for part in range(20)}
    site.page("/chapters/", links=chapters, title="Chapters")
    for path, text in chapters.items():
        site.page(path, links={f"{path}officers/": "Officers"}, title=text)
        site.page(f"{path}officers/", site.people(4), title=f"{text} Officers")
    _listed(site, "/awards/", "Awards", {part: f"The {part} Prize" for part in range(8)}, 15)
    _editions(site)
    for folder, text, number in (("news", "News", 200), ("shop", "Book", 100), ("careers", "Position", 100)):
        items = {f"/{folder}/{part}-item/": f"{text} {part}" for part in range(number)}
        _plain(site, f"/{folder}/", text, items, text)
    issues = {f"/journal/issue-{part}/": f"Volume {part}" for part in range(80)}
    _plain(site, "/journal/", "Journal", issues, "Issue")
    site.endless = _calendar("http://guild.test/events/calendar/", "{}?month={}&view=list")
    return site


def _listed(site: Site, place: str, title: str, parts: dict[int, str], size: int) -> None:
    """A page that links to one page for each part, which names so many people."""
    links = {f"{place}{part}/": text for part, text in parts.items()}
    site.page(place, links=links, title=title)
    for path, text in links.items():
        site.page(path, site.people(size), title=text)


def _plain(site: Site, place: str, title: str, items: dict[str, str], name: str) -> None:
    """A page that links to many on which nobody is named."""
    site.page(place, links=items, title=title)
    for path in items:
        site.page(path, title=name)


def _editions(site: Site) -> None:
    """The conferences of an association, of which its menu links the latest alone."""
    editions = {f"/annual/{year}/": f"{year} Conference" for year in range(2018, 2027)}
    now = {"/annual/2026/": "2026 Conference", "/annual/past/": "Past Conferences"}
    site.page("/annual/", links=now, title="Annual Conference")
    site.page("/annual/past/", links=editions, title="Past Conferences")
    for path, text in editions.items():
        parts = {
            f"{path}speakers/": "Speakers",
            f"{path}schedule/": "Schedule",
            f"{path}sponsors/": "Sponsors",
        }
        site.page(path, links=parts | {f"{path}hotel/": "Hotel", f"{path}register/": "Register"}, title=text)
        speakers = site.people(30)
        site.page(f"{path}speakers/", speakers, title=f"{text} Speakers")
        site.page(f"{path}schedule/", speakers, title=f"{text} Schedule")
        site.page(f"{path}sponsors/", site.people(8), title=f"{text} Sponsors")


def verband() -> Site:
    """A German association with working groups, prizes and an archive of its congresses."""
    home = "http://verband.test/"
    menu = {
        "/": "Start", "/verband/": "Der Verband", "/verband/vorstand/": "Vorstand",
        "/verband/gremien/": "Gremien",
        "/verband/geschaeftsstelle/": "Geschäftsstelle", "/verband/satzung/": "Satzung",
        "/verband/ehrenmitglieder/": "Ehrenmitglieder", "/landesverbaende/": "Landesverbände",
        "/fachgruppen/": "Fachgruppen", "/tagungen/": "Tagungen", "/tagungen/archiv/": "Tagungsarchiv",
        "/termine/": "Termine", "/aktuelles/": "Aktuelles", "/presse/": "Presse", "/preise/": "Preise",
        "/mitglied-werden/": "Mitglied werden", "/stellenmarkt/": "Stellenmarkt", "/impressum/": "Impressum",
        "/datenschutz/": "Datenschutz", "/kontakt/": "Kontakt", "/publikationen/": "Publikationen",
    }  # fmt: skip
    site = Site(home, menu)
    for path, text in menu.items():
        site.page(path, title=text)
    site.page("/verband/vorstand/", site.people(11), title="Vorstand")
    site.page("/verband/geschaeftsstelle/", site.people(9), title="Geschäftsstelle")
    site.page("/verband/ehrenmitglieder/", site.people(25), title="Ehrenmitglieder")
    for folder, text, inside, number, size in (
        ("verband/gremien", "Ausschuss", "", 8, 7),
        ("fachgruppen", "Fachgruppe", "leitung/", 15, 3),
        ("landesverbaende", "Landesverband", "vorstand/", 16, 5),
        ("preise", "Preis", "", 5, 20),
    ):
        parts = {f"/{folder}/{part}/": f"{text} {part}" for part in range(number)}
        site.page(f"/{folder}/", links=parts, title=f"{text}e")
        for path, name in parts.items():
            if inside:
                site.page(path, links={path + inside: inside.strip("/").title()}, title=name)
            site.page(path + inside, site.people(size), title=name)
    _tagungen(site)
    for folder, number in (("aktuelles", 150), ("presse", 120), ("stellenmarkt", 60), ("publikationen", 60)):
        items = {f"/{folder}/meldung-{part}/": f"Meldung {part}" for part in range(number)}
        _plain(site, f"/{folder}/", menu[f"/{folder}/"], items, "Meldung")
    site.endless = _calendar("http://verband.test/termine/", "{}?monat={}")
    return site


def _tagungen(site: Site) -> None:
    """The congresses of a German association: the latest linked, the others in an archive."""
    editions = {f"/tagungen/jahrestagung-{year}/": f"Jahrestagung {year}" for year in range(2017, 2027)}
    latest = "/tagungen/jahrestagung-2026/"
    site.page("/tagungen/", links={latest: editions[latest], "/tagungen/archiv/": "Archiv"}, title="Tagungen")
    site.page("/tagungen/archiv/", links=editions, title="Tagungsarchiv")
    for path, text in editions.items():
        parts = {
            "programm": "Programm",
            "referenten": "Referentinnen und Referenten",
            "aussteller": "Aussteller",
        }
        links = {f"{path}{part}/": name for part, name in parts.items()}
        site.page(path, links=links | {f"{path}anreise/": "Anreise"}, title=text)
        speakers = site.people(25)
        site.page(f"{path}referenten/", speakers, title=text)
        site.page(f"{path}programm/", speakers, title=text)
        site.page(f"{path}aussteller/", site.people(10), title=text)


def fair() -> Site:
    """A trade fair: exhibitors from A to Z with a page each, facets that multiply, pages of speakers."""
    home = "http://fair.test/"
    menu = {
        "/": "Home", "/exhibitors/": "Exhibitors A-Z", "/products/": "Products", "/floorplan/": "Floor plan",
        "/speakers/": "Speakers", "/programme/": "Programme", "/advisory-board/": "Advisory Board",
        "/awards/": "Awards", "/sponsors/": "Sponsors & Partners", "/visit/tickets/": "Tickets",
        "/visit/hotels/": "Hotels", "/visit/travel/": "Travel", "/press/": "Press",
        "/become-exhibitor/": "Exhibit",
        "/review/2024/": "Review 2024", "/review/2025/": "Review 2025", "/imprint/": "Imprint",
    }  # fmt: skip
    site = Site(home, menu)
    for path, text in menu.items():
        site.page(path, title=text)
    letters = {f"/exhibitors/?letter={letter}": letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    facets = {
        f"/exhibitors/?country={part}&hall={hall}": f"Hall {hall}, {part}"
        for part in range(20)
        for hall in range(8)
    }
    site.page("/exhibitors/", links=letters | facets, title="Exhibitors A-Z")
    for path, letter in letters.items():
        firms = [f"{name} Ltd" for name in site.people(20)]
        details = {f"/exhibitors/{letter}-{part}/": firm for part, firm in enumerate(firms)}
        site.page(path, firms, links=letters | details, title=f"Exhibitors {letter}")
        for detail, firm in details.items():
            site.page(detail, [firm], title=firm)
    products = {f"/products/{part}/": f"Product {part}" for part in range(300)}
    site.page("/products/", links=products, title="Products")
    for path in [*products, *facets]:
        site.page(path, title="Product")
    for folder in ("", "/review/2024", "/review/2025"):
        speakers = site.people(120 if not folder else 60)
        own = {
            f"{folder}/speakers/{part}-{name.split()[0].lower()}/": name for part, name in enumerate(speakers)
        }
        days = {f"{folder}/programme/day-{day}/": f"Day {day}" for day in range(1, 4)}
        lists = {f"{folder}/speakers/": "Speakers", f"{folder}/programme/": "Programme"}
        if folder:
            site.page(f"{folder}/", links=lists, title=f"Review {folder[-4:]}")
        site.page(f"{folder}/speakers/", speakers, links=own, title="Speakers")
        site.page(f"{folder}/programme/", links=days, title="Programme")
        for path, name in own.items():
            site.page(path, [name], title=name)
        for day, path in enumerate(days):
            site.page(path, speakers[day::3], title="Programme")
    site.page("/advisory-board/", site.people(14), title="Advisory Board")
    site.page("/awards/", site.people(10), title="Awards")
    site.page("/sponsors/", site.people(25), title="Sponsors & Partners")
    return site


def conference() -> Site:
    """A conference on WordPress: a subdomain for each year, of which some are linked, and a busy blog."""
    home = "http://conf.test/"
    menu = {
        "/": "Home", "/about/": "About", "/past-conferences/": "Past Conferences", "/blog/": "Blog",
        "/code-of-conduct/": "Code of Conduct", "/team/": "Organizers", "/contact/": "Contact",
        "http://2026.conf.test/": "Conf 2026",
    }  # fmt: skip
    site = Site(home, {urljoin(home, path): text for path, text in menu.items()})
    for path, text in menu.items():
        site.page(path, title=text)
    site.page("/team/", site.people(14), title="Organizers")
    years = range(2019, 2027)
    linked = {f"http://{year}.conf.test/": f"Conf {year}" for year in (2024, 2025)}
    site.page("/past-conferences/", links=linked, title="Past Conferences")
    for year in years:
        top = f"http://{year}.conf.test/"
        parts = {"speakers/": "Speakers", "schedule/": "Schedule", "sponsors/": "Sponsors", "venue/": "Venue",
                 "tickets/": "Tickets", "news/": "News"}  # fmt: skip
        links = {top + part: text for part, text in parts.items()}
        for path, text in links.items():
            site.page(path, links=links, title=text)
        site.page(top, links=links, title=f"Conf {year}")
        speakers = site.people(40)
        own = {f"{top}speaker/{name.lower().replace(' ', '-')}/": name for name in speakers}
        site.page(f"{top}speakers/", speakers, links=links | own, title="Speakers")
        site.page(f"{top}schedule/", speakers, links=links | own, title="Schedule")
        site.page(f"{top}sponsors/", site.people(12), links=links, title="Sponsors")
        for path, name in own.items():
            site.page(path, [name], links=links, title=name)
    _blog(site)
    return site


def _blog(site: Site) -> None:
    """Posts with marks, replies and older pages without end."""
    posts = {
        f"/20{20 + part % 7}/{part % 12 + 1:02}/{part % 28 + 1:02}/post-{part}/": f"Post {part}"
        for part in range(200)
    }
    marks = {f"/tag/mark-{part}/": f"Mark {part}" for part in range(60)} | {
        "/author/ada/": "Ada",
        "/feed/": "Feed",
    }
    site.page("/blog/", links=posts | marks | {"/blog/page/2/": "Older"}, title="Blog")
    for path in posts:
        site.page(
            path, links=marks | {f"{path}?replytocom={part}": "Reply" for part in range(5)}, title="Post"
        )
    for path in marks:
        site.page(path, links=dict(list(posts.items())[:20]), title="Posts")

    def older(url: str) -> Links | None:
        number = url.removeprefix("http://conf.test/blog/page/").rstrip("/")
        return {f"/blog/page/{int(number) + 1}/": "Older", **posts} if number.isdecimal() else None

    site.endless = older


def _calendar(place: str, form: str) -> Callable[[str], Links | None]:
    def links(url: str) -> Links | None:
        if not url.startswith(place):
            return None
        number = int("".join(filter(str.isdecimal, url)) or 0)
        return {form.format(place, number + step): "Next" for step in (1, 2, 12)}

    return links


SHAPES = {shape.__name__: shape for shape in (association, verband, fair, conference)}
