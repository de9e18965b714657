"""The tables of the store."""

import sqlalchemy as sa

SCHEMA_VERSION = 3

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, default="")


pages = sa.Table(
    "pages",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, primary_key=True),
    _text("final_url"),
    _text("source"),
    sa.Column("status", sa.Integer),
    _text("outcome"),
    _text("detail"),
    _text("robots"),
    sa.Column("sha256", sa.Text),
    _text("content_type"),
    _text("title"),
    _text("anchor"),
    _text("fetched_at"),
    _text("etag"),
    _text("last_modified"),
    sa.Index("pages_by_final_url", "project", "final_url"),
    sa.Index("pages_by_source", "project", "source"),
)

# each time that an address was asked for, or was not because robots.txt forbids it; pages keep the last one
fetches = sa.Table(
    "fetches",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    *(_text(name) for name in ("project", "source", "url")),
    sa.Column("status", sa.Integer),
    *(_text(name) for name in ("outcome", "robots", "fetched_at")),
    sa.Index("fetches_by_page", "project", "url"),
)

# one body serves every page and project that shares it
bodies = sa.Table(
    "bodies",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("zstd", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
)

mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("mention_id", sa.Text, primary_key=True),
    sa.Column("page", sa.Text, nullable=False, comment="pages.url; a mention's own url is the final one"),
    sa.Column("position", sa.Integer, nullable=False, comment="order on the page"),
    *(_text(name) for name in ("name", "role", "kind", "honorific", "credentials", "role_label")),
    *(_text(name) for name in ("organization", "job_title", "event", "host")),
    sa.Column("year", sa.Integer),
    *(_text(name) for name in ("date", "place", "session", "award", "tier", "booth", "url", "evidence")),
    _text("profile_urls"),
    *(_text(name) for name in ("source", "industry", "extractor")),
    sa.Column("confidence", sa.Float, nullable=False),
    _text("fetched_at"),
    sa.Index("mentions_by_page", "project", "page"),
)

frontier = sa.Table(
    "frontier",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, primary_key=True),
    _text("source"),
    sa.Column("priority", sa.Float, nullable=False),
    sa.Column("depth", sa.Integer, nullable=False),
    _text("anchor"),
    _text("context"),
    sa.Column("state", sa.Text, nullable=False),
    _text("reason"),
    sa.Column("again", sa.Boolean, nullable=False, default=False),
    _text("changed_at"),
    sa.Index("frontier_best_first", "project", "source", "state", "priority"),
)

entities = sa.Table(
    "entities",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("mention_id", sa.Text, primary_key=True),
    sa.Column("entity_id", sa.Text, nullable=False),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    _text("project"),
    _text("started"),
    _text("ended"),
    _text("arguments"),
    sa.Column("exit", sa.Integer),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("project", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    _text("name"),
    _text("urls"),
    _text("kind"),
    _text("region"),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("mentions", sa.Integer, nullable=False),
    _text("failure"),
    _text("changed_at"),
)

# who asked to be forgotten: only hashes, salted by `meta.salt`; no name is kept
suppressed = sa.Table(
    "suppressed",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("person", sa.Text, nullable=False, comment="random, joins the forms of one person"),
    sa.Column("words", sa.Integer, nullable=False, comment="number of words of the form"),
    _text("added_at"),
)

# what the user wrote down about people: talks, advice, thanks, letters
ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    _text("entity_id"),
    _text("name"),
    sa.Column("entry", sa.Text, nullable=False, comment="note, advice, thanks, referral, ..."),
    _text("text"),
    _text("other_id"),
    _text("other_name"),
    _text("day"),
    _text("due"),
    _text("done"),
    _text("result"),
)
