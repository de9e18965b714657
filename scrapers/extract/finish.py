"""The last step for all readers: names without titles, edition and evidence filled in, each mention once."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.names.affixes import split_affixes
from analysis.names.letters import without_letter
from analysis.names.order import natural_order
from analysis.names.words import GENERATIONS, key
from analysis.roles import Kind, family_of
from analysis.text import fold, squeeze
from scrapers.extract.facts import is_nobody
from scrapers.frontier.edition import Edition
from scrapers.items import EVIDENCE_LIMIT, Mention

_LONGEST_NAME = 120
_INITIAL = 2
# readers that go by the look of lines
_BY_LOOK = frozenset({"blocks", "prose", "popover", "talk-line"})


def finish(found: Iterable[Mention], url: str, edition: Edition) -> list[Mention]:
    """Completes and orders the mentions of one page.

    Of two mentions of one name in one role family, session, award and year the surer one stays, with what
    the other knew beside.

    Args:
        found: mentions of all readers.
        url: address of the page.
        edition: where the page belongs; what a mention says itself comes first.
    """
    kept: dict[tuple[str, ...], Mention] = {}
    complete = _addressed([_complete(one, url, edition) for one in _without_told(list(found))])
    for mention in sorted(complete, key=lambda one: -one.confidence):
        what = (mention.session, mention.award, str(mention.year or ""))
        same = (fold(mention.name), family_of(mention.role), *map(fold, what))
        if not same[0] or is_nobody(mention.name):
            continue
        kept[same] = _merged(kept[same], mention) if same in kept else mention
    return _without_bare(_told_once(list(kept.values())))


def _without_told(found: list[Mention]) -> list[Mention]:
    """Leaves out people whose names data or a platform of the page calls employers, talks, or awards.

    Where only classes and keys tell things apart, readers of plain structure take one for the other.
    """
    sure = [one for one in found if one.extractor not in _BY_LOOK]
    if not sure:
        return found
    told = {fold(text) for one in sure for text in _other_texts(one) if text}
    told -= {fold(one.name) for one in sure}
    return [
        one
        for one in found
        if one.extractor not in _BY_LOOK or one.kind != Kind.PERSON or fold(one.name) not in told
    ]


def _other_texts(mention: Mention) -> tuple[str, ...]:
    """What stands around a name and is none; of "Keynote: Hemp Returns" the title by itself, too."""
    session = mention.session
    return (
        *(mention.organization, mention.job_title, mention.award, mention.event),
        *(session, session.partition(": ")[2]),
        mention.name + mention.job_title,  # glued, where only styles keep them apart
    )


def _addressed(mentions: list[Mention]) -> list[Mention]:
    """Takes a letter off the names that a page addresses by it, as it shows by how it addresses others."""
    honorifics = {one.honorific for one in mentions if one.honorific}
    if not honorifics:
        return mentions
    found = []
    for one in mentions:
        printed = without_letter(one.name, honorifics) if "." in one.name[:3] else None
        found.append(replace(one, name=printed.name, honorific=printed.honorific) if printed else one)
    return found


def _told_once(mentions: list[Mention]) -> list[Mention]:
    """Gives affiliation and title, where a page prints them once, to all mentions of that name on it."""
    known: dict[str, dict[str, set[str]]] = {}
    for one in mentions:
        told = known.setdefault(fold(one.name), {"organization": set(), "job_title": set()})
        told["organization"] |= {one.organization} - {""}
        told["job_title"] |= {one.job_title} - {""}
    return [_filled(one, known[fold(one.name)]) for one in mentions]


def _filled(mention: Mention, told: dict[str, set[str]]) -> Mention:
    organization, job_title = (
        next(iter(values)) if len(values) == 1 else "" for values in (told["organization"], told["job_title"])
    )
    organization, job_title = mention.organization or organization, mention.job_title or job_title
    if (organization, job_title) == (mention.organization, mention.job_title):
        return mention
    return replace(mention, organization=organization, job_title=job_title)


def _complete(mention: Mention, url: str, edition: Edition) -> Mention:
    name, honorific, credentials = (
        squeeze(mention.name)[:_LONGEST_NAME],
        mention.honorific,
        mention.credentials,
    )
    if mention.kind == Kind.PERSON:
        printed = split_affixes(name)
        name = natural_order(_unstopped(printed.name))
        honorific, credentials = honorific or printed.honorific, credentials or printed.credentials
    return replace(
        mention,
        name=name,
        honorific=honorific,
        credentials=credentials,
        url=url,
        host=mention.host or edition.host,
        event=squeeze(mention.event or edition.event),
        year=mention.year or edition.year,
        date=mention.date or (edition.date if mention.year in {None, edition.year} else ""),
        place=mention.place or (edition.place if mention.year in {None, edition.year} else ""),
        evidence=squeeze(mention.evidence or name)[:EVIDENCE_LIMIT],
    )


def _unstopped(name: str) -> str:
    """Takes off the full stop that ended the sentence or the list, not that of an initial or of "Jr."."""
    last = name.rpartition(" ")[2]
    ended = last.endswith(".") and last[:-1].isalpha() and len(last) > _INITIAL and last[1:-1].islower()
    return name if not ended or key(last) in GENERATIONS else name[:-1]


def _merged(sure: Mention, other: Mention) -> Mention:
    return replace(
        sure,
        organization=sure.organization or other.organization,
        job_title=sure.job_title or other.job_title,
        award=sure.award or other.award,
        tier=sure.tier or other.tier,
        booth=sure.booth or other.booth,
        profile_urls=sure.profile_urls or other.profile_urls,
    )


def _without_bare(mentions: list[Mention]) -> list[Mention]:
    """Leaves out a mention without a session where the same name and family stands with one."""
    with_session = {(fold(one.name), family_of(one.role)) for one in mentions if one.session}
    return [
        one for one in mentions if one.session or (fold(one.name), family_of(one.role)) not in with_session
    ]
