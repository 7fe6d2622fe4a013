"""ODS's codes of councils, which no other publisher uses; those of England and of Wales."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.headed_rows import Column, has_columns, headed_rows, rows_of_csv
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "CouncilCode"]


@dataclass(frozen=True, slots=True)
class CouncilCode:
    """One council: its ODS code, and its name in capitals as ODS has it."""

    code: str
    name: str
    line: int


_COLUMNS = (
    Column("code", ("ods_code",)),
    Column("name", ("name",)),
    Column("region", ("national_grouping",)),
    Column("sort", ("sub_type",)),
)


def _fits(glimpse: Glimpse) -> bool:
    return has_columns(glimpse.cells, _COLUMNS)


def _read(path: Path, faults: list[Fault]) -> Iterator[CouncilCode]:
    for row in headed_rows(path.name, rows_of_csv(path, faults), _COLUMNS, faults):
        council = CouncilCode(row.required_code("code"), row.required("name"), row.line)
        if row.is_sound(faults):
            yield council


READER: Reader[CouncilCode] = Reader("council_codes", "ODS codes of councils", _fits, _read)
