"""Pure functions from a page to mentions; `read_page` is the whole reading."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapers.extract.read import read_page

__all__ = ["read_page"]


def __getattr__(name: str) -> Any:
    """Loads all readers only when the whole reading is asked for: parts of them are used elsewhere."""
    if name == "read_page":
        from scrapers.extract.read import read_page  # noqa: PLC0415 - see above

        return read_page
    raise AttributeError(name)
