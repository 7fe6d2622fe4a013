"""Areas as the columns of ONS files name them: a kind, a year and what is given of it.

Two spellings are in use, `ICB24CD`, `ICB24CDH`, `ICB24NM` and `icb24_code`, `icb24_code_nhs`, `icb24_name`, of any
year. Columns that are neither (FID, GlobalID, change_code) or of areas of other kinds are passed over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Area", "AreaColumns", "AreaKind", "area_columns", "is_gss_code"]


class AreaKind(StrEnum):
    """What sort of area a code stands for."""

    LSOA = "lsoa"
    CCG = "ccg"
    SUB_ICB = "sub_icb"
    ICB = "icb"
    STP = "stp"
    LTLA = "ltla"
    UTLA = "utla"
    COMBINED_AUTHORITY = "combined_authority"
    CANCER_ALLIANCE = "cancer_alliance"
    LOCAL_OFFICE = "local_office"
    NHS_REGION = "nhs_region"
    REGION = "region"
    WARD = "ward"


class Area(NamedTuple):
    """One area as a file gives it.

    Attributes:
        kind: its sort.
        year: of the boundaries, as the column is named; 2021 for `LSOA21CD`.
        code: nine characters.
        name: None where the file has none.
        nhs_code: the ODS code; None where the file has none.
    """

    kind: AreaKind
    year: int
    code: str
    name: str | None
    nhs_code: str | None


@dataclass(frozen=True)
class AreaColumns:
    """Where the columns of one area stand in a row; None where there is no such column."""

    kind: AreaKind
    year: int
    code: int
    name: int | None
    nhs_code: int | None


# The stems that ONS has used for each kind; `loc` is that of a sub-ICB location in 2022 and 2023.
_KINDS = {
    "lsoa": AreaKind.LSOA,
    "ccg": AreaKind.CCG,
    "sicbl": AreaKind.SUB_ICB,
    "loc": AreaKind.SUB_ICB,
    "icb": AreaKind.ICB,
    "stp": AreaKind.STP,
    "lad": AreaKind.LTLA,
    "ltla": AreaKind.LTLA,
    "utla": AreaKind.UTLA,
    "ctyua": AreaKind.UTLA,
    "cauth": AreaKind.COMBINED_AUTHORITY,
    "cal": AreaKind.CANCER_ALLIANCE,
    "nhsrlo": AreaKind.LOCAL_OFFICE,
    "nhser": AreaKind.NHS_REGION,
    "rgn": AreaKind.REGION,
    "region": AreaKind.REGION,
    "wd": AreaKind.WARD,
    "ward": AreaKind.WARD,
}
_COLUMN = re.compile(r"([a-z]+)([0-9]{2})(cdh|cd|nm|_code_nhs|_code|_name)")
_PARTS = {"cd": "code", "_code": "code", "nm": "name", "_name": "name", "cdh": "nhs_code", "_code_nhs": "nhs_code"}
_GSS_CODE = re.compile(r"[EJKLMNSW][0-9]{8}")


def area_columns(header: Sequence[str]) -> list[AreaColumns]:
    """Find the areas whose codes a file gives, in the order of the code columns.

    An area whose code has two columns is given twice; a name without a code is passed over.
    """
    parts = [_parted(cell) for cell in header]
    return [
        AreaColumns(area[0], area[1], at, _first(parts, area, "name"), _first(parts, area, "nhs_code"))
        for at, (area, part) in enumerate(parts)
        if area is not None and part == "code"
    ]


def is_gss_code(text: str) -> bool:
    """Whether the text has the form of a code of the Government Statistical Service, such as E06000001."""
    return _GSS_CODE.fullmatch(text) is not None


_AreaKey = tuple[AreaKind, int]


def _parted(cell: str) -> tuple[_AreaKey | None, str]:
    match = _COLUMN.fullmatch(cell.strip().lower())
    if match is None or match[1] not in _KINDS:
        return None, ""
    return (_KINDS[match[1]], 2000 + int(match[2])), _PARTS[match[3]]


def _first(parts: Sequence[tuple[_AreaKey | None, str]], area: _AreaKey, part: str) -> int | None:
    return parts.index((area, part)) if (area, part) in parts else None
