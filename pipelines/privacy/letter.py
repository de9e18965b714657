"""The letter that tells a person what is held about them (GDPR Art. 14)."""

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.text import squeeze
from data import DATA
from pipelines.followup.who import today
from pipelines.privacy.person import Person
from scrapers.items import EVIDENCE_LIMIT, Mention
from scrapers.store.retention import RETENTION


def notice_letter(found: Sequence[Person], sender: str, *, for_others: bool) -> str:
    """Writes the letter to a person, given as what each project holds of them.

    Args:
        found: the same person, at least once.
        sender: name and address of the user; empty leaves a gap to fill in.
        for_others: whether the user works on behalf of others.
    """
    # plain text: nothing is to be escaped, but every value of a page is kept to one line
    environment = Environment(
        loader=FileSystemLoader(DATA / "letters"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        keep_trailing_newline=True,
    )
    mentions = [mention for person in found for mention in person.mentions]
    organizations = [name for person in found for name in person.organizations]
    return environment.get_template("notice.txt").render(
        day=today().isoformat(),
        name=squeeze(found[0].name),
        organization=squeeze(organizations[0]) if organizations else "",
        sender=squeeze(sender),
        signature=squeeze(sender).partition(",")[0],
        for_others=for_others,
        quote_limit=EVIDENCE_LIMIT,
        months=RETENTION.days * 12 // 365,
        appearances=[_line(mention) for mention in sorted(mentions, key=_order)],
    )


def _order(mention: Mention) -> tuple[int, str, str]:
    return -(mention.year or 0), mention.url, mention.role.value


def _line(mention: Mention) -> dict[str, str]:
    return {
        "role": mention.role.value.replace("_", " "),
        "event": squeeze(mention.event),
        "post": squeeze(", ".join(filter(None, (mention.job_title, mention.organization)))),
        "year": str(mention.year or ""),
        "url": squeeze(mention.url),
        "fetched_at": mention.fetched_at[:10],
        "evidence": squeeze(mention.evidence),
    }
