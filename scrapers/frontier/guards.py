"""What is never fetched: other kinds of files, and the traps in which a crawl does not end."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from scrapers.frontier.memory import Memory

_LONGEST = 500
_SEGMENTS = 12
_PARAMETERS = 5
_VARIANTS = 40  # addresses of one path that differ in their parameters only
_TEMPLATE = 400  # addresses of one shape that differ in numbers only
_DATES = 30  # pages of one shape with a date in their path
_FARTHEST_PAGE = 40

_OTHER_KINDS = re.compile(
    r"(?:jpe?g|png|gif|webp|avif|svgz?|ico|bmp|tiff?|heic|css|js|mjs|map|woff2?|ttf|eot|otf|mp[34]|m4[av]|mov|avi|mkv"
    r"|webm|wav|ogg|flac|zip|gz|tgz|bz2|xz|7z|rar|tar|exe|dmg|apk|iso|msi|docx?|xlsx?|pptx?|od[tsp]|key|epub|mobi"
    r"|ics|vcf|csv|tsv|bib|ris|eps|psd|ai|torrent|swf|rss|atom)"
)
_CALENDAR = re.compile(r"(?:^|/)(?:calend[a-z]*|kalender|month|monat|week|woche)(?:/|$)")
_DAY = re.compile(r"/\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?(?:/|$)")
_DATE_PARAMETER = re.compile(
    r"(?:date|day|month|week|year|from|to|start|end|tribe-bar-date|eventdate|event-display|eventdisplay|cal_?\w*"
    r"|yearid|monthid|time|timestamp|ical|outlook-ical|tribe_\w+)"
)
_SORTING = re.compile(r"(?:sort\w*|order\w*|dir|filter\w*|facet\w*|f\[.*|share|print|limit)")
_PAGE = re.compile(r"(?:page|p|pg|paged|start|offset|seite|pagina)")
_PAGE_IN_PATH = re.compile(r"/(?:page|seite|pagina)/(\d+)(?:/|$)")
_NUMBER = re.compile(r"\d+")


def refuse(url: str) -> str:
    """Says why an address is never fetched, looked at alone; empty where nothing speaks against it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "address cannot be read"
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return "no web address"
    if len(url) > _LONGEST:
        return "very long address"
    path = unquote(parts.path).lower()
    return _refuse_kind(path) or _refuse_path(path) or _refuse_query(path, parts.query.lower())


def _refuse_kind(path: str) -> str:
    stem, _, ending = path.rstrip("/").rpartition("/")[2].rpartition(".")
    if not stem:
        return ""
    return f"file of kind .{ending}" if _OTHER_KINDS.fullmatch(ending) else ""


def _refuse_path(path: str) -> str:
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > _SEGMENTS:
        return "path too deep"
    if len(segments) != len(set(segments)) and _repeats(segments):
        return "path repeats itself"
    if (found := _PAGE_IN_PATH.search(path)) and int(found[1]) > _FARTHEST_PAGE:
        return "endless paging"
    return "endless calendar" if _CALENDAR.search(path) and _DAY.search(path) else ""


def _repeats(segments: list[str]) -> bool:
    pairs = list(pairwise(segments))
    return max(Counter(segments).values()) > 2 or len(pairs) != len(set(pairs))


def _refuse_query(path: str, query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    names = [name for name, _ in pairs]
    if len(pairs) > _PARAMETERS or len(names) != len(set(names)):
        return "too many parameters"
    if any(
        _PAGE.fullmatch(name) and value.isdigit() and int(value) > _FARTHEST_PAGE * 25
        for name, value in pairs
    ):
        return "endless paging"
    dates = sum(bool(_DATE_PARAMETER.fullmatch(name)) for name in names)
    if dates > 1 or (dates and _CALENDAR.search(path)):
        return "endless calendar"
    return "another order of the same page" if any(_SORTING.fullmatch(name) for name in names) else ""


class Guard:
    """Watches the addresses of one source for shapes that never end."""

    def __init__(self, memory: Memory | None = None, source: str = "") -> None:
        """Starts with nothing seen."""
        self._counts = (memory or Memory()).counts
        self._source = source

    def refuse(self, url: str) -> str:
        """Says why an address that was not seen before is not queued; empty where it may be."""
        if reason := refuse(url):
            return reason
        parts = urlsplit(url)
        place = f"{parts.netloc}{parts.path}"
        if parts.query and self._times(f"{place}?") > _VARIANTS:
            return "too many variants of one page"
        shape = _NUMBER.sub("0", place)
        if "0" in shape:
            times = self._times(shape)
            if times > _TEMPLATE:
                return "too many pages of one shape"
            if times > _DATES and _DAY.search(parts.path):
                return "endless calendar"
        return ""

    def _times(self, shape: str) -> int:
        """Counts an address of a shape."""
        key = hash((shape, self._source))
        times = (self._counts.get(key) or 0) + 1
        self._counts.put(key, times)
        return times
