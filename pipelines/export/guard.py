"""Keeps cells from being read as formulas by a spreadsheet, in a way that can be undone."""

import re

_TRIGGER = r"'*[=+\-@\t\r\n\x00＝＋－＠]"
_RISKY = re.compile(_TRIGGER)
_GUARDED = re.compile(rf"'{_TRIGGER}")


def guard(cell: str) -> str:
    """Puts an apostrophe before a cell that a spreadsheet might run as a formula.

    A cell that already starts so gets one more: `unguard` gives every cell back as it was.
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """Takes off what `guard` put on."""
    return cell[1:] if _GUARDED.match(cell) else cell
