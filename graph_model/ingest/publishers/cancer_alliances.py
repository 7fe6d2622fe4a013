"""Which cancer alliance each trust belongs to, as the National Health Service lists them.

The alliances of CCGs and of ICBs are published as lookups between areas, which `ons_lookup` reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "AllianceMember"]


@dataclass(frozen=True, slots=True)
class AllianceMember:
    """One trust and its alliance; the list has no date.

    Attributes:
        member: the trust's ODS code.
        alliance: the alliance's ODS code; None where the list names none for the trust.
        note: in the list's words, such as with which alliance the trust works as well.
        line: where it stands.
    """

    member: str
    member_name: str | None
    alliance: str | None
    alliance_name: str | None
    note: str | None
    line: int


_COLUMNS = (
    Column("member", ("ods_code",)),
    Column("member_name", ("ods_name",), required=False),
    Column("alliance", ("cancer_alliance_code",)),
    Column("alliance_name", ("cancer_alliance_name",)),
    Column("note", ("notes",), required=False),
)


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[AllianceMember]:
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        member = AllianceMember(
            member=row.required_code("member"),
            member_name=row.text("member_name"),
            alliance=row.code("alliance"),
            alliance_name=row.text("alliance_name"),
            note=row.text("note"),
            line=row.line,
        )
        if row.is_sound(faults):
            yield member


READER: Reader[AllianceMember] = Reader("cancer_alliances", "trusts of cancer alliances", _fits, _read)
