"""The catalogue of industries: which associations and conferences name people, and on which pages."""

from scrapers.catalog.loading import load
from scrapers.catalog.lookup import Catalog
from scrapers.catalog.model import CatalogSource, Industry

__all__ = ["Catalog", "CatalogSource", "Industry", "load"]
