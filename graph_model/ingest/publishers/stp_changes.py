"""ODS's log of changes to the STPs and their partners, in its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.days import DayStyle
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.row_cells import ODS_CODE, RowCells

__all__ = ["READER", "StpChange"]


@dataclass(frozen=True, slots=True)
class StpChange:
    """One change.

    Attributes:
        on: the day on which it was logged, which need not be the one on which it took effect.
        stps: the codes of those that it is of; none where it is of many, or of a region.
        kind: as the log says it, such as "STP code closed (merger)".
        line: where it stands.
    """

    on: date
    stps: tuple[str, ...]
    name: str | None
    kind: str
    details: str | None
    line: int


_COLUMNS = (
    Column("on", ("date",)),
    Column("stps", ("stp_ods_code",)),
    Column("name", ("stp_name",)),
    Column("kind", ("type_of_change",)),
    Column("details", ("details",)),
)
# What stands in the place of codes where a change is of many STPs, or of none in particular.
_NONE_NAMED = frozenset({"Multiple", "-"})
_BETWEEN_CODES = re.compile(r",\s*|\s+and\s+|\s*&\s*")


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[StpChange]:
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        change = StpChange(
            on=row.required_day("on", [DayStyle.ISO]),
            stps=_stps(row),
            name=row.text("name"),
            kind=row.required("kind"),
            details=row.text("details"),
            line=row.line,
        )
        if row.is_sound(faults):
            yield change


READER: Reader[StpChange] = Reader("stp_changes", "ODS log of changes to STPs", _fits, _read)


def _stps(row: RowCells) -> tuple[str, ...]:
    cell = row.text("stps")
    if cell is None or cell in _NONE_NAMED:
        return ()
    codes = tuple(filter(None, _BETWEEN_CODES.split(cell)))  # one list ends with a comma
    if not all(ODS_CODE.fullmatch(code) for code in codes):
        row.fault("stps", "is neither an ODS code nor a list of them")
    return codes
