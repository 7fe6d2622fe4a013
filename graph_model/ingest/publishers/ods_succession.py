"""Which body of the NHS became which: ODS's own list, and the later ones of ICBs and of trusts.

The three differ in their columns. A body that succeeds itself, and a pair that is given twice with two days,
are given as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.days import DayStyle
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "OdsSuccession"]


@dataclass(frozen=True, slots=True)
class OdsSuccession:
    """One succession.

    Attributes:
        effective: the first day of the successor in the place of the predecessor; None is not known.
        kind: as the file says it, such as "merger"; None where it does not.
        predecessor_name: None where the file gives codes alone.
        successor_name: its name afterwards.
        line: where it stands.
    """

    predecessor: str
    successor: str
    effective: date | None
    kind: str | None
    predecessor_name: str | None
    successor_name: str | None
    line: int


_COLUMNS = (
    Column("predecessor", ("predecessor_ods", "old_code")),
    Column("successor", ("successor_ods", "new_code")),
    Column("effective", ("succession_date", "date")),
    Column("kind", ("succession_type",), required=False),
    Column("predecessor_name", ("predecessor_name",), required=False),
    Column("successor_name", ("successor_name", "successor_name_after"), required=False),
)
_DAYS = (DayStyle.ISO, DayStyle.COMPACT)


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[OdsSuccession]:
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        succession = OdsSuccession(
            predecessor=row.required_code("predecessor"),
            successor=row.required_code("successor"),
            effective=row.day("effective", _DAYS),
            kind=row.text("kind"),
            predecessor_name=row.text("predecessor_name"),
            successor_name=row.text("successor_name"),
            line=row.line,
        )
        if row.is_sound(faults):
            yield succession


READER: Reader[OdsSuccession] = Reader("ods_succession", "succession of NHS bodies", _fits, _read)
