"""Pure functions from a page to mentions."""

from scrapers.extract.read import read_page

__all__ = ["read_page"]
