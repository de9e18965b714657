"""What all tests share."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real cases beside the checkout; the test is skipped where it is absent."""
    if not (SHARED / "eval").is_dir():
        pytest.skip("no folder of real cases (../shared/eval) beside this checkout")
    return SHARED
