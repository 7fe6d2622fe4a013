"""A register while it is being compiled: rows by table, the dated ground of footprints, and what did not fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from graph_model.compiling.lsoas import Ground
from graph_model.entities import Cover, Entity, Footprint, Organisation
from graph_model.periods import Period, begins, is_empty, meet
from graph_model.tables import TABLES

__all__ = ["Draft", "Misfit", "MisfitKind"]

E = TypeVar("E", bound=Entity)
_TABLE_OF_ENTITY = {table.entity: table.name for table in TABLES}


class MisfitKind(StrEnum):
    """What did not fit together, as a person would head the list of it."""

    UNKNOWN_NETWORK = "practices whose primary care network is not known"
    UNKNOWN_COMMISSIONER = "practices whose commissioner is not known"
    NO_SUCCESSOR = "closed organisations without a successor"
    SELF_SUCCESSION = "organisations recorded as their own successor"
    REPEATED_SUCCESSION = "successions given more than once, with different dates"
    UNKNOWN_END = "successions of organisations that no file lists"
    UNKNOWN_PARTNER = "partners of a partnership that no file names by a code"
    UNKNOWN_AREA = "areas of a lookup that no body is known for"
    OTHER_COUNTY = "districts that a lookup puts into another county than the list of councils"
    UNKNOWN_BORDER = "footprints whose border no file settles"
    JOINED_APART = "smallest areas of 2021 that join ground of two areas of 2011"
    MENDED_DATE = "dates that were mended, because what follows begins on another day"
    NOT_DATED = "rows whose dates no file tells"
    REPLACED = "derived rows that a register states otherwise"
    CONTRADICTED = "rows that two sources state otherwise"
    REPEATED = "rows that say what an earlier register has said"
    NO_HOLDER = "rules of law for which no organisation or ground was found"
    NOT_THERE = "rows left out because they refer to what no source has"


@dataclass(frozen=True, order=True)
class Misfit:
    """One thing that did not fit: of what kind, about whom, and why."""

    kind: MisfitKind
    subject: str
    why: str


@dataclass
class Draft:
    """Rows by table and id, in the order in which they came.

    Attributes:
        grounds: of each footprint, the ground that it held in each period.
        misfits: what did not fit together, for the report.
        unsettled: footprints whose ground a register gives in blocks that could not be placed.
        stated: by table, the ids of rows that a register states.
        standing: the ids of derived lines that a publisher gives for days on which one of their ends is no more.
    """

    tables: dict[str, dict[str, Entity]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    grounds: dict[str, list[tuple[Period, Ground]]] = field(default_factory=lambda: defaultdict(list))
    misfits: list[Misfit] = field(default_factory=list)
    unsettled: set[str] = field(default_factory=set)
    stated: dict[str, set[str]] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)

    def add(self, *rows: Entity) -> None:
        """Add rows; one whose id is there already is left out, so what is surest comes first."""
        for row in rows:
            self.tables[_TABLE_OF_ENTITY[type(row)]].setdefault(row.key, row)

    def settle(self, organisation: Organisation, footprint: Footprint) -> None:
        """Add an organisation with the footprint that it works for all its life."""
        self.add(
            organisation,
            footprint,
            Cover(
                organisation=organisation.id,
                footprint=footprint.id,
                valid_from=organisation.valid_from,
                valid_to=organisation.valid_to,
                source=footprint.source,
                confidence=footprint.confidence,
            ),
        )

    def replace(self, row: Entity) -> None:
        """Put a row in the place of the one of its id."""
        self.tables[_TABLE_OF_ENTITY[type(row)]][row.key] = row

    def rows(self, entity: type[E]) -> Iterable[E]:
        """The rows of a table."""
        return self.tables[_TABLE_OF_ENTITY[entity]].values()  # type: ignore[return-value]

    def organisation(self, identifier: str) -> Organisation | None:
        """The organisation of an id."""
        return self.tables["organisations"].get(identifier)  # type: ignore[return-value]

    def footprint(self, identifier: str) -> Footprint | None:
        """The footprint of an id."""
        return self.tables["footprints"].get(identifier)  # type: ignore[return-value]

    def hold(self, footprint: str, period: Period, ground: Ground) -> None:
        """Say that a footprint held some ground in a period; like ground of periods that touch is joined."""
        if is_empty(period) or len(ground) == 0:
            return
        held = self.grounds[footprint]
        if len(held) > 0 and held[-1][1] == ground and held[-1][0][1] == period[0] and period[0] is not None:
            held[-1] = ((held[-1][0][0], period[1]), ground)
        else:
            held.append((period, ground))

    def held(self, footprint: str, period: Period) -> Iterator[tuple[Period, Ground]]:
        """Yield the ground of a footprint in each part of a period, in the order of days."""
        for each, ground in sorted(self.grounds.get(footprint, ()), key=lambda item: begins(item[0])):
            shared = meet(each, period)
            if not is_empty(shared):
                yield shared, ground

    def misfit(self, kind: MisfitKind, subject: str, why: str) -> None:
        """Note that something did not fit."""
        self.misfits.append(Misfit(kind, subject, why))
