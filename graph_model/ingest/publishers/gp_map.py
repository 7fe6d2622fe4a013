"""The map of GP registrations: each practice with its PCN, commissioner and region, month by month.

Before July 2022 the columns of the sub-ICB location and of the ICB were those of the CCG and of the STP, under
their own names; they are read into the same row, and the day of the extract tells which they are. The oldest
maps have neither PCNs nor STPs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.days import DayStyle
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.row_cells import GSS_CODE, RowCells

__all__ = ["READER", "RegisteredPractice"]


@dataclass(frozen=True, slots=True)
class RegisteredPractice:
    """One practice on the day of the extract; None is not known, but for the PCN.

    Attributes:
        pcn: None where the practice has none.
        sub_icb: until June 2022 the CCG.
        icb: until June 2022 the STP.
        on: the day of the extract.
        line: where it stands.
    """

    code: str
    name: str
    postcode: str | None
    pcn: str | None
    pcn_name: str | None
    sub_icb: str
    sub_icb_name: str | None
    sub_icb_gss: str | None
    icb: str | None
    icb_name: str | None
    icb_gss: str | None
    region: str | None
    region_name: str | None
    region_gss: str | None
    on: date
    line: int


_COLUMNS = (
    Column("on", ("EXTRACT_DATE",)),
    Column("code", ("PRACTICE_CODE",)),
    Column("name", ("PRACTICE_NAME",)),
    Column("postcode", ("PRACTICE_POSTCODE", "POSTCODE"), required=False),
    Column("pcn", ("PCN_CODE",), required=False),
    Column("pcn_name", ("PCN_NAME",), required=False),
    Column("sub_icb", ("SUB_ICB_LOCATION_CODE", "CCG_CODE")),
    Column("sub_icb_name", ("SUB_ICB_LOCATION_NAME", "CCG_NAME"), required=False),
    Column("sub_icb_gss", ("ONS_SUB_ICB_LOCATION_CODE", "ONS_CCG_CODE"), required=False),
    Column("icb", ("ICB_CODE", "STP_CODE"), required=False),
    Column("icb_name", ("ICB_NAME", "STP_NAME"), required=False),
    Column("icb_gss", ("ONS_ICB_CODE", "ONS_STP_CODE"), required=False),
    Column("region", ("COMM_REGION_CODE",), required=False),
    Column("region_name", ("COMM_REGION_NAME",), required=False),
    Column("region_gss", ("ONS_COMM_REGION_CODE",), required=False),
)
_DAYS = (DayStyle.NAMED, DayStyle.ISO, DayStyle.SLASHED)
# What stands in the place of a code where a practice has no PCN.
_NO_PCN = "U"


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[RegisteredPractice]:
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        practice = _practice(row)
        if row.is_sound(faults):
            yield practice


READER: Reader[RegisteredPractice] = Reader("gp_map", "GP registration map (gp-reg-pat-prac-map)", _fits, _read)


def _practice(row: RowCells) -> RegisteredPractice:
    has_pcn = row.text("pcn") != _NO_PCN
    return RegisteredPractice(
        code=row.required_code("code"),
        name=row.required("name"),
        postcode=row.text("postcode"),
        pcn=row.code("pcn") if has_pcn else None,
        pcn_name=row.text("pcn_name") if has_pcn else None,
        sub_icb=row.required_code("sub_icb"),
        sub_icb_name=row.text("sub_icb_name"),
        sub_icb_gss=row.code("sub_icb_gss", GSS_CODE),
        icb=row.code("icb"),
        icb_name=row.text("icb_name"),
        icb_gss=row.code("icb_gss", GSS_CODE),
        region=row.code("region"),
        region_name=row.text("region_name"),
        region_gss=row.code("region_gss", GSS_CODE),
        on=row.required_day("on", _DAYS),
        line=row.line,
    )
