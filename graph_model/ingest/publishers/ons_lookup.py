"""ONS lookups: which areas of one kind lie in which of another, in any year.

A file fits when it gives the codes of two areas or more. Wales and Scotland are read as they stand. Areas and their
texts are kept once a file, since a lookup names each of its larger areas thousands of times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.columned_rows import ColumnedFile, read_columned_rows
from graph_model.ingest.publishers.ons_areas import Area, AreaColumns, AreaKind, area_columns, is_gss_code
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "Area", "AreaKind", "LookupRow"]

FEWEST_AREAS = 2


@dataclass(frozen=True, slots=True)
class LookupRow:
    """Areas that one row relates, in the order of the file's columns; where it begins."""

    areas: tuple[Area, ...]
    line: int


class _AreaReader:
    """Reads the area that some columns give, and remembers those it has read."""

    def __init__(self, file: ColumnedFile, columns: AreaColumns, header: Sequence[str]) -> None:
        self.file, self.columns, self.header = file, columns, header
        indexes = (columns.code, columns.name, columns.nhs_code)
        self.places = tuple(index for index in indexes if index is not None)
        self.seen: dict[tuple[str, ...], Area] = {}

    def read(self, row: RawRow) -> Area | None:
        """Give the area, or None where the code is none, which is told."""
        cells = row[1]
        key = tuple([cells[place] for place in self.places])
        area = self.seen.get(key)
        return self._new(row, key) if area is None else area

    def _new(self, row: RawRow, key: tuple[str, ...]) -> Area | None:
        line, cells = row
        code = cells[self.columns.code].strip()
        if not is_gss_code(code):
            column = self.header[self.columns.code]
            self.file.tell(line, column, code or None, "is not a code of nine characters, such as E06000001")
            return None
        name, nhs_code = _text(cells, self.columns.name), _text(cells, self.columns.nhs_code)
        for index, text in ((self.columns.name, name), (self.columns.nhs_code, nhs_code)):
            if index is not None and text is not None and not text.isprintable():
                self.file.tell(line, self.header[index], text, "holds a character that cannot be seen")
                return None
        area = Area(self.columns.kind, self.columns.year, intern(code), name, nhs_code)
        if self.columns.kind is not AreaKind.LSOA:  # most files name each of these once
            self.seen[key] = area
        return area


def _text(cells: Sequence[str], index: int | None) -> str | None:
    text = "" if index is None else " ".join(cells[index].split())
    return None if text == "" else intern(text)


def _fits(glimpse: Glimpse) -> bool:
    return len({(columns.kind, columns.year) for columns in area_columns(glimpse.cells)}) >= FEWEST_AREAS


def _read(path: Path, faults: list[Fault]) -> Iterator[LookupRow]:
    rows = read_columned_rows(path, faults)
    header = next(rows, None)
    if header is None:
        return
    readers = _readers(ColumnedFile(path.name, faults), header)
    if len(readers) == 0:
        return
    for row in rows:
        areas = [area for reader in readers if (area := reader.read(row)) is not None]
        if len(areas) == len(readers):
            yield LookupRow(tuple(areas), row[0])


def _readers(file: ColumnedFile, header: RawRow) -> list[_AreaReader]:
    line, cells = header
    found = area_columns(cells)
    repeated = [columns for at, columns in enumerate(found) if _is_among(columns, found[:at])]
    for columns in repeated:
        file.tell(line, cells[columns.code], None, "the code of this area is there twice")
    if len(found) < FEWEST_AREAS:
        file.tell(line, None, None, "no two columns hold codes of areas, such as LSOA21CD and icb24_code")
    sound = len(repeated) == 0 and len(found) >= FEWEST_AREAS
    return [_AreaReader(file, columns, cells) for columns in found] if sound else []


def _is_among(columns: AreaColumns, others: Sequence[AreaColumns]) -> bool:
    return any((columns.kind, columns.year) == (other.kind, other.year) for other in others)


READER = Reader("ons_lookup", "ONS lookup between areas", _fits, _read)
