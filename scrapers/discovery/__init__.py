"""Sources beyond the catalogue: each file proposes bodies from one place, and the user decides."""

from scrapers.discovery.discover import SOURCES, Discovered, discover
from scrapers.discovery.places import load_places
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search

__all__ = ["SOURCES", "Discovered", "DiscoveryError", "Proposal", "Search", "discover", "load_places"]
