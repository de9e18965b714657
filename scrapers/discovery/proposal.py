"""What discovery gives: a body that may belong to an industry, and why somebody thinks so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source that the user may take into a catalogue of their own.

    Attributes:
        id: short name, given once all proposals are together.
        reason: why it is proposed, with the place that says so.
        found_by: name of the source of the proposal.
    """

    name: str
    url: str
    kind: str
    reason: str
    found_by: str
    id: str = ""
    region: str = ""
    platform: str = ""


class DiscoveryError(Exception):
    """A source of proposals gave none, and why: not reached, not allowed, or not in the known shape."""
