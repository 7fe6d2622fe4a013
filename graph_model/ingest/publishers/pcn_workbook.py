"""ODS's workbook of primary care networks (ePCN.xlsx): the networks, and the dated links of practices to them.

The headers hold line breaks, days are text or real ones, and an empty end is no cell or an empty one. Links
are given as they are, of no length or overlapping too; not every member is a practice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault, RowsUnreadableError
from graph_model.ingest.publishers.days import DayStyle
from graph_model.ingest.publishers.headed_rows import Column, headed_rows, rows_until_unreadable
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.row_cells import RowCells
from graph_model.ingest.workbook_rows import read_workbook

__all__ = ["READER", "Pcn", "PcnLink"]


@dataclass(frozen=True, slots=True)
class Pcn:
    """One network, with the sub-ICB location that it had when the workbook was made; None is not known or open."""

    code: str
    name: str
    sub_icb: str | None
    opened: date | None
    closed: date | None
    line: int


@dataclass(frozen=True, slots=True)
class PcnLink:
    """One membership of a network; `left` is its last day, and None where it goes on."""

    practice: str
    pcn: str
    joined: date | None
    left: date | None
    line: int


_PCNS = "PCNDetails"
_LINKS = "PCN Core Partner Details"
_PCN_COLUMNS = (
    Column("code", ("PCN Code",)),
    Column("name", ("PCN Name",)),
    Column("sub_icb", ("Current Sub ICB Loc Code", "Current CCG Code"), required=False),
    Column("opened", ("Open Date",)),
    Column("closed", ("Close Date",)),
)
_LINK_COLUMNS = (
    Column("practice", ("Partner Organisation Code",)),
    Column("pcn", ("PCN Code",)),
    Column("joined", ("Practice to PCN Relationship Start Date",)),
    Column("left", ("Practice to PCN Relationship End Date",)),
)
_DAYS = (DayStyle.COMPACT, DayStyle.ISO, DayStyle.SLASHED)
Sheets = dict[str, Iterator[RawRow]]


def _fits(glimpse: Glimpse) -> bool:
    return {_PCNS, _LINKS} <= set(glimpse.cells)


def _read(path: Path, faults: list[Fault]) -> Iterator[Pcn | PcnLink]:
    # A pipe would be waited for, and a workbook cannot be read from one.
    if not path.is_file():
        faults.append(Fault(path.name, None, None, None, "is no file that can be read"))
        return
    try:
        sheets = read_workbook(path)
    except RowsUnreadableError as error:
        faults.append(error.fault)
        return
    for title, columns, entity in ((_PCNS, _PCN_COLUMNS, _pcn), (_LINKS, _LINK_COLUMNS, _link)):
        if title in sheets:
            yield from _sheet(f"{path.name}, {title}", sheets[title], columns, entity, faults)
        else:
            faults.append(Fault(path.name, None, None, title, "the sheet is missing"))


READER: Reader[Pcn | PcnLink] = Reader("pcn_workbook", "ODS workbook of primary care networks (ePCN)", _fits, _read)


def _sheet(
    file: str,
    rows: Iterator[RawRow],
    columns: Sequence[Column],
    entity: Callable[[RowCells], Pcn | PcnLink],
    faults: list[Fault],
) -> Iterator[Pcn | PcnLink]:
    for row in headed_rows(file, _padded(rows_until_unreadable(file, rows, faults)), columns, faults):
        given = entity(row)
        if row.is_sound(faults):
            yield given


def _padded(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Give every row the width of the first: a workbook leaves empty cells at the end of a row out, or adds some."""
    width = 0
    for line, cells in rows:
        width = width or len(cells)
        beyond = [cell for cell in cells[width:] if cell != ""]
        yield line, cells[:width] + [""] * (width - len(cells)) + beyond


def _pcn(row: RowCells) -> Pcn:
    return Pcn(
        code=row.required_code("code"),
        name=row.required("name"),
        sub_icb=row.code("sub_icb"),
        opened=row.day("opened", _DAYS),
        closed=row.day("closed", _DAYS),
        line=row.line,
    )


def _link(row: RowCells) -> PcnLink:
    return PcnLink(
        practice=row.required_code("practice"),
        pcn=row.required_code("pcn"),
        joined=row.day("joined", _DAYS),
        left=row.day("left", _DAYS),
        line=row.line,
    )
