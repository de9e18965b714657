"""The shape of an address: what pages of one template have in common."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_NUMBER = re.compile(r"\d+")


class Shape(NamedTuple):
    """Where an address lies.

    Attributes:
        template: the folder, the kind of file and the names of the parameters, the same for every edition.
        year: of the edition, empty where the address does not say.
    """

    template: str
    year: str


@lru_cache(maxsize=8192)
def shape_of(url: str) -> Shape:
    """Gives the shape of an address: `/2019/talks/7.html` and `/2021/talks/12.html` are of one template."""
    parts = urlsplit(url)
    folder, _, leaf = parts.path.rstrip("/").rpartition("/")
    years = _YEAR.findall(f"{parts.netloc}{parts.path}")
    names = ",".join(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    stem, _, ending = leaf.rpartition(".")
    kind = f".{ending.lower()}" if stem and len(ending) < 5 and ending.isalpha() else ""
    template = f"{_NUMBER.sub('0', f'{parts.netloc}{folder}')}/*{kind}?{names}"
    return Shape(template, years[-1] if years else "")
