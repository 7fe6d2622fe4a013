"""An organisation as the Organisation Data Service tells it, whichever of its two interfaces was asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["OrdOrganisation", "OrdRelation", "OrdRole", "OrdSuccession", "SuccessionEnd"]


class SuccessionEnd(StrEnum):
    """Which end of a succession the other organisation is."""

    SUCCESSOR = "Successor"
    PREDECESSOR = "Predecessor"


@dataclass(frozen=True, slots=True)
class OrdRole:
    """A role that the organisation has or had.

    Attributes:
        id: such as "RO76".
        is_primary: None where the answer does not say.
        opened: first day; None where it is not given.
        closed: last day, as written; None where it is not given.
        is_active: None where the answer does not say.
    """

    id: str
    is_primary: bool | None
    opened: date | None
    closed: date | None
    is_active: bool | None


@dataclass(frozen=True, slots=True)
class OrdRelation:
    """What the organisation is to another one.

    Attributes:
        kind: such as "RE4", is commissioned by.
        target: the other one's code.
        target_role: its primary role; None where it is not given.
        opened: first day; None where it is not given.
        closed: last day, as written; None where it is not given.
        is_active: None where the answer does not say.
    """

    kind: str
    target: str
    target_role: str | None
    opened: date | None
    closed: date | None
    is_active: bool | None


@dataclass(frozen=True, slots=True)
class OrdSuccession:
    """What the organisation became, or what it came from; the day may not be given."""

    other: str
    effective: date | None
    kind: SuccessionEnd


@dataclass(frozen=True, slots=True)
class OrdOrganisation:
    """One organisation or site.

    Attributes:
        code: its ODS code.
        name: as written, mostly in capitals; None where only its relations were given.
        opened: first day of operation; None where it is not given.
        closed: last day of operation, as written; None where it is not given.
        is_active: None where the answer does not say.
        roles: in the order of the answer.
        relations: in the order of the answer.
        successions: in the order of the answer.
        record_class: "RC1" for an organisation, "RC2" for a site; None where it is not given.
    """

    code: str
    name: str | None
    opened: date | None
    closed: date | None
    is_active: bool | None
    roles: tuple[OrdRole, ...]
    relations: tuple[OrdRelation, ...]
    successions: tuple[OrdSuccession, ...]
    record_class: str | None
