"""ODS reports of 27 columns without a header: trusts (etr), CCGs and sub-ICB locations (eccg), practices (epraccur).

Two dialects exist. The older has the status as a letter and the prescribing setting as a number; the newer
has the status as a word and roles in their place. Days are given as written: the day of closing is meant to be
the last day alive, and where it is not, whoever compiles knows better. Column 4 is where the postal address
lies, never who answers for the body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.days import DayStyle
from graph_model.ingest.publishers.headed_rows import rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.row_cells import ODS_CODE, RowCells

__all__ = ["READER", "OdsBody", "OdsStatus"]


class OdsStatus(StrEnum):
    """What ODS says of the life of a body."""

    ACTIVE = "active"
    CLOSED = "closed"
    DORMANT = "dormant"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class OdsBody:
    """One body of a report; None is not known.

    Attributes:
        region: the national grouping, such as "Y63".
        location: the ICB in whose area the postal address lies; it says nothing about who is accountable.
        opened: the first day.
        closed: the day of closing as written; the last day alive, but for some slips.
        status: None where the report has no such column.
        commissioner: the last one only.
        joined: when it joined that commissioner.
        left: when it left it.
        roles: the codes of its ODS roles; none is told for trusts and CCGs.
        line: where it stands.
    """

    code: str
    name: str
    region: str | None
    location: str | None
    postcode: str | None
    opened: date | None
    closed: date | None
    status: OdsStatus | None
    commissioner: str | None
    joined: date | None
    left: date | None
    roles: tuple[str, ...]
    line: int


_WIDTH = 27
# Places as ODS numbers them, from 1.
_PLACES = {
    "code": 1,
    "name": 2,
    "region": 3,
    "location": 4,
    "postcode": 10,
    "opened": 11,
    "closed": 12,
    "status": 13,
    "subtype": 14,
    "commissioner": 15,
    "joined": 16,
    "left": 17,
    "setting": 26,
}
_TITLES = {name: f"column {place} ({name})" for name, place in _PLACES.items()}
_STATUSES = {
    "A": OdsStatus.ACTIVE,
    "C": OdsStatus.CLOSED,
    "D": OdsStatus.DORMANT,
    "P": OdsStatus.PROPOSED,
    "ACTIVE": OdsStatus.ACTIVE,
    "INACTIVE": OdsStatus.CLOSED,
    "DORMANT": OdsStatus.DORMANT,
    "PROPOSED": OdsStatus.PROPOSED,
}
_ROLES = re.compile(r"RO\d{1,4}(\|RO\d{1,4})*", re.ASCII)
_SETTING = re.compile(r"\d{1,2}", re.ASCII)
# The one number of the older dialect whose role is certain: a GP practice. The others are no practices.
_ROLE_OF_SETTING = {"4": ("RO76",)}
_COMPACT = (DayStyle.COMPACT,)
_DAY = re.compile(r"(\d{8})?", re.ASCII)


def _fits(glimpse: Glimpse) -> bool:
    cells = glimpse.cells
    if len(cells) != _WIDTH or ODS_CODE.fullmatch(cells[0]) is None or cells[1] == "":
        return False
    return _DAY.fullmatch(cells[10]) is not None and _DAY.fullmatch(cells[11]) is not None


def _read(path: Path, faults: list[Fault]) -> Iterator[OdsBody]:
    for line, cells in rows_of_csv(path, faults):
        if len(cells) != _WIDTH:
            faults.append(Fault(path.name, line, None, None, f"the row has {len(cells)} cells; a report has {_WIDTH}"))
            continue
        row = RowCells(path.name, line, _named(cells), _TITLES)
        body = _body(row)
        if row.is_sound(faults):
            yield body


READER: Reader[OdsBody] = Reader("ods_report", "ODS report of 27 columns (etr, eccg, epraccur)", _fits, _read)


def _named(cells: Sequence[str]) -> dict[str, str]:
    return {name: cells[place - 1] for name, place in _PLACES.items()}


def _body(row: RowCells) -> OdsBody:
    return OdsBody(
        code=row.required_code("code"),
        name=row.required("name"),
        region=row.code("region"),
        location=row.code("location"),
        postcode=row.text("postcode"),
        opened=row.day("opened", _COMPACT),
        closed=row.day("closed", _COMPACT),
        status=_status(row),
        commissioner=row.code("commissioner"),
        joined=row.day("joined", _COMPACT),
        left=row.day("left", _COMPACT),
        roles=_roles(row),
        line=row.line,
    )


def _status(row: RowCells) -> OdsStatus | None:
    word = row.text("status")
    if word is not None and word not in _STATUSES:
        row.fault("status", f"is not a known status; known: {', '.join(_STATUSES)}")
    return None if word is None else _STATUSES.get(word)


def _roles(row: RowCells) -> tuple[str, ...]:
    """Give the roles: practices have them in the place of the setting, sub-ICB locations in that of the sort."""
    setting = row.text("setting")
    if setting is not None and _ROLES.fullmatch(setting) is None and _SETTING.fullmatch(setting) is None:
        row.fault("setting", "is neither a role, such as RO76, nor the number of a setting")
    subtype = row.text("subtype")
    of_subtype = subtype.split("|") if subtype is not None and _ROLES.fullmatch(subtype) else []
    of_setting = setting.split("|") if setting is not None and _ROLES.fullmatch(setting) else []
    return tuple(dict.fromkeys([*of_subtype, *of_setting, *_ROLE_OF_SETTING.get(setting or "", ())]))
