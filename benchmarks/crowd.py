"""Invented people in any number, for measuring: nobody of these names is meant."""

import random

import pandas as pd

_HEADS = (
    "Al Bel Cor Dan El Far Gor Hel Iv Jor Kel Lor Mar Nel Or Per Quin Ros Sel Tor Ul Ver Wil Yor Zel".split()
)
_TAILS = "an bert dis eth fin gard hild ina ko lian mund nor rik sa tha vin wen xa".split()
_FIRMS = "Lamp Tallow Wick Candle Ember Beacon Prism Mirror".split()
_TITLES = ("Director", "Chief Lamplighter", "Wick Engineer", "Professor", "", "Partner")
_ROLES = (
    "speaker",
    "speaker",
    "speaker",
    "keynote",
    "panelist",
    "board",
    "chair",
    "committee",
    "award_recipient",
)
_FIRST_YEAR, _YEARS, _HOSTS = 2010, 16, 40


def crowd(people: int, seed: int = 7) -> pd.DataFrame:
    """Gives resolved mentions of so many people: most are named once or twice, a few again and again."""
    pick = random.Random(seed)  # noqa: S311 - invented data
    rows = []
    for number in range(people):
        name = f"{_word(pick)} {_word(pick)}{_word(pick).casefold()}"
        firm = f"{pick.choice(_FIRMS)} {_word(pick)}"
        title = pick.choice(_TITLES)
        for _ in range(min(int(pick.paretovariate(1.1)), 25)):
            rows.append(_mention(pick, number, name, firm, title))
    table = pd.DataFrame(rows)
    table.insert(0, "mention_id", [f"c{place:07}" for place in range(len(table))])
    return table.drop_duplicates(["entity_id", "host", "year", "role"]).reset_index(drop=True)


def _word(pick: random.Random) -> str:
    return pick.choice(_HEADS) + pick.choice(_TAILS)


def _mention(pick: random.Random, number: int, name: str, firm: str, title: str) -> dict[str, object]:
    host = min(int(pick.expovariate(0.1)), _HOSTS - 1)
    year = _FIRST_YEAR + int(_YEARS * pick.betavariate(3, 1.2))
    return {
        "entity_id": f"m-{number:06}", "name": name, "kind": "person", "role": pick.choice(_ROLES),
        "organization": firm, "job_title": title, "event": f"Lantern Congress {host} {year}",
        "host": f"congress{host}.example", "year": year, "date": "", "place": f"Wickton {host % 12}",
        "session": f"What {pick.choice(_FIRMS).casefold()}s teach us, part {number % 9}", "award": "",
        "url": f"https://congress{host}.example/{year}/people/{number}", "role_label": "", "tier": "",
        "evidence": f"{name}, {title}, {firm}: a talk about light and those who keep it burning",
        "profile_urls": f"https://people.example/{number}", "source": f"congress{host}", "excluded": "",
        "fetched_at": "2026-01-01T00:00:00.000Z",
    }  # fmt: skip
