"""Populations of LSOAs: a code and a number of residents a row; the file does not say of which year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.columned_rows import ColumnedFile, columns_at, read_columned_rows
from graph_model.ingest.publishers.ons_areas import is_gss_code
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "Population"]

COLUMNS = ("lsoacd", "population")
# More digits than mankind needs; a number of a million digits would take minutes to read.
_NUMBER = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Population:
    """The residents of one LSOA, by its code; where the row begins."""

    area: str
    people: int
    line: int


def _fits(glimpse: Glimpse) -> bool:
    return set(COLUMNS) <= set(glimpse.cells)


def _read(path: Path, faults: list[Fault]) -> Iterator[Population]:
    file = ColumnedFile(path.name, faults)
    rows = read_columned_rows(path, faults)
    header = next(rows, None)
    places = None if header is None else columns_at(file, header, COLUMNS)
    if places is None:
        return
    first: dict[str, int] = {}
    for line, cells in rows:
        area, people = (cells[place].strip() for place in places)
        if _is_sound(file, line, area, people) and _is_new(file, line, area, first):
            yield Population(area, int(people), line)


def _is_sound(file: ColumnedFile, line: int, area: str, people: str) -> bool:
    coded, counted = is_gss_code(area), _NUMBER.fullmatch(people) is not None
    if not coded:
        file.tell(line, COLUMNS[0], area or None, "is not a code of nine characters, such as E01000001")
    if not counted:
        file.tell(line, COLUMNS[1], people or None, "is not a whole number of people")
    return coded and counted


def _is_new(file: ColumnedFile, line: int, area: str, first: dict[str, int]) -> bool:
    # Who lives there would be counted twice.
    if first.setdefault(area, line) == line:
        return True
    file.tell(line, COLUMNS[0], area, f"is there already, on line {first[area]}")
    return False


READER = Reader("populations", "Residents of each LSOA", _fits, _read)
