"""Catchments of NHS trusts: which share of a trust's patients came from which area, of whatever kind and year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.columned_rows import ColumnedFile, read_columned_rows
from graph_model.ingest.publishers.ons_areas import AreaColumns, AreaKind, area_columns, is_gss_code
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "CatchmentShare"]

_TRUST_COLUMN = re.compile(r"nhs_trust[0-9]{2}_code")
_SHARE_COLUMN = re.compile(r"proportion_trust_came_from_[a-z]+")
_ODS_CODE = re.compile(r"[0-9A-Z]{3,8}")
_SHARE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,30})?(e-[0-9]{1,3})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CatchmentShare:
    """A part of a trust's patients.

    Attributes:
        trust: its ODS code.
        area: the area's nine-character code.
        area_kind: what sort of area it is.
        year: of the area's boundaries.
        share: of the trust's patients that came from there, from 0 to 1.
        line: on which the row begins.
    """

    trust: str
    area: str
    area_kind: AreaKind
    year: int
    share: float
    line: int


@dataclass(frozen=True)
class _Columns:
    trust: int
    area: AreaColumns
    share: int


def _fits(glimpse: Glimpse) -> bool:
    return _columns(list(glimpse.cells)) is not None


def _columns(header: list[str]) -> _Columns | None:
    trusts = [at for at, cell in enumerate(header) if _TRUST_COLUMN.fullmatch(cell) is not None]
    shares = [at for at, cell in enumerate(header) if _SHARE_COLUMN.fullmatch(cell) is not None]
    areas = area_columns(header)
    if len(trusts) == len(shares) == len(areas) == 1:
        return _Columns(trusts[0], areas[0], shares[0])
    return None


def _read(path: Path, faults: list[Fault]) -> Iterator[CatchmentShare]:
    file = ColumnedFile(path.name, faults)
    rows = read_columned_rows(path, faults)
    line, header = next(rows, (0, []))
    if len(header) == 0:
        return
    columns = _columns(header)
    if columns is None:
        reason = "the columns are not one of a trust, one of an area and one of a share, such as icb22_code"
        file.tell(line, None, None, reason)
        return
    for row in rows:
        share = _share(file, columns, header, row)
        if share is not None:
            yield share


def _share(file: ColumnedFile, columns: _Columns, header: list[str], row: RawRow) -> CatchmentShare | None:
    line, cells = row
    trust, area, share = (cells[at].strip() for at in (columns.trust, columns.area.code, columns.share))
    faulty = [
        (at, value, reason)
        for at, value, sound, reason in (
            (columns.trust, trust, _ODS_CODE.fullmatch(trust) is not None, "is not an ODS code, such as R0A"),
            (columns.area.code, area, is_gss_code(area), "is not a code of nine characters, such as E54000008"),
            (columns.share, share, _is_share(share), "is not a number from 0 to 1"),
        )
        if not sound
    ]
    for at, value, reason in faulty:
        file.tell(line, header[at], value or None, reason)
    if len(faulty) > 0:
        return None
    return CatchmentShare(intern(trust), intern(area), columns.area.kind, columns.area.year, float(share), line)


def _is_share(text: str) -> bool:
    return _SHARE.fullmatch(text) is not None and 0 <= float(text) <= 1


READER = Reader("catchments", "Catchments of NHS trusts", _fits, _read)
