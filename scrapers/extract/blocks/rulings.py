"""Rulings: in which role a line names somebody, and what says so."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.names.given import may_be_given_name
from analysis.roles import Family, Role, family_of
from scrapers.extract.blocks.chairs import in_session, is_chair, is_of_event, of_members, seated
from scrapers.extract.blocks.classed import ruling_by_class
from scrapers.extract.blocks.duties import duty_columns, ruling_by_duty
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.medals import is_medal
from scrapers.extract.blocks.nested_headings import committee_over, is_category, role_of_page, role_of_people
from scrapers.extract.blocks.page_reading import PageReading, Ruling, column_head
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.blocks.surroundings import seat_before
from scrapers.extract.heads import field_of
from scrapers.extract.people import may_hold_label
from scrapers.extract.person import People, name_score
from scrapers.extract.words import RoleHit, is_invitation, is_programme, role_of

ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_SEATED = {Role.CONSULTANT: Role.COMMITTEE, Role.INSTRUCTOR: Role.COMMITTEE}
_NOBODY = frozenset(["place", "time", "contact", "booth"])
_FIELDS = frozenset(["organization", "job_title", "session"])
_WHOLE = 0.6
_LABELLED = 0.4
_NAMED = 0.75


def ruled(reading: PageReading) -> Iterator[int]:
    """Gives the lines for which anything may say in which role they name somebody."""
    for line in reading.page.lines:
        if (
            context_ruling(reading, line.index)
            or line.index in reading.labels
            or may_hold_label(line.text)
            or line.index in reading.rows
            or line.shape in duty_columns(reading)
            or (line.cell and column_head(reading, line.index))
        ):
            yield line.index


def ruling_of(reading: PageReading, index: int) -> Ruling | None:
    """Decides in which role a line names somebody: label, column head, headings, then the page."""
    people = reading.readings[index].people
    if _names_nobody(reading, reading.page.lines[index], people):
        return None
    if people.label:
        return _by_own_label(reading, index, people, people.label)
    if index in reading.labels:
        label = reading.page.lines[reading.labels[index]]
        hit = role_of(label.text)
        role = hit.role if hit else reading.seats.get(label.shape)
        if role and role not in ORGANIZATIONS:
            above = context_ruling(reading, index)
            # under "Speakers" a line such as "President, Guild of Tilers" is what somebody does elsewhere
            if above is None or _is_committee(above.role) or family_of(above.role) == family_of(role):
                return Ruling(seated(role, hit, above), label.text, 0.5)
    head = column_head(reading, index)
    if head and field_of(head) not in _FIELDS and (hit := role_of(head)):
        return Ruling(hit.role, head, 0.4)
    ruling = _by_context(reading, index) or seat_before(reading, index) or ruling_by_duty(reading, index)
    match field_of(head):
        case "":
            return ruling
        case "name" | "family_name" | "given_name":
            return replace(ruling, needed=0.35) if ruling else None
        case "session":
            return ruling if people.lead or people.people[0].pieces else None
    return None


def _is_committee(role: Role) -> bool:
    return family_of(role) == Family.COMMITTEE


def _by_own_label(reading: PageReading, index: int, people: People, label: RoleHit) -> Ruling:
    """What the label in a line itself says: "Chair: Ana Ruiz"."""
    context = context_ruling(reading, index)
    if is_medal(people.label_text, reading.whole.hit):
        return Ruling(Role.RECIPIENT, people.label_text, 0.3)
    honoured = context is not None and family_of(context.role) == Family.AWARD
    # "2019 Volunteer Monitoring Conference, Student Poster: Ana Ruiz"; "Authors: Bo Li" of what won
    if context and honoured and (label.share < _LABELLED or label.role == Role.AUTHOR):
        return context
    # "Round table: ..." names a session rather than somebody in it
    needed = 0.6 if label.role == Role.PANELIST else 0.3
    return Ruling(_said(reading, index, label.role), people.label_text or label.phrase, needed)


def _by_context(reading: PageReading, index: int) -> Ruling | None:
    """What headings, then the page say; by the role of a page about one person nobody else is named."""
    if role := of_members(reading, index):
        return Ruling(role, reading.readings[index].people.label_text, 0.4)
    ruling, one = context_ruling(reading, index), reading.whole.single
    by_page = ruling is not None and ruling.heading is None
    if ruling and ruling.heading and ruling.role in ORGANIZATIONS:
        role = role_of_people(ruling.heading.text)
        return replace(ruling, role=role) if role else ruling
    beside = by_page and bool(one) and reading.page.lines[index].text != one
    return None if beside and name_score(one) >= _NAMED else ruling


def _names_nobody(reading: PageReading, line: Line, people: People) -> bool:
    """Whether a line is a head of a column, the label of a field, or the title of a page about a role."""
    if field_of(line.text) or _is_column_head(reading, line) or field_of(people.label_text) in _NOBODY:
        return True
    if line.level and is_invitation(line.text):  # "Put Somebody Forward: Nominate"
        return True
    if line.level != 1 or people.label:
        return False
    return role_of(line.text) is not None or is_programme(line.text)


def _is_column_head(reading: PageReading, line: Line) -> bool:
    """Whether a line is the head of a column: rooms and days stand there, too, and nobody with a post."""
    if not line.cell or line.cell[1] or reading.page.nodes[line.node].tag != "th":
        return False
    first = reading.readings[line.index].people.people[0]
    return not (first.pieces and may_be_given_name(first.name.partition(" ")[0]))


def _said(reading: PageReading, index: int, role: Role) -> Role:
    """In a programme "Chair: ..." is the moderator of a session, and "President's address: ..." a talk."""
    above = context_ruling(reading, index)
    body = above and above.heading and _is_committee(above.role)
    if body and role == Role.MODERATOR and is_chair(reading.readings[index].people):
        return Role.CHAIR
    talks = not body and (
        reading.whole.programme or any(heading.programme for heading in reading.contexts[index])
    )
    people = reading.readings[index].people
    if talks and family_of(role) == Family.AWARD and is_programme(people.label_text):
        return Role.SPEAKER
    if not talks or not _is_committee(role) or is_of_event(people, reading.page.lines[index].text):
        return role
    return Role.MODERATOR if role == Role.CHAIR else Role.SPEAKER


def context_ruling(reading: PageReading, index: int) -> Ruling | None:
    """The role that headings, then the page, give a line; None under headings that offer packages.

    Lines under the same headings share it.
    """
    outside = index < reading.start or index in reading.footers
    key = (id(reading.contexts[index]), outside)
    if key not in reading.given:
        reading.given[key] = _offered(reading, index, outside=outside)
    return reading.given[key] or ruling_by_class(reading, index)


def _offered(reading: PageReading, index: int, *, outside: bool) -> Ruling | None:
    ruling = _given(reading, index, outside=outside)
    if ruling is None or ruling.role not in ORGANIZATIONS:
        return ruling
    # the foot of a page thanks sponsors whatever the page is about
    whole = reading.whole.barred and index not in reading.footers
    offers = whole or any(heading.barred for heading in reading.contexts[index])
    return None if offers else ruling


def _in_committee(role: Role, whole: PageRole) -> Role:
    """On the page of a board its consultants sit with it, and its teachers work for it."""
    board = whole.hit is not None and _is_committee(whole.hit.role)
    return _SEATED.get(role, role) if board else role


def _is_timed(ruling: Ruling | None) -> bool:
    """Whether the hour of a programme says the role: "10:15 Opening"."""
    return ruling is not None and ruling.heading is not None and ruling.heading.timed


def _given(reading: PageReading, index: int, *, outside: bool) -> Ruling | None:
    talks: Ruling | None = None
    for distance, heading in enumerate(reversed(reading.contexts[index])):
        if heading.barred:
            return talks
        if heading.hit and _is_timed(talks) and _is_committee(heading.hit.role):
            return talks
        if heading.hit and not (talks and heading.hit.role in ORGANIZATIONS):
            if is_category(reading.contexts[index], heading):
                continue
            if outer := committee_over(reading.contexts[index], heading):
                return Ruling(outer.hit.role, outer.text, 0.48, outer) if outer.hit else None
            role = role_of_page(heading, reading.whole.hit) or _in_committee(heading.hit.role, reading.whole)
            role = in_session(reading, index, heading) or role
            role = Role.RECIPIENT if is_medal(heading.text, reading.whole.hit) else role
            return Ruling(role, heading.text, 0.48 + 0.04 * min(distance, 2), heading)
        if heading.programme and not talks:
            talks = Ruling(Role.SPEAKER, heading.text, 0.62, heading)
    whole = reading.whole
    if talks or whole.barred or outside:
        return talks
    if whole.hit:
        return Ruling(whole.hit.role, whole.source, 0.6)
    return Ruling(Role.SPEAKER, "", 0.68) if whole.programme else None
