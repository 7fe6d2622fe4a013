"""ODS's map of the partners of each sustainability and transformation partnership (STP), as at one day.

A row holds up to four partners of one STP side by side, of four lists that have nothing else to do with each
other. The name of an STP stands on its first row alone. The day of the map stands in the file's name, if anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.days import DayStyle, day_of
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.row_cells import GSS_CODE, RowCells

__all__ = ["READER", "PartnerSector", "StpPartner"]


class PartnerSector(StrEnum):
    """In which of the four lists a partner stands."""

    CCG = "ccg"
    COUNCIL = "council"
    TRUST = "trust"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class StpPartner:
    """One partner of one STP; None is not known.

    Attributes:
        stp: its ODS code; the ICB after it has the same.
        code: of the partner, as ODS gives it.
        cqc: the Care Quality Commission's number of a provider; only other partners have one.
        region: name and code together, such as "Midlands (Y60)".
        on: the day of the map.
        line: where it stands.
    """

    stp: str
    stp_gss: str | None
    stp_name: str | None
    sector: PartnerSector
    name: str
    code: str | None
    cqc: str | None
    region: str | None
    on: date | None
    line: int


_COLUMNS = (
    Column("region", ("region",), required=False),
    Column("stp", ("stp_ods_code",)),
    Column("stp_gss", ("stp_ons_code",)),
    Column("stp_name", ("stp_name",)),
    Column("ccg_name", ("ccg_name",)),
    Column("ccg_code", ("ccg_code",)),
    Column("council_name", ("la_name",)),
    Column("council_code", ("la_ods_code",)),
    Column("trust_name", ("trust_name",)),
    Column("trust_code", ("trust_code",)),
    Column("other_name", ("other_name",)),
    Column("other_code", ("other_code",)),
)
_DAY_OF_NAME = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Both codes may stand in one cell, as in "NNF (CQC: 1-191582971)"; brackets and words about them vary.
_OTHER_CODES = re.compile(r"(?P<ods>[A-Z0-9]{2,10})?\s*(\(?CQC:.*?(?P<cqc>1-\d{6,12})\)?)?", re.ASCII)
_NO_CODE = frozenset({"?", "-"})


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[StpPartner]:
    on = _day_of_name(path.stem)
    names: dict[str, str] = {}
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        name = row.text("stp_name")
        if name is not None:
            names[row.required_code("stp")] = name
        partners = list(_partners(row, names, on))
        if row.is_sound(faults):
            yield from partners


READER: Reader[StpPartner] = Reader("stp_partners", "ODS map of STP partners", _fits, _read)


def _day_of_name(name: str) -> date | None:
    found = _DAY_OF_NAME.search(name)
    return None if found is None else day_of(found[0], [DayStyle.ISO])


def _partners(row: RowCells, names: dict[str, str], on: date | None) -> Iterator[StpPartner]:
    stp, gss, region = row.required_code("stp"), row.code("stp_gss", GSS_CODE), row.text("region")
    for sector in PartnerSector:
        name = row.text(f"{sector}_name")
        code, cqc = _codes(row, sector)
        if name is not None:
            yield StpPartner(stp, gss, names.get(stp), sector, name, code, cqc, region, on, row.line)
        elif row.text(f"{sector}_code") is not None:
            row.fault(f"{sector}_name", "is required beside a code")


def _codes(row: RowCells, sector: PartnerSector) -> tuple[str | None, str | None]:
    """Give the codes of ODS and of the Care Quality Commission."""
    if sector is not PartnerSector.OTHER:
        return row.code(f"{sector}_code"), None
    cell = row.text("other_code")
    if cell is None or cell in _NO_CODE:
        return None, None
    found = _OTHER_CODES.fullmatch(cell)
    if found is None:
        row.fault("other_code", "is neither an ODS code nor a number of the CQC")
        return None, None
    return found["ods"], found["cqc"]
