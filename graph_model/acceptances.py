"""The life of a finding: open, accepted until a day for a reason, or accepted once and due again.

An acceptance is about the id of a finding, which is the same on every import; so it outlives them. It counts by the
clock and not by the day asked about: whoever accepts says until when nobody need look.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Acceptance", "State", "state_of"]


class State(StrEnum):
    """Where a finding is in its life."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Acceptance:
    """That somebody accepted a finding.

    Attributes:
        finding: its id.
        until: the first day on which it is due again.
        at: when it was accepted, UTC, ISO 8601.
    """

    finding: str
    reason: str
    until: date
    by: str
    at: str


def state_of(acceptance: Acceptance | None, today: date) -> State:
    """Tell the state of a finding from its acceptance, if it has one."""
    if acceptance is None:
        return State.OPEN
    return State.ACCEPTED if today < acceptance.until else State.EXPIRED
