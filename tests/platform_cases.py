"""The saved cases of platforms: a folder with the page, its address, and what must be read from it."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.platforms import UnexpectedShapeError, recognised
from tests.conftest import CHECKOUT

CASES = sorted(path.parent for path in (CHECKOUT / "tests" / "cases" / "platforms").glob("*/meta.yaml"))
NOT_COMPARED = {"url", "evidence", "extractor", "confidence"}


def document_of(case: Path) -> Document:
    (file,) = case.glob("input.*")
    return open_page(Page(yaml.safe_load((case / "meta.yaml").read_text())["url"], file.read_bytes()))


def outcome_of(case: Path) -> dict[str, Any]:
    """What the platform named by the folder reads: mentions with their fields that are not empty."""
    document = document_of(case)
    (platform,) = [found for found in recognised(document) if case.name.startswith(found.NAME)]
    try:
        mentions = [compared(mention) for mention in platform.read(document)]
    except UnexpectedShapeError:
        return {"error": "shape not as expected"}
    return {"mentions": mentions, "endpoints": list(platform.endpoints(document))}


def compared(mention: Any) -> dict[str, Any]:
    row = {key: value for key, value in asdict(mention).items() if value and key not in NOT_COMPARED}
    if "profile_urls" in row:
        row["profile_urls"] = list(row["profile_urls"])
    return row | {"role": mention.role.value, "kind": mention.kind.value}


if __name__ == "__main__":  # writes what is read now; look at the difference before committing it
    for folder in CASES:
        (folder / "expected.yaml").write_text(
            yaml.safe_dump(outcome_of(folder), allow_unicode=True, sort_keys=False, width=110)
        )
