"""Rows of a publisher's CSV file whose first row names the columns, and how a value in one is told as a fault.

A row of another width than the header is a fault and is left out. Rows are given as they stand, which the long files
of the ONS need; readers of shorter ones may rather take `headed_rows`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault, escaped, shorten
from graph_model.ingest.publishers.headed_rows import rows_of_csv

__all__ = ["ColumnedFile", "columns_at", "read_columned_rows"]

# As many as a spreadsheet holds. The longest of these files has a thirtieth of it.
MOST_ROWS = 1_048_576


@dataclass(frozen=True)
class ColumnedFile:
    """A file that is being read, and the list to which its faults are appended."""

    name: str
    faults: list[Fault]

    def tell(self, line: int | None, column: str | None, value: str | None, reason: str) -> None:
        """Append a fault; the column and the value are shown so that they steer no terminal."""
        shown = None if value is None else shorten(value)
        self.faults.append(Fault(self.name, line, None if column is None else shorten(escaped(column)), shown, reason))


def read_columned_rows(path: Path, faults: list[Fault]) -> Iterator[RawRow]:
    """Yield the header, stripped, and then each row that is as wide as it; what is not, is told."""
    file = ColumnedFile(path.name, faults)
    told = len(faults)
    rows = rows_of_csv(path, faults)
    line, header = next(rows, (0, []))
    if len(header) == 0:
        if len(faults) == told:
            file.tell(None, None, None, "is empty: the first line names the columns")
        return
    yield line, [cell.strip() for cell in header]
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            file.tell(row[0], None, None, f"the file has more than {MOST_ROWS:,} rows and is not read on")
            return
        if len(row[1]) == len(header) or _fits(file, row, len(header)):
            yield row


def _fits(file: ColumnedFile, row: RawRow, width: int) -> bool:
    line, cells = row
    if len(cells) > width and all(cell.strip() == "" for cell in cells[width:]):
        return True
    file.tell(line, None, None, f"the row has {len(cells)} cells, the header {width}")
    return False


def columns_at(file: ColumnedFile, header: RawRow, names: Iterable[str]) -> Sequence[int] | None:
    """Give where each named column stands, or None where one is missing or there twice, which is told."""
    line, cells = header
    sound = True
    found = []
    for name in names:
        times = cells.count(name)
        if times != 1:
            file.tell(line, name, None, "the column is missing" if times == 0 else "the column is there twice")
            sound = False
        found.append(cells.index(name) if times > 0 else 0)
    return found if sound else None
