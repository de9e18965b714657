"""What was fetched, found and still to be fetched: one SQLite file in the workspace, or a database by URL."""

from scrapers.store.frontier import Frontier
from scrapers.store.records import Counts, PageRecord, QueuedLink, State, StoredPage
from scrapers.store.store import Store, store_path

__all__ = ["Counts", "Frontier", "PageRecord", "QueuedLink", "State", "Store", "StoredPage", "store_path"]
