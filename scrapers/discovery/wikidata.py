"""Wikidata (CC0): associations, series of conferences and awards whose industry, field or subject fits."""

from typing import Any
from urllib.parse import urlencode

from analysis.text import squeeze
from scrapers.discovery.fetching import Answer
from scrapers.discovery.proposal import Proposal
from scrapers.discovery.search import Search, as_json, shape_error

NAME = "wikidata"
_MOST_WORDS = 40
_CLASSES = {
    "Q2178147": ("association", "trade association"),
    "Q829080": ("association", "professional association"),
    "Q955824": ("association", "learned society"),
    "Q47258130": ("conference", "series of conferences"),
    "Q47459256": ("conference", "series of workshops"),
    "Q618779": ("award", "award"),
}
# P452 industry, P101 field of work, P921 main subject, P31 instance of, P856 website, P576 dissolved,
# P17 country
_QUERY = """
SELECT DISTINCT ?item ?label ?site ?class ?topic ?country WHERE {
  VALUES ?name { %(names)s }
  VALUES ?class { %(classes)s }
  ?subject rdfs:label ?name .
  ?item wdt:P452|wdt:P101|wdt:P921 ?subject ; wdt:P31 ?class ; wdt:P856 ?site ; rdfs:label ?label .
  FILTER(LANG(?label) = "en")
  FILTER NOT EXISTS { ?item wdt:P576 [] }
  BIND(STR(?name) AS ?topic)
  OPTIONAL { ?item wdt:P17 ?land . ?land rdfs:label ?country . FILTER(LANG(?country) = "en") }
}
LIMIT 500
"""


def propose(search: Search) -> list[Proposal]:
    """Asks one question: bodies of the known classes under any of the words of the industry."""
    question = urlencode({"query": query_for(search), "format": "json"})
    url = f"{search.addresses(NAME)[0]}?{question}"
    answer = search.one(url, {"Accept": "application/sparql-results+json"})
    found: dict[str, Proposal] = {}
    for row in _bindings(answer):
        found.setdefault(row["item"], _proposal(row))
    return list(found.values())


def query_for(search: Search) -> str:
    """Writes the query; labels of items are in small letters where they are no names."""
    words = [squeeze(word).lower() for word in search.industry.aliases][:_MOST_WORDS]
    names = " ".join(f'"{_escaped(word)}"@en' for word in dict.fromkeys(words))
    return _QUERY % {"names": names, "classes": " ".join(f"wd:{item}" for item in _CLASSES)}


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')


def _bindings(answer: Answer) -> list[dict[str, str]]:
    content = as_json(answer)
    try:
        rows = [
            {key: str(cell["value"]) for key, cell in row.items()} for row in content["results"]["bindings"]
        ]
    except (KeyError, TypeError, AttributeError):
        raise shape_error(answer, "results.bindings were expected") from None
    for row in rows:
        if missing := {"item", "label", "site", "class", "topic"} - row.keys():
            raise shape_error(answer, f'a row without "{min(missing)}"')
    return rows


def _proposal(row: dict[str, Any]) -> Proposal:
    kind, words = _CLASSES.get(row["class"].rpartition("/")[2], ("association", "body"))
    return Proposal(
        name=squeeze(row["label"]),
        url=row["site"],
        kind=kind,
        region=squeeze(row.get("country", "")),
        reason=f"Wikidata ({row['item'].rpartition('/')[2]}) has it as a {words} of {row['topic']}",
        found_by=NAME,
    )
